"""What can go wrong with a cluster, and what to do about it."""

from __future__ import annotations

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized

NO_HOST = Localized("找不到这台主机", "there is no such host")
_AGAIN = Localized("结果文件夹没有写出；排除后请重新运行。", "Nothing was written; put it right and run again.")
SENTENCES: dict[str, tuple[Localized, Localized]] = {
    "SK001": (
        Localized("使用 Spark 需要附加组件。", "Spark needs an extra."),
        Localized("请运行：pip install 'service-rating[spark]'。", "Run: pip install 'service-rating[spark]'."),
    ),
    "SK002": (
        Localized("使用 Spark 需要 Java 17 或更高版本，本机没有找到。", "Spark needs Java 17 or later; there is none on this machine."),
        Localized(
            "请安装，例如：apt-get install openjdk-17-jre-headless；装在别处时请设置 JAVA_HOME。",
            "Install it, as in: apt-get install openjdk-17-jre-headless; where it lives elsewhere, set JAVA_HOME.",
        ),
    ),
    "SK003": (
        Localized("连不上 Spark 主节点 {master}：{reason}。", "The Spark master {master} cannot be reached: {reason}."),
        Localized("请检查地址、端口，以及主节点是否已启动。", "Check the address and the port, and whether the master is running."),
    ),
    "SK004": (
        Localized("Spark 没有启动：{reason}。", "Spark did not start: {reason}."),
        Localized("请检查 --master 和 Spark 的设置。", "Check --master and the settings of Spark."),
    ),
    "SK005": (
        Localized(
            "集群上已有 {seconds} 秒没有任何执行器。", "The cluster has had no executor for {seconds} seconds."
        ),
        Localized(
            "请检查工作节点是否在运行、内存和核数是否够用。结果文件夹没有写出。",
            "Check that workers are running and have cores and memory to spare. Nothing was written.",
        ),
    ),
    "SK006": (
        Localized("一个任务多次失败，因为执行器一再丢失：{reason}。", "A task failed again and again because its executors were lost: {reason}."),
        Localized(
            "多半是内存不足：请给执行器更多内存，或把大文件拆小。结果文件夹没有写出。",
            "Most often that is a lack of memory: give executors more, or split large files. Nothing was written.",
        ),
    ),
    "SK007": (
        Localized("集群上的磁盘已满。", "A disk of the cluster is full."),
        Localized(
            "请清理结果文件夹所在的磁盘，以及 Spark 临时文件夹（spark.local.dir）。结果文件夹没有写出。",
            "Make room where the outcome goes and in Spark's folder for temporary files (spark.local.dir). Nothing was written.",
        ),
    ),
    "SK008": (
        Localized("工作节点上缺少 Python 模块 {module}。", "The workers lack the Python module {module}."),
        Localized(
            "请在每个节点上安装同一版本的 service-rating，并用 PYSPARK_PYTHON 指明它的 Python。",
            "Install the same service-rating on every node, and name its Python with PYSPARK_PYTHON.",
        ),
    ),
    "SK009": (Localized("集群上的运行失败：{reason}。", "The run on the cluster failed: {reason}."), _AGAIN),
    "SK010": (
        Localized("结果文件夹“{folder}”已经存在。", "The folder {folder} for the outcome is there already."),
        Localized("请换一个名称，或先移走它。", "Choose another name, or move it away first."),
    ),
    "SK011": (
        Localized("“{folder}”所在的文件夹不存在或不可写：{reason}。", "The folder that {folder} is to stand in is missing or cannot be written to: {reason}."),
        Localized(
            "它要在所有节点共用的存储上。", "It has to be on storage that all nodes share."
        ),
    ),
    "SK012": (
        Localized(
            "同一文件夹中各部分的列不一致：与“{first}”相比，少了 {missing}，多了 {more}。",
            "The parts of one folder have different columns: beside {first} this one lacks {missing} and adds {more}.",
        ),
        Localized("请统一各部分的列，或分放到不同文件夹。", "Give all parts the same columns, or put them into folders of their own."),
    ),
    "SK013": (
        Localized(
            "细则要求最短任职时间，而考核周期没有起止日期。",
            "The rubric asks for a least tenure, and the period has no first and last day.",
        ),
        Localized("请加上 --period，例如 --period 2026H1。", "Add --period, as in --period 2026H1."),
    ),
    "SK014": (
        Localized("--engine spark 不能与 {option} 同用。", "--engine spark does not go with {option}."),
        Localized("用法见：service-rating evaluate --help", "For usage see: service-rating evaluate --help"),
    ),
    "SK015": (
        Localized("--engine spark 需要 {option}。", "--engine spark needs {option}."),
        Localized(
            "例：--engine spark --master spark://主机:7077 -o 结果文件夹",
            "Example: --engine spark --master spark://host:7077 -o FOLDER",
        ),
    ),
    "SK016": (
        Localized("没有“{name}”这种引擎。", "There is no engine “{name}”."),
        Localized("已知：polars、spark。", "Known: polars, spark."),
    ),
    "SK017": (
        Localized("--master 只用于 --engine spark。", "--master goes with --engine spark only."),
        Localized("请加上 --engine spark，或去掉 --master。", "Add --engine spark, or leave --master out."),
    ),
    "SK018": (
        Localized("“{master}”不是 Spark 主节点的写法。", "{master} is not how a Spark master is written."),
        Localized("例：spark://主机:7077、local[4]、yarn、k8s://…", "As in spark://host:7077, local[4], yarn or k8s://…"),
    ),
    "SK019": (
        Localized("写不进结果文件夹：{reason}。", "The folder for the outcome cannot be written to: {reason}."),
        _AGAIN,
    ),
    "SK020": (
        Localized(
            "主节点没有接受或中止了这次运行：执行器启动不了，或那里不是同一版本的 Spark。",
            "The master did not take the run or ended it: executors cannot start, or it is no Spark of this version.",
        ),
        Localized(
            "请检查地址和版本，并看工作节点 work 文件夹里执行器的日志。结果文件夹没有写出。",
            "Check address and version, and see the executors' logs in the workers' folder work. Nothing was written.",
        ),
    ),
}  # fmt: skip


def refuse_run(code: str, where: str = "", **values: object) -> CouldNotRunError:
    """The error that ends a run on a cluster; ``where`` is the file, the option or the address it is about."""
    message, hint = SENTENCES[code]
    return CouldNotRunError(Diagnostic(code, Severity.ERROR, message.format(**values), Location(where), hint))
