"""What ``rubric new`` is told: each answer checked as it comes, from an option or a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from service_rating.cli import rubric_new_words as words
from service_rating.cli.findings import usage_error
from service_rating.localized import Localized
from service_rating.reports.starter import KINDS, Starter, StarterKpi, kebab_case, shared_weights, snake_case
from service_rating.rubric.catalogue import SUFFIX
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from service_rating.reports.starter import Kind

IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
CHINESE = re.compile(r"[\u3400-\u9fff]")
LONGEST, MOST_LEVELS = 100, 20


class KpiChoice(NamedTuple):
    """A KPI as it was asked for; without a weight it shares what the others leave."""

    title: Localized
    kind: Kind
    weight: Decimal | None = None


EXAMPLES = (
    KpiChoice(Localized("客户满意度", "Customer satisfaction"), "rating", Decimal(60)),
    KpiChoice(Localized("首次解决率", "First-contact resolution"), "share", Decimal(40)),
)
"""What a draft starts from when no KPI is named."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything that was said; None where nothing was."""

    path: str | None
    identifier: str | None
    title_zh: str | None
    title_en: str | None
    levels: int | None
    kpis: tuple[KpiChoice, ...]

    def starter(self) -> tuple[Starter, str]:
        """The rubric to be written, and the file it goes to. Raises ``CouldNotRunError`` CL064, CL065."""
        zh, en = self.title_zh or "", self.title_en or ""
        from_file = kebab_case(Path(self.path).name.removesuffix(SUFFIX)) if self.path is not None else None
        name = self.identifier or from_file or kebab_case(en)
        starter = Starter(name, Localized(zh, en), self.levels or 3, _kpis(self.kpis or EXAMPLES))
        return starter, self.path or f"{name}{SUFFIX}"


def _kpis(choices: tuple[KpiChoice, ...]) -> tuple[StarterKpi, ...]:
    if any(choice.kind == "count" and choice.weight is not None for choice in choices):
        raise usage_error("CL064", "--kpi", words.WEIGHTED_COUNT, words.COUNT_HINT)
    weighted = [choice.weight for choice in choices if choice.kind != "count"]
    if not weighted:
        raise usage_error("CL065", "--kpi", words.ONLY_COUNTS, words.ADD_ANOTHER)
    try:
        weights = iter(shared_weights(weighted))
    except ValueError as error:
        raise usage_error("CL064", "--kpi", words.BAD_WEIGHTS.format(total=error), words.WEIGHTS_HINT) from error
    found: list[StarterKpi] = []
    for choice in choices:
        name = snake_case(choice.title.en, [kpi.kpi for kpi in found])
        weight = Decimal(0) if choice.kind == "count" else next(weights)
        found.append(StarterKpi(name, choice.title, choice.kind, weight))
    return tuple(found)


def one_path(argument: str | None, option: str | None) -> str | None:
    """The file, named as argument or as option. Raises ``CouldNotRunError`` CL060 for both."""
    if argument is not None and option is not None:
        raise usage_error("CL060", "--output", words.TWO_PATHS, words.ONE_PATH)
    return option if argument is None else argument


def identifier(text: str) -> str:
    """The id of a rubric. Raises ``CouldNotRunError`` CL061."""
    if not IDENTIFIER.fullmatch(text) or len(text) > LONGEST // 2:
        raise usage_error("CL061", "--id", words.BAD_ID.format(text=text), words.ID_HINT)
    return text


def chinese(text: str, where: str = "") -> str:
    """A Chinese title. Raises ``CouldNotRunError`` CL062."""
    found = _line(text, where)
    if not CHINESE.search(found):
        raise usage_error("CL062", where, words.NOT_CHINESE.format(text=found), words.CHINESE_HINT)
    return found


def english(text: str, where: str = "") -> str:
    """An English title. Raises ``CouldNotRunError`` CL062."""
    found = _line(text, where)
    if not re.search("[A-Za-z]", found):
        raise usage_error("CL062", where, words.NOT_ENGLISH.format(text=found), words.ENGLISH_HINT)
    return found


def _line(text: str, where: str) -> str:
    found = text.strip()
    if not found or len(found) > LONGEST or not found.isprintable():
        raise usage_error(
            "CL062", where, words.BAD_TITLE.format(text=ascii(found[:LONGEST])), words.TITLE_HINT.format(most=LONGEST)
        )
    return found


def level_count(text: str) -> int:
    """The number of levels. Raises ``CouldNotRunError`` CL063."""
    if not re.fullmatch("[0-9]{1,3}", text) or not 1 <= int(text) <= MOST_LEVELS:
        raise usage_error("CL063", "--levels", words.BAD_LEVELS.format(text=text), words.LEVELS_HINT)
    return int(text)


def kind(text: str, where: str = "") -> Kind:
    """A kind of KPI. Raises ``CouldNotRunError`` CL064."""
    found = next((known for known in KINDS if known == text.strip().lower()), None)
    if found is None:
        raise usage_error(
            "CL064", where, words.BAD_KIND.format(text=text), words.KIND_HINT.format(kinds=", ".join(KINDS))
        )
    return found


def kpi_choice(text: str) -> KpiChoice:
    """A KPI written ``ZH/EN[:KIND[:WEIGHT]]``. Raises ``CouldNotRunError`` CL062, CL064."""
    names, _, rest = text.replace("：", ":").partition(":")
    chosen, _, weight = rest.partition(":")
    zh, slash, en = names.replace("／", "/").partition("/")
    if not slash or "/" in en:
        raise _bad_kpi(text)
    title = Localized(chinese(zh, "--kpi"), english(en, "--kpi"))
    return KpiChoice(title, kind(chosen, "--kpi") if chosen else "rating", _weight(weight, text) if weight else None)


def _weight(text: str, whole: str) -> Decimal:
    try:
        found = Decimal(text.strip().removesuffix("%"))
    except InvalidOperation as error:
        raise _bad_kpi(whole) from error
    if not found.is_finite() or not 0 < found <= 100 or found != round(found, 2):  # noqa: PLR2004  # all weights make 100
        raise _bad_kpi(whole)
    return Decimal(plain(found))


def _bad_kpi(text: str) -> Exception:
    return usage_error("CL064", "--kpi", words.BAD_KPI.format(text=text), words.KPI_HINT.format(kinds=", ".join(KINDS)))
