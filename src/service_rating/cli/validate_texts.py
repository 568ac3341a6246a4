"""The help texts of ``validate``."""

from service_rating.localized import Localized

TEXTS = {
    "": Localized(
        "检查考评细则：列出全部问题，并运行其中的案例。\n\n"
        "发现问题时退出码为 1；没有可检查的文件、文件读不了或命令有误时为 2。\n\n"
        "注释 # service-rating: ignore[代码] 屏蔽本行的问题；设置写在 pyproject.toml 的 [tool.service-rating]。",
        "Check rubrics: list every problem, and run their worked cases.\n\n"
        "The exit code is 1 if problems were found, 2 if there was nothing to check, a file could not be read, or the "
        "command was wrong.\n\n"
        "A comment # service-rating: ignore[CODE] silences a problem of its line; settings stand in "
        "[tool.service-rating] of pyproject.toml.",
    ),
    "paths": Localized(
        "细则文件、文件夹（查找其中的 *.rubric.yaml）、模式、自带细则的名称，或 -（标准输入）；默认当前文件夹。",
        "Rubric files, folders (searched for *.rubric.yaml), patterns, names of shipped rubrics, or - for standard "
        "input; default: this folder.",
    ),
    "formats": Localized(
        "格式：full、concise、json、github、gitlab、sarif、junit；可重复。默认：终端上为 full，GitHub Actions 里为 "
        "github，其余为 concise。",
        "Format: full, concise, json, github, gitlab, sarif, junit; may be repeated. Default: full on a terminal, github "
        "in GitHub Actions, else concise.",
    ),
    "output_files": Localized(
        "把前面那个 --format 写入这个文件，而不是标准输出；可重复。",
        "Write the --format before it into this file instead of stdout; may be repeated.",
    ),
    "select": Localized("只列出这些代码（或以此开头的）；可重复，可用逗号分隔。", "Tell only these codes, or beginnings of codes; commas or repeated."),
    "ignore": Localized("不列出这些代码（或以此开头的）。", "Do not tell these codes, or beginnings of codes."),
    "fail_on": Localized(
        "从哪种程度起退出码为 1：error、warning 或 info；默认 warning。",
        "The severity from which the exit code is 1: error, warning or info; default warning.",
    ),
    "exit_zero": Localized("发现问题时退出码也为 0。", "The exit code is 0 also if problems were found."),
    "stdin_filename": Localized("标准输入的内容在提示里用的文件名。", "The file name under which standard input is told about."),
    "no_cache": Localized(
        "不使用以前运行的结论：全部重新检查。", "Use no verdicts of earlier runs: check everything anew."
    ),
    "watch": Localized("文件改动时重新检查，直到按 Ctrl-C。", "Check again whenever a file changes, until Ctrl-C."),
}  # fmt: skip
