"""SR107 length: texts and lists are neither empty nor endless.

标题：文字与列表不空、不过长。

What: texts have 1 to 2000 characters, lists at least as many entries as they need: a rubric has a dimension and a
level, a clause has a gate, a ``linear`` curve has two points.
说明：文字为 1–2000 个字符；列表至少有必需的项数：细则至少一个维度和一个等级，条款至少一个门槛，linear 曲线至少两个点。

Why: an empty title says nothing, and a clause without a gate is a promise that nobody checks.
理由：空标题等于没写；没有门槛的条款无人核查。

Fix: complete the entry, or remove it.
改法：补全或删除。

Fails::

    source: ""

Fails::

    gates: []

Passes::

    source: handbook of 2026
"""
