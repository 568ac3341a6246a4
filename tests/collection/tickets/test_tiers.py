"""Tiers files: the shipped one says what the regulation says; mistakes are told with their place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from service_rating.collection.tickets.limits import size_of
from service_rating.collection.tickets.sentences import SENTENCES
from service_rating.collection.tickets.tiers import find_tiers, load_tiers, packaged_tiers
from service_rating.collection.tickets.tiers_model import Limit
from service_rating.collection.tickets.yields import feeds_of
from service_rating.diagnostic import CouldNotRunError
from service_rating.rubric.catalogue import packaged_rubrics
from service_rating.rubric.loading import load_rubric, load_rubric_bytes
from tests.collection.tickets.logs import collect, plain, write

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "agreement: ours\nversion: 1.0.0\ntitle: {zh: 本公司, en: Ours}\ntiers:\n"
ONE = "  - {tier: one, title: {zh: 一, en: I}, resolve_within: {hours: 1}}\n"
YIELDS = "yields:\n  - {kpi: timeliness, share: in_time}\n"
RUBRIC = """
rubric: ours
version: 1.0.0
title: {zh: 本公司, en: Ours}
dimensions:
  - dimension: service
    title: {zh: 服务, en: Service}
    kpis:
      - {kpi: timeliness, title: {zh: 及时, en: Timely}, weight: 100, measure: {kind: share}, curve: {kind: linear, points: [[0, 0], [1, 100]]}}
behaviours:
  - {kpi: hours, title: {zh: 小时, en: Hours}, measure: {kind: duration, unit: h, max: 100}}
  - {kpi: days, title: {zh: 天, en: Days}, measure: {kind: duration, unit: d, max: 365}}
  - {kpi: cases, title: {zh: 工单, en: Cases}, measure: {kind: count, max: 10000}, aggregate: sum}
  - {kpi: again, title: {zh: 重开, en: Again}, measure: {kind: count, max: 10000}}
  - {kpi: heard, title: {zh: 听, en: Heard}, measure: {kind: share}, sources: [customer]}
levels:
  - {level: 1, title: {zh: 合格, en: Qualified}, cut_score: 60}
