"""The manual of every code that a rubric's findings can carry, read from the docstring of its module."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from textwrap import dedent
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.elsewhere import ELSEWHERE
from service_rating.rubric.rules.table import RULES

if TYPE_CHECKING:
    from service_rating.diagnostic import Severity

_HEADINGS = {"What": "说明", "Why": "理由", "Fix": "改法"}
_WORDS = (*_HEADINGS, *_HEADINGS.values(), "标题")
_PARAGRAPH = rf"^({'|'.join(_WORDS)})[:：] ?((?:.+\n)+?)(?=\n|(?:{'|'.join(_WORDS)})[:：])"
_IDEOGRAPH = "\u2e80-\u303f\u3400-\u9fff\uff00-\uffef"
_FULL_WIDTH = "\u3000-\u303f\uff00-\uffef“”‘’"
_NO_BLANK = rf"(?<=[{_IDEOGRAPH}])\n(?=[{_IDEOGRAPH}])|(?<=[{_FULL_WIDTH}])\n|\n(?=[{_FULL_WIDTH}])"


@dataclass(frozen=True, slots=True)
class Manual:
    """One manual page. Texts are Markdown of one paragraph; examples are YAML laid over the sample rubric."""

    code: str
    name: str
    severity: Severity
    title: Localized
    what: Localized
    why: Localized
    fix: Localized
    fails: tuple[str, ...]
    passes: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The anchor of the page's heading in ``docs/rules.md``."""
        return f"{self.code}-{self.name}".lower()

    @property
    def text(self) -> Localized:
        """The whole page as Markdown, without its heading."""
        parts = [_LEAD.format(title=self.title, what=self.what), _WHY.format(why=self.why)]
        parts += [_FAILS.format(example=example, sort=_sort(example)) for example in self.fails]
        parts += [_PASSES.format(example=example, sort=_sort(example)) for example in self.passes]
        parts.append(_FIX.format(fix=self.fix))
        return Localized("\n".join(part.zh for part in parts), "\n".join(part.en for part in parts))


def codes() -> list[str]:
    """All codes with a manual, in order."""
    return sorted(_modules())


def manual(code: str) -> Manual:
    """The manual of a code such as ``SR203``. Raises ``KeyError`` for a code that has none."""
    name, severity, module = _modules()[code]
    return read_manual(import_module(module).__doc__ or "", name, severity)


def read_manual(page: str, name: str, severity: Severity) -> Manual:
    """Take a docstring in the form of the rules' manuals apart."""
    lead, _, body = (page + "\n").partition("\n")
    code, _, title = lead.partition(f" {name}: ")
    said = {word: _joined(text) for word, text in re.findall(_PARAGRAPH, body, re.MULTILINE)}
    what, why, fix = (Localized(said[chinese], _capital(said[english])) for english, chinese in _HEADINGS.items())
    named = Localized(said["标题"], _capital(_joined(title)))
    return Manual(code, name, severity, named, what, why, fix, _blocks(body, "Fails"), _blocks(body, "Passes"))


def _modules() -> dict[str, tuple[str, Severity, str]]:
    """Name, severity and module of every code."""
    here = {rule.code: (rule.name, rule.severity, rule.check.__module__) for rule in RULES}
    return here | {told.code: (told.name, told.severity, f"{__package__}.{told.module}") for told in ELSEWHERE}


def _joined(text: str) -> str:
    """One line of Markdown: no blank where a Chinese sentence was broken."""
    return re.sub(_NO_BLANK, "", text.strip()).replace("\n", " ").replace("``", "`")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sort(example: str) -> str:
    """The language of a fenced block: commands begin with ``$``, all others are YAML."""
    return "console" if example.startswith("$ ") else "yaml"


def _blocks(page: str, heading: str) -> tuple[str, ...]:
    found = re.findall(rf"^{heading}::\n\n((?:    .*\n|\n)+)", page, re.MULTILINE)
    return tuple(dedent(block).strip("\n") + "\n" for block in found)


_LEAD = Localized("{title}\n\n{what}\n", "{title}\n\n{what}\n")
_WHY = Localized("**为什么** {why}\n", "**Why.** {why}\n")
_FAILS = Localized("**不通过**\n\n```{sort}\n{example}```\n", "**Fails**\n\n```{sort}\n{example}```\n")
_PASSES = Localized("**通过**\n\n```{sort}\n{example}```\n", "**Passes**\n\n```{sort}\n{example}```\n")
_FIX = Localized("**怎样改** {fix}\n", "**How to fix.** {fix}\n")
