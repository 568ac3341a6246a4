"""Contents of definition files, spoilt at random in a few places: what nobody would write, and what is just not right."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

NUMBERS = (
    *(0, 1, -1, 2, 8, 9, 20, 21, 99, 100, 101, 1000, 1001, 10**30, 2**70),
    *map(Decimal, ("0.5", "-0", "0.0", "1.0", "1", "1.01", "NaN", "sNaN", "Infinity", "-Infinity", "1E+30", "1E-30")),
    *(0.0, 1.5, float("nan"), float("inf")),
)
TEXTS = (
    *(
        "",
        " ",
        "a",
        "a\n",
        "\na",
        "A",
        "a_b",
        "a-b",
        "a--b",
        "-",
        "_",
        "1",
        "é",
        "字",
        "\ud800",
        "a\x00b",
        "1.0.0",
        "01.0.0",
    ),
    *(
        "1.0.0\n",
        "1.0",
        "1１.0.0",
        "１.0.0",
        "1.٣.0",
        "10.20.30",
        "AB",
        "ABCD",
        "N/A",
        "n/a",
        "peer",
        "self",
        "share",
        "linear",
    ),
    *(
        "a" * 40,
        "a" * 41,
        "a" * 64,
        "a" * 65,
        "字" * 100,
        "字" * 101,
        "字" * 2000,
        "x" * 2001,
        "mean",
        "fixed",
        "block",
        "h",
    ),
)
OTHERS: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        [],
        {},
        (),
        [1],
        (1, 2),
        [0, 1],
        [0, 1, 2],
        ["peer"],
        ["peer", "peer"],
        ["peer", 1],
        [None],
        b"a",
    ),
    *({"zh": "a", "en": "b"}, {"zh": "a"}, {1: {"zh": "a", "en": "b"}}, {True: 1}, {"a": 1}, {"peer": None}, {None: 1}),
    *(
        {"peer": 1},
        {"kind": "share"},
        {"kind": ["share"]},
        {"kind": 1},
        {"kind": "sharf"},
        {"\ud800": "a"},
        {1: 1, "1": 1},
    ),
)
KEYS = ("kind", "max", "min", "is", "value", "a", "", "kpi", "title", "weight", "\ud800", 1, -1, None, True, ("a",))
LENGTHS = (2, 3, 21, 51, 101, 201, 501)


def spoilt(content: Any, random: Random) -> Any:
    """The content with one thing changed somewhere, or two."""
    changed = deepcopy(content)
    for _ in range(random.choice((1, 1, 2))):
        changed = _spoilt_inside(changed, content, random)
    return changed


def _spoilt_inside(content: Any, whole: Any, random: Random) -> Any:
    """Walk down at random, and change what is there."""
    inside = list(content) if isinstance(content, dict) else range(len(content)) if isinstance(content, list) else ()
    if not inside or random.random() < 0.15:
        return _changed(content, whole, random)
    step = random.choice(inside)
    content[step] = _spoilt_inside(content[step], whole, random)
    return content


def _changed(value: Any, whole: Any, random: Random) -> Any:
    kinds = NUMBERS if isinstance(value, int | Decimal) else TEXTS if isinstance(value, str) else OTHERS
    choice = random.randint(0, 6)
    if choice == 0 and isinstance(value, dict) and value:
        return {key: entry for key, entry in value.items() if key != random.choice(list(value))}
    if choice <= 1 and isinstance(value, dict):
        return value | {random.choice(KEYS): _any_part(whole, random)}
    if choice <= 1 and isinstance(value, list) and value:
        return (value * random.choice(LENGTHS))[: random.choice(LENGTHS)]
    if choice == 2:
        return _any_part(whole, random)
    if choice == 3:
        return random.choice(([value], (value,), str(value), {"a": value}))
    return deepcopy(random.choice(kinds if choice > 4 else (*NUMBERS, *TEXTS, *OTHERS)))


def _any_part(whole: Any, random: Random) -> Any:
    """Something that is right elsewhere."""
    part = whole
    while isinstance(part, dict | list) and part and random.random() < 0.8:
        part = part[random.choice(list(part))] if isinstance(part, dict) else random.choice(part)
    return deepcopy(part)
