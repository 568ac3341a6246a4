"""What the keys of KPIs, measures and curves mean; shown by editors, and the same as in the rubric reference."""

from __future__ import annotations

from service_rating.localized import Localized

KPI_MEANINGS: dict[str, dict[str, Localized]] = {
    "Dimension": {
        "": Localized("维度（一级指标）：一组指标", "A dimension (first-level indicator): a group of KPIs"),
        "dimension": Localized("名称", "its name"),
        "title": Localized("标题", "its title"),
        "weight": Localized("只在指标写 points 时使用", "only where KPIs have points"),
        "behaviours": Localized("原文列出的行为，仅供阅读", "the behaviours the source lists; for reading only"),
        "kpis": Localized("1–200 个", "1 to 200"),
        "provenance": Localized("出自哪里", "where it comes from"),
    },
    "Kpi": {
        "": Localized(
            "指标（二级指标）：表中带权重的一行，或只作证据",
            "A KPI (second-level indicator): a weighted line, or evidence only",
        ),
        "kpi": Localized("名称，数据文件里使用", "its name, used in files"),
        "title": Localized("标题；数据文件里写标题也能识别", "its title; also understood in files"),
        "description": Localized("到底观察什么", "what exactly is observed"),
        "aliases": Localized("其他叫法，可作表头，最多 50 个", "other headers for it; at most 50"),
        "weight": Localized("在综合得分中的权重", "its weight in the composite"),
        "points": Localized("在有权重的维度内的分数", "its points inside a weighted dimension"),
        "measure": Localized("怎么观察", "how it is observed"),
        "curve": Localized(
            "值怎么变成得分；有权重时必须写", "how its value becomes a score; needed where it has weight"
        ),
        "aggregate": Localized("多行怎么合成一个值", "how its rows become one value"),
        "sources": Localized(
            "谁可以评价（默认所有来源）；写成映射时同时给出权重",
            "who may judge it (default: all); a mapping also gives the weights",
        ),
        "default_source": Localized("没写来源的行算作哪个来源", "source of its rows that name none"),
        "evidence": Localized("需要多少次观察", "how many observations it needs"),
        "only_if": Localized("只在这种情况下适用", "the KPI applies only then"),
        "provenance": Localized("各数字出自哪里", "where its numbers come from"),
    },
    "KpiEvidence": {
        "": Localized("指标至少需要多少次观察", "How many observations a KPI needs"),
        "min_observations": Localized("更少时指标没有得分：too_few", "with fewer the KPI is unscored: too_few"),
    },
    "OnlyIf": {
        "": Localized("只在另一个指标为某个值时适用", "The KPI applies only where another one has this value"),
        "kpi": Localized("另一个指标，它自己不能再写 only_if", "the other KPI; it may have no only_if itself"),
        "is": Localized(
            "那个指标必须恰好等于这个值，否则本指标不适用",
            "the value it must have, exactly; otherwise this KPI is not applicable",
        ),
    },
    "Provenance": {
        "": Localized(
            "数字的来历：fixed 由文件规定，assumed 为假定并写明理由",
            "Where numbers come from: fixed by a document, or assumed with a reason",
        ),
        "weight": Localized("权重", "the weight"),
        "curve": Localized("曲线", "the curve"),
        "measure": Localized("测量方式、单位与范围", "kind, unit and range"),
        "sources": Localized("由谁评价", "who may judge"),
        "cut_score": Localized("等级的分数线", "the cut score of a level"),
        "gates": Localized("门槛", "the gates"),
        "definition": Localized("措辞", "the wording"),
        "source": Localized("出自哪份文件", "the document"),
        "reason": Localized(
            "为什么这样假定；只写一段文本时两种语言共用", "why it was assumed so; a Line stands for both languages"
        ),
    },
    "Share": {
        "": Localized("占比：整体中的一部分", "A share: a part of a whole"),
        "kind": Localized("占比", "a share"),
        "max": Localized("最大占比；写 2 时最多 200%", "greatest share; 2 allows 200 %"),
        "unit": Localized(
            "数据里不带百分号的数怎么读；曲线和门槛里一律写小数",
            "what a bare number in a file means; curves and gates are always written as fractions",
        ),
        "items": Localized("清单的各项，仅供阅读", "the points of a checklist; for reading only"),
    },
    "Rating": {
        "": Localized("评分量表，各点有行为锚定", "A rating scale with behaviour at its points"),
        "kind": Localized("评分", "a rating"),
        "min": Localized("量表最低点", "lowest point of the scale"),
        "max": Localized("量表最高点", "highest point of the scale"),
        "anchors": Localized("锚点：量表各点对应的可观察行为", "observable behaviour at points of the scale"),
    },
    "Duration": {
        "": Localized("时长，从 0 起", "A time span, from 0"),
        "kind": Localized("时长", "a time"),
        "unit": Localized("秒、分钟、小时、天", "seconds, minutes, hours or days"),
        "max": Localized("最长时间", "longest time"),
    },
    "Count": {
        "": Localized("次数，整数，从 0 起", "A count: a whole number, from 0"),
        "kind": Localized("次数", "a count"),
        "max": Localized("最大次数", "greatest count"),
        "absent": Localized(
            "没有行就是 0，对每个人都如此；与 sum、max 或 latest 同用",
            "no row means 0, for everyone; goes with sum, max or latest",
        ),
    },
    "Amount": {
        "": Localized("有自己单位的数值", "A quantity in a unit of its own"),
        "kind": Localized("数值", "an amount"),
        "min": Localized("最小值", "least amount"),
        "max": Localized("最大值", "greatest amount"),
        "unit": Localized("单位，供阅读和表头使用", "its unit, for reading and for headers"),
    },
    "Linear": {
        "": Localized(
            "直线曲线：各点之间按直线，两端以外取最近的点",
            "Straight lines between points; outside them the nearest point holds",
        ),
        "kind": Localized("各点之间的直线", "straight lines between points"),
        "points": Localized("2–200 个，值递增", "2 to 200, values ascending"),
        "out_of": Localized("满分；不写为 100", "full mark; 100 unless told"),
    },
    "Bands": {
        "": Localized("分档曲线：第一个成立的档给出得分", "Bands: the first that holds gives the score"),
        "kind": Localized("分档", "bands"),
        "bands": Localized("1–200 档，最后一档为 otherwise", "1 to 200, the last one otherwise"),
        "out_of": Localized("满分；不写为 100", "full mark; 100 unless told"),
    },
    "Band": {
        "": Localized("一档：一个条件和得分，或 otherwise", "One band: a condition with its score, or otherwise"),
        "at_least": Localized("值 ≥ 它", "value ≥ this"),
        "above": Localized("值 > 它", "value > this"),
        "at_most": Localized("值 ≤ 它", "value ≤ this"),
        "below": Localized("值 < 它", "value < this"),
        "score": Localized("得分，与以上四者之一同写", "the score, with one of the four"),
        "otherwise": Localized("其余各值的得分", "the score of all other values"),
    },
    "PerUnit": {
        "": Localized("每单位加减分的曲线", "Points more or less for each step from a target"),
        "kind": Localized("每单位加减分", "points per unit"),
        "target": Localized("得 base 分的值", "the value that gives the base"),
        "step": Localized("一步的大小", "size of a step"),
        "points": Localized("比目标每高一步，得分变化多少", "change of the score per step above the target"),
        "whole": Localized(
            "true：从目标数起，只算整步；false：按比例",
            "true: whole steps only, counted from the target; false: pro rata",
        ),
        "base": Localized("恰好达到目标时的得分；不写为 out_of，再没有为 100", "score at the target; out_of, else 100"),
        "floor": Localized("最低得分", "lowest score"),
        "ceiling": Localized("最高得分；不写为 out_of，再没有为 100", "highest score; out_of, else 100"),
        "out_of": Localized("满分；不写为 100", "full mark; 100 unless told"),
    },
}
