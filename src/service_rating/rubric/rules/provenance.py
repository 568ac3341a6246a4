"""SR282 provenance: what is fixed names its source, and what is assumed its reason.

标题：既定的写明出处，假定的写明理由。

What: where ``provenance`` says ``fixed``, a ``source`` stands beside it or at the top of the rubric; where it says
``assumed``, a ``reason`` stands beside it.
说明：provenance 写 fixed 的，旁边或细则开头有 source；写 assumed 的，旁边有 reason。

Why: whoever is rated may ask where a number comes from. "Fixed" without a document, or "assumed" without a reason, is no
answer.
理由：被评定的人有权问数字从何而来；没有出处的“既定”和没有理由的“假定”都答不上来。

Fix: name the document, or write the reason in a sentence.
改法：写明文件，或用一句话写出理由。

Fails::

    kpi: greeting
    provenance: {weight: fixed}

Fails::

    kpi: greeting
    provenance: {weight: fixed, curve: assumed, source: handbook of 2026}

Passes::

    kpi: greeting
    provenance:
      weight: fixed
      curve: assumed
      source: handbook of 2026
      reason: {zh: 手册只规定了权重。, en: The handbook fixes the weight only.}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import provenances

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding

PARTS = ("weight", "curve", "measure", "sources", "cut_score", "gates", "definition")


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look for a source beside everything fixed, and a reason beside everything assumed."""
    for path, told in provenances(rubric):
        origins = {getattr(told, part): part for part in reversed(PARTS)}
        if "fixed" in origins and told.source is None and rubric.source is None:
            yield (*path, origins["fixed"]), _NO_SOURCE.format(part=origins["fixed"])
        if "assumed" in origins and told.reason is None:
            yield (*path, origins["assumed"]), _NO_REASON.format(part=origins["assumed"])


_NO_SOURCE = Localized(
    "{part} 是 fixed，却没有写出处；请补写 source。",
    "{part} is fixed, but by which document is not said; add source.",
)
_NO_REASON = Localized(
    "{part} 是 assumed，却没有写理由；请补写 reason。",
    "{part} is assumed, but why is not said; add reason.",
)
