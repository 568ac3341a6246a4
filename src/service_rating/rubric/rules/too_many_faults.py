"""SR111 too-many-faults: of a file with very many faults only the first are told.

标题：问题极多时只列出前面的。

What: a file has at most 500 faults of shape; the ones beyond are not told.
说明：结构问题最多列出 500 处，其余不列。

Why: a file with more faults is no rubric, and a list without end helps nobody.
理由：问题更多的文件多半不是细则，无尽的清单也没有帮助。

Fix: see whether it is the right file; mend what is told and check again.
改法：检查是否给错了文件；先改正列出的问题再检查。

Fails::

    cases: [{600 × "1, "}1]

Passes::

    description: {zh: 小细则, en: Mini}
"""
