"""Strategies for whole rubrics that are valid in the language, and their YAML text."""

from decimal import Decimal
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.oracle_values import ALL_SOURCES
from tests.strategies_kpis import (
    Draw,
    Node,
    curves,
    grid_of,
    measures,
    plain_decimal,
    some,
    text,
)
from tests.strategies_levels import SHARES, event_lists, level_lists

ANY = ["mean", "mean", "trimmed_mean", "trimmed_mean", "min", "max", "latest"]


@st.composite
def rubrics(draw: Draw, most: int = 6) -> Node:
    """Draw a valid rubric as a mapping with ints, Decimals, texts and truth values; it has at most so many weighted KPIs."""
    sources = draw(st.none() | source_sections())
    names = list(ALL_SOURCES if sources is None else sources)
    dimensions = draw(dimension_lists(names, most))
    behaviours = [
        draw(kpis(f"extra_{index}", names, weighted=False)) for index in range(draw(st.integers(0, min(4, most))))
    ]
    everything = [kpi for entry in dimensions for kpi in entry["kpis"]] + behaviours
    _condition(draw, everything)
    levels = draw(level_lists(everything))
    rubric: Node = {
        "rubric": "drawn-rubric",
        "version": "1.0.0",
        "title": text("drawn"),
        **some(draw, {"composite_max": 110}),
        **({} if sources is None else {"sources": sources}),
        **some(draw, {"profiles": draw(profile_sections(names, everything))}),
        **some(draw, {"evidence": draw(evidence_sections(len([name for name in names if name != "self"])))}),
        "dimensions": dimensions,
        **({"behaviours": behaviours} if behaviours else {}),
        **some(draw, {"events": draw(event_lists(everything, len(levels)))}),
        "levels": levels,
    }
    return rubric


@st.composite
def source_sections(draw: Draw) -> Node:
    """Draw 1 to 4 sources with weights, pools and least numbers of raters, and perhaps self."""
    others = [name for name in ALL_SOURCES if name != "self"]
    names = draw(st.lists(st.sampled_from(others), min_size=1, max_size=4, unique=True))
    section: Node = {name: draw(one_source()) for name in names}
    if draw(st.booleans()):
        section["self"] = {"weight": 0, "pool": draw(st.sampled_from(["rater", "observation"]))}
    return section


@st.composite
def one_source(draw: Draw) -> Node:
    """Draw one source."""
    optional = {
        "pool": draw(st.sampled_from(["rater", "observation"])),
        "min_raters": draw(st.sampled_from([1, 2, 2, 3])),
        "every": draw(st.sampled_from(["week", "month", "quarter"])),
        "title": text("source"),
    }
    return {"weight": draw(weights()), **some(draw, optional)}


def weights() -> st.SearchStrategy[Any]:
    """Draw a source weight above 0."""
    return st.sampled_from([1, 2, 3, Decimal("0.5"), Decimal("33.33"), 25, 30])


@st.composite
def kpis(draw: Draw, name: str, names: list[str], *, weighted: bool) -> Node:
    """Draw a KPI without its weight."""
    measure = draw(measures())
    aggregates = list(ANY)
    if measure["kind"] in ("count", "duration"):
        aggregates += ["sum", "sum"]
    if measure["kind"] == "share":
        aggregates += ["ratio"] * 4
    if measure["kind"] == "amount" and "min" not in measure:
        aggregates += ["sum", "ratio"]
    optional = {
        "aggregate": draw(st.sampled_from(aggregates)),
        "sources": draw(own_sources(names)),
        "evidence": {"min_observations": draw(st.sampled_from([1, 1, 2, 4]))},
    }
    curve = {"curve": draw(curves(measure))} if weighted or draw(st.booleans()) else {}
    chosen = some(draw, optional)
    if "absent" in measure:
        chosen["aggregate"] = "sum"
    return {"kpi": name, "title": text(name), "measure": measure, **curve, **chosen}


