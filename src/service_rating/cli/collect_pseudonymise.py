"""``collect pseudonymise``: observation files and rosters under pseudonyms, and keys for them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service_rating.cli.collect_pseudonymise_texts import TEXTS
from service_rating.cli.column_mapping import pairs
from service_rating.cli.findings import usage_error
from service_rating.cli.session import session_of
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.cli.session import Session

__all__ = ["TEXTS", "command"]

NO_FILES = Localized("没有给出文件。", "No file was named.")
NO_KEY = Localized("缺少密钥。", "The key is missing.")
GIVE_KEY = Localized(
    "请用 --key 给出密钥文件；还没有的话，先运行 collect pseudonymise --new-key 文件。",
    "Name its file by --key; to make one, run collect pseudonymise --new-key FILE.",
)
ALONE = Localized("--new-key 要单独使用。", "--new-key stands alone.")
FIRST = Localized("请先生成密钥，再用 --key 处理文件。", "Make the key first, then use it by --key.")
MADE = Localized(
    "已生成密钥 {path}。请妥善保管：谁拿到它，谁就能查出化名是谁；丢了它，就再也对不上旧的化名。",
    "A new key is in {path}. Keep it safe: whoever has it can find out who a pseudonym is, and without it old pseudonyms can never be "
    "matched again.",
)


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE...")] = None,
    *,
    key: Annotated[str | None, typer.Option("--key", metavar="KEYFILE")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    rejects: Annotated[str | None, typer.Option("--rejects", metavar="FILE")] = None,
    mapping: Annotated[list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD")] = None,
    new_key: Annotated[str | None, typer.Option("--new-key", metavar="KEYFILE")] = None,
) -> int:
    """Replace ids, or make a key."""
    session = session_of(ctx)
    if new_key is not None:
        if files or key or output or rejects or mapping:
            raise usage_error("PN012", "--new-key", ALONE, FIRST)
        return _made(session, new_key)
    if not files:
        raise usage_error("PN010", "FILE", NO_FILES)
    if key is None:
        raise usage_error("PN011", "--key", NO_KEY, GIVE_KEY)
    from service_rating.cli.collect_pseudonymise_output import Request, pseudonymise

    return pseudonymise(session, Request(tuple(files), key, output, rejects, pairs(mapping or [])))


def _made(session: "Session", path: str) -> int:
    from service_rating.collection.pseudonym_key import make_key

    make_key(Path(path))
    session.note(MADE.format(path=path))
    return 0
