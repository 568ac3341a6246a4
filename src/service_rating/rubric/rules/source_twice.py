"""SR109 source-twice: a source is listed once.

标题：来源不重复。

What: the list ``sources`` of a KPI names each source once.
说明：KPI 的 sources 列表中每个来源只写一次。

Why: twice could be read as twice the weight.
理由：写两次可能被理解为权重加倍。

Fix: keep one; weights are written as a mapping, ``sources: {customer: 2, supervisor: 1}``.
改法：只保留一个；要写权重请用映射，如 sources: {customer: 2, supervisor: 1}。

Fails::

    kpi: greeting
    sources: [customer, customer]

Passes::

    kpi: greeting
    sources: [customer, system]
"""
