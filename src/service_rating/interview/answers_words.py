"""What is told about answers files."""

from __future__ import annotations

from service_rating.localized import Localized

TEMPLATE_HINT = Localized(
    "assess --template 会打印一份可填写的答案文件。", "assess --template prints an answers file to fill in."
)
TOO_LARGE = Localized(
    "文件超过 {most} 字节，不会是答案文件。", "More than {most} bytes: no answers file is that large."
)
EMPTY = Localized("文件是空的。", "The file is empty.")
NO_TEXT = Localized("这不是 UTF-8 文本。", "This is no text in UTF-8.")
NOT_A_MAPPING = Localized(
    "答案文件最外层应是“键: 值”，其中有 answers。", "An answers file consists of keys and values, one of them answers."
)
UNKNOWN_KEY = Localized("没有 {key} 这个键。{near}可用：{known}。", "There is no key {key} here.{near} Known: {known}.")
NO_SCALAR = Localized("{key} 应是一段文字或一个数。", "{key} must be a text or a number.")
NO_ANSWERS = Localized("缺少 answers：各指标的答案。", "answers is missing: the answer to each KPI.")
NO_VALUE = Localized(
    "{kpi} 的值应是文字、数字，或勾选项的编号（如 [1, 3]）。",
    "The value of {kpi} must be a text, a number, or the numbers of the ticked items, as in [1, 3].",
)
DISAGREES = Localized(
    "文件里的 {key} 是 {theirs}，命令行给的是 {ours}。", "The file says {theirs} for {key}, the command line {ours}."
)
ONE_OF_THEM = Localized("请只保留一处，或让两处一致。", "Keep one of them, or make them agree.")
OTHER_VERSION = Localized(
    "文件是为细则版本 {theirs} 准备的，现在是 {ours}；各答案按现在的问题检查。",
    "The file was prepared for version {theirs} of the rubric, which is {ours} now; answers are checked by its present questions.",
)
UNKNOWN_KPI = Localized("细则中没有指标 {kpi}。{near}", "The rubric has no KPI {kpi}.{near}")
NOT_ASKED = Localized(
    "{source} 不评 {kpi}（{title}），或它不适用于这个岗位类型。",
    "{kpi} ({title}) is not for {source} to judge, or does not apply to this profile.",
)
LEAVE_OUT = Localized("请删除这一项。", "Remove this entry.")
REFUSED = Localized("{title}：{reason}", "{title}: {reason}")
MISSING = Localized("缺少 {kpi}（{title}）的答案。{accepted}", "The answer to {kpi} ({title}) is missing. {accepted}")
OR_NOT_SEEN = Localized("没有看到的请写 not_seen（未见）。", "Write not_seen for what you have not seen.")
NOTHING = Localized("没有一个答案可以写成观察记录。", "There is no answer to make an observation of.")
