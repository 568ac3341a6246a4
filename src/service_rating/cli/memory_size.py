"""``--memory SIZE``."""

from __future__ import annotations

from service_rating.cli.findings import usage_error
from service_rating.localized import Localized

BAD_SIZE = Localized(
    "“{text}”应写成不小于 1M 的大小，例如 2G 或 500M。", "{text} should be a size of at least 1M, such as 2G or 500M."
)


def memory_of(text: str | None) -> int:
    """What the rows may take, in bytes; without the option a share of the memory there is.

    Raises :class:`CouldNotRunError` CL011.
    """
    from service_rating.observations.memory import parse_size, usual_memory

    if text is None:
        return usual_memory()
    size = parse_size(text)
    if size is None:
        raise usage_error("CL011", "--memory", BAD_SIZE.format(text=text))
    return size
