"""SR390 mutation-score: the worked cases would notice most changes.

标题：案例能察觉大多数改动。

What: ``service-rating rubric test --mutate`` changes one weight, cut score, gate or curve point at a time; the share of
these changes that makes a worked case fail is at least the threshold (90 % unless told).
说明：service-rating rubric test --mutate 每次改动一个权重、分数线、门槛或曲线点；使案例不通过的改动所占比例不低于阈值
（默认 90%）。

Why: a change that no case notices could be a typing error that nobody sees, and it moves people's levels.
理由：没有案例能察觉的改动，可能就是无人发现的笔误，却会改变人的等级。

Fix: for each survivor that the command lists, add a case on its edge: one just at the number and one just beside it.
改法：对命令列出的每个幸存改动，在其边界补案例：恰好等于该数的一个，紧挨着的一个。

Fails::

    case: far from every edge
    values: {greeting: 1, satisfaction: 5}
    expect: {level: 2}

Passes::

    cases:
      - {case: at 50, values: {greeting: 0.5, satisfaction: 3}, expect: {level: 1, composite: 50}}
      - {case: below 50, values: {greeting: 0.4999, satisfaction: 3}, expect: {level: null, composite: 49.99}}
      - {case: at 70, values: {greeting: 0.5, satisfaction: 5}, expect: {level: 2, composite: 70}}
      - {case: below 70, values: {greeting: 0.4999, satisfaction: 5}, expect: {level: 1, composite: 69.99}}
      - {case: content, values: {greeting: 1, satisfaction: 4}, expect: {level: 2, composite: 90}}
      - {case: not quite content, values: {greeting: 1, satisfaction: 3.99}, expect: {level: 1, composite: 89.9}}
      - {case: lowest, values: {greeting: 0, satisfaction: 1}, expect: {level: null, composite: 0}}
      - {case: highest, values: {greeting: 1, satisfaction: 5}, expect: {level: 2, composite: 100}}
      - {case: only the scale, values: {greeting: 1, satisfaction: 1}, expect: {level: 1, composite: 60}}
"""
