"""What makes a short command short: no plug-ins are looked for, and little garbage is."""

from __future__ import annotations

import gc
import os

PLUGINS = "PYDANTIC_DISABLE_PLUGINS"
"""Where pydantic looks when the first model is made."""
NEW_OBJECTS = 50_000
"""After so many new objects Python looks for garbage; of what is made while modules are read, next to nothing is."""


def start_quickly() -> None:
    """Leave out plug-ins of pydantic (none may change what a rubric can say), and let Python look for garbage less often."""
    os.environ.setdefault(PLUGINS, "__all__")
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])
