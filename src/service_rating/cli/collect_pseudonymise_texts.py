"""What the help page of ``collect pseudonymise`` says."""

from __future__ import annotations

from service_rating.localized import Localized

TEXTS = {
    "": Localized(
        "把观察记录或花名册里的员工编号和评价人编号换成化名（HMAC-SHA256），并去掉姓名列。\n\n"
        "同一密钥下，同一编号总是同一个化名，所以各文件仍能对上，自评仍认得出。其他列原样保留，请检查其中有没有姓名。\n\n"
        "例：service-rating collect pseudonymise --new-key hr.key\n\n"
        "service-rating collect pseudonymise observations.csv --key hr.key -o outgoing.csv",
        "Replace the ids of employees and raters in observation files and rosters by pseudonyms (HMAC-SHA256), and leave out "
        "columns of names.\n\n"
        "Under one key an id always gets the same pseudonym, so files still match and self-ratings stay self-ratings. All other "
        "columns stay as they are: see whether they hold names.\n\n"
        "Example: service-rating collect pseudonymise --new-key hr.key\n\n"
        "service-rating collect pseudonymise observations.csv --key hr.key -o outgoing.csv",
    ),
    "files": Localized(
        "观察记录或花名册：CSV、Excel、Parquet、文件夹或通配符。",
        "Observation files or rosters: CSV, Excel, Parquet, folders or patterns.",
    ),
    "key": Localized("密钥文件，至少 32 字节。", "File with the key, at least 32 bytes."),
    "new_key": Localized(
        "生成一个新的密钥文件（只有本人可读），不覆盖已有文件。",
        "Make a new key file, for its owner alone; an existing file is never overwritten.",
    ),
    "output": Localized(
        "写入的文件（.csv .xlsx .parquet）；有多个文件时为一个已有的文件夹。",
        "The file to write (.csv .xlsx .parquet); with several files a folder that exists.",
    ),
    "rejects": Localized(
        "把被拒收的行连同原因写入这个 CSV 文件（编号未化名）。",
        "Write the rejected rows, with reasons, to this CSV file (ids as they were).",
    ),
    "mapping": Localized(
        "把某一列当作 employee、rater 或 name，可重复。",
        "Read a column as employee, rater or name; repeatable.",
    ),
}
