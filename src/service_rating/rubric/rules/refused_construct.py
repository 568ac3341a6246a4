"""SR108 refused-construct: the language has no ranks, quotas, formulas or negative scores.

标题：细则语言没有排名、配额、公式和负分。

What: keys and words that ask for a comparison between people, a forced distribution, a free formula, a negative score
of a KPI or points above the full mark are refused on purpose.
说明：要求人与人比较、强制分布、自由公式、KPI 负分或超过满分的键与词一律拒绝。

Why: each of them makes one person's level depend on others, or a number that nobody can check by hand.
理由：它们会使一个人的等级取决于他人，或产生无法手工核对的数字。

Fix: the message says what to write instead: an absolute standard as a curve, an event with points, a gate.
改法：提示说明可改写成什么：用曲线写绝对标准、用事件加减分、用门槛。

Fails::

    forced_distribution: {top: 0.2}

Passes::

    composite_max: 110
"""
