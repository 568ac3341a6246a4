"""One edit for each kind of change, and more where the same kind can have another impact."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from service_rating.rubric.difference.change import Impact
from tests.difference.desk import kpi

if TYPE_CHECKING:
    from tests.difference.desk import Content, Edit

BREAKING, SCORING, WORDING = Impact.BREAKING, Impact.SCORING, Impact.WORDING
TEXT = {"zh": "另外", "en": "Else"}
HALF = Decimal("0.5")


class Edited(NamedTuple):
    """An edit, and what the difference must call it."""

    kind: str
    names: tuple[str, ...]
    impact: Impact
    edit: Edit


def put(*path: str | int, to: Any) -> Edit:
    """Set what stands at a path; None takes it away."""

    def edit(content: Content) -> None:
        at: Any = content
        for step in path[:-1]:
            at = kpi(content, str(step)[1:]) if str(step).startswith("@") else at[step]
        if to is None:
            del at[path[-1]]
        else:
            at[path[-1]] = to

    return edit


def both(*edits: Edit) -> Edit:
    """Several edits as one."""

    def edit(content: Content) -> None:
        for one in edits:
            one(content)

    return edit


def swap(*path: str | int) -> Edit:
    """Exchange the first two of a list."""

    def edit(content: Content) -> None:
        at: Any = content
        for step in path:
            at = at[step]
        at[0], at[1] = at[1], at[0]

    return edit


def drop(*path: str | int) -> Edit:
    """Take away an entry of a list or mapping."""
    return put(*path, to=None)


def move_kpi(content: Content) -> None:
    """The reply time goes to the first dimension; the dimension left empty goes with it."""
    content["dimensions"][0]["kpis"] += content["dimensions"].pop(1)["kpis"]


def split_dimension(content: Content) -> None:
    """A dimension of its own for what comes last in the first one."""
    own = {"dimension": "mood", "title": TEXT, "kpis": [content["dimensions"][0]["kpis"].pop()]}
    content["dimensions"].insert(1, own)


def points_style(content: Content) -> None:
    """The same weights, written as points of weighted dimensions."""
    for dimension in content["dimensions"]:
        dimension["weight"] = sum(entry["weight"] for entry in dimension["kpis"])
        for entry in dimension["kpis"]:
            entry["points"] = entry.pop("weight")


def no_sources(content: Content) -> None:
    """All eight sources, as if none were listed."""
    del content["sources"]
    del content["profiles"]["back"]["sources"]


NEW_KPI = {"kpi": "extra", "title": {"zh": "额外", "en": "Extra"}, "measure": {"kind": "count", "max": 5}}
NEW_EVENT = {"event": "award", "title": {"zh": "获奖", "en": "Award"}, "points": 1}
CLAUSES: tuple[str | int, ...] = ("levels", 1, "clauses")
GATES = (*CLAUSES, 0, "gates")

EDITS: tuple[Edited, ...] = (
    Edited("rubric.rubric", (), BREAKING, put("rubric", to="other-desk")),
    Edited("rubric.title", (), WORDING, put("title", "zh", to="另外")),
    Edited("rubric.description", (), WORDING, drop("description")),
    Edited("rubric.source", (), WORDING, put("source", to="other")),
    Edited("rubric.adopted", (), WORDING, put("adopted", "by", to="the board")),
    Edited("rubric.composite_max", (), SCORING, put("composite_max", to=110)),
    Edited("rubric.default_source", (), BREAKING, put("default_source", to="customer")),
    Edited("rubric.default_source", (), BREAKING, drop("default_source")),
    Edited("sources", (), BREAKING, no_sources),
    Edited("source.added", ("peer",), SCORING, put("sources", "peer", to={"weight": 1})),
    Edited("source.removed", ("self",), BREAKING, drop("sources", "self")),
    Edited("source.names", ("supervisor",), BREAKING, put("sources", "supervisor", "title", to=TEXT)),
    Edited("source.names", ("supervisor",), WORDING, put("sources", "supervisor", "title", "en", to="by the BOSS")),
    Edited("source.names", ("customer",), SCORING, put("sources", "customer", "title", to=TEXT)),
    Edited("source.weight", ("customer",), SCORING, put("sources", "customer", "weight", to=3)),
    Edited("source.pool", ("customer",), SCORING, put("sources", "customer", "pool", to="rater")),
    Edited("source.min_raters", ("customer",), SCORING, put("sources", "customer", "min_raters", to=2)),
    Edited("source.every", ("customer",), WORDING, put("sources", "customer", "every", to="month")),
    Edited("profile.added", ("night",), SCORING, put("profiles", "night", to={})),
    Edited("profile.removed", ("front",), BREAKING, drop("profiles", "front")),
    Edited("profile.names", ("front",), BREAKING, put("profiles", "front", "title", to=TEXT)),
    Edited("profile.names", ("front",), WORDING, put("profiles", "front", "title", "en", to="FRONT")),
    Edited("profile.not_applicable", ("back",), SCORING, put("profiles", "back", "not_applicable", to=["greeting"])),
    Edited("profile.not_applicable", ("front",), SCORING, put("profiles", "front", "not_applicable", to=["greeting"])),
    Edited("profile.not_applicable", ("back",), WORDING, put("profiles", "back", "not_applicable", to=["calm", "greeting"])),
    Edited("profile.sources", ("back",), SCORING, put("profiles", "back", "sources", "customer", to=5)),
    Edited("evidence.min_coverage", (), SCORING, put("evidence", "min_coverage", to=HALF)),
    Edited("evidence.full_coverage", (), SCORING, drop("evidence", "full_coverage")),
    Edited("evidence.min_sources", (), SCORING, put("evidence", "min_sources", to=2)),
    Edited("evidence.min_tenure", (), SCORING, put("evidence", "min_tenure", to=6)),
    Edited("weights", (), SCORING, both(put("@greeting", "weight", to=35), put("@calm", "weight", to=35))),
    Edited("weights", (), WORDING, points_style),
    Edited("dimension.added", ("mood",), WORDING, split_dimension),
    Edited("dimension.removed", ("speed",), WORDING, move_kpi),
    Edited("dimension.title", ("care",), WORDING, put("dimensions", 0, "title", to=TEXT)),
    Edited("dimension.behaviours", ("care",), WORDING, put("dimensions", 0, "behaviours", to=[TEXT])),
    Edited("dimension.provenance", ("care",), WORDING, drop("dimensions", 0, "provenance")),
    Edited("kpi.added", ("extra",), SCORING, lambda c: c["behaviours"].append(NEW_KPI)),
    Edited("kpi.removed", ("online",), BREAKING, both(drop("behaviours", 0), put("@reply", "only_if", to=None))),
    Edited("kpi.names", ("greeting",), BREAKING, put("@greeting", "title", to=TEXT)),
    Edited("kpi.names", ("greeting",), BREAKING, drop("@greeting", "aliases")),
    Edited("kpi.names", ("greeting",), SCORING,
        both(put("@greeting", "title", "zh", to="招呼率"), put("@greeting", "aliases", to=["问候", "问候率"]))),
    Edited("kpi.names", ("calm",), SCORING, put("@calm", "aliases", to=["镇定"])),
    Edited("kpi.names", ("greeting",), WORDING, put("@greeting", "title", "en", to="GREETING  RATE")),
    Edited("kpi.description", ("greeting",), WORDING, drop("@greeting", "description")),
    Edited("kpi.dimension", ("reply",), WORDING, move_kpi),
    Edited("kpi.dimension", ("calm",), WORDING, split_dimension),
    Edited("kpi.measure", ("greeting",), SCORING, put("@greeting", "measure", "max", to=2)),
    Edited("kpi.measure", ("reply",), BREAKING, put("@reply", "measure", "max", to=60)),
    Edited("kpi.measure", ("reply",), BREAKING, put("@reply", "measure", "unit", to="h")),
    Edited("kpi.measure", ("greeting",), BREAKING, put("@greeting", "measure", "unit", to="percent")),
    Edited("kpi.measure", ("reply",), BREAKING, put("@reply", "measure", to={"kind": "amount", "max": 100})),
    Edited("kpi.measure", ("helps",), SCORING, drop("@helps", "measure", "absent")),
    Edited("kpi.anchors", ("calm",), WORDING, put("@calm", "measure", "anchors", 5, to=TEXT)),
    Edited("kpi.items", ("greeting",), WORDING, drop("@greeting", "measure", "items")),
    Edited("kpi.curve", ("greeting",), SCORING, put("@greeting", "curve", "points", to=[[0, 0], [HALF, 60], [1, 100]])),
    Edited("kpi.curve", ("greeting",), WORDING, put("@greeting", "curve", "points", to=[[0, 0], [HALF, 50], [1, 100]])),
    Edited("kpi.curve", ("greeting",), BREAKING,
        put("@greeting", "curve", "points", to=[[0, 0], [Decimal("0.2"), 100]])),
    Edited("kpi.curve", ("helps",), SCORING, put("@helps", "curve", to={"kind": "linear", "points": [[0, 0], [50, 100]]})),
    Edited("kpi.aggregate", ("greeting",), BREAKING, put("@greeting", "aggregate", to="ratio")),
    Edited("kpi.aggregate", ("helps",), BREAKING, put("@helps", "aggregate", to="latest")),
    Edited("kpi.aggregate", ("calm",), SCORING, put("@calm", "aggregate", to="trimmed_mean")),
    Edited("kpi.sources", ("calm",), BREAKING, put("@calm", "sources", to=["customer"])),
    Edited("kpi.sources", ("calm",), SCORING, put("@calm", "sources", to={"supervisor": 1, "customer": 3})),
    Edited("kpi.sources", ("calm",), SCORING, drop("@calm", "sources")),
    Edited("kpi.default_source", ("calm",), BREAKING, put("@calm", "default_source", to="supervisor")),
    Edited("kpi.default_source", ("reply",), WORDING, put("@reply", "default_source", to="system")),
    Edited("kpi.evidence", ("calm",), SCORING, put("@calm", "evidence", to={"min_observations": 2})),
    Edited("kpi.only_if", ("reply",), SCORING, drop("@reply", "only_if")),
    Edited("kpi.provenance", ("greeting",), WORDING, put("@greeting", "provenance", "weight", to="assumed")),
    Edited("event.added", ("award",), SCORING, lambda c: c["events"].append(NEW_EVENT)),
    Edited("event.removed", ("breach",), BREAKING, drop("events", 0)),
    Edited("event.names", ("breach",), BREAKING, put("events", 0, "title", "zh", to="泄露")),
    Edited("event.names", ("breach",), WORDING, put("events", 0, "title", "en", to="BREACH")),
    Edited("event.description", ("breach",), WORDING, drop("events", 0, "description")),
    Edited("event.caps_level_at", ("breach",), SCORING, put("events", 0, "caps_level_at", to=2)),
    Edited("event.points", ("praise",), SCORING, put("events", 1, "points", to=2)),
    Edited("event.points", ("praise",), SCORING, put("events", 1, "kpi", to="calm")),
    Edited("event.provenance", ("breach",), WORDING, drop("events", 0, "provenance")),
    Edited("level.added", ("4",), SCORING, lambda c: c["levels"].append({"level": 4, "title": TEXT, "cut_score": 90})),
    Edited("level.removed", ("3",), BREAKING, drop("levels", 2)),
    Edited("level.title", ("1",), WORDING, put("levels", 0, "title", to=TEXT)),
    Edited("level.definition", ("2",), WORDING, drop("levels", 1, "definition")),
    Edited("level.cut_score", ("2",), SCORING, put("levels", 1, "cut_score", to=65)),
    Edited("level.provenance", ("2",), WORDING, drop("levels", 1, "provenance")),
    Edited("level.clauses", ("2",), WORDING,
        both(drop(*GATES, 1), lambda c: c["levels"][1]["clauses"][1]["gates"].append({"kpi": "greeting", "min_value": HALF}))),
    Edited("clause.added", ("2", "3"), SCORING,
        lambda c: c["levels"][1]["clauses"].append({"text": TEXT, "gates": [{"kpi": "online", "min_value": 1}]})),
    Edited("clause.removed", ("2", "2"), SCORING, drop(*CLAUSES, 1)),
    Edited("clause.text", ("2", "1"), WORDING, put(*CLAUSES, 0, "text", to=TEXT)),
    Edited("gate.added", ("2", "1", "online"), SCORING,
        lambda c: c["levels"][1]["clauses"][0]["gates"].append({"kpi": "online", "min_value": 1})),
    Edited("gate.removed", ("2", "1", "greeting"), SCORING, drop(*GATES, 1)),
    Edited("gate.changed", ("2", "1", "calm"), SCORING, put(*GATES, 0, "min_value", to=4)),
    Edited("order.dimensions", (), SCORING, swap("dimensions")),
    Edited("order.kpis", ("care",), SCORING, swap("dimensions", 0, "kpis")),
    Edited("order.kpis", ("",), WORDING, swap("behaviours")),
    Edited("order.events", (), WORDING, swap("events")),
    Edited("order.clauses", ("2",), WORDING, swap(*CLAUSES)),
    Edited("order.gates", ("2", "1"), WORDING, swap(*GATES)),
)  # fmt: skip
