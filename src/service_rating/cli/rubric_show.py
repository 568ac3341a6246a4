"""``rubric show``: what a rubric asks for, on one screen."""

from typing import TYPE_CHECKING, Annotated

import typer

from service_rating.cli.session import session_of
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.rubric.model import Rubric
    from service_rating.rubric.text import Text

TEXTS = {
    "": Localized("显示一份细则的等级、指标与权重。", "Show the levels, indicators and weights of a rubric."),
    "rubric": Localized(
        "自带细则的名称，或 *.rubric.yaml 文件。", "Name of a shipped rubric, or a *.rubric.yaml file."
    ),
}
LEVELS = Localized("等级（最低综合分）", "Levels (lowest composite)")
KPIS = Localized("指标（权重 %；— 只作为等级条件的证据）", "Indicators (weight in %; —: only evidence for levels)")


def command(ctx: typer.Context, rubric: Annotated[str, typer.Argument(metavar="RUBRIC")] = "service-awareness") -> int:
    """Print title, levels with cut scores and definitions, dimensions and KPIs with weights."""
    from service_rating.reports.layout import block
    from service_rating.rubric.loading import load_rubric

    session = session_of(ctx)
    found, language = load_rubric(rubric), session.language
    session.out(f"{_text(found.title, language)} · {found.rubric} {found.version}\n\n")
    session.out(f"{LEVELS.get(language)}\n{block(_levels(found, language), session.width)}\n")
    session.out(f"{KPIS.get(language)}\n{block(_kpis(found, language), session.width)}")
    return 0


def _text(text: "Text | None", language: "Language") -> str:
    return "" if text is None else str(getattr(text, language))


def _levels(rubric: "Rubric", language: "Language") -> list[list[str]]:
    """Highest level first: title, cut score, definition."""
    return [
        [_text(level.title, language), str(level.cut_score), _text(level.definition, language)]
        for level in reversed(rubric.levels)
    ]


def _kpis(rubric: "Rubric", language: "Language") -> list[list[str]]:
    """Id, effective weight, and titles of dimension and KPI."""
    from service_rating.reports.numbers import shown_weights

    dimensions = [d.title for d in rubric.dimensions for _ in d.kpis] + [None] * len(rubric.behaviours)
    return [
        [
            kpi.kpi,
            f"{weight}" if weight else "—",
            " · ".join(filter(None, (_text(d, language), _text(kpi.title, language)))),
        ]
        for kpi, weight, d in zip(rubric.kpis, shown_weights(rubric), dimensions, strict=True)
    ]
