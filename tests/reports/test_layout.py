from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from service_rating.reports.layout import block, lines_of, pad, printable, wrap
from service_rating.reports.screen_table import BOLD, table
from service_rating.reports.summary import bar
from tests.reports.handmade import ROWS, outcome

TEXTS = st.text(st.sampled_from("abc de，。（）服务质量 0.5%-'"), max_size=80)


@given(TEXTS, st.integers(4, 40))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one() -> None:
    lines = wrap("综合分（八十），服务质量（高），", 10)
    assert not any(line.startswith(("，", "）")) or line.endswith("（") for line in lines)


@given(st.text(max_size=30))
def test_nothing_in_a_cell_can_steer_the_terminal(text: str) -> None:
    assert not {c for c in printable("\x1b[2J" + text) if c < " " or "\x7f" <= c <= "\x9f"}


def test_chinese_is_padded_by_cells() -> None:
    assert pad("服务", 6) == "服务  "
    assert pad("服务", 6, right=True) == "  服务"
    assert lines_of(["服务", "x"], [4, 1], [False, False]) == ["服务  x"]
    assert block([], 80) == ""


def test_table_fits_its_width() -> None:
    for width in (80, 81, 119, 120, 200):
        for language in ("zh", "en"):
            assert max(cell_len(line) for line in table(outcome(), language, width).splitlines()) <= width


def test_colour_only_when_asked() -> None:
    assert BOLD in table(outcome(), "en", colour=True)
    assert "\x1b" not in table(outcome(), "en")


def test_escape_sequences_in_names_are_harmless() -> None:
    row = ROWS[1] | {"employee": "E\x1b[2J1\n"}
    assert "\x1b" not in table(outcome([row]), "zh")


def test_bars_are_in_proportion_and_never_empty_for_somebody() -> None:
    assert [len(bar(n, 1000)) for n in (0, 1, 500, 1000)] == [0, 1, 15, 30]
    assert [len(bar(n, 4)) for n in (0, 1, 4)] == [0, 1, 4]
