"""SR009 duplicate-key: a key stands once in its mapping.

标题：同一处的键不重复。

What: no mapping has the same key twice.
说明：同一组键中没有重复的键。

Why: YAML readers keep the first or the last one, so two people reading one file could see different weights.
理由：有的解析器取第一个，有的取最后一个，两个人会读出不同的权重。

Fix: keep one of the two.
改法：只保留一个。

Fails::

    composite_max: 100
    composite_max: 110

Passes::

    composite_max: 110
"""
