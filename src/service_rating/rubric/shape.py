"""What pydantic finds wrong with the shape of a rubric, as bilingual diagnostics with positions (SR1xx)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from service_rating.diagnostic import Diagnostic, Severity
from service_rating.localized import Localized
from service_rating.rubric.document import Broken, Document, Path
from service_rating.rubric.fields import keys_of, meant, model_at
from service_rating.rubric.refused import refusal
from service_rating.rubric.shape_sentences import sentence
from service_rating.rubric.wording import did_you_mean, listed, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic_core import ErrorDetails

NO_KEY = frozenset({"extra_forbidden", "invalid_key"})
"""What pydantic says of a key that is none of a model's, and of one that is a number."""
UNKNOWN_KEY, MISSING_KEY, CHOICE, REFUSED, MORE = "SR101", "SR102", "SR104", "SR108", "SR111"

# A file with more faults than this is not a rubric; telling all of them helps nobody.
MOST_FAULTS = 500


class Fault(NamedTuple):
    """One fault of shape: pydantic's type and context, the path in the content, and whether the key is at fault."""

    type: str
    path: Path
    at_key: bool
    ctx: Mapping[str, Any]
    value: Any


def faults(errors: Sequence[ErrorDetails], content: Any) -> list[Fault]:
    """Turn pydantic's errors into faults: union tags dropped from the path, one fault per place."""
    found: dict[tuple[Path, bool], Fault] = {}
    for error in errors[:MOST_FAULTS]:
        if isinstance(error["input"], Broken):
            continue  # the document has told about it
        path, at_key = _path(error["loc"], content)
        fault = Fault(error["type"], path, at_key, error.get("ctx", {}), error["input"])
        same = found.get((path, at_key))
        if same is not None and same.type != fault.type:
            # several alternatives of one value failed: name the choice as well
            ctx = {**same.ctx, **fault.ctx}
            fault = Fault("number_or_choice", path, at_key, ctx, error["input"])
        found[path, at_key] = fault
    misspelt = {meant(fault.path, content) for fault in found.values() if fault.type == "extra_forbidden"}
    return [fault for fault in found.values() if fault.type != "missing" or fault.path not in misspelt]


def diagnose(fault: Fault, content: Any, document: Document) -> Diagnostic:
    """Say in both languages what is wrong at a fault of the content, and where in the document."""
    if fault.type in NO_KEY:
        code, message = _unknown(fault, content)
    elif fault.type == "missing":
        code, message = MISSING_KEY, _missing(fault)
    elif fault.type in {"literal_error", "union_tag_invalid"}:
        code, message = _choice(fault)
    else:
        code, message = sentence(fault.type, fault.ctx, fault.value, fault.path[-1] if fault.path else "")
    at_key = fault.at_key or fault.type in NO_KEY
    place = document.location(fault.path, key=at_key)
    return Diagnostic(code, Severity.ERROR, message, place)


def too_many(document: Document) -> Diagnostic:
    """Say that the faults beyond the limit are not told."""
    return Diagnostic(MORE, Severity.ERROR, _MORE.format(most=MOST_FAULTS), document.location(()))


def _path(loc: tuple[str | int, ...], content: Any) -> tuple[Path, bool]:
    """Keep of a pydantic location what can be walked in the content; the tags of unions cannot."""
    path: list[str | int] = []
    tag_passed = False
    for place, step in enumerate(loc):
        below = _below(content, step)
        if path[-1:] in (["measure"], ["curve"]) and not tag_passed and _kind(content) == step:
            tag_passed = True  # 'share' in ('measure', 'share', 'max'): the tag, even if a key has the same name
        elif below is not None:
            path, content, tag_passed = [*path, below[0]], below[1], False
        elif isinstance(content, dict) and place == len(loc) - 1 and str(step).isidentifier():
            path.append(step)  # a missing key
    return tuple(path), "[key]" in loc


def _below(content: Any, step: str | int) -> tuple[str | int, Any] | None:
    """Go one step down: the key or place in the content, and what stands there."""
    if isinstance(content, dict):
        return (step, content[step]) if step in content else None
    if isinstance(content, list) and isinstance(step, int):
        return step, content[step]
    if isinstance(content, list) and step in content:  # a list of sources, read as a mapping
        return content.index(step), step
    return None


def _kind(content: Any) -> Any:
    return content.get("kind") if isinstance(content, dict) else None


def _unknown(fault: Fault, content: Any) -> tuple[str, Localized]:
    key = str(fault.path[-1])
    refused = refusal(key)
    if refused is not None:
        return REFUSED, refused
    model = model_at(fault.path[:-1], content)
    known = [] if model is None else keys_of(model)
    message = Localized(
        "未知的键 {key}。{near}这里可用的键：{known}。", "Unknown key {key}.{near} Keys known here: {known}."
    )
    return UNKNOWN_KEY, message.format(key=shown(key), near=did_you_mean(key, known), known=listed(known))


def _missing(fault: Fault) -> Localized:
    message = Localized("缺少必需的键 {key}；请补上。", "The required key {key} is missing; add it.")
    return message.format(key=shown(fault.path[-1]))


def _choice(fault: Fault) -> tuple[str, Localized]:
    """A word that is none of the permitted ones."""
    expected = str(fault.ctx.get("expected_tags", fault.ctx.get("expected", "")))
    permitted = [word.strip().strip("'") for word in expected.replace(" or ", ", ").split(",")]
    word = fault.ctx.get("tag", fault.value)
    refused = refusal(word) if isinstance(word, str) else None
    if refused is not None:
        return REFUSED, refused
    near = did_you_mean(word, permitted) if isinstance(word, str) else Localized("", "")
    message = Localized(
        "{word} 不是允许的取值。{near}可用：{known}。", "{word} is not permitted here.{near} Permitted: {known}."
    )
    return CHOICE, message.format(word=shown(word), near=near, known=listed(permitted))


_MORE = Localized(
    "问题超过 {most} 处，其余未列出；请先改正列出的问题，并检查是否给错了文件。",
    "More than {most} faults; the others are not told. Mend those that are, and see whether this is the right file.",
)
