"""Observations: files or frames → clean canonical frames, rejects and counts.

``read_observations(paths, rubric, roster=…, period=…, mapping=…, attributes=…)`` and ``intake_frame(frame, rubric, …)``
give an :class:`Intake`:

* ``observations``: employee, kpi (position in ``rubric.kpis``), source (position in ``rubric.source_order``), rater
  ("" none), day (days since 1970-01-01, undated −1,000,000), value (nano-units; null = not applicable), numerator,
  denominator (micro-units; null none), observations (≥ 1). Numbers are Int64.
* ``events``: employee, event (position in ``rubric.events``), evidence, rater, day; one row per confirmed event.
* ``employees``: employee, profile (position in ``rubric.profile_order``, −1 none), short_tenure, roster_rejected.
* ``attributes``: employee, then each attribute as text ("" unknown). Both are sorted by employee.
* ``rejects``: file, line, column (the header of the cell), code, message_zh, message_en, then the original cells.
* ``inputs``: each file with its form, encoding and separator, and what each of its columns is.
* ``shares()``: the same observations, share by share of the employees, where they need not fit into memory together.
* ``counts``, ``diagnostics`` (warnings and notes), ``period`` (label or None), ``digest`` (``sha256:…`` of all inputs).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from service_rating.observations.intake import Intake, intake_frame, read_observations
    from service_rating.observations.period import Period, parse_period
    from service_rating.observations.settling import Counts

__all__ = ["Counts", "Intake", "Period", "intake_frame", "parse_period", "read_observations"]
_PLACES = {
    "Counts": "settling", "Intake": "intake", "Period": "period", "intake_frame": "intake", "parse_period": "period",
    "read_observations": "intake",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load a module of this package, and the libraries behind it, only when a name of it is asked for."""
    if name not in _PLACES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