"""


def tiers_file(folder: Path, text: str) -> str:
    file = folder / "our.tiers.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def problems(folder: Path, text: str) -> list[tuple[str, int, int]]:
    with pytest.raises(CouldNotRunError) as error:
        load_tiers(tiers_file(folder, text))
    assert all(d.message.zh and d.message.en for d in error.value.diagnostics)
    return [(d.code, d.location.line, d.location.column) for d in error.value.diagnostics]


def test_the_shipped_tiers_are_those_of_the_regulation() -> None:
    assert list(packaged_tiers()) == ["service-level"]
    minute, hour, day = 60_000, 3_600_000, 86_400_000
    limits = {
        tier.tier: tuple(
            (type(limit) is Limit and size_of(limit)) for limit in (tier.respond_within, tier.resolve_within)
        )
        for tier in load_tiers().value.tiers
    }
    assert limits == {
        "urgent": (30 * minute, 2 * hour), "priority": (4 * hour, 12 * hour),
        "routine": (24 * hour, 5 * day), "advisory": (5 * day, 10 * day),
    }  # fmt: skip


def test_the_shipped_tiers_fit_every_shipped_rubric_they_name() -> None:
    named = {one.kpi for one in load_tiers().value.yields}
    fitting = [name for name in packaged_rubrics() if named & {kpi.kpi for kpi in load_rubric(name).kpis}]
    assert {"service-awareness", "service-desk"} <= set(fitting)
    for name in fitting:
        assert feeds_of(load_tiers(), load_rubric(name))


def test_limits_are_exact() -> None:
    assert size_of(Limit(hours=Decimal("0.1"))) == 360_000
    assert size_of(Limit(working_hours=Decimal("1.5"))) == 5_400_000
    assert size_of(Limit(minutes=Decimal("0.00001"))) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + ONE.replace("hours: 1", "hours: 1, minutes: 1") + YIELDS, [("TK002", 5, 56)]),
        (HEAD + ONE.replace("{hours: 1}", "{}") + YIELDS, [("TK002", 5, 56)]),
        (HEAD + ONE + ONE.replace("一", "二").replace("I}", "II}") + YIELDS, [("TK004", 6, 12)]),
        (HEAD + ONE.replace("resolve", "words: [a, b], resolve") + ONE.replace("one", "two").replace("一", "二")
            .replace("I}", "II}").replace("resolve", "words: [B], resolve") + YIELDS, [("TK003", 6, 48)]),
        (HEAD + ONE + "states: {open: [x], resolved: [Ｘ]}\n" + YIELDS, [("TK003", 6, 31)]),
        (HEAD + ONE + "events: {opened: [x], responded: [X]}\n" + YIELDS, [("TK003", 6, 34)]),
        (HEAD + ONE + YIELDS + "  - {kpi: timeliness, share: resolved}\n", [("TK004", 8, 11)]),
        (HEAD + ONE + "yields:\n  - {kpi: a}\n", [("TK005", 7, 5)]),
        (HEAD + ONE + "yields:\n  - {kpi: a, share: resolved, count: cases}\n", [("TK005", 7, 5)]),
        (HEAD + ONE + "yields:\n  - {kpi: a, share: resolved, tier: one}\n", [("TK005", 7, 5)]),
        (HEAD + ONE + "yields:\n  - {kpi: a, time: response}\n", [("TK005", 7, 5)]),
        (HEAD + ONE + "yields:\n  - {kpi: a, time: response, tier: oen}\n", [("TK006", 7, 36)]),
        (HEAD + ONE + "yields:\n  - {kpi: a, time: response, tier: one}\n", [("TK007", 7, 5)]),
        (HEAD + ONE + "yields:\n  - {kpi: a, share: luck}\n", [("SR104", 7, 21)]),
        (HEAD + ONE.replace("hours", "hrs") + YIELDS, [("SR101", 5, 57)]),
        (HEAD + ONE.replace("hours: 1", "hours: 0") + YIELDS, [("SR106", 5, 64)]),
        (HEAD + ONE.replace("hours: 1", "hours: '1'") + YIELDS, [("SR103", 5, 64)]),
        ("agreement: ours\nagreement: theirs\n" + (HEAD + ONE + YIELDS).split("\n", 1)[1], [("SR009", 2, 1)]),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_their_place(tmp_path: Path, text: str, expected: list[tuple[str, int, int]]) -> None:
    assert problems(tmp_path, text) == expected


def test_unknown_keys_name_the_keys_of_their_place(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError, match="minutes, hours, working_days, working_hours"):
        load_tiers(tiers_file(tmp_path, HEAD + ONE.replace("hours", "stunden") + YIELDS))
    with pytest.raises(CouldNotRunError, match=r"Did you mean words\?"):
        load_tiers(tiers_file(tmp_path, HEAD + ONE.replace("resolve_within", "wrods: [], resolve_within") + YIELDS))


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"\xff\xfe\x00a", b"[" * 5000, b"- a\n", b"a: &x [*x]\n", "时".encode("gbk")]
)
def test_any_bytes_are_a_diagnostic(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "t.tiers.yaml"
    file.write_bytes(content)
    with pytest.raises(CouldNotRunError, match=r"t\.tiers\.yaml.*SR"):
        load_tiers(str(file))


def test_a_name_is_a_shipped_one_or_a_path(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError, match=r"TK001.*Did you mean service-level\?"):
        find_tiers("service-levle")
    assert str(find_tiers("./none.yaml")) == "none.yaml"
    with pytest.raises(CouldNotRunError, match="SR001"):
        load_tiers(str(tmp_path / "none.tiers.yaml"))


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("{kpi: other, share: resolved}", "TK010", "belongs to the rubric ours"),
        ("{kpi: hours, share: resolved}", "TK011", "wants share"),
        ("{kpi: timeliness, count: cases}", "TK011", "wants count"),
        ("{kpi: again, count: reopened}", "TK014", "aggregate: sum"),
        ("{kpi: heard, share: resolved}", "TK013", "system may not judge"),
        ("{kpi: hours, time: resolution, tier: days}", "TK012", "working days"),
        ("{kpi: days, time: resolution, tier: desk}", "TK012", "working hours"),
    ],
)
def test_yields_must_fit_the_rubric(tmp_path: Path, line: str, code: str, words: str) -> None:
    tiers = HEAD + ONE + (
        "  - {tier: days, title: {zh: 天, en: D}, resolve_within: {working_days: 1}}\n"
        "  - {tier: desk, title: {zh: 台, en: K}, resolve_within: {working_hours: 1}}\n"
    )  # fmt: skip
    rubric, _ = load_rubric_bytes(RUBRIC.encode(), "ours")
    assert rubric is not None
    with pytest.raises(CouldNotRunError, match=f"{code}.*{words}"):
        feeds_of(load_tiers(tiers_file(tmp_path, f"{tiers}yields:\n  - {line}\n")), rubric)


def test_own_tiers_with_working_hours_counts_and_a_calendar_beside_them(tmp_path: Path) -> None:
    (tmp_path / "our.rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    (tmp_path / "desk.calendar.yaml").write_text(
        'calendar: desk\nbased_on: weekdays\nworking_hours: ["09:00-12:00", "13:00-18:00"]\n', encoding="utf-8"
    )
    tiers = tiers_file(
        tmp_path,
        "agreement: ours\nversion: 1.0.0\ntitle: {zh: 本公司, en: Ours}\ncalendar: desk.calendar.yaml\ntiers:\n"
        "  - {tier: desk, title: {zh: 台, en: K}, resolve_within: {working_hours: 4}}\n"
        "  - {tier: free, title: {zh: 不限, en: Free}}\n"
        "yields:\n  - {kpi: hours, time: resolution, tier: desk}\n  - {kpi: timeliness, share: in_time}\n"
        "  - {kpi: cases, count: cases}\n",
    )
    header = ("case", "agent", "tier", "opened", "resolved")
    log = [
        ("T1", "D1", "desk", "2026-03-06 16:00", "2026-03-09 10:00"), ("T2", "D1", "desk", "2026-03-06 16:00", "2026-03-09 13:00"),
        ("T3", "D1", "不限", "2026-03-06 16:00", None), ("T4", "D1", "free", "2026-03-06 16:00", "2026-03-06 16:30"),
    ]  # fmt: skip
    found = collect(write(tmp_path / "log.csv", header, log), str(tmp_path / "our.rubric.yaml"), tiers)
    assert {row[1:5] for row in plain(found)} == {
        ("hours", "3", None, None), ("hours", "5", None, None), ("timeliness", None, "1", "2"), ("cases", "4", None, None),
    }  # fmt: skip
    assert [d.code for d in found.collected.diagnostics] == ["TK054", "TK052"]
    assert found.tally["not_yet_counted"].to_list() == [0, 1]


def test_every_sentence_exists_in_both_languages() -> None:
    assert all(text.zh and text.en and text.zh != text.en for text in SENTENCES.values())


def test_limits_that_need_no_calendar_ask_for_none(tmp_path: Path) -> None:
    header = ("case", "agent", "tier", "opened", "resolved")
    log = write(tmp_path / "log.csv", header, [("T1", "D1", "one", "2103-03-06 16:00", "2103-03-06 16:30")])
    found = collect(log, "service-awareness", tiers_file(tmp_path, HEAD + ONE + YIELDS), zone="UTC", calendar="AE")
    assert [row[1:5] for row in plain(found)] == [("timeliness", None, "1", "1")]
    assert [d.code for d in found.collected.diagnostics] == ["TK052"]
