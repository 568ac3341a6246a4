"""Makes the filled-in forms in this folder anew: python examples/forms/make_forms.py.

The answers are invented. Forms carry the fingerprint of their rubric, so that they are made again when a rubric changes.
"""  # noqa: INP001  # a script beside the files that it writes

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl

from service_rating.collection.forms.plan import Asked, plan_form
from service_rating.files import write_file
from service_rating.reports.form_files import RENDERERS
from service_rating.rubric.loading import load_rubric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Language

HERE = Path(__file__).parent
ROSTER = HERE.parent / "roster.csv"
COMPLAINT = {
    "zh": "餐厅投诉处理：正是用餐高峰，客人说牛排过熟、等得太久，旁边还有其他客人在等。请处理这次投诉，同时照顾好其他客人。",
    "en": "Restaurant complaint: It is the busiest hour. A guest says that the steak is overdone and the wait was too long, "
    "while others are waiting. Handle the complaint and look after the other guests.",
}
NIGHT = {
    "zh": "酒店客房服务：外国客人深夜到店，房间与网站上说的不一样，行李在转机时丢了，身边只有随身物品，又累又难过。请帮客人解决。",
    "en": "Hotel room service: A foreign guest arrives late at night. The room is not what the website promised, the luggage was "
    "lost in transfer, and the guest is tired and upset. Help the guest.",
}
WEEK = {"smile": "✓✓✓✓", "greets_first": "✓✓✓✓✓", "uses_name": "✓✓✓✓", "helps_unasked": "✓✓✓", "listens": "✓✓✓✓✓"}
SEEN = "3月10日退房高峰，有客人抱怨结账慢：先道歉，再请同事协助，五分钟内办完。"


def main() -> None:
    """Write all forms."""
    day = "2026-06-12"
    for place, rater in enumerate(("E1005", "E1006", "E1007")):
        peer = Asked("peer", "row", ["E1002", "E1003", "E1004"], ROSTER, rater=rater, date=day)
        make(f"360/peer-{place + 1}.csv", "service-awareness", peer, "zh", answers(4, 5, 4, 3, 4, 5, shift=place))
    for place, rater in enumerate(("E1002", "E1003", "E1004")):
        below = Asked("subordinate", "row", ["E1001"], ROSTER, rater=rater, date=day)
        make(f"360/subordinate-{place + 1}.csv", "service-awareness", below, "zh", answers(4, 5, 4, 4, shift=place))
    above = Asked("supervisor", "sheet", ["E1002", "E1003", "E1004"], ROSTER, rater="E1001", date=day)
    make("360/supervisor.xlsx", "service-awareness", above, "zh", answers(4, 4, 3, 2, 1, "9/10"), SEEN)
    own = Asked("self", "row", ["E1002", "E1003", "E1004"], ROSTER, date=day)
    make("360/self.xlsx", "service-awareness", own, "zh", answers(5, 4, 5, 4, 4))
    for language, assessor, shift in (("zh", "A1", 0), ("en", "A2", 1)):
        for name, scene, kpis in (
            ("complaint", COMPLAINT, ["*_complaint", "empty_promises"]),
            ("night", NIGHT, ["*_night"]),
        ):
            asked = Asked(
                "simulation", "sheet", ["E8001", "E8002"], kpis=kpis, rater=assessor, date="2026-05-12",
                scenario=scene[language],
            )  # fmt: skip
            path = f"simulation/{name}.{language}.xlsx"
            make(
                path,
                "scenario-simulation",
                asked,
                language,
                answers(4, 5, 4, 4, 5, 0 if name == "complaint" else 3, shift=shift * 6),
            )
    for language, suffix, monday in (("zh", ".csv", "2026-03-02"), ("en", ".xlsx", "2026-03-09")):
        week = Asked("self", "grid", ["E3001"], date=monday)
        ticks = iter([tick.strip() for habit in WEEK.values() for tick in habit.ljust(5)])
        make(f"week/self-check.{language}{suffix}", "service-habits", week, language, ticks)


def answers(*values: Any, shift: int = 0) -> Iterator[Any]:
    """The values one after the other, again and again, from the ``shift``-th on."""
    place = shift
    while True:
        yield values[place % len(values)]
        place += 1


def make(  # noqa: PLR0913, PLR0917  # a form, and what stands in it
    name: str, rubric: str, asked: Asked, language: Language, given: Iterator[Any], seen: str | None = None
) -> None:
    """Write a form and fill it in; ``seen`` is a remark beside the first answer."""
    path = HERE / name
    path.parent.mkdir(exist_ok=True)
    content = RENDERERS[path.suffix](plan_form(load_rubric(rubric), asked), language)
    write_file(path, filled_table(content, given) if path.suffix == ".csv" else filled_workbook(content, given, seen))


def filled_table(content: bytes, given: Iterator[Any]) -> bytes:
    """A CSV form with the blank answers filled in."""
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    known = ("员工", "姓名", "指标")
    first = next(place for place, name in enumerate(lines[0]) if name not in known)
    last = next(place for place, name in enumerate(lines[0]) if name in ("评价人", "日期"))
    for line in lines[1:]:
        for place in range(first, last):
            line[place] = line[place] or str(next(given))
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerows(lines)
    return target.getvalue().encode("utf-8-sig")


def filled_workbook(content: bytes, given: Iterator[Any], seen: str | None) -> bytes:
    """An Excel form with the open answers filled in, and one remark."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book.worksheets[:-1]:
        top = next(row[0].row for row in sheet.iter_rows() if "employee" in [cell.value for cell in row])
        names = [cell.value or "" for cell in sheet[top]]
        for row in range(top + 1, sheet.max_row + 1):
            for place, name in enumerate(names, 1):
                cell = sheet.cell(row, place)
                if name == "evidence" and row == top + 1:
                    cell.value = seen
                elif name and name not in ("employee", "name", "kpi", "evidence") and not cell.protection.locked:
                    value = next(given)
                    cell.value = None if value == "" else value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


if __name__ == "__main__":
    main()
