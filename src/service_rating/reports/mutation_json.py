"""What became of the mutants, as plain JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.analysis.mutation import VERDICTS
from service_rating.reports.plain_values import plain_value

if TYPE_CHECKING:
    from service_rating.analysis.mutation import Mutation, Trial
    from service_rating.diagnostic import Location


def mutation_json(found: Mutation, places: dict[str, Location]) -> dict[str, Any]:
    """Counts, score (0 to 1) and every trial, in the order of the rubric."""
    return {
        "possible": found.possible,
        "tried": len(found.trials),
        "seed": found.seed,
        **{verdict: len(found.those(verdict)) for verdict in VERDICTS},
        "score": None if found.score is None else round(float(found.score), 6),
        "mutants": [_trial(trial, places[trial.mutant.name]) for trial in found.trials],
    }


def _trial(trial: Trial, place: Location) -> dict[str, Any]:
    edits = [
        {"path": "/".join(map(str, edit.path)), "from": plain_value(edit.before), "to": plain_value(edit.after)}
        for edit in trial.mutant.edits
    ]
    return {
        "name": trial.mutant.name,
        "kind": trial.mutant.kind,
        "verdict": trial.verdict,
        "reason": None if trial.reason is None else {"zh": trial.reason.zh, "en": trial.reason.en},
        "line": place.line,
        "column": place.column,
        "edits": edits,
    }