@st.composite
def own_sources(draw: Draw, names: list[str]) -> Any:
    """Draw the sources that may judge a KPI: a list, or a mapping with weights."""
    counted = [name for name in names if name != "self"]
    mine = draw(st.lists(st.sampled_from(counted), min_size=1, max_size=3, unique=True))
    if draw(st.booleans()):
        return {name: draw(weights()) for name in mine}
    return [*mine, "self"] if "self" in names and draw(st.booleans()) else mine


@st.composite
def dimension_lists(draw: Draw, names: list[str], most: int) -> list[Node]:
    """Draw 1 to 3 dimensions with 1 to ``most`` KPIs in all, weighted in one of the two styles."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3).filter(lambda n: sum(n) <= most))
    dimensions: list[Node] = [
        {
            "dimension": f"part_{place}",
            "title": text(f"part {place}"),
            "kpis": [draw(kpis(f"kpi_{place}_{index}", names, weighted=True)) for index in range(size)],
        }
        for place, size in enumerate(sizes)
    ]
    everything = [kpi for dimension in dimensions for kpi in dimension["kpis"]]
    if draw(st.booleans()):
        _split(draw, everything, "weight", Decimal(100), draw(st.sampled_from(["1", "0.01"])))
        return dimensions
    _split(draw, dimensions, "weight", Decimal(100), "1")
    total = draw(st.sampled_from([6, 9]))
    for dimension in dimensions:
        _split(draw, dimension["kpis"], "points", Decimal(total), "1")
    return dimensions


def _split(draw: Draw, nodes: list[Node], key: str, total: Decimal, unit: str) -> None:
    """Give every node a part of the total above 0, in whole units; the last takes the rest."""
    left = int(total / Decimal(unit))
    for place, node in enumerate(nodes):
        after = len(nodes) - place - 1
        even = max(1, left // (after + 1))
        part = left if not after else draw(st.just(even) | st.integers(1, left - after))
        node[key] = plain_decimal(part * Decimal(unit))
        left -= part


def _condition(draw: Draw, everything: list[Node]) -> None:
    """Let one KPI depend on another one's value, now and then."""
    if len(everything) < 2 or draw(st.integers(0, 2)):
        return
    first, second = draw(st.permutations(range(len(everything))))[:2]
    value = draw(st.sampled_from(grid_of(everything[second]["measure"])[-3:]))
    everything[first]["only_if"] = {"kpi": everything[second]["kpi"], "is": plain_decimal(value)}


@st.composite
def profile_sections(draw: Draw, names: list[str], everything: list[Node]) -> Node:
    """Draw 1 or 2 profiles."""
    ids = [kpi["kpi"] for kpi in everything]
    counted = [name for name in names if name != "self"]
    section: Node = {}
    for name in ["front", "back"][: draw(st.integers(1, 2))]:
        mine = draw(st.lists(st.sampled_from(counted), min_size=1, unique=True))
        optional = {
            "not_applicable": draw(st.lists(st.sampled_from(ids), min_size=1, unique=True)),
            "sources": {source: draw(weights()) for source in mine},
            "title": text(name),
        }
        section[name] = some(draw, optional)
    return section


@st.composite
def evidence_sections(draw: Draw, others: int) -> Node:
    """Draw what the whole rubric demands of the evidence; ``others`` = sources besides self."""
    low, high = sorted([draw(st.sampled_from(SHARES)), draw(st.sampled_from(SHARES))])
    optional = {
        "min_coverage": low,
        "full_coverage": high,
        "min_sources": draw(st.integers(1, min(2, others))),
        "min_tenure": 3,
    }
    return some(draw, optional)


class PlainDumper(yaml.SafeDumper):
    """Writes Decimals as plain decimals and never uses anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        del data
        return True


def _plain(dumper: yaml.SafeDumper, number: Decimal) -> yaml.ScalarNode:
    whole = number == number.to_integral_value()
    digits = f"{int(number)}" if whole else f"{number:f}"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'int' if whole else 'float'}", digits)


PlainDumper.add_representer(Decimal, _plain)


def to_yaml(rubric: Node) -> str:
    """Write a rubric as YAML text whose numbers are plain decimals."""
    written: str = yaml.dump(rubric, Dumper=PlainDumper, allow_unicode=True, sort_keys=False)
    return written
