"""SR007 nesting-limit: a rubric stays within the limits of depth and size.

标题：细则不超出深度与规模的上限。

What: at most 50 levels of nesting and 100,000 values, counted after aliases (``*name``) are expanded.
说明：嵌套最多 50 层，展开引用（``*名称``）后最多 100,000 个值。

Why: a few lines of nested aliases can expand to billions of values and stop the machine.
理由：几行层层引用就能展开成数十亿个值，让机器停摆。

Fix: check brackets and indentation; write values out instead of nesting aliases.
改法：检查括号与缩进；不要层层引用，直接写出值。

Fails::

    description: {60 × "["}{60 × "]"}

Passes::

    description: {zh: 小细则, en: Mini}
"""
