"""SR110 unexpected-value: a value does not fit, for a reason that has no sentence of its own.

标题：值不合格，且没有专门的说明。

What: the shape of a value is refused by a check that the tool has no words for; the message gives the check's own name.
No file is known that leads here.
说明：值的结构未通过某项检查，而工具没有为它准备句子；提示给出检查的名称。目前没有已知的文件会出现此问题。

Why: a fault that cannot be put in words must still be told, with its line and column.
理由：说不清的问题也必须指出行列，不能放过。

Fix: compare the value with the rubric reference, and report the file, so that the sentence can be written.
改法：对照细则参考检查该值，并报告此文件，以便补上说明。

Passes::

    source: handbook of 2026
"""
