"""The rows of a survey as answers: who, when, what; rows that cannot be used are told apart."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.exact_numbers import NANO
from service_rating.observations.people import clean_ids
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.collection.logs.log import Log
    from service_rating.collection.surveys.definition import Survey
    from service_rating.collection.surveys.plan import QuestionPlan

BAD = {"file": pl.Int32, "line": pl.Int64, "place": pl.Int64, "code": pl.String, "detail": pl.String}


@dataclass(frozen=True)
class Answers:
    """What a survey says.

    ``rows``: the fields of the survey (:data:`.definition.FIELDS`, then questions and attributes), one row per response;
    ids are clean. ``silent``: the same of rows without any answer. ``bad``: rows that cannot be used.
    """

    rows: pl.DataFrame
    silent: pl.DataFrame
    bad: pl.DataFrame


def read_answers(log: Log, survey: Survey) -> Answers:
    """Read all rows. A row with one bad cell is rejected as a whole, never taken in part."""
    frame = pl.concat(list(log.blocks()))
    ids = clean_ids(frame["employee"].fill_null(""))
    frame = frame.with_columns(employee=ids["text"], hidden=ids["hidden"])
    bad = [_of(log, frame.filter(pl.col("employee") == ""), "employee", "SV101")]
    bad.append(_of(log, frame.filter("hidden"), "employee", "SV102"))
    for plan in survey.plans:
        bad += _out_of_scale(log, frame, plan)
    found = pl.concat(bad)
    good = frame.join(found.select("file", "line"), on=["file", "line"], how="anti", maintain_order="left").drop(
        "hidden"
    )
    repeated = _repeated(log, good)
    good = good.join(repeated.select("file", "line"), on=["file", "line"], how="anti", maintain_order="left")
    answered = pl.any_horizontal(pl.col(survey.questions).is_not_null())
    return Answers(good.filter(answered), good.filter(~answered), pl.concat([found, repeated]))


def _of(log: Log, frame: pl.DataFrame, field: str, code: str, detail: str = "") -> pl.DataFrame:
    """The rows of a frame as bad ones, about the cell of a field."""
    places = pl.Series([place_of(log, number, field) for number in range(len(log.tables))], dtype=pl.Int64)
    return frame.select(
        "file", "line", place=pl.lit(places).gather(pl.col("file")), code=pl.lit(code),
        detail=pl.lit(detail or None, pl.String),
    ).cast(BAD)  # type: ignore[arg-type]  # fmt: skip


def place_of(log: Log, table: int, field: str) -> int:
    """The place (from 0) of a field's column in a table; −1 where it has none."""
    return next((bound.places[0] for bound in log.bounds[table] if bound.field.name == field and bound.places), -1)


def _out_of_scale(log: Log, frame: pl.DataFrame, plan: QuestionPlan) -> Iterator[pl.DataFrame]:
    """Answers beyond the ends of the scale, and answers of an NPS question between its points."""
    cell = pl.col(plan.field)
    detail = f"{plain(plan.low)}–{plain(plan.high)}"
    outside = (cell < nano(plan.low)) | (cell > nano(plan.high))
    yield _of(log, frame.filter(outside), plan.field, "SV103", detail)
    if plan.form == "nps":
        yield _of(log, frame.filter(~outside & (cell % NANO != 0)), plan.field, "SV105")


def nano(number: object) -> int:
    """A number with few decimals in nano-units."""
    return int(Fraction(str(number)) * NANO)


def _repeated(log: Log, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows whose response id stood before: the first one stays."""
    named = rows.filter(pl.col("response").is_not_null()).select("file", "line", "response")
    first = named.unique("response", keep="first", maintain_order=True)
    again = named.join(first.select("file", "line"), on=["file", "line"], how="anti", maintain_order="left")
    again = again.join(
        first.rename({"file": "file_1", "line": "line_1"}), on="response", how="left", maintain_order="left"
    )
    names = pl.lit(pl.Series([table.name for table in log.tables], dtype=pl.String))
    marked = again.with_columns(told=pl.format("{}:{}", names.gather(pl.col("file_1")), "line_1"))
    return _of(log, marked, "response", "SV104").with_columns(detail=marked["told"])
