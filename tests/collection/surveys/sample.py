"""Short ways to write a survey with its mapping, and its figures worked out in plain Python."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from service_rating.collection.surveys.definition import load_file, survey_of
from service_rating.collection.surveys.survey import SurveyFound, collect_survey
from service_rating.rubric.loading import load_rubric

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.rubric.model import Rubric

RUBRIC = load_rubric("service-awareness")
HEAD = """\
mapping: guests
for: survey
rubric: service-awareness
columns: {employee: who, date: day, response: id, evidence: order, invited: sent}
questions:
"""
CSAT = "  satisfaction: {column: q1, is: csat, kpi: customer_satisfaction}\n"
NPS = "  recommend: {column: q2, is: nps}\n"
CES = "  ease: {column: q3, is: ces}\n"
TEXT = "  words: {column: q4, is: text}\n"
HEADER = "id,who,day,order,sent,q1,q2,q3,q4\n"


def found_in(folder: Path, rows: str, mapping: str = HEAD + CSAT + NPS + CES + TEXT, **options: Any) -> SurveyFound:
    """Collect a survey of these rows; ``rubric``: another one than service-awareness; ``few``."""
    (folder / "survey.csv").write_text(HEADER + rows, "utf-8")
    (folder / "s.mapping.yaml").write_text(mapping, "utf-8")
    rubric: Rubric = options.pop("rubric", None) or RUBRIC
    survey = survey_of(load_file(folder / "s.mapping.yaml"), rubric, options.pop("few", None))
    return collect_survey([str(folder / "survey.csv")], survey, **options)


def half_up(number: Fraction, decimals: int) -> float:
    shift = 10**decimals
    return float(Fraction((number * shift + Fraction(1, 2)).__floor__(), shift))


def figures_by_hand(answers: list[int], top: int, *, nps: bool) -> dict[str, object]:
    """Mean, top box and NPS of one agent's answers."""
    n = len(answers)
    top_answers = sum(answer >= top for answer in answers)
    good, bad = sum(a >= 9 for a in answers), sum(a <= 6 for a in answers)
    figures: dict[str, object] = {
        "answers": n,
        "mean": half_up(Fraction(sum(answers), n), 2) if n else None,
        "top_box_answers": top_answers,
        "top_box_percent": half_up(Fraction(100 * top_answers, n), 1) if n else None,
        "promoters": good if nps else None,
        "passives": n - good - bad if nps else None,
        "detractors": bad if nps else None,
        "nps": half_up(Fraction(100 * (good - bad), n), 1) if nps and n else None,
    }
    return figures
