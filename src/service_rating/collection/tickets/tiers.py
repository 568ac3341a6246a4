"""Tiers files: where they are found, and what must hold between their keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.collection.definitions import Definition, read_definition
from service_rating.collection.tickets.sentences import SENTENCES, refuse
from service_rating.collection.tickets.tiers_model import Agreement, Limit, Tier, Yield
from service_rating.collection.tickets.words import event_words, state_words, tier_words
from service_rating.diagnostic import CouldNotRunError, sort_diagnostics
from service_rating.rubric.names import folded
from service_rating.rubric.wording import did_you_mean, listed, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service_rating.diagnostic import Diagnostic

DEFAULT_TIERS = "service-level"
SUFFIX = ".tiers.yaml"
UNITS = ("minutes", "hours", "working_days", "working_hours")
_PACKAGE = Path(__file__).resolve().parents[2]
# In a wheel the tiers lie inside the package; in a checkout at the root of the repository.
_FOLDERS = (_PACKAGE / "tiers", _PACKAGE.parents[1] / "tiers")


def packaged_tiers() -> dict[str, Path]:
    """The shipped tiers files by name."""
    folder = next((folder for folder in _FOLDERS if folder.is_dir()), None)
    files = [] if folder is None else sorted(folder.glob(f"*{SUFFIX}"))
    return {file.name.removesuffix(SUFFIX): file for file in files}


def find_tiers(name: str) -> Path:
    """The file of a shipped name or of a path. Raises ``CouldNotRunError`` TK001 for an unknown name."""
    known = packaged_tiers()
    if name in known:
        return known[name]
    path = Path(name)
    if path.suffix or set(name) & set("/\\") or path.is_file():
        return path
    raise refuse("TK001", name=shown(name), near=did_you_mean(name, known), known=listed(known))


def load_tiers(name: str = DEFAULT_TIERS) -> Definition[Agreement]:
    """Load tiers by name or path. Raises ``CouldNotRunError`` with every problem: SR0xx, SR1xx, TK001–TK007."""
    found = read_definition(find_tiers(name), Agreement)
    problems = [*_limit_problems(found), *_word_problems(found), *_yield_problems(found)]
    if problems:
        raise CouldNotRunError(*sort_diagnostics(problems))
    return found


def limit_of(tier: Tier, what: str | None) -> Limit | None:
    """The limit of a tier for ``response`` or ``resolution``; None where it has none."""
    return tier.respond_within if what == "response" else tier.resolve_within


def unit_of(limit: Limit) -> str:
    """The unit a limit is given in."""
    return next(unit for unit in UNITS if getattr(limit, unit) is not None)


def _limit_problems(found: Definition[Agreement]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for place, tier in enumerate(found.value.tiers):
        if tier.tier in seen:
            yield found.problem("TK004", SENTENCES["TK004"].format(name=tier.tier), "tiers", place, "tier")
        seen.add(tier.tier)
        for key in ("respond_within", "resolve_within"):
            limit = getattr(tier, key)
            if limit is not None and sum(getattr(limit, unit) is not None for unit in UNITS) != 1:
                yield found.problem("TK002", SENTENCES["TK002"], "tiers", place, key)


def _word_problems(found: Definition[Agreement]) -> Iterator[Diagnostic]:
    agreement = found.value
    tiers = [(words, ("tiers", place, "words")) for place, words in enumerate(tier_words(agreement))]
    states = [(words, ("states", words[0])) for words in state_words(agreement)]
    events = [(words, ("events", words[0])) for words in event_words(agreement)]
    for groups in (tiers, states, events):
        yield from _ambiguous(found, groups)


def _ambiguous(
    found: Definition[Agreement], groups: Sequence[tuple[list[str], tuple[str | int, ...]]]
) -> Iterator[Diagnostic]:
    """Words that stand for two things; the first word of a group is its name."""
    seen: dict[str, str] = {}
    for words, path in groups:
        for word in words:
            other = seen.setdefault(folded(word), words[0])
            if other != words[0]:
                message = SENTENCES["TK003"].format(word=shown(word), one=other, other=words[0])
                yield found.problem("TK003", message, *path)


def _yield_problems(found: Definition[Agreement]) -> Iterator[Diagnostic]:
    tiers = {tier.tier: tier for tier in found.value.tiers}
    seen: set[str] = set()
    for place, one in enumerate(found.value.yields):
        here: tuple[str | int, ...] = ("yields", place)
        if one.kpi in seen:
            yield found.problem("TK004", SENTENCES["TK004"].format(name=one.kpi), *here, "kpi")
        seen.add(one.kpi)
        if not _is_whole(one):
            yield found.problem("TK005", SENTENCES["TK005"], *here)
        elif one.tier is not None and one.tier not in tiers:
            message = SENTENCES["TK006"].format(tier=one.tier, near=did_you_mean(one.tier, tiers), known=listed(tiers))
            yield found.problem("TK006", message, *here, "tier")
        elif one.tier is not None and limit_of(tiers[one.tier], one.time) is None:
            yield found.problem("TK007", SENTENCES["TK007"].format(tier=one.tier), *here)


def _is_whole(one: Yield) -> bool:
    given = [one.share, one.time, one.count]
    return sum(value is not None for value in given) == 1 and (one.time is None) == (one.tier is None)
