"""SR207 name-collision: a header names one KPI only.

标题：一个表头只对应一个 KPI。

What: id, titles (zh, en) and aliases of KPIs and events stay apart from those of the others when full-width letters,
case and outer blanks are ignored (Unicode NFKC, casefold), and no alias is a column name of the observations.
说明：忽略全角半角、大小写与首尾空格（NFKC、casefold）后，各 KPI 与事件的 id、标题、别名互不相同，也不与观测表的列名相同。

Why: headers of wide files are matched by these names; of two KPIs both called
"satisfaction" one would take the other's numbers.
理由：宽表按这些名字对应列；两个 KPI 都叫“满意度”时，数据会归错。

Fix: change the title or alias so that it fits one KPI only.
改法：修改标题或别名，使其只对应一个 KPI。

Fails::

    kpi: greeting
    aliases: [ＳＡＴＩＳＦＡＣＴＩＯＮ]

Passes::

    kpi: greeting
    aliases: [问候率, greeting rate]
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.names import COLUMNS
from service_rating.rubric.names import folded as folded_anew
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding
    from service_rating.rubric.rules.walk import Path

folded = lru_cache(maxsize=1024)(folded_anew)
"""Rubrics are alike in many of their names."""


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look for names that fold to the same as another one's."""
    owners = dict.fromkeys(COLUMNS, "")
    for path, owner, name in _names(rubric):
        taken = owners.setdefault(folded(name), owner)
        if not taken and name != owner:  # an id that is a column name is told by SR206
            yield path, _COLUMN.format(name=shown(name))
        elif owner not in {taken, name}:  # a doubled id is told by SR205
            yield path, _TAKEN.format(name=shown(name), owner=taken)


def _names(rubric: Rubric) -> Iterator[tuple[Path, str, str]]:
    """Give (path, id of its owner, name) for every name; ids first, so that they have the older right."""
    named = [(path, kpi.kpi, "kpi", kpi.title, kpi.aliases) for path, kpi in kpis(rubric)]
    named += [(("events", i), e.event, "event", e.title, []) for i, e in enumerate(rubric.events)]
    yield from (((*path, key), owner, owner) for path, owner, key, _, _ in named)
    for path, owner, _, title, aliases in named:
        yield (*path, "title", "zh"), owner, title.zh
        yield (*path, "title", "en"), owner, title.en
        yield from (((*path, "aliases", i), owner, alias) for i, alias in enumerate(aliases))


_COLUMN = Localized(
    "{name} 是观测表的列名，不能作标题或别名；请换一个名字。",
    "{name} is a column of the observations and cannot be a title or alias; choose another name.",
)
_TAKEN = Localized(
    "{name} 与 {owner} 的名字（忽略全半角与大小写）相同，表头会对应错；请改名。",
    "{name} is, width and case aside, a name of {owner} too, so a header would fit both; change it.",
)
