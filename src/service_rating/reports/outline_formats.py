"""The forms a rubric can be shown in: one line per form in an explicit table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.reports import outline_json
from service_rating.reports.outline import sections
from service_rating.reports.pieces_markdown import markdown_of
from service_rating.reports.pieces_text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.localized import Language
    from service_rating.rubric.model import Rubric

    Render = Callable[[Rubric, Language, int, bool], str]


def _text(rubric: Rubric, language: Language, width: int, colour: bool) -> str:  # noqa: FBT001  # one signature for all forms
    return text_of(sections(rubric, language), width, colour=colour)


def _markdown(rubric: Rubric, language: Language, *_: object) -> str:
    return markdown_of(sections(rubric, language))


def _json(rubric: Rubric, *_: object) -> str:
    return outline_json.render(rubric)


FORMS: dict[str, Render] = {"text": _text, "markdown": _markdown, "json": _json}
SUFFIXES = {".txt": "text", ".md": "markdown", ".json": "json"}
