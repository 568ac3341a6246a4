"""Invitations: how many customers were asked about each agent, from a column of the survey or from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.logs.kind import LogField, LogKind
from service_rating.collection.logs.reading import open_log
from service_rating.collection.surveys.sentences import TELL
from service_rating.diagnostic import Location
from service_rating.localized import Localized
from service_rating.observations.exact_numbers import NANO
from service_rating.observations.people import clean_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.collection.surveys.answers import Answers

INVITATIONS = LogKind("invitations", Localized("邀请名单", "invitations"), (
    LogField("employee", "text", Localized("员工", "Employee"), ("工号", "员工编号", "employee id", "agent"), required=True),
    LogField("invited", "number", Localized("邀请数", "Invited"), ("发放数", "发出", "已邀请", "invitations", "sent")),
))  # fmt: skip


def invited_in(answers: Answers) -> pl.DataFrame | None:
    """employee, invited: the rows that are marked as invitations, answered or not; None where no row is."""
    names = ["employee", "invited"]
    rows = pl.concat([answers.rows.select(names), answers.silent.select(names)]).filter("invited")
    return rows.group_by("employee").agg(invited=pl.len().cast(pl.Int64)) if rows.height else None


def read_invitations(path: str) -> pl.DataFrame:
    """employee, invited of a list: the numbers of its column ``invited``, or one for each row.

    Raises :class:`CouldNotRunError` SV020 for a row that cannot be read, and what :func:`.open_log` raises.
    """
    log = open_log([path], INVITATIONS)
    rows = pl.concat(list(log.blocks()))
    has_numbers = any(bound.field.name == "invited" and bound.places for bound in log.bounds[0])
    rows = rows.select("line", "employee", invited=pl.col("invited") if has_numbers else pl.lit(NANO, pl.Int64))
    ids = clean_ids(rows["employee"].fill_null(""))
    rows = rows.with_columns(employee=ids["text"], wrong=pl.lit(ids["hidden"] | (ids["text"] == "")))
    number = pl.col("invited")
    wrong = rows.filter(pl.col("wrong") | number.is_null() | (number < 0) | (number % NANO != 0))["line"]
    _refuse(path, pl.concat([wrong, *(part["line"] for part in log.bad)]))
    return rows.group_by("employee").agg(invited=(pl.col("invited") // NANO).sum()).sort("employee")


def _refuse(path: str, lines: pl.Series) -> None:
    if lines.len():
        first: int = lines.sort()[0]
        raise TELL.refusal("SV020", Location(path, first), n=lines.n_unique(), line=first)


def over_invited(invited: pl.DataFrame, responses: pl.DataFrame) -> Sequence[str]:
    """Who got more answers than there were invitations; both have employee and a count."""
    joined = responses.join(invited, on="employee", how="inner")
    return joined.filter(pl.col("responses") > pl.col("invited")).sort("employee")["employee"].to_list()
