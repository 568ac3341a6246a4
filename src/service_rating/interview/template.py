"""An answers file to fill in: every question with its anchors as comments, nothing answered yet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from service_rating.localized import Language, Localized
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.interview.questions import Question
    from service_rating.interview.session import Session

HEAD = Localized(
    "答案文件。请在每个 value 后填写；没有看到的写 not_seen（未见）。\n"
    "evidence 写案例编号，note 写看到了什么；两者都可不填。\n"
    "填好后：service-rating assess --answers 本文件 -o observations.csv",
    "Answers file. Fill in every value; write not_seen for what you have not seen.\n"
    "evidence is for the reference of a case, note for what you observed; both may stay empty.\n"
    "Then: service-rating assess --answers THIS_FILE -o observations.csv",
)
WEIGHT = Localized("{title}（权重 {weight}%）", "{title} (weight {weight}%)")
NO_WEIGHT = Localized("{title}（只作等级条件的证据）", "{title} (evidence for the levels only)")


def render_template(session: Session, language: Language) -> str:
    """The file for one interview, in YAML; an id that is not known stands as ``null`` and is to be filled in."""
    return (
        "\n".join([*_comment(HEAD.get(language)), *_header(session), "answers:", *_answers(session, language)]) + "\n"
    )


def _comment(text: str, indent: str = "") -> Iterator[str]:
    for line in text.split("\n"):
        yield f"{indent}# {line}".rstrip()


def _header(session: Session) -> Iterator[str]:
    speaker, rubric = session.speaker, session.rubric
    entries = {"rubric": rubric.rubric, "version": rubric.version, "employee": speaker.employee}
    entries |= {"source": speaker.source, "rater": speaker.rater}
    optional = {"profile": speaker.profile, "date": session.day.isoformat(), "period": session.period}
    for key, value in (entries | {k: v for k, v in optional.items() if v}).items():
        yield f"{key}: {_quoted(value) if value else 'null'}"


def _quoted(text: str) -> str:
    """A text that no YAML reader takes for anything else."""
    return json.dumps(text, ensure_ascii=False)


def _answers(session: Session, language: Language) -> Iterator[str]:
    dimension = None
    for question in session.questions:
        if question.dimension != dimension:
            dimension = question.dimension
            yield from ("", *_comment(f"== {question.dimension_title.get(language)} ==", "  "))
        yield from ("", *_question(question, language))


def _question(question: Question, language: Language) -> Iterator[str]:
    wording = WEIGHT if question.weight else NO_WEIGHT
    yield from _comment(wording.format(title=question.title, weight=plain(question.weight)).get(language), "  ")
    if question.description is not None:
        yield from _comment(question.description.get(language), "  ")
    for point, text in question.anchors:
        yield from _comment(f"  {point}  {text.get(language)}", "  ")
    for number, item in enumerate(question.items, 1):
        yield from _comment(f"  {number}. {item.get(language)}", "  ")
    yield from _comment(question.accepted().get(language), "  ")
    yield f'  {question.kpi}: {{value: null, evidence: "", note: ""}}'
