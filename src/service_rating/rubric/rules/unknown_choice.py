"""SR104 unknown-choice: a word is one of the permitted ones.

标题：取值是允许的词之一。

What: where the language knows a fixed set of words (sources, kinds of measures and curves, ways to aggregate, …), one
of them is written.
说明：取值固定的地方（来源、测量与曲线的种类、汇总方式等）写其中之一。

Why: privacy and scoring hang on these words; an unknown one has no meaning.
理由：隐私保护与计分都取决于这些词；不认识的词没有含义。

Fix: choose one of the words that the message lists.
改法：从提示列出的词中选择。

Fails::

    default_source: colleague

Passes::

    default_source: peer
"""
