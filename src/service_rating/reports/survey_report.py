"""The figures of a survey: a file (csv, xlsx, Parquet), a page (Markdown), and lines for the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.localized import Localized
from service_rating.reports import survey_words as words
from service_rating.reports.collected_files import RENDERERS as COLLECTED
from service_rating.reports.frame_workbook import frame_workbook
from service_rating.reports.plain_text import plain
from service_rating.rubric.wording import plain as plain_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from service_rating.collection.surveys.plan import QuestionPlan
    from service_rating.collection.surveys.survey import SurveyFound
    from service_rating.localized import Language

TEXTS = ("employee", "title", "form", "few")
MARKUP = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>()#+-.!|&~$"})


def figure_rows(found: SurveyFound, language: Language) -> pl.DataFrame:
    """The figures with words: a row per employee and question, at the end all employees together."""
    plans = found.survey.plans
    names, forms = [plan.name for plan in plans], [plan.form for plan in plans]
    titles = [plan.title.get(language) for plan in plans]
    tops = [plain_number(plan.top_box) for plan in plans]
    answered = pl.when(pl.col("answers") == 0).then(pl.lit(words.NONE.get(language)))
    return found.figures.select(
        pl.col("employee").fill_null(words.ALL.get(language)), question=_of_question(names), title=_of_question(titles),
        form=_of_question(forms), top_box=_of_question(tops), **{
            name: pl.col(name)
            for name in ("answers", "mean", "top_box_answers", "top_box_percent", "promoters", "passives", "detractors",
                         "nps", "responses", "invited", "response_percent")
        },
        few=answered.when(pl.col("few")).then(pl.lit(words.FEW.get(language))),
    )  # fmt: skip


def _of_question(texts: Sequence[str]) -> pl.Expr:
    return pl.lit(pl.Series(texts, dtype=pl.String)).gather(pl.col("question"))


def summary_lines(found: SurveyFound) -> Iterator[Localized]:
    """Responses, then each question over all employees."""
    plans = found.survey.plans
    totals = found.figures.filter(pl.col("employee").is_null()).rows(named=True)
    for total in totals[:1]:
        known = total["response_percent"] is not None
        sentence = words.INVITED if known else words.RESPONSES
        yield sentence.format(responses=total["responses"], invited=total["invited"], percent=total["response_percent"])
    for total in totals:
        yield _line(plans[total["question"]], total)


def _line(plan: QuestionPlan, total: dict[str, object]) -> Localized:
    if not total["answers"]:
        return words.UNANSWERED.format(title=_safe(plan.title))
    sentence = words.NPS if plan.form == "nps" else words.RATED
    return sentence.format(
        **{**total, "title": _safe(plan.title), "mean": _mean(total["mean"])}, top=plain_number(plan.top_box), percent=total["top_box_percent"],
        top_answers=total["top_box_answers"],
    )  # fmt: skip


def _mean(value: object) -> str:
    """Always two decimals, so that 4.00 does not look more certain or less than 4.25."""
    return "" if value is None else f"{value:.2f}"


def _safe(title: Localized) -> Localized:
    return Localized(plain(title.zh), plain(title.en))


def _markdown(found: SurveyFound, language: Language) -> bytes:
    """A page: what the figures mean, then a table."""
    rows = figure_rows(found, language)
    forms = {form: told.get(language) for form, told in words.FORMS.items()}
    rows = rows.with_columns(form=pl.col("form").replace_strict(forms, return_dtype=pl.String))
    names = [name for name in words.COLUMNS if name in TEXTS or rows[name].is_not_null().any()]
    head = [words.COLUMNS[name].get(language) for name in names]
    rule = ["---" if name in TEXTS else "---:" for name in names]
    lines = [head, rule, *([_cell(row[name], name) for name in names] for row in rows.iter_rows(named=True))]
    boxes = [words.BOX.format(title=plan.title, top=plain_number(plan.top_box)) for plan in found.survey.plans]
    comma = "、" if language == "zh" else ", "
    told = words.TOP_BOX.format(boxes=comma.join(_escaped(box.get(language)) for box in boxes if box))
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    return f"# {words.TITLE.get(language)}\n\n{told.get(language)}\n\n{table}".encode()


def _cell(value: object, name: str) -> str:
    if isinstance(value, str):
        return _escaped(value)
    return _mean(value) if name == "mean" else "" if value is None else str(value)


def _escaped(text: str) -> str:
    """Text of a file that becomes no markup."""
    return plain(text).translate(MARKUP)


def _table(suffix: str) -> Callable[[SurveyFound, Language], bytes]:
    return lambda found, language: COLLECTED[suffix](figure_rows(found, language), language)


def _workbook(found: SurveyFound, language: Language) -> bytes:
    return frame_workbook(((words.SHEET, figure_rows(found, language)),), language)


RENDERERS: dict[str, Callable[[SurveyFound, Language], bytes]] = {
    ".csv": _table(".csv"), ".xlsx": _workbook, ".parquet": _table(".parquet"), ".md": _markdown,
}  # fmt: skip
"""By the suffix of the file."""
