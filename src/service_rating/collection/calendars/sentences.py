"""What calendars have to say, by code (TK02x–TK04x)."""

from __future__ import annotations

from service_rating.localized import Localized

SENTENCES = {
    "TK020": Localized(
        "日历“{name}”没有 {year} 年的数据（有 {first}–{last} 年）。请更新附加组件 calendar，或写一个公司日历文件，在 covers 里列出该年，再用 --calendar 指定。",
        "The calendar {name} has no data for {year} (it has {first}–{last}). Update the extra calendar, or write a company calendar file that lists the year under covers, and name it with --calendar.",
    ),
    "TK021": Localized(
        "计算工作日需要附加组件。请运行：pip install 'service-rating[calendar]'。",
        "Counting working days needs an extra. Run: pip install 'service-rating[calendar]'.",
    ),
    "TK022": Localized(
        "没有名为“{name}”的日历。{near}请写 china、weekdays（周一至周五）、国家或地区代码（如 DE、US-CA），或公司日历文件的路径。",
        "There is no calendar named {name}.{near} Write china, weekdays (Monday to Friday), a country with or without a region (DE, US-CA), or the path of a company calendar file.",
    ),
    "TK023": Localized(
        "国家“{country}”没有地区“{region}”。可用：{known}。",
        "The country {country} has no region {region}. Known: {known}.",
    ),
    "TK024": Localized(
        "日历“{name}”{year} 年的部分假日是推算的（{days}）；请核对，或用公司日历文件覆盖。",
        "Some holidays of the calendar {name} for {year} are estimated ({days}); check them, or override them with a company calendar file.",
    ),
    "TK025": Localized(
        "“{text}”不是日期；请写成 2026-02-16，一段日子写成 2026-02-16..2026-02-20。",
        "{text} is no day; write 2026-02-16, or 2026-02-16..2026-02-20 for several.",
    ),
    "TK026": Localized(
        "{day} 既是休息日又是工作日；请只保留一处。", "{day} is both a day off and a working day; keep one."
    ),
    "TK027": Localized(
        '“{text}”不是时间段；请写成 "09:00-12:00"，跨午夜的分成两段。',
        'The hours {text} are not understood; write "09:00-12:00", and split what goes beyond midnight.',
    ),
    "TK028": Localized("时间段要按先后写，不能重叠：{text}。", "Hours must follow each other without overlap: {text}."),
    "TK029": Localized(
        "“{day}”不是星期也不是日期；请写 monday … sunday，或 2026-12-31。",
        "{day} is neither a day of the week nor a date; write monday … sunday, or 2026-12-31.",
    ),
    "TK030": Localized(
        "写了 hours_on，却没有 working_hours；请先写平日的时间。",
        "There is hours_on without working_hours; write the usual hours first.",
    ),
    "TK031": Localized(
        "时限按工作小时计，而日历“{name}”没有工作时间。请用公司日历文件写明 working_hours，并用 --calendar 指定。",
        "A limit is in working hours, and the calendar {name} has none. Write working_hours in a company calendar file and name it with --calendar.",
    ),
    "TK032": Localized("{day} 不在 {first}–{last} 年之间。", "{day} lies outside the years {first}–{last}."),
    "TK033": Localized(
        "公司日历不能以另一个公司日历为基础（{name}）；请写 china、weekdays 或国家代码。",
        "A company calendar cannot be based on another one ({name}); write china, weekdays or a country.",
    ),
    "TK034": Localized(
        "不认识时区“{zone}”；请写 IANA 名称，例如 Asia/Shanghai。",
        "The time zone {zone} is unknown; write an IANA name such as Asia/Shanghai.",
    ),
}
