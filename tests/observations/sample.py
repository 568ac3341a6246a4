"""A small rubric with a KPI of every kind, and short ways to read texts with it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from service_rating.observations import Intake, read_observations
from service_rating.rubric.model import Rubric

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "employee,kpi,value,numerator,denominator,source,rater,date,evidence,period,observation,profile"
FIELDS = HEADER.split(",")
NANO = 10**9
MICRO = 10**6


def text(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def line(*points: tuple[str, int]) -> dict[str, Any]:
    return {"kind": "linear", "points": [[Decimal(x), Decimal(y)] for x, y in points]}


SHARE_LINE, RATING_LINE = line(("0.5", 0), ("1", 100)), line(("1", 0), ("5", 100))
KPIS: list[dict[str, Any]] = [
    {
        "kpi": "first_contact_resolution", "title": text("首次解决率", "First-contact resolution"), "weight": Decimal(30),
        "measure": {"kind": "share"}, "curve": SHARE_LINE, "sources": ["system", "mystery_shopper"],
        "default_source": "system",
    },
    {
        "kpi": "need_discovery", "title": text("需求挖掘深度", "Depth of need discovery"), "aliases": ["挖掘"],
        "weight": Decimal(20), "measure": {"kind": "rating", "min": Decimal(1), "max": Decimal(5)}, "curve": RATING_LINE,
    },
    {
        "kpi": "response_time", "title": text("响应时间", "Response time"), "weight": Decimal(20),
        "measure": {"kind": "duration", "unit": "s", "max": Decimal(86400)}, "curve": line(("0", 100), ("60", 0)),
        "default_source": "system",
    },
    {
        "kpi": "complaint_rate", "title": text("投诉率", "Complaint rate"), "weight": Decimal(10),
        "measure": {"kind": "share"}, "curve": line(("0", 100), ("0.05", 0)), "default_source": "system",
    },
    {
        "kpi": "resolution_ratio", "title": text("合计解决率", "Resolution in all"), "weight": Decimal(10),
        "aggregate": "ratio", "measure": {"kind": "share", "max": Decimal(2)}, "curve": SHARE_LINE,
        "default_source": "system",
    },
    {
        "kpi": "promoters", "title": text("推荐率", "Promoters"), "weight": Decimal(10),
        "measure": {"kind": "share", "unit": "percent"}, "curve": line(("0", 0), ("0.1", 100)), "default_source": "customer",
    },
]  # fmt: skip
BEHAVIOURS: list[dict[str, Any]] = [
    {
        "kpi": "improvements", "title": text("流程改进", "Improvements"), "aggregate": "sum",
        "measure": {"kind": "count", "max": 50, "absent": 0}, "default_source": "supervisor",
    },
    {
        "kpi": "order_value", "title": text("客单价", "Order value"), "default_source": "system",
        "measure": {"kind": "amount", "min": Decimal(-10), "max": Decimal(1000), "unit": "元"},
    },
    {
        "kpi": "balance", "title": text("余额", "Balance"), "default_source": "system",
        "measure": {"kind": "amount", "min": Decimal(-5), "max": Decimal(5)},
    },
    {
        "kpi": "overdue", "title": text("逾期占比", "Overdue"), "default_source": "system",
        "measure": {"kind": "share"},
    },
]  # fmt: skip


def rubric(**changes: Any) -> Rubric:
    """The small rubric; ``changes`` replace top-level keys."""
    weights = {
        "supervisor": 30,
        "peer": 10,
        "subordinate": 5,
        "customer": 35,
        "mystery_shopper": 25,
        "self": 0,
        "system": 1,
    }
    content: dict[str, Any] = {
        "rubric": "small", "version": "1.0.0", "title": text("小", "Small"),
        "profiles": {"front_desk": {"title": text("前台", "Front desk")}, "back_office": {}},
        "sources": {name: {"weight": Decimal(weight)} for name, weight in weights.items()},
        "dimensions": [{"dimension": "all", "title": text("全部", "All"), "kpis": KPIS}],
        "behaviours": BEHAVIOURS,
        "events": [{"event": "data_breach", "title": text("泄露客户信息", "Data breach"), "caps_level_at": 1}],
        "levels": [{"level": 1, "title": text("一级", "Level 1"), "cut_score": Decimal(50)}],
    }  # fmt: skip
    content["sources"]["customer"]["title"] = text("旅客", "Passenger")
    return Rubric.model_validate(content | changes)


SMALL = rubric()


def row(**cells: str) -> str:
    """One line of the long form; what is not named is blank."""
    cells = {"employee": "E1"} | cells
    return ",".join(cells.get(name, "") for name in FIELDS)


def write(folder: Path, content: str | bytes, name: str = "observations.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(folder: Path, content: str | bytes, **options: Any) -> Intake:
    """Read one file and check that its counts add up."""
    chosen = options.pop("rubric", SMALL)
    return checked(read_observations([write(folder, content)], chosen, **options))


def read_rows(folder: Path, *rows: dict[str, str], **options: Any) -> Intake:
    """Read rows of the long form."""
    return read(folder, "\n".join([HEADER, *(row(**cells) for cells in rows)]) + "\n", **options)


def checked(intake: Intake) -> Intake:
    counts = intake.counts
    assert counts.read == counts.accepted + counts.blank + counts.out_of_period + counts.rejected
    assert counts.accepted == intake.observations.height + intake.events.height
    assert counts.rejected + counts.roster_rejected == intake.rejects.height == sum(counts.by_code.values())
    return intake


def codes(intake: Intake) -> list[str]:
    found: list[str] = intake.rejects["code"].to_list()
    return found


def value_of(intake: Intake) -> int | None:
    """The one accepted value, in nano-units."""
    assert intake.rejects["message_en"].to_list() == []
    value: int | None = intake.observations["value"].item()
    return value
