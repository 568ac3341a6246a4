"""YAML text to nodes with positions, within limits.

Ordinary texts are composed by PyYAML's C composer (:mod:`.quick_nodes`). It recurses, and crashes the interpreter on
deep nesting; so whatever is out of the ordinary, or wrong, is composed from events (:mod:`.careful_nodes`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.careful_nodes import compose_carefully
from service_rating.rubric.quick_nodes import quick_nodes

if TYPE_CHECKING:
    import yaml

    from service_rating.rubric.yaml_problems import Problem


def compose(text: str) -> tuple[yaml.Node | None, list[Problem]]:
    """Build the node tree of a YAML text; None when it could not be read to its end, or holds nothing."""
    root = quick_nodes(text)
    return compose_carefully(text) if root is None else (root, [])
