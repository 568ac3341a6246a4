"""``rubric new``: a commented rubric file to start from, by questions or by options."""

from typing import Annotated

import typer

from service_rating.cli.session import session_of
from service_rating.localized import Localized

TEXTS = {
    "": Localized(
        "建立一份带注释的细则草稿：直接可用，检查无误，带案例。\n\n"
        "在终端里缺什么就问什么；不在终端时，两个标题必须用选项给出。旁边没有 rubric.schema.json 的，会一并写上，供编辑器提示和检查。\n\n"
        "例：service-rating rubric new team.rubric.yaml",
        "Write a commented rubric to start from: it works as it is, checks clean and brings worked cases.\n\n"
        "In a terminal it asks for what is not given; elsewhere both titles must be given by options. Where there is no "
        "rubric.schema.json for editors yet, one is written beside it.\n\n"
        "Example: service-rating rubric new team.rubric.yaml",
    ),
    "path": Localized(
        "新文件，如 team.rubric.yaml；默认 标识.rubric.yaml。",
        "The new file, such as team.rubric.yaml; default ID.rubric.yaml.",
    ),
    "output": Localized("新文件，同上。", "The new file, as above."),
    "identifier": Localized(
        "细则标识，如 team-service；不给则取自文件名或英文标题。",
        "Id of the rubric, such as team-service; taken from the file name or the English title unless given.",
    ),
    "title_zh": Localized("中文标题。", "Title in Chinese."),
    "title_en": Localized("英文标题。", "Title in English."),
    "levels": Localized("等级数，1 到 20；默认 3。", "Number of levels, 1 to 20; default 3."),
    "kpi": Localized(
        "一个指标，可重复：中文/英文:种类:权重，后两项可省；种类为 share、rating、duration、amount 或 count，默认 rating。",
        "A KPI, repeatable: CHINESE/ENGLISH:KIND:WEIGHT, the last two may be left out; KIND is share, rating, duration, amount "
        "or count, default rating.",
    ),
    "force": Localized("文件已存在时覆盖。", "Overwrite the file if there is one."),
}
WRITTEN = Localized("已写入 {path}。", "Written: {path}.")
NEXT = Localized(
    "下一步：把其中的数字和行为描述改成自己的，然后运行 service-rating validate {path}",
    "Next: make its numbers and behaviours your own, then run service-rating validate {path}",
)


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    path: Annotated[str | None, typer.Argument(metavar="FILE")] = None,
    *,
    identifier: Annotated[str | None, typer.Option("--id", metavar="ID")] = None,
    title_zh: Annotated[str | None, typer.Option("--title-zh", metavar="TEXT")] = None,
    title_en: Annotated[str | None, typer.Option("--title-en", metavar="TEXT")] = None,
    levels: Annotated[str | None, typer.Option("--levels", metavar="N")] = None,
    kpi: Annotated[list[str] | None, typer.Option("--kpi", metavar="KPI")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> int:
    """Write the file, and a schema for editors beside it."""
    from service_rating.cli import rubric_new_answers as answers
    from service_rating.cli.rubric_new_file import target_of, written
    from service_rating.cli.rubric_new_questions import completed

    session = session_of(ctx)
    given = answers.Answers(
        path=answers.one_path(path, output),
        identifier=None if identifier is None else answers.identifier(identifier),
        title_zh=None if title_zh is None else answers.chinese(title_zh, "--title-zh"),
        title_en=None if title_en is None else answers.english(title_en, "--title-en"),
        levels=None if levels is None else answers.level_count(levels),
        kpis=tuple(answers.kpi_choice(text) for text in kpi or ()),
    )
    if given.path is not None:
        target_of(given.path, force=force)
    starter, wanted = completed(given, session).starter()
    files = written(starter, target_of(wanted, force=force), session.language)
    for file in files:
        session.note(WRITTEN.format(path=file))
    session.note(NEXT.format(path=files[-1]))
    return 0
