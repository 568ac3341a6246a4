"""Drafts: whole after every change, private, told when they cannot be used, and never spoilt by being read."""

from __future__ import annotations

import copy
import json
import stat
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.interview.carry_over import take_up
from service_rating.interview.draft_folder import data_folder, draft_path, drafts_in, make_folder, slug
from service_rating.interview.draft_opening import discard, find_draft, listed, read_draft
from service_rating.interview.draft_shape import MOST_BYTES, Broken
from service_rating.interview.drafts import Draft, Keeper, content_of, copy_of, parse_draft
from tests.interview import kinds
from tests.interview.kinds import ANSWERS, RUBRIC, boss, read, session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.interview.session import Session

MOMENT = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)


def keeper(path: Path) -> Keeper:
    return Keeper(path, lambda: MOMENT)


def answered() -> Session:
    """A session with an answer of every kind, one not seen, one with only a note."""
    found = kinds.answered(session(), {kpi: text for kpi, text in ANSWERS.items() if kpi not in ("refunds", "points")})
    found.jump("listens")
    found.note('said:\n“=1+1” [b] \\ "x" 很好 😀')
    found.evidence("TK-7")
    found.jump("refunds")
    found.not_seen()
    found.note("only a note")
    return found


def saved(path: Path) -> Session:
    found = answered()
    keeper(path).save(found)
    return found


def test_a_draft_gives_back_everything(tmp_path: Path) -> None:
    before = saved(tmp_path / "a.draft.json")
    draft = find_draft(tmp_path / "a.draft.json", kinds.kinds(), boss(), None)
    assert draft is not None
    after = session()
    found = take_up(after, draft, tmp_path / "a.draft.json")
    assert (found.told, found.lost) == ((), 0)
    assert after.answers == before.answers
    assert after.position == before.position
    assert (draft.saved, draft.day, draft.speaker) == (MOMENT, before.day, before.speaker)
    assert draft.answered == len(before.questions) - 1


def test_every_change_is_on_the_disk_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.draft.json"
    found = session()
    found.on_change = keeper(path).save
    for _ in range(3):
        found.not_seen()
        draft = read_draft(path)
        assert isinstance(draft, Draft)
        assert len(draft.session["answers"]) == len(found.answers)
    found.undo()
    again = read_draft(path)
    assert isinstance(again, Draft)
    assert len(again.session["answers"]) == 2


