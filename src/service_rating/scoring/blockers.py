"""What keeps the next level shut, as phrases: caps, gates with their shortfall, points."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from service_rating.localized import Language, Localized
from service_rating.rubric.gate_words import gate_needs
from service_rating.rubric.measures import Share
from service_rating.rubric.value_words import unit_of
from service_rating.scoring.arithmetic import choose, nothing, some, text, whole
from service_rating.scoring.dialect import nw
from service_rating.scoring.gates import NOT_MET, NOT_SHOWN
from service_rating.scoring.kpi_scores import NO_EVIDENCE, NOT_APPLICABLE, TOO_FEW
from service_rating.scoring.plan import CENTI
from service_rating.scoring.wording import digits, fixed, joined, joined_where, shortest, title_of, value_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import GatePlan, Plan

_SHARE = Share(kind="share")
SEPARATOR = Localized("；", "; ")
CAP = (
    Localized("经确认的「{event}」", 'confirmed "{event}" (×'),
    Localized(" 起，等级最高为{level}", ") caps the level at {level}"),
)
NOTHING_SEEN = Localized("{kpi}：本期无证据（需{needs}）", "{kpi}: no evidence this period (needs {needs})")
NOT_FOR_THEM = Localized("{kpi}：不适用，无从证明（需{needs}）", "{kpi}: not applicable, so not shown (needs {needs})")
TOO_LITTLE = (
    Localized("{kpi}：证据不足（现有 ", "{kpi}: not enough evidence ("),
    Localized(" 次观察，需{needs}）", " observations; needs {needs})"),
)
FEW_RATERS = Localized("{kpi}：评价人数不足（需{needs}）", "{kpi}: too few raters (needs {needs})")
SHORT = (Localized("{kpi}为 ", "{kpi} is "), Localized("（需{needs}）", " (needs {needs})"))
SHORT_SCORE = Localized("{kpi}得分为 ", "{kpi} scores ")
PASSED = Localized("{kpi}达标 ", "{kpi} passed ")
POINTS = (Localized("综合得分差 ", "the composite is "), Localized(" 分", " points short"))
RAISE = (
    Localized("（{kpi}由 ", " ({kpi} going from "),
    Localized(" 改进到 ", " to "),
    Localized(" 即可补足）", " would close it)"),
)
NO_RAISE = Localized("（单靠任何一项指标都补不足）", " (no single KPI alone can close it)")
NO_SCORE = Localized("本期没有任何计分指标的得分", "no weighted KPI has a score this period")


class ShownNumber(NamedTuple):
    """A number of a phrase, and how it becomes text."""

    name: str
    number: nw.Expr
    worded: Callable[[nw.Expr], nw.Expr]


def with_number_texts(frame: Frame, numbers: Sequence[ShownNumber]) -> Frame:
    """Add each number as a named text column (``text_…``). The number has a column, too, because its text takes it apart."""
    frame = frame.with_columns(*(shown.number.alias(f"number_{shown.name}") for shown in numbers))
    texts = (shown.worded(nw.col(f"number_{shown.name}")).alias(f"text_{shown.name}") for shown in numbers)
    return frame.with_columns(*texts).drop(*(f"number_{shown.name}" for shown in numbers))


def gate_phrase(gate: GatePlan, plan: Plan, language: Language) -> nw.Expr:
    """A gate of the next level that blocks, with its number; empty for any other."""
    kpi = plan.kpis[gate.kpi]
    names = {"kpi": title_of(kpi.title, language), "needs": gate_needs(gate.gate, kpi.measure).get(language)}

    def put(part: Localized) -> str:
        """A part of the sentence, behind a separator."""
        return SEPARATOR.get(language) + part.format(**names).get(language)

    seen, nobody = nw.col(f"state_{gate.kpi}"), nw.col(f"sources_{gate.kpi}") == whole(0)
    dark, failed = blocks(gate, NOT_SHOWN), blocks(gate, NOT_MET)
    few = put(TOO_LITTLE[0]), nw.col(f"text_observations_{gate.kpi}"), TOO_LITTLE[1].format(**names).get(language)
    return choose(
        [
            (dark & (seen == whole(NO_EVIDENCE)), text(put(NOTHING_SEEN))),
            (dark & (seen == whole(NOT_APPLICABLE)), text(put(NOT_FOR_THEM))),
            (dark & (seen == whole(TOO_FEW)) & nobody, text(put(FEW_RATERS))),
            (dark, joined_where(dark, *few)),
            (failed, joined_where(failed, *_shortfall(gate, plan, language, names))),
        ],
        text(""),
    )


def blocks(gate: GatePlan, state: int) -> nw.Expr:
    """Whether the gate keeps the next level shut by being in this state."""
    return (nw.col("next") == whole(gate.position)) & (nw.col(f"gate_{gate.number}") == whole(state))


def _shortfall(gate: GatePlan, plan: Plan, language: Language, names: dict[str, str]) -> tuple[str, nw.Expr, str]:
    """What the gate saw (passing count, score or value) and what it needs."""
    rule, measure = gate.gate, plan.kpis[gate.kpi].measure
    needs = SHORT[1].format(**names).get(language)
    if rule.passing is not None:
        lead, seen = PASSED, nw.col(f"text_pass_{gate.number}")
    elif not by_value(gate):
        lead, seen = SHORT_SCORE, nw.col(f"text_score_{gate.kpi}")
    else:
        lead, seen, needs = SHORT[0], nw.col(f"text_value_{gate.kpi}"), unit_of(measure).get(language) + needs
    return SEPARATOR.get(language) + lead.format(**names).get(language), nw.coalesce(seen, text("-")), needs


def cap_phrase(event: int, plan: Plan, language: Language) -> nw.Expr:
    """An event that keeps the next level shut; empty where it does not."""
    position = plan.caps[event]
    level = title_of(plan.rubric.levels[position - 1].title, language)
    name = title_of(plan.rubric.events[event].title, language)
    before = SEPARATOR.get(language) + CAP[0].format(event=name).get(language)
    shut = (nw.col(f"event_{event}") > whole(0)) & (nw.col("next") > whole(position))
    after = CAP[1].format(level=level).get(language)
    return choose([(shut, joined_where(shut, before, digits(nw.col(f"event_{event}")), after))], text(""))


def points_phrase(plan: Plan, language: Language) -> nw.Expr:
    """The points gap and the smallest raise that closes it; empty without a gap."""
    separator, unraised = SEPARATOR.get(language), NO_RAISE.get(language)
    lead, after = separator + POINTS[0].get(language), POINTS[1].get(language)
    gap = nw.col("points_short") > whole(0)
    kpi = nw.col("raise_kpi")
    words = {k: _raise_words(k, plan, language) for k in plan.weighted}
    before, between, end = (
        choose([(kpi == whole(k), text(own[part])) for k, own in words.items()], nw.lit(None, dtype=nw.String))
        for part in range(3)
    )
    raised = joined(before, nw.col("text_raise_from"), between, nw.col("text_raise_to"), end)
    how = nw.coalesce(raised, text(unraised))
    cases = [
        (gap, joined_where(gap, lead, nw.col("text_points_short"), after, how)),
        (nw.col("composite").is_null(), text(separator + NO_SCORE.get(language))),
    ]
    return choose(cases, text(""))


def _raise_words(k: int, plan: Plan, language: Language) -> tuple[str, str, str]:
    """What stands before, between and behind the two values that KPI ``k`` would go from and to."""
    kpi = plan.kpis[k]
    unit = unit_of(kpi.measure).get(language)
    before = RAISE[0].format(kpi=title_of(kpi.title, language)).get(language)
    return before, unit + RAISE[1].get(language), unit + RAISE[2].get(language)


def shown_numbers(plan: Plan) -> list[ShownNumber]:
    """Every number that a phrase shows, and how; null where it is not shown."""
    gap, kpi = nw.col("points_short") > whole(0), nw.col("raise_kpi")
    values = [(kpi == whole(k), value_shown(nw.col(f"value_{k}"), plan.kpis[k].measure)) for k in plan.weighted]
    target = [(kpi == whole(k), value_shown(nw.col("raise_value"), plan.kpis[k].measure)) for k in plan.weighted]
    return [
        ShownNumber("points_short", nw.when(gap).then(nw.col("points_short")), fixed),
        ShownNumber("composite", nw.col("composite"), fixed),
        ShownNumber("coverage", value_shown(nw.col("coverage") * whole(CENTI), _SHARE), shortest),
        ShownNumber("raise_from", choose(values, nothing()), shortest),
        ShownNumber("raise_to", choose(target, nothing()), shortest),
        *_gate_numbers(plan),
    ]


def _gate_numbers(plan: Plan) -> Iterator[ShownNumber]:
    """The numbers that gates of the next level show where they block."""
    for k in sorted({gate.kpi for gate in plan.gates}):
        own = [gate for gate in plan.gates if gate.kpi == k]
        dark = some([blocks(gate, NOT_SHOWN) for gate in own])
        yield ShownNumber(f"observations_{k}", nw.when(dark).then(nw.col(f"observations_{k}")), digits)
        plain = [gate for gate in own if gate.gate.passing is None]
        if valued := [blocks(gate, NOT_MET) for gate in plain if by_value(gate)]:
            value = value_shown(nw.col(f"value_{k}"), plan.kpis[k].measure)
            yield ShownNumber(f"value_{k}", nw.when(some(valued)).then(value), shortest)
        if scored := [blocks(gate, NOT_MET) for gate in plain if not by_value(gate)]:
            yield ShownNumber(f"score_{k}", nw.when(some(scored)).then(nw.col(f"score_{k}")), fixed)
    for gate in plan.passing_gates:
        passed = nw.when(blocks(gate, NOT_MET)).then(nw.col(f"pass_{gate.number}"))
        yield ShownNumber(f"pass_{gate.number}", passed, partial(_of_all, f"observations_{gate.kpi}"))


def _of_all(column: str, number: nw.Expr) -> nw.Expr:
    return joined(digits(number), "/", digits(nw.col(column)))


def by_value(gate: GatePlan) -> bool:
    """Whether the gate asks for a value of the KPI (else for a score)."""
    return gate.gate.min_value is not None or gate.gate.max_value is not None
