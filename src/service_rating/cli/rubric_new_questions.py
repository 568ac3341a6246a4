"""The questions of ``rubric new``: asked on a terminal for whatever no option gave."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from service_rating.cli import rubric_new_answers as answers
from service_rating.cli.findings import lines_of, usage_error
from service_rating.diagnostic import CouldNotRunError
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from service_rating.cli.rubric_new_answers import Answers, KpiChoice
    from service_rating.cli.session import Session
    from service_rating.reports.starter import Kind

Answer = TypeVar("Answer")
NOBODY = Localized(
    "没有给出 {missing}，而这里没有终端可以提问。", "Not given: {missing}; and there is no terminal to ask on."
)
NOBODY_HINT = Localized(
    "请用选项给出，例如 --title-zh 班组服务细则 --title-en 'Team service rubric'。",
    "Give it by options, as in --title-zh 'CHINESE TITLE' --title-en 'Team service rubric'.",
)
ENDED = Localized("输入在提问时结束，没有写任何文件。", "The input ended at a question; no file was written.")
ENDED_HINT = Localized("请重新运行，或用选项给出全部内容。", "Run it again, or give everything by options.")
TITLE_ZH = Localized("中文标题：", "Title in Chinese: ")
TITLE_EN = Localized("英文标题：", "Title in English: ")
LEVELS = Localized("等级数 [3]：", "Number of levels [3]: ")
FIRST_KPI = Localized(
    "指标 1 的中文名（回车：用两个示例指标）：", "KPI 1, name in Chinese (Enter: start from two examples): "
)
NEXT_KPI = Localized("指标 {n} 的中文名（回车：结束）：", "KPI {n}, name in Chinese (Enter: no more): ")
KPI_EN = Localized("指标 {n} 的英文名：", "KPI {n}, name in English: ")
KIND = Localized(
    "指标 {n} 的种类：share 比例、rating 评分、duration 时长、amount 数值、count 次数（只作证据）[rating]：",
    "KPI {n}, kind: share, rating, duration, amount or count (evidence only) [rating]: ",
)
DEFAULT_LEVELS = 3


def completed(given: Answers, session: Session) -> Answers:
    """The answers with everything that is needed. Raises ``CouldNotRunError`` CL066 where nobody can be asked, CL067."""
    if not sys.stdin.isatty():
        names = {"--title-zh": given.title_zh, "--title-en": given.title_en}
        missing = ", ".join(name for name, text in names.items() if text is None)
        if missing:
            raise usage_error("CL066", "", NOBODY.format(missing=missing), NOBODY_HINT)
        return given
    screen = _Screen(session)
    return replace(
        given,
        title_zh=given.title_zh or screen.ask(TITLE_ZH, answers.chinese),
        title_en=given.title_en or screen.ask(TITLE_EN, answers.english),
        levels=given.levels or screen.ask(LEVELS, answers.level_count, DEFAULT_LEVELS),
        kpis=given.kpis or tuple(_kpis(screen)),
    )


def _kpis(screen: _Screen) -> Iterator[KpiChoice]:
    """KPI after KPI, until nothing is said."""
    n = 1
    while zh := screen.ask(FIRST_KPI if n == 1 else NEXT_KPI.format(n=n), answers.chinese, ""):
        en = screen.ask(KPI_EN.format(n=n), answers.english)
        kind: Kind = screen.ask(KIND.format(n=n), answers.kind, "rating")
        yield answers.KpiChoice(Localized(zh, en), kind)
        n += 1


@dataclass(frozen=True, slots=True)
class _Screen:
    """Asks on stderr and reads from stdin, so that stdout stays free for results."""

    session: Session

    def ask(self, question: Localized, taken: Callable[[str], Answer], default: Answer | None = None) -> Answer:
        """The first answer that can be taken; Enter takes the default where there is one."""
        while True:
            print(question.get(self.session.language), end="", file=sys.stderr, flush=True)
            line = sys.stdin.readline()
            if not line:
                self.session.note("")
                raise usage_error("CL067", "", ENDED, ENDED_HINT)
            if not line.strip() and default is not None:
                return default
            try:
                return taken(line.strip())
            except CouldNotRunError as error:
                self.session.note(lines_of(error.diagnostics, self.session.language))
