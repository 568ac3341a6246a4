"""One walk up the ladder of levels: what the gates leave open of every KPI, and what shuts a level."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from service_rating.localized import Localized
from service_rating.rubric.boxes import CENTI, FULL, Asked, Box, all_scores, scores_inside, stands_alone
from service_rating.rubric.curves.segments import MICRO, NANO
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.facts import Facts
    from service_rating.rubric.model import Gate, Kpi, Level

Path = tuple[str | int, ...]
LIMITS = ("min_value", "max_value", "min_score", "max_score")


class Exclusion(NamedTuple):
    """The first level out of reach: its place in ``levels``, the path of what shuts it, the reason, the KPI at fault."""

    level: int
    path: Path
    because: Localized
    kpi: str | None = None


def gates_of(place: int, level: Level) -> Iterator[tuple[Path, Gate]]:
    """Give the gates of one level with their paths."""
    for j, clause in enumerate(level.clauses):
        for k, gate in enumerate(clause.gates):
            yield ("levels", place, "clauses", j, "gates", k), gate


class Climb:
    """One walk up the ladder for the people of a profile (None: without one)."""

    def __init__(self, facts: Facts, profile: str | None) -> None:
        """Start below the first level."""
        self.facts, self.profile = facts, profile
        self.boxes: dict[str, Box] = {}
        self.gone = frozenset(() if profile is None else facts.rubric.profiles[profile].not_applicable)

    def exclusions(self) -> Iterator[Exclusion]:
        """Give what shuts levels, from below; only the first says something about the level alone."""
        for i, level in enumerate(self.facts.rubric.levels):
            by = _LEVEL.format(level=level.level)
            for path, gate in gates_of(i, level):
                kpi = self.facts.kpis.get(gate.kpi)
                if kpi is None or not stands_alone(self.facts, kpi, gate) or not self._is_judged(kpi):
                    return  # told by SR241, SR244, SR265
                yield from self._gate(i, path, gate, by)
            yield from self._composite(i, level)

    def _gate(self, level: int, path: Path, gate: Gate, by: Localized) -> Iterator[Exclusion]:
        kpi = self.facts.kpis[gate.kpi]
        waived = gate.if_not_applicable == "waive" and (kpi.kpi in self.gone or kpi.only_if is not None)
        if waived:
            return
        if kpi.kpi in self.gone:
            yield Exclusion(level, path, _NOT_APPLICABLE.format(kpi=kpi.kpi), kpi.kpi)
        box = self._box(kpi)
        box.ask(gate, by)
        yield from self._conflict(level, (*path, *_number_of(gate)), kpi, box)
        condition = kpi.only_if
        if condition is not None and (other := self.facts.kpis.get(condition.kpi)) is not None:
            because = _ONLY_IF.format(kpi=kpi.kpi)
            self._box(other).at_least("value", MICRO, condition.value, because)
            self._box(other).at_most("value", MICRO, condition.value, because)
            yield from self._conflict(level, path, other, self._box(other))

    def _conflict(self, level: int, path: Path, kpi: Kpi, box: Box) -> Iterator[Exclusion]:
        if scores_inside(self.facts, kpi, box) is None:
            because = _NO_VALUE.format(kpi=kpi.kpi, asked=_and(list(box.asked.values())))
            yield Exclusion(level, path, because, kpi.kpi)

    def _box(self, kpi: Kpi) -> Box:
        return self.boxes.setdefault(kpi.kpi, Box.whole(kpi))

    def _is_judged(self, kpi: Kpi) -> bool:
        absent = getattr(kpi.measure, "absent", None)
        return absent is not None or bool(self.facts.counted(kpi, self.profile))

    def _composite(self, place: int, level: Level) -> Iterator[Exclusion]:
        """Compare the greatest composite with the cut score; name the KPI that keeps it down most."""
        best = self._best_scores()
        total = sum(self.facts.weights[kpi] for kpi in best)
        if not total or level.cut_score > self.facts.rubric.composite_max:
            return  # told by SR266, SR212
        nano = sum(self.facts.weights[kpi] * score for kpi, score in best.items()) // total + 1
        highest = min(nano + self.facts.event_points(None)[1], int(self.facts.rubric.composite_max * NANO))
        shown = (highest * CENTI + NANO // 2) // NANO
        if shown < level.cut_score * CENTI:
            lost = {kpi: self.facts.weights[kpi] * (FULL - score) for kpi, score in best.items()}
            worst = max(lost, key=lambda kpi: lost[kpi])
            yield Exclusion(
                place, ("levels", place, "cut_score"), self._too_low(level, shown, worst, best[worst]), worst
            )

    def _best_scores(self) -> dict[str, int]:
        """The best score (nano) of every KPI that counts; one with ``only_if`` only where it lifts the mean."""
        found: dict[str, int] = {}
        perhaps: dict[str, int] = {}
        for name in self.facts.weights:
            kpi = self.facts.kpis[name]
            if name in self.facts.curves and name not in self.gone and self._is_judged(kpi):
                (perhaps if kpi.only_if is not None and name not in self.boxes else found)[name] = self._best(kpi)
        for name, score in sorted(perhaps.items(), key=lambda pair: -pair[1]):
            weight = sum(self.facts.weights[kpi] for kpi in found)
            if score * weight >= sum(self.facts.weights[kpi] * found[kpi] for kpi in found):
                found[name] = score
        return found

    def _best(self, kpi: Kpi) -> int:
        """The best score (nano) that the gates so far leave a KPI; a box that leaves none was told before."""
        box = self.boxes.get(kpi.kpi)
        inside = None if box is None else scores_inside(self.facts, kpi, box)
        return (inside or all_scores(self.facts, kpi))[1]

    def _too_low(self, level: Level, shown: int, worst: str, score: int) -> Localized:
        asked = list(self.boxes[worst].asked.values()) if worst in self.boxes else []
        limits = _WITHIN.format(asked=_and(asked)) if asked else Localized("", "")
        return _TOO_LOW.format(
            highest=f"{shown / CENTI:.2f}",
            cut=plain(level.cut_score),
            kpi=worst,
            score=f"{score / NANO:.2f}",
            limits=limits,
        )


def _number_of(gate: Gate) -> tuple[str, ...]:
    """The number to change, where a gate limits value and score by one only."""
    names = tuple(name for name in LIMITS if getattr(gate, name) is not None)
    return names if len(names) == 1 else ()


def _and(asked: list[Asked]) -> Localized:
    return Localized("与 ".join(a.text.zh for a in asked), " and ".join(a.text.en for a in asked))


_LEVEL = Localized("等级 {level}", "level {level}")
_ONLY_IF = Localized("{kpi} 的 only_if", "only_if of {kpi}")
_NO_VALUE = Localized("{kpi} 没有取值能满足 {asked}", "no value of {kpi} satisfies {asked}")
_NOT_APPLICABLE = Localized("{kpi} 不适用，而它的门槛不豁免", "{kpi} is not applicable, and its gate is not waived")
_TOO_LOW = Localized(
    "综合得分最高 {highest}，低于分数线 {cut}；拉低最多的是 {kpi}，最高只有 {score} 分{limits}",
    "the composite is {highest} at best, and the cut score {cut}; {kpi} keeps it down most, with a score of {score} at "
    "best{limits}",
)
_WITHIN = Localized("（受限于 {asked}）", " (within {asked})")
