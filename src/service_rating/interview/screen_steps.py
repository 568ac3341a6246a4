"""From what was typed to the session: answers, notes and evidence are handed over before we go anywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.interview.answers import clean_note, one_line

if TYPE_CHECKING:
    from service_rating.interview.answers import Answer
    from service_rating.interview.entries import Refusal
    from service_rating.interview.screen_fields import Fields
    from service_rating.interview.session import Session


class Steps:
    """Takes what stands in the fields over into the session, for the question that is current."""

    def __init__(self, session: Session, fields: Fields) -> None:
        """Work between one session and its fields."""
        self.session, self.fields = session, fields

    def stored(self) -> Answer | None:
        """The answer that the session has for the current question."""
        current = self.session.current
        return None if current is None else self.session.answers.get(current.kpi)

    def keep_notes(self) -> bool:
        """Store note and evidence where they changed; False when one was refused (it stays for mending)."""
        if self.session.current is None:
            return True
        stored = self.stored()
        had = ("", "") if stored is None else (stored.note, stored.evidence)
        refusals = [
            store(text)
            for store, text, before in (
                (self.session.note, clean_note(self.fields.note.text), had[0]),
                (self.session.evidence, one_line(self.fields.evidence.value), had[1]),
            )
            if text != before
        ]
        return self._taken(next((refusal for refusal in refusals if refusal is not None), None))

    def accept(self) -> bool:
        """Store the answer, and go to the next question; False when it was refused."""
        return self.keep_notes() and self._taken(self.session.answer(self.fields.answer.value))

    def settle(self) -> bool:
        """Before going elsewhere: an answer that was typed but not yet taken is taken now, or refused."""
        stored, typed = self.stored(), self.fields.answer.value.strip()
        before = stored.entry.text if stored is not None and stored.entry is not None else ""
        if self.session.current is None or typed in ("", before):
            return self.keep_notes()
        return self.accept()

    def _taken(self, refusal: Refusal | None) -> bool:
        if refusal is not None:
            self.fields.refuse(refusal)
        return refusal is None
