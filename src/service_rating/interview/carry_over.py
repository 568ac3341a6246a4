"""A draft taken up again, answer by answer: what still fits is carried over, what does not is told.

An answer fits where its KPI is still asked and measured in the same way. Where only words around the question changed,
the answer is carried over, and the change is told: the person may see it differently now. Notes and evidence are kept
wherever the question is still asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from service_rating.diagnostic import Diagnostic, Location, Severity
from service_rating.interview.drafts import asked_by
from service_rating.interview.entries import Refusal, parse
from service_rating.localized import Localized
from service_rating.rubric.fingerprint import fingerprint
from service_rating.rubric.wording import shown

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.interview.drafts import Asked, Draft
    from service_rating.interview.questions import Question
    from service_rating.interview.session import Session

LONGEST_TEXT = 200
LEFT_OUT, LOOK_AGAIN = "IV043", "IV044"
SUMMARY = Localized(
    "草稿是按细则的另一个版本（{old}）填写的，现在是 {new}：{kept} 个答案沿用，{lost} 个不再适用。",
    "The draft was made by another version of the rubric ({old}, now {new}): {kept} answers carried over, {lost} no longer fit.",
)
NO_KPI = Localized("细则中已没有这个指标", "the rubric has no such KPI any more")
NOT_ASKED = Localized("这个来源或岗位类型已不评这个指标", "it is no longer asked of this source and profile")
OTHER_MEASURE = Localized("测量方式或范围变了", "it is measured in another way or range now")
LOST = Localized("{title}：{why}，原答案未沿用：{text}", "{title}: {why}; the answer was left out: {text}")
REWORDED = Localized(
    "{title}：问题的文字变了，答案 {text} 已沿用，请再看一遍。",
    "{title}: its wording has changed; the answer {text} was carried over, please look at it again.",
)
NOT_SEEN = Localized("未见", "not seen")
NOTED = Localized("（备注：{text}）", " (note: {text})")


@dataclass(frozen=True, slots=True)
class CarryOver:
    """What came of a draft: sentences to be told (none where everything fits), how many answers were left out."""

    told: tuple[Diagnostic, ...]
    lost: int


def take_up(session: Session, draft: Draft, path: Path) -> CarryOver:
    """Bring the answers of a draft into a session that has none yet. ``path`` is named in what is told."""
    kept: dict[str, Any] = {}
    told: list[Diagnostic] = []
    for kpi, answer in draft.session["answers"].items():
        carried, finding = _carried(session, kpi, answer, draft.asked.get(kpi))
        if carried is not None:
            kept[kpi] = carried
        if finding is not None:
            told.append(Diagnostic(finding[0], Severity.WARNING, finding[1], Location(str(path))))
    session.restore({**draft.session, "answers": kept, **_place(session, draft, kept)})
    lost = sum(1 for finding in told if finding.code == LEFT_OUT)
    if draft.fingerprint != fingerprint(session.rubric):
        told.insert(0, _summary(session, draft, path, kept, lost))
    return CarryOver(tuple(told), lost)


def _carried(
    session: Session, kpi: str, answer: dict[str, Any], before: Asked | None
) -> tuple[dict[str, Any] | None, tuple[str, Localized] | None]:
    """The answer as it is carried over (None: not at all), and what is told of it."""
    question = next((q for q in session.questions if q.kpi == kpi), None)
    title = _title(session, kpi, before)
    if question is None:
        why = NOT_ASKED if any(own.kpi == kpi for own in session.rubric.kpis) else NO_KPI
        sentence = LOST.format(title=title, why=why, text=_text(answer, with_note=True))
        return None, (LEFT_OUT, sentence) if _says(answer) else None
    if answer["state"] != "given":
        return answer, None
    why_not = _why_not(session, question, answer["text"], before)
    if why_not is not None:
        return _emptied(answer), (LEFT_OUT, LOST.format(title=title, why=why_not, text=_text(answer)))
    if before is not None and before.words != asked_by(session, kpi).words:
        return answer, (LOOK_AGAIN, REWORDED.format(title=title, text=_text(answer)))
    return answer, None


def _why_not(session: Session, question: Question, text: str, before: Asked | None) -> Localized | None:
    """Why an answer does not fit its question any more; None where it does."""
    if before is not None and before.measure != asked_by(session, question.kpi).measure:
        return OTHER_MEASURE
    found = parse(question, text)
    return _bare(found.reason) if isinstance(found, Refusal) else None


def _bare(sentence: Localized) -> Localized:
    return Localized(sentence.zh.rstrip("。"), sentence.en.rstrip("."))


def _says(answer: dict[str, Any]) -> bool:
    return answer["state"] != "open" or bool(answer["note"] or answer["evidence"])


def _emptied(answer: dict[str, Any]) -> dict[str, Any]:
    """Only the note and the evidence of an answer."""
    return {**answer, "state": "open", "text": None}


def _title(session: Session, kpi: str, before: Asked | None) -> Localized:
    own = next((k for k in session.rubric.kpis if k.kpi == kpi), None)
    if own is not None:
        return Localized(own.title.zh, own.title.en)
    if before is not None:
        return Localized(shown(before.title_zh), shown(before.title_en))
    return Localized(shown(kpi), shown(kpi))


def _text(answer: dict[str, Any], *, with_note: bool = False) -> Localized:
    text = answer["text"]
    said = {"given": Localized(shown(text), shown(text)), "not_seen": NOT_SEEN}.get(
        answer["state"], Localized("—", "—")
    )
    words = " ".join(part for part in (answer["evidence"], answer["note"]) if part)
    note = NOTED.format(text=shown(words, LONGEST_TEXT)) if with_note and words else Localized("", "")
    return Localized(said.zh + note.zh, said.en + note.en)


def _place(session: Session, draft: Draft, kept: dict[str, Any]) -> dict[str, Any]:
    """Where to go on: where it stood among the same questions, else at the first that is open (or the review)."""
    if list(draft.asked) == [question.kpi for question in session.questions]:
        return {}
    unanswered = {"state": "open"}
    open_ones = (q.kpi for q in session.questions if kept.get(q.kpi, unanswered)["state"] == "open")
    return {"at": next(open_ones, None)}


def _summary(session: Session, draft: Draft, path: Path, kept: dict[str, Any], lost: int) -> Diagnostic:
    """That the draft was made by another definition, which one, and how much of it is left."""
    carried = sum(1 for answer in kept.values() if answer["state"] != "open")
    old = shown(f"{draft.version} {draft.fingerprint[7:15]}")
    new = f"{session.rubric.version} {fingerprint(session.rubric)[7:15]}"
    message = SUMMARY.format(old=old, new=new, kept=carried, lost=lost)
    return Diagnostic("IV045", Severity.WARNING, message, Location(str(path)))
