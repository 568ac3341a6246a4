"""SR008 yaml-alias: an alias names an anchor that stands above it.

标题：引用指向上文已定义的锚点。

What: ``*name`` refers to ``&name`` further up, and never to the value it stands in itself.
说明：``*名称`` 指向上文的 ``&名称``，且不得引用自己所在的值。

Why: an unknown name has no value, and a value that holds itself never ends.
理由：没有定义的名称没有值；包含自己的值永远展不完。

Fix: define the anchor above, write the value out, or quote a text that begins with ``*``.
改法：先定义锚点，或直接写出值；以 ``*`` 开头的文字请加引号。

Fails::

    description: *text

Passes::

    description: {zh: 小细则, en: Mini}
"""
