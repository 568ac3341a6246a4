"""What keeps the next level shut, as phrases: caps, gates with their shortfall, points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from service_rating.localized import Language, Localized
from service_rating.rubric.gate_words import gate_needs
from service_rating.rubric.measures import Share
from service_rating.rubric.value_words import unit_of
from service_rating.scoring.arithmetic import choose, text, whole
from service_rating.scoring.gates import NOT_MET, NOT_SHOWN
from service_rating.scoring.kpi_scores import NO_EVIDENCE, NOT_APPLICABLE, TOO_FEW
from service_rating.scoring.plan import CENTI
from service_rating.scoring.wording import digits, fixed, joined, title_of, value_number

if TYPE_CHECKING:
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


def gate_phrase(gate: GatePlan, plan: Plan, language: Language) -> nw.Expr:
    """A gate that blocks, with its number; empty where it is met or waived."""
    kpi = plan.kpis[gate.kpi]
    names = {"kpi": title_of(kpi.title, language), "needs": gate_needs(gate.gate, kpi.measure).get(language)}

    def put(part: Localized) -> str:
        """A part of the sentence, behind a separator."""
        return SEPARATOR.get(language) + part.format(**names).get(language)

    state, seen = nw.col(f"gate_{gate.number}"), nw.col(f"state_{gate.kpi}")
    nobody = nw.col(f"sources_{gate.kpi}") == whole(0)
    few = joined(
        put(TOO_LITTLE[0]), nw.col(f"text_observations_{gate.kpi}"), TOO_LITTLE[1].format(**names).get(language)
    )
    return choose(
        [
            ((state == whole(NOT_SHOWN)) & (seen == whole(NO_EVIDENCE)), text(put(NOTHING_SEEN))),
            ((state == whole(NOT_SHOWN)) & (seen == whole(NOT_APPLICABLE)), text(put(NOT_FOR_THEM))),
            ((state == whole(NOT_SHOWN)) & (seen == whole(TOO_FEW)) & nobody, text(put(FEW_RATERS))),
            (state == whole(NOT_SHOWN), few),
            (state == whole(NOT_MET), _shortfall(gate, plan, language, names)),
        ],
        text(""),
    )


def _shortfall(gate: GatePlan, plan: Plan, language: Language, names: dict[str, str]) -> nw.Expr:
    """What the gate saw (passing count, score or value) and what it needs."""
    rule, measure = gate.gate, plan.kpis[gate.kpi].measure
    needs = SHORT[1].format(**names).get(language)
    if rule.passing is not None:
        lead, seen = PASSED, nw.col(f"text_pass_{gate.number}")
    elif rule.min_value is None and rule.max_value is None:
        lead, seen = SHORT_SCORE, nw.col(f"text_score_{gate.kpi}")
    else:
        lead, seen, needs = SHORT[0], nw.col(f"text_value_{gate.kpi}"), unit_of(measure).get(language) + needs
    return joined(SEPARATOR.get(language) + lead.format(**names).get(language), nw.coalesce(seen, text("-")), needs)


def cap_phrase(event: int, plan: Plan, language: Language) -> nw.Expr:
    """An event that keeps the next level shut; empty where it does not."""
    position = plan.caps[event]
    level = title_of(plan.rubric.levels[position - 1].title, language)
    name = title_of(plan.rubric.events[event].title, language)
    before = SEPARATOR.get(language) + CAP[0].format(event=name).get(language)
    phrase = joined(before, digits(nw.col(f"event_{event}")), CAP[1].format(level=level).get(language))
    blocks = (nw.col(f"event_{event}") > whole(0)) & (nw.col("next") > whole(position))
    return choose([(blocks, phrase)], text(""))


def points_phrase(plan: Plan, language: Language) -> nw.Expr:
    """The points gap and the smallest raise that closes it; empty without a gap."""
    separator = SEPARATOR.get(language)
    lead, after = separator + POINTS[0].get(language), POINTS[1].get(language)
    gap = nw.col("text_points_short")
    cases = [
        ((nw.col("points_short") > whole(0)) & (nw.col("raise_kpi") == whole(k)), _raise(k, plan, language, lead))
        for k in plan.weighted
    ]
    cases.append((nw.col("points_short") > whole(0), joined(lead, gap, after + NO_RAISE.get(language))))
    cases.append((nw.col("composite").is_null(), text(separator + NO_SCORE.get(language))))
    return choose(cases, text(""))


def _raise(k: int, plan: Plan, language: Language, lead: str) -> nw.Expr:
    """The points gap, and the value that KPI ``k`` alone would need."""
    kpi = plan.kpis[k]
    unit = unit_of(kpi.measure).get(language)
    middle = POINTS[1].get(language) + RAISE[0].format(kpi=title_of(kpi.title, language)).get(language)
    target = value_number(nw.col("raise_value"), kpi.measure)
    between, end = unit + RAISE[1].get(language), unit + RAISE[2].get(language)
    return joined(lead, nw.col("text_points_short"), middle, nw.col(f"text_value_{k}"), between, target, end)


def number_texts(plan: Plan) -> list[nw.Expr]:
    """Every number that a phrase may show, as a named text column (``text_…``): once, not once per phrase."""
    gates = {gate.kpi for gate in plan.gates}
    shown = sorted(gates | set(plan.weighted))
    columns = [("points_short", fixed(nw.col("points_short"))), ("composite", fixed(nw.col("composite")))]
    columns.append(("coverage", value_number(nw.col("coverage") * whole(CENTI), _SHARE)))
    columns += [(f"value_{k}", value_number(nw.col(f"value_{k}"), plan.kpis[k].measure)) for k in shown]
    columns += [(f"score_{k}", fixed(nw.col(f"score_{k}"))) for k in shown]
    columns += [(f"observations_{k}", digits(nw.col(f"observations_{k}"))) for k in sorted(gates)]
    for gate in plan.passing_gates:
        seen = joined(digits(nw.col(f"pass_{gate.number}")), "/", digits(nw.col(f"observations_{gate.kpi}")))
        columns.append((f"pass_{gate.number}", seen))
    return [expression.alias(f"text_{name}") for name, expression in columns]
