"""SR011 foreign-yaml: tags, merge keys and odd keys are not used.

标题：不使用标签、合并键和特殊的键。

What: no YAML tags (``!!python/object``), no merge key ``<<``, and keys are names or whole numbers.
说明：不用 YAML 标签（如 ``!!python/object``）和合并键 ``<<``；键只能是名称或整数。

Why: tags can make other readers run code, and merged keys hide where a number comes from.
理由：标签可能让其他解析器执行代码；合并键让人看不出数字的出处。

Fix: write the plain values out.
改法：把值直接写出来。

Fails::

    source: !!str handbook

Passes::

    source: handbook
"""
