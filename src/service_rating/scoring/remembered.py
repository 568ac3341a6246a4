"""Expressions for plain rows that are built once: rubrics are alike in most of what they ask of a row.

Building them takes several times as long as working out a few worked cases with them.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from service_rating.scoring import row_words
from service_rating.scoring.dialect import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

Numbers = ParamSpec("Numbers")
Built = TypeVar("Built")
KEPT = 1024
"""What each function has built last is kept: several rubrics' worth."""


def remembered(build: Callable[Numbers, Built]) -> Callable[Numbers, Built]:
    """Give what was built from the same numbers; expressions never change, so they can be used again.

    ``build`` must ask nothing but its arguments. In other words than those for plain rows it builds anew.
    """
    cached = lru_cache(maxsize=KEPT)(build)
    kept = cast("Callable[Numbers, Built]", cached)

    @wraps(build)
    def found(*args: Numbers.args, **kwargs: Numbers.kwargs) -> Built:
        """Build, or give what was built."""
        return kept(*args, **kwargs) if spoken() is row_words else build(*args, **kwargs)

    vars(found).update(cache_clear=cached.cache_clear)  # tests begin anew
    return found
