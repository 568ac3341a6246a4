"""Words that the formats of the rules' manuals share."""

from __future__ import annotations

from service_rating.localized import Localized

WHY = Localized("为什么", "Why")
FAILS = Localized("不通过", "Fails")
PASSES = Localized("通过", "Passes")
FIX = Localized("怎样改", "How to fix")
RULES = Localized("规则", "Rules")
GROUPS: tuple[tuple[str, Localized], ...] = (
    ("SR0", Localized("SR0xx：文件与 YAML", "SR0xx: file and YAML")),
    ("SR1", Localized("SR1xx：结构", "SR1xx: shape")),
    ("SR2", Localized("SR2xx：各处之间的含义", "SR2xx: meaning across fields")),
    ("SR3", Localized("SR3xx：建议", "SR3xx: advice")),
    ("SR9", Localized("SR9xx：案例", "SR9xx: worked cases")),
)
SAMPLE_HEAD = Localized("示例细则", "The sample rubric")
SAMPLE_TEXT = Localized(
    "示例都是片段，覆盖在这份没有问题的小细则上：写了 `kpi` 的片段修改该 KPI，写了 `event`、`case` 或 `gates` 的片段放入相应位置，其余的替换顶层的键。"
    '`{60 × "["}` 表示重复，`{tab}` 表示制表符，`{bytes D6 D0}` 表示原始字节，`{whole file}` 表示示例就是整个文件，以 `$` 开头的是命令。',
    "Examples are fragments, laid over this small sound rubric: one with `kpi` changes that KPI, one with `event`, `case` or "
    '`gates` is put in its place, and anything else replaces top-level keys. `{60 × "["}` stands for a repetition, `{tab}` for '
    "a tab, `{bytes D6 D0}` for raw bytes, `{whole file}` says that the example is the whole file, and what begins with `$` is a "
    "command.",
)
FRAGMENTS = Localized(
    "示例是覆盖在一份小细则上的片段；该细则见 service-rating rule --all。",
    "The examples are fragments, laid over a small sound rubric; service-rating rule --all shows it.",
)
INTRODUCTION = Localized(
    "`service-rating validate` 发现的每个问题都带有代码，代码的含义不变。错误（error）使细则不能使用；警告（warning）和提示（info）"
    "不影响使用，`validate` 默认遇到警告也以退出码 1 结束。确有理由时，可在该行写 `# service-rating: ignore[代码]` 屏蔽；SR0xx 与 "
    "SR1xx 不能屏蔽。`service-rating rule 代码` 显示其中一页。",
    "Every problem that `service-rating validate` finds carries a code, and a code never changes its meaning. An error makes a "
    "rubric unusable; a warning or an info does not, though by default `validate` also exits with 1 for warnings. Where there is "
    "good reason, `# service-rating: ignore[CODE]` on the line silences one; SR0xx and SR1xx cannot be silenced. "
    "`service-rating rule CODE` shows one of these pages.",
)
COLUMNS = (
    Localized("代码", "code"),
    Localized("名称", "name"),
    Localized("程度", "severity"),
    Localized("要求", "what holds"),
)
