"""SR102 missing-key: every required key is there.

标题：必需的键都已写出。

What: keys that the language requires are written, for example ``version``, both languages of a text, or the ``kind`` of
a measure.
说明：必需的键都要写出，例如 version、双语文本的两种语言、measure 的 kind。

Why: nothing is guessed; a text that is missing in one language is missing for those who read that language.
理由：工具不作猜测；缺一种语言，读那种语言的人就看不到。

Fix: add the key.
改法：补上该键。

Fails::

    description: {zh: 小细则}

Passes::

    description: {zh: 小细则, en: Mini}
"""
