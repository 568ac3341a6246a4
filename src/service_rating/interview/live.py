"""The assessment that the answers give so far, from the pipeline that ``evaluate`` runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from service_rating.interview.blocks import blocks_of
from service_rating.interview.evidence_base import HERE, EvidenceBase
from service_rating.interview.speaker import clean_id
from service_rating.localized import LANGUAGES, Language, Localized
from service_rating.reports.evaluation import evaluate_intake
from service_rating.reports.json_assessment import assessments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.interview.known import Known
    from service_rating.interview.rows import Row
    from service_rating.interview.speaker import Speaker
    from service_rating.observations.intake import Intake
    from service_rating.reports.evaluation import Evaluation
    from service_rating.rubric.model import Rubric


OF_THE_RUBRIC = "SR"
"""Warnings on the rubric (it did not hold yet, say) are told at every step; those on the files were told at the start."""


@dataclass(frozen=True, slots=True)
class Live:
    """An assessment as the json form has it, what keeps the next level away (with numbers), and what to mind."""

    assessment: dict[str, Any]
    blocks: tuple[Localized, ...]
    warnings: tuple[Localized, ...]


class Preview:
    """What the rows of an interview come to, together with what was known before it."""

    def __init__(self, rubric: Rubric, speaker: Speaker, period: str | None, known: Known | None) -> None:
        """``period`` as in ``evaluate --period``."""
        self.rubric, self.speaker, self.period = rubric, speaker, period
        self.base = EvidenceBase() if known is None else known.base
        self.left_out = () if known is None else known.left_out

    def of(self, rows: Sequence[Row], *, worded: bool = True) -> Live:
        """The assessment; the same rows give the same outcome, in any thread. Without a justification unless ``worded``."""
        intake = self.base.with_rows(self.rubric, self.speaker, rows, self.period)
        found = evaluated(intake, self.rubric, self.speaker, LANGUAGES if worded else ())
        assessment = next(assessments(found.outcome))
        warned = (warning.message for warning in found.warnings if warning.code.startswith(OF_THE_RUBRIC))
        return Live(assessment, blocks_of(assessment, self.rubric), (*self.left_out, *_rejected(found), *warned))


def evaluated(
    intake: Intake, rubric: Rubric, speaker: Speaker, languages: tuple[Language, ...] = LANGUAGES
) -> Evaluation:
    """The evaluation of the one employee, justified in these languages."""
    return evaluate_intake(intake.only(pl.Series([clean_id(speaker.employee)])), rubric, languages)


def _rejected(found: Evaluation) -> list[Localized]:
    """Rows of the interview itself that would be rejected: the same was observed before, say."""
    if found.rejects.is_empty():
        return []
    rows = found.rejects.filter(pl.col("file") == HERE).select("message_zh", "message_en").unique().sort("message_en")
    return [Localized(zh, en) for zh, en in rows.rows()]
