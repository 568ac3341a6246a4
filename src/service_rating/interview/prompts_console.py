"""What plain prompts need of the place they run in."""

from __future__ import annotations

from typing import Protocol


class Console(Protocol):
    """Somebody who can be asked and told: a terminal, a pipe, a test."""

    @property
    def width(self) -> int:
        """Cells of a line."""

    @property
    def recalls(self) -> bool:
        """Whether the Up key brings back what was typed before."""

    def ask(self, prompt: str) -> str:
        """What is typed after the prompt, without the line end; several lines where they were pasted at once.

        Raises ``EOFError`` at the end of the input, ``KeyboardInterrupt`` for Ctrl-C.
        """

    def say(self, text: str) -> None:
        """Show one line or several."""
