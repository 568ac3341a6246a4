"""What is said about pseudonyms: PN0xx keys and files, PN1xx rows."""

from __future__ import annotations

from service_rating.collection.rejecting import SHAPES
from service_rating.collection.telling import Teller
from service_rating.localized import Localized

SENTENCES = {
    "PN001": Localized("读不了密钥文件：{reason}。", "The key file cannot be read: {reason}."),
    "PN002": Localized(
        "密钥只有 {size} 字节，至少要 {least} 字节。可用 --new-key 文件 生成一个。",
        "The key has {size} bytes; it needs at least {least}. --new-key FILE makes one.",
    ),
    "PN003": Localized(
        "密钥几乎由同样的字符组成，容易被猜到。请用 --new-key 文件 生成一个。",
        "The key repeats the same few characters and is easily guessed. --new-key FILE makes a good one.",
    ),
    "PN004": Localized(
        "文件超过 {most} 字节，不像是密钥。请检查是否给错了文件。",
        "The file has more than {most} bytes: hardly a key. Is it the right file?",
    ),
    "PN005": Localized(
        "这个文件已经存在，不会覆盖：丢了密钥，旧化名就再也对不上。请换一个文件名。",
        "The file exists and is not overwritten: without its key, old pseudonyms can never be matched again. Choose another name.",
    ),
    "PN006": Localized(
        "--map 只能把列当作 employee、rater 或 name，不能当作“{field}”。",
        "--map can make a column employee, rater or name here, not “{field}”.",
    ),
    "PN007": Localized(
        "有 {n} 个文件，-o 要给出一个已有的文件夹。",
        "There are {n} files, so -o must name a folder that exists.",
    ),
    "PN008": Localized(
        "{files} 会写成同一个文件“{name}”。请分开处理，或先改名。",
        "{files} would become the same file {name}. Do them one by one, or rename them first.",
    ),
    "PN050": Localized(
        "别人也能读这个密钥文件。请收紧权限，例如：chmod 600 {path}。",
        "Others can read the key file. Tighten its permissions: chmod 600 {path}.",
    ),
    "PN051": Localized(
        "这些列原样保留，里面可能有姓名或别的身份信息：{columns}。请在传出文件前检查。",
        "These columns stay as they are and may hold names or other marks of identity: {columns}. Look through them before the file goes out.",
    ),
    "PN052": Localized("姓名列已去掉：{columns}。", "Columns of names are left out: {columns}."),
    "PN053": Localized(
        "被拒收的行保留原来的编号，以便改正；这些行没有化名，请勿外传。",
        "Rejected rows keep their ids, so that they can be corrected; they are not pseudonymised, do not pass them on.",
    ),
    "PN054": Localized(
        "说明拒收原因的六列已去掉（其中可能引用编号）。",
        "The six columns that tell why rows were rejected are left out, because they may quote ids.",
    ),
    "PN055": Localized(
        "有些编号看起来已经是化名（如 {example}），现在又做了一次化名。",
        "Some ids look like pseudonyms already (such as {example}); they have been replaced once more.",
    ),
    "PN056": Localized("文件里没有可写出的行。", "The file has no row that could be written."),
}
PROBLEMS = SHAPES | {
    "PN101": Localized(
        "编号“{cell}”里有看不见的字符。请删掉后重新输入。",
        "The id {cell} holds invisible characters. Delete them and type it again.",
    ),
    "PN102": Localized("这一行重复了表头。请删掉。", "The row repeats the header. Delete it."),
}
TELL = Teller(SENTENCES)
