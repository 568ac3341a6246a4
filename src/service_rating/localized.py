"""Text that exists in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Localized:
    """One sentence or name in Chinese and in English; neither may be missing."""

    zh: str
    en: str

    def get(self, language: Language) -> str:
        """Give the text in ``language``."""
        return self.zh if language == "zh" else self.en

    def format(self, **values: object) -> Localized:
        """Fill ``{name}`` places of both texts with the same values.

        A value that is itself a :class:`Localized` is taken in each text's own language.
        """
        zh = {k: v.zh if isinstance(v, Localized) else v for k, v in values.items()}
        en = {k: v.en if isinstance(v, Localized) else v for k, v in values.items()}
        return Localized(self.zh.format(**zh), self.en.format(**en))
