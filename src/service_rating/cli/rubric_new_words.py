"""What ``rubric new`` says about an answer that it cannot take, and what to do."""

from __future__ import annotations

from service_rating.localized import Localized

TWO_PATHS = Localized("文件名给了两次。", "The file is named twice.")
ONE_PATH = Localized("请只写在一处：作为参数，或用 --output。", "Name it once, as the argument or with --output.")
BAD_ID = Localized("“{text}”不能作细则标识。", "“{text}” cannot be the id of a rubric.")
ID_HINT = Localized(
    "请用小写字母、数字和连字符，以字母开头，如 team-service。",
    "Use lower-case letters, digits and hyphens, a letter first, as in team-service.",
)
BAD_TITLE = Localized("“{text}”不能作标题。", "“{text}” cannot be a title.")
TITLE_HINT = Localized(
    "请写一行文字，最多 {most} 个字符，不含控制字符。",
    "Write one line of at most {most} characters, without control characters.",
)
NOT_CHINESE = Localized("“{text}”里没有汉字。", "“{text}” has no Chinese character.")
CHINESE_HINT = Localized("请写中文；报告要有两种语言。", "Write it in Chinese; reports are in both languages.")
NOT_ENGLISH = Localized("“{text}”里没有英文字母。", "“{text}” has no Latin letter.")
ENGLISH_HINT = Localized("请写英文；报告要有两种语言。", "Write it in English; reports are in both languages.")
BAD_LEVELS = Localized("“{text}”不是等级数。", "“{text}” is no number of levels.")
LEVELS_HINT = Localized("请写 1 到 20 的整数。", "Write a whole number from 1 to 20.")
BAD_KPI = Localized("看不懂指标“{text}”。", "The KPI “{text}” cannot be understood.")
KPI_HINT = Localized(
    "请写成 中文/英文:种类:权重，如 客户满意度/Customer satisfaction:rating:60；种类有 {kinds}；"
    "权重大于 0、不超过 100、最多两位小数。",
    "Write CHINESE/ENGLISH:KIND:WEIGHT, as in CHINESE/Customer satisfaction:rating:60; kinds are {kinds}; a weight is above "
    "0, at most 100, and has at most two decimals.",
)
BAD_KIND = Localized("没有“{text}”这种指标。", "There is no kind “{text}” of KPI.")
KIND_HINT = Localized("种类有 {kinds}。", "Kinds are {kinds}.")
BAD_WEIGHTS = Localized(
    "给出的权重合计 {total}，凑不成 100。", "The weights given make {total}, which cannot come to 100."
)
WEIGHTED_COUNT = Localized(
    "次数（count）只作证据，不计分，没有权重。", "A count is evidence only, is not scored and has no weight."
)
COUNT_HINT = Localized("请去掉它的权重，或改用 share、amount。", "Leave its weight out, or choose share or amount.")
WEIGHTS_HINT = Localized(
    "所有指标的权重合计须恰为 100；没写权重的平分余下部分，每个都要大于 0。",
    "The weights of all KPIs make exactly 100; those without one share the rest, and each is above 0.",
)
ONLY_COUNTS = Localized("没有计分的指标：count 只作证据。", "No KPI is scored: a count is evidence only.")
ADD_ANOTHER = Localized("请至少再给一个其他种类的指标。", "Give at least one KPI of another kind.")
