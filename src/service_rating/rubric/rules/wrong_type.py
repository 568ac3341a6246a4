"""SR103 wrong-type: a value is of the sort that its key wants.

标题：值的类型与键相符。

What: where a number is wanted stands a plain number and not a text, a truth value or a percentage; where a list is
wanted, a list; and so on.
说明：该写数字处写普通数字，而不是文字、真假值或百分数；该写列表处写列表，依此类推。

Why: a number in quotes would be read as text by other tools, and ``85%`` as neither.
理由：带引号的数字会被其他工具当作文字，85% 则两者都不是。

Fix: write the value as the message shows; 85 % is ``0.85``.
改法：按提示书写；85% 写 0.85。

Fails::

    composite_max: "110"

Fails::

    evidence: {min_coverage: 60%}

Passes::

    composite_max: 110
"""
