"""SR106 out-of-range: a number lies within the limits of its key.

标题：数字在该键的范围之内。

What: weights are at least 0, coverages lie between 0 and 1, levels between 1 and 99, ``composite_max`` between 100 and
1000, and so on.
说明：权重不小于 0，覆盖率在 0–1 之间，等级在 1–99 之间，composite_max 在 100–1000 之间，等等。

Why: a coverage of 60 was meant as 0.6; read as it stands, nobody would ever get a level.
理由：覆盖率写成 60，本意是 0.6；照字面执行，谁也得不到等级。

Fix: write the number within the limits that the message tells.
改法：按提示的上下限改写。

Fails::

    evidence: {min_coverage: 60}

Passes::

    evidence: {min_coverage: 0.6}
"""
