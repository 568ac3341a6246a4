"""SR900 failed-case: every worked case comes out as it says.

标题：每个案例的结果与预期一致。

What: the level, composite, coverage, status, blockers, bounds and justification that a case names under ``expect`` are
what scoring yields.
说明：案例 expect 中写出的等级、综合得分、覆盖率、状态、未满足项、上下界与理由，与计算结果一致。

Why: a worked case is a promise of the rubric; when it fails, either the promise or the rubric has changed unnoticed.
理由：案例是细则的承诺；不通过说明承诺或细则在不知不觉中变了。

Fix: redo the case by hand; then correct what it expects, or the rubric. ``service-rating rubric test`` shows the
derivation.
改法：手工重算该案例，再改正预期或改正细则；service-rating rubric test 会显示推导过程。

Fails::

    case: greets half of them
    values: {greeting: 0.5, satisfaction: 5}
    expect: {level: 1, composite: 70}

Passes::

    case: greets half of them
    values: {greeting: 0.5, satisfaction: 5}
    expect: {level: 2, composite: 70}
"""
