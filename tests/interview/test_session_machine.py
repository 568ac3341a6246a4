"""The state machine against a plain model: whatever is done in whatever order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from service_rating.interview.entries import parse
from service_rating.interview.entry import Entry, Refusal
from service_rating.interview.questions import questions_of
from service_rating.interview.session import Session
from service_rating.interview.speaker import Speaker
from tests.interview.kinds import ANSWERS, DAY, boss, kinds, session, shipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.rubric.model import Rubric

pytestmark = pytest.mark.untraced

SPEAKERS: dict[str, tuple[Callable[[], Rubric], Speaker]] = {
    "boss": (kinds, boss()),
    "office": (kinds, boss(profile="office")),
    "self": (lambda: shipped("service-habits"), Speaker("E1", "self", "E1")),
}
TEXTS = st.one_of(
    st.sampled_from(["", "4", "17/20", "85%", "1,3", "#2", "none", "1h30", "999999", "N/A", "x", *ANSWERS.values()])
)
REMARKS = st.sampled_from(["", " ", "seen twice", "a\nb", "=1+1", "\x1b[31m", "[bold]x[/]", "长" * 200, "x" * 2001])
Told = dict[str, tuple[str, str | None, str, str]]


class Interview(RuleBasedStateMachine):
    """``told``: state, text, note and evidence by KPI; ``past`` and ``future``: the steps of undo and redo."""

    session: Session
    place: int
    told: Told

    @initialize(who=st.sampled_from(sorted(SPEAKERS)))
    def begin(self, who: str) -> None:
        rubric, speaker = SPEAKERS[who]
        self.session = Session(rubric(), speaker, day=DAY)
        self.asked = questions_of(rubric(), speaker)
        self.place, self.told, self.calls, self.expected = 0, {}, 0, 0
        self.past: list[tuple[int, Told]] = []
        self.future: list[tuple[int, Told]] = []
        self.session.on_change = self.called

    def called(self, told: Session) -> None:
        assert told is self.session
        self.calls += 1

    def now(self) -> str | None:
        return self.asked[self.place].kpi if self.place < len(self.asked) else None

    def change(self, told: Told, place: int) -> None:
        """An answer changes: that can be taken back. Only the place changes: that cannot."""
        if told != self.told:
            self.past.append((self.place, self.told))
            self.future = []
        if told != self.told or place != self.place:
            self.expected += 1
        self.told, self.place = told, place

    def of(self, kpi: str) -> tuple[str, str | None, str, str]:
        return self.told.get(kpi, ("open", None, "", ""))

    @rule(text=TEXTS)
    def answer(self, text: str) -> None:
        refusal = self.session.answer(text)
        kpi = self.now()
        found = None if kpi is None else parse(self.asked[self.place], text)
        assert (refusal is None) == isinstance(found, Entry)
        if kpi is not None and isinstance(found, Entry):
            self.change({**self.told, kpi: ("given", found.text, *self.of(kpi)[2:])}, self.place + 1)

    @rule()
    def answer_well(self) -> None:
        self.answer(ANSWERS.get(self.now() or "", "1,3"))

    @precondition(lambda self: self.told)
    @rule(data=st.data())
    def revisit(self, data: st.DataObject) -> None:
        kpi = data.draw(st.sampled_from(sorted(self.told)))
        self.session.jump(kpi)
        self.change(self.told, next(n for n, question in enumerate(self.asked) if question.kpi == kpi))

    @rule(items=st.frozensets(st.integers(0, 6), max_size=5))
    def tick(self, items: frozenset[int]) -> None:
        refusal = self.session.tick(items)
        kpi = self.now()
        possible = (
            kpi is not None
            and self.asked[self.place].items
            and items <= set(range(1, len(self.asked[self.place].items) + 1))
        )
        assert (refusal is None) == bool(possible)
        if kpi is not None and refusal is None:
            text = "none" if not items else f"#{min(items)}" if len(items) == 1 else ",".join(map(str, sorted(items)))
            self.change({**self.told, kpi: ("given", text, *self.of(kpi)[2:])}, self.place)

    @rule(step=st.sampled_from([1, -1, 60]))
    def tally(self, step: int) -> None:
        kpi = self.now()
        before = None if kpi is None else self.of(kpi)[1]
        refusal = self.session.tally(step)
        if kpi == "ideas":
            count = int(before or 0) + step
            assert (refusal is None) == (0 <= count <= 50)
            if refusal is None:
                self.change({**self.told, kpi: ("given", str(count), *self.of(kpi)[2:])}, self.place)
        else:
            assert refusal is not None

    @rule(days=st.frozensets(st.integers(0, 5), max_size=5), kpi=st.sampled_from(["smile", "listens", "steps", "?"]))
    def fill_grid(self, days: frozenset[int], kpi: str) -> None:
        refusal = self.session.fill_grid({kpi: days})
        habit = any(question.grid and question.kpi == kpi for question in self.asked)
        assert (refusal is None) == (habit and 0 not in days)
        if refusal is None:
            entry = self.session.answers[kpi].entry
            assert entry is not None
            assert entry.ticks == days
            self.change({**self.told, kpi: ("given", entry.text, *self.of(kpi)[2:])}, self.place)

    @rule()
    def not_seen(self) -> None:
        self.session.not_seen()
        if (kpi := self.now()) is not None:
            self.change({**self.told, kpi: ("not_seen", None, *self.of(kpi)[2:])}, self.place + 1)

    @rule(text=REMARKS)
    def note(self, text: str) -> None:
        refusal = self.session.note(text)
        assert (refusal is None) == (self.now() is not None and len(text) <= 2000)
        if refusal is None and (kpi := self.now()) is not None:
            kept = {" ": "", "\x1b[31m": "[31m"}.get(text, text)
            state, entry, _, evidence = self.of(kpi)
            self.remark(kpi, (state, entry, kept, evidence))

    @rule(text=REMARKS)
    def evidence(self, text: str) -> None:
        refusal = self.session.evidence(text)
        assert (refusal is None) == (self.now() is not None and len(text) <= 200)
        if refusal is None and (kpi := self.now()) is not None:
            kept = {" ": "", "\x1b[31m": "[31m", "a\nb": "a b"}.get(text, text)
            state, entry, note, _ = self.of(kpi)
            self.remark(kpi, (state, entry, note, kept))

    def remark(self, kpi: str, told: tuple[str, str | None, str, str]) -> None:
        others = {name: other for name, other in self.told.items() if name != kpi}
        self.change(others if told == ("open", None, "", "") else {**self.told, kpi: told}, self.place)

    @rule()
    def clear(self) -> None:
        self.session.clear()
        self.change({name: told for name, told in self.told.items() if name != self.now()}, self.place)

    @rule()
    def skip(self) -> None:
        self.session.skip()
        self.change(self.told, min(self.place + 1, len(self.asked)))

    @rule()
    def back(self) -> None:
        self.session.back()
        self.change(self.told, max(self.place - 1, 0))

    @rule()
    def review(self) -> None:
        self.session.review()
        self.change(self.told, len(self.asked))

    @rule(data=st.data())
    def jump(self, data: st.DataObject) -> None:
        place = data.draw(st.integers(0, len(self.asked)))
        by_name = place < len(self.asked) and data.draw(st.booleans())
        self.session.jump(self.asked[place].kpi if by_name else place)
        self.change(self.told, place)

    @rule()
    def undo(self) -> None:
        assert self.session.undo() == bool(self.past)
        if self.past:
            self.future.append((self.place, self.told))
            self.place, self.told = self.past.pop()
            self.expected += 1

    @rule()
    def redo(self) -> None:
        assert self.session.redo() == bool(self.future)
        if self.future:
            self.past.append((self.place, self.told))
            self.place, self.told = self.future.pop()
            self.expected += 1

    @precondition(lambda self: self.told)
    @rule()
    def restore(self) -> None:
        kept = json.loads(json.dumps(self.session.snapshot(), ensure_ascii=False))
        again = Session(self.session.rubric, self.session.speaker, day=DAY)
        assert again.restore(kept) == ()
        assert (again.position, dict(again.answers), again.rows()) == (
            self.place,
            dict(self.session.answers),
            self.session.rows(),
        )
        assert again.snapshot() == kept

    @invariant()
    def agrees(self) -> None:
        assert self.session.position == self.place
        assert (self.session.current.kpi if self.session.current else None) == self.now()
        told = {
            kpi: (a.state, a.entry.text if a.entry else None, a.note, a.evidence)
            for kpi, a in self.session.answers.items()
        }
        assert told == self.told
        assert self.calls == self.expected

    @invariant()
    def adds_up(self) -> None:
        states = [self.of(question.kpi)[0] for question in self.asked]
        found = self.session.completeness()
        assert (found.given, found.not_seen, found.open) == tuple(map(states.count, ("given", "not_seen", "open")))
        assert found.questions == found.given + found.not_seen + found.open
        rows = self.session.finish()
        assert isinstance(rows, Refusal) == (not found.given)
        if not isinstance(rows, Refusal):
            assert [row.kpi for row in rows] == [q.kpi for q in self.asked if self.of(q.kpi)[0] == "given"]


Interview.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestInterview: Any = Interview.TestCase


def test_a_session_begins_at_its_first_question() -> None:
    made = session()
    assert (made.position, made.current and made.current.kpi, made.on_change) == (0, "listens", None)