def test_drafts_are_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "drafts"
    make_folder(folder)
    path = folder / "a.draft.json"
    saved(path)
    path.chmod(0o644)
    saved(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [file.name for file in folder.iterdir()] == ["a.draft.json"]


def test_a_full_disk_is_told_and_the_draft_stays() -> None:
    with pytest.raises(CouldNotRunError) as caught:
        keeper(Path("/dev/full")).save(answered())
    assert caught.value.diagnostics[0].code == "OU004"


def test_a_folder_that_went_away_is_told(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError) as caught:
        keeper(tmp_path / "gone" / "a.draft.json").save(answered())
    assert caught.value.diagnostics[0].code == "OU004"


@cache
def whole() -> dict[str, Any]:
    return content_of(answered(), MOMENT)


BAD = {
    "cut off": json.dumps(whole())[:-20].encode(),
    "no json": b"need_discovery: 4\n",
    "nested": b"[" * 300_000,
    "a list": b"[]",
    "NaN": json.dumps(whole()).replace('"position": ', '"position": NaN, "x": ').encode(),
    "bytes": b"\xff\xfe\x00",
    "another file": b'{"schema": "service-rating/assessments/1"}',
    "a later form": json.dumps(whole() | {"schema": "service-rating/draft/2"}).encode(),
    "too large": b" " * (MOST_BYTES + 1),
}


@pytest.mark.parametrize("name", list(BAD))
def test_a_broken_draft_is_refused_and_left_as_it_is(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.draft.json"
    path.write_bytes(BAD[name])
    with pytest.raises(CouldNotRunError) as caught:
        find_draft(path, kinds.kinds(), boss(), None)
    found = caught.value.diagnostics[0]
    assert found.code == "IV041"
    assert found.hint is not None
    assert "--discard" in found.hint.en
    assert path.read_bytes() == BAD[name]


def places(content: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths to everything in a draft."""
    if path:
        yield path
    inside = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in inside:
        yield from places(value, (*path, key))


def changed(path: tuple[Any, ...], *value: Any) -> bytes:
    """A draft with another value at a place, or (without one) without the place."""
    content: Any = copy.deepcopy(whole())
    inside = content
    for step in path[:-1]:
        inside = inside[step]
    if value:
        inside[path[-1]] = value[0]
    else:
        del inside[path[-1]]
    return json.dumps(content).encode()


@pytest.mark.parametrize("odd", [None, 7, True, "x", "\ud800", [], {"x": 1}], ids=repr)
def test_whatever_stands_in_a_draft_nothing_breaks(odd: Any) -> None:
    for path in places(whole()):
        draft = parse_draft(changed(path, odd))
        if isinstance(draft, Draft):
            take_up(session(), draft, Path("a.draft.json"))
        else:
            assert draft.reason.zh != draft.reason.en


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "soon", "2026-13-01"])
def test_a_moment_that_no_clock_shows_is_a_damaged_draft(moment: str) -> None:
    assert isinstance(parse_draft(changed(("saved",), moment)), Broken)


@pytest.mark.parametrize(
    "path",
    [
        ("schema",), ("tool",), ("saved",), ("rubric",), ("rubric", "fingerprint"), ("speaker",), ("speaker", "source"),
        ("speaker", "hired"), ("day",), ("period",), ("asked",), ("asked", "greets", "measure"), ("session",),
        ("session", "at"), ("session", "answers"), ("session", "answers", "greets", "state"),
        ("session", "answers", "greets", "note"),
    ],
    ids=".".join,
)  # fmt: skip
def test_a_missing_part_is_a_damaged_draft(path: tuple[str, ...]) -> None:
    assert isinstance(parse_draft(changed(path)), Broken)


@pytest.mark.parametrize(
    ("who", "period"),
    [
        (replace(boss(), employee="E2"), None),
        (replace(boss(), rater="m8"), None),
        (replace(boss(), source="peer"), None),
        (boss(), "2026H1"),
    ],
)
def test_a_foreign_draft_is_refused_and_left_as_it_is(who: Any, period: str | None, tmp_path: Path) -> None:
    path = tmp_path / "a.draft.json"
    saved(path)
    before = path.read_bytes()
    with pytest.raises(CouldNotRunError) as caught:
        find_draft(path, kinds.kinds(), who, period)
    assert caught.value.diagnostics[0].code == "IV042"
    assert path.read_bytes() == before


def test_the_draft_of_another_rubric_is_foreign(tmp_path: Path) -> None:
    path = tmp_path / "a.draft.json"
    saved(path)
    with pytest.raises(CouldNotRunError) as caught:
        find_draft(path, read(RUBRIC.replace("rubric: kinds", "rubric: others")), boss(), None)
    assert caught.value.diagnostics[0].code == "IV042"


def test_no_file_and_an_empty_file_are_no_draft(tmp_path: Path) -> None:
    assert find_draft(tmp_path / "none", kinds.kinds(), boss(), None) is None
    (tmp_path / "empty").touch()
    assert find_draft(tmp_path / "empty", kinds.kinds(), boss(), None) is None


def test_a_draft_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError) as caught:
        find_draft(tmp_path, kinds.kinds(), boss(), None)
    assert caught.value.diagnostics[0].code == "IV040"


def test_drafts_are_listed_the_latest_first_and_broken_ones_last(tmp_path: Path) -> None:
    for name, day in (("a", 1), ("b", 3), ("c", 2)):
        Keeper(tmp_path / f"{name}.draft.json", partial(MOMENT.replace, day=day)).save(answered())
    (tmp_path / "aa.draft.json").write_text("{", "utf-8")
    (tmp_path / "other.json").write_text("{}", "utf-8")
    assert [one.path.name[0] for one in listed(tmp_path)] == ["b", "c", "a", "a"]
    assert isinstance(listed(tmp_path)[-1].draft, Broken)
    assert listed(tmp_path / "none") == []


def test_discarding_removes_the_draft_and_what_was_kept_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.draft.json"
    saved(path)
    assert keeper(path).keep_copy() == copy_of(path)
    assert copy_of(path).read_bytes() == path.read_bytes()
    assert drafts_in(tmp_path) == [path]
    discard(path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(CouldNotRunError) as caught:
        discard(path)
    assert caught.value.diagnostics[0].code == "IV048"


def test_one_interview_has_one_file_and_others_have_others(tmp_path: Path) -> None:
    own = draft_path(tmp_path, "kinds", boss(), None)
    assert own == draft_path(tmp_path, "kinds", boss(), None)
    others = [replace(boss(), employee="E2"), replace(boss(), rater="x"), replace(boss(), source="peer")]
    found = {draft_path(tmp_path, "kinds", who, None) for who in others}
    found |= {draft_path(tmp_path, "kinds", boss(), "2026"), draft_path(tmp_path, "other", boss(), None)}
    assert len(found) == 5
    assert own not in found


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "CON", "员工", "x" * 500, "\x00\x1b[2J", "", "."])
def test_an_id_cannot_lead_out_of_the_folder(name: str, tmp_path: Path) -> None:
    path = draft_path(tmp_path, "kinds", replace(boss(), employee=name), None)
    assert path.parent == tmp_path
    assert len(path.name.encode()) < 80
    assert slug(name).isascii()
    assert path.name.endswith(".draft.json")


def test_the_folder_is_the_platforms_or_the_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert data_folder({"XDG_DATA_HOME": "/data"}) == Path("/data/service-rating/drafts")
    assert data_folder({"SERVICE_RATING_DATA_DIR": str(tmp_path)}) == tmp_path / "drafts"
    monkeypatch.setattr(Path, "home", lambda: Path("/home/x"))
    assert data_folder({}) == Path("/home/x/.local/share/service-rating/drafts")
    monkeypatch.setattr("sys.platform", "darwin")
    assert data_folder({}) == Path("/home/x/Library/Application Support/service-rating/drafts")
    monkeypatch.setattr("sys.platform", "win32")
    assert data_folder({"LOCALAPPDATA": "/local"}) == Path("/local/service-rating/drafts")


def test_without_a_home_another_place_must_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Path:
        raise RuntimeError

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(Path, "home", nobody)
    with pytest.raises(CouldNotRunError) as caught:
        data_folder({})
    assert caught.value.diagnostics[0].code == "IV046"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CouldNotRunError) as caught:
        make_folder(tmp_path / "file" / "drafts")
    assert caught.value.diagnostics[0].code == "IV046"
