"""At most three sentences on an assessment, in Chinese or English, each fact with its number.

What the evidence shows (level or why none, composite, coverage); the strongest and the weakest KPI; what is missing for the next level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Language, Localized
from service_rating.rubric.wording import plain
from service_rating.scoring.arithmetic import choose, greatest, least, nothing, text, whole
from service_rating.scoring.blockers import (
    SEPARATOR,
    ShownNumber,
    cap_phrase,
    gate_phrase,
    points_phrase,
    shown_numbers,
    with_number_texts,
)
from service_rating.scoring.dialect import nw
from service_rating.scoring.kpi_scores import SCORED
from service_rating.scoring.plan import CENTI
from service_rating.scoring.wording import fixed, joined, joined_where, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import Plan

SHOWS = Localized("本期证据显示建议等级为{level}", "The evidence this period shows {level} (proposed)")
SHOWS_PROVISIONAL = Localized(
    "本期证据显示建议等级为{level}（暂定）", "The evidence this period shows {level} (proposed, provisional)"
)
SHOWS_NONE = Localized(
    "本期证据显示未达{level}标准(待复核)", "The evidence this period does not yet show {level} (to be reviewed)"
)
COMPOSITE = Localized("，综合得分 ", ", composite ")
COVERAGE = Localized("，证据覆盖率 ", ", coverage ")
END = Localized("。", ".")
WITHHELD = {
    "roster_row_rejected": Localized(
        "花名册中该员工的记录有误，本期暂不定级", "No level this period: the employee's roster row was rejected"
    ),
    "short_tenure": Localized(
        "任职未满 {months} 个月，本期暂不定级", "No level this period: employed for less than {months} months"
    ),
    "all_not_applicable": Localized(
        "没有适用的计分指标，本期暂不定级", "No level this period: no weighted KPI applies"
    ),
    "too_few_sources": Localized(
        "除自评外的评价来源不足 {sources} 个，本期暂不定级",
        "No level this period: fewer than {sources} sources besides self",
    ),
    "low_coverage": Localized(
        "证据不足（至少要覆盖 {coverage}% 的权重），本期暂不定级",
        "No level this period: at least {coverage}% of the weight needs evidence",
    ),
}
EXTREMES = (
    Localized("最强项为", " Strongest: "), Localized("，最弱项为", "; weakest: "), Localized("。", "."),
)  # fmt: skip
ALIKE = (Localized("各计分项均为 ", " Every scored KPI: "), Localized(" 分。", "."))
NAMED = (Localized("{kpi}（", "{kpi} ("), Localized(" 分）", ")"))
MISSING = (Localized("升至{level}尚缺：", " Still missing for {level}: "), Localized("。", "."))


def with_justifications(frame: Frame, plan: Plan, languages: tuple[Language, ...]) -> Frame:
    """Add ``justification_zh`` and/or ``justification_en``. Built in named steps: nested texts grow without bound on SQL."""
    if not languages:
        return frame
    frame = frame.with_columns(*_extremes(plan))
    frame = with_number_texts(frame, [*_extreme_numbers(plan), *shown_numbers(plan)])
    for language in languages:
        frame = frame.with_columns(*_phrases(plan, language))
        frame = frame.with_columns(_missing(plan, language).alias("missing"))
        whole_text = joined(nw.col("shown"), nw.col("extremes"), nw.col("missing"))
        frame = frame.with_columns(whole_text.alias(f"justification_{language}"))
    return frame


def _phrases(plan: Plan, language: Language) -> list[nw.Expr]:
    """The pieces of the three sentences, each a named column."""
    return [
        _shown(plan, language).alias("shown"),
        _strongest_and_weakest(plan, language).alias("extremes"),
        points_phrase(plan, language).alias("points_phrase"),
        *(cap_phrase(event, plan, language).alias(f"cap_phrase_{event}") for event in plan.caps),
        *(gate_phrase(gate, plan, language).alias(f"gate_phrase_{gate.number}") for gate in plan.gates),
    ]


def _shown(plan: Plan, language: Language) -> nw.Expr:
    """The first sentence: the level or why there is none, composite and coverage."""
    cases = [(nw.col("withheld") == text(why), text(_reason(why, plan, language))) for why in WITHHELD]
    lowest = title_of(plan.rubric.levels[0].title, language)
    cases.append((nw.col("status") == text("unclassified"), text(SHOWS_NONE.format(level=lowest).get(language))))
    for template, status in ((SHOWS_PROVISIONAL, "provisional"), (SHOWS, "rated")):
        for position, level in enumerate(plan.rubric.levels, 1):
            name = template.format(level=title_of(level.title, language)).get(language)
            here = (nw.col("status") == text(status)) & (nw.col("position") == whole(position))
            cases.append((here, text(name)))
    composite = nw.coalesce(joined(COMPOSITE.get(language), nw.col("text_composite")), text(""))
    coverage = nw.coalesce(joined(COVERAGE.get(language), nw.col("text_coverage"), "%"), text(""))
    return joined(choose(cases, text("")), composite, coverage, END.get(language))


def _reason(why: str, plan: Plan, language: Language) -> str:
    rules = plan.rubric.evidence
    coverage = plain(rules.min_coverage * CENTI)
    filled = WITHHELD[why].format(months=rules.min_tenure, sources=rules.min_sources, coverage=coverage)
    return filled.get(language)


def _extremes(plan: Plan) -> list[nw.Expr]:
    """Index of the strongest and the weakest KPI: score, weight and order packed into one key with a stable tie-break."""
    count, top = len(plan.kpis), max(plan.weights) + 1
    strong, weak = [], []
    for k in plan.weighted:
        scored = nw.col(f"state_{k}") == whole(SCORED)
        score = nw.col(f"score_{k}") * whole(top)
        strong.append(nw.when(scored).then((score + whole(plan.weights[k])) * whole(count) + whole(count - 1 - k)))
        weak.append(nw.when(scored).then((score + whole(top - plan.weights[k])) * whole(count) + whole(k)))
    return [
        (whole(count - 1) - greatest(*strong) % whole(count)).alias("strongest"),
        (least(*weak) % whole(count)).alias("weakest"),
    ]


def _strongest_and_weakest(plan: Plan, language: Language) -> nw.Expr:
    """The second sentence; empty when nothing is scored. One KPI is both only where all scores are equal."""
    names = {}
    for column in ("strongest", "weakest"):
        titles = [(nw.col(column) == whole(k), text(_named(k, plan, language))) for k in plan.weighted]
        name, after = choose(titles, nw.lit(None, dtype=nw.String)), NAMED[1].get(language)
        names[column] = joined(name, nw.col(f"text_{column}"), after)
    lead, between, end = (part.get(language) for part in EXTREMES)
    apart = joined(lead, names["strongest"], between, names["weakest"], end)
    alike = joined(ALIKE[0].get(language), nw.col("text_strongest"), ALIKE[1].get(language))
    same = nw.col("strongest") == nw.col("weakest")
    return nw.coalesce(choose([(same, alike)], apart), text(""))


def _named(k: int, plan: Plan, language: Language) -> str:
    return NAMED[0].format(kpi=title_of(plan.kpis[k].title, language)).get(language)


def _extreme_numbers(plan: Plan) -> Iterator[ShownNumber]:
    """The scores of the strongest and the weakest KPI."""
    for column in ("strongest", "weakest"):
        scores = [(nw.col(column) == whole(k), nw.col(f"score_{k}")) for k in plan.weighted]
        yield ShownNumber(column, choose(scores, nothing()), fixed)


def _missing(plan: Plan, language: Language) -> nw.Expr:
    """The third sentence: caps, gates and points that keep the next level shut; empty at the top or when withheld."""
    cases = []
    caps = [nw.col(f"cap_phrase_{event}") for event in plan.caps]
    for position, level in enumerate(plan.rubric.levels, 1):
        gates = [nw.col(f"gate_phrase_{gate.number}") for gate in plan.gates_at(position)]
        here = nw.col("next") == whole(position)
        phrases = joined_where(here, "", *caps, *gates, nw.col("points_phrase")).str.slice(len(SEPARATOR.get(language)))
        lead = MISSING[0].format(level=title_of(level.title, language)).get(language)
        cases.append((here, joined_where(here, lead, phrases, MISSING[1].get(language))))
    return choose(cases, text(""))
