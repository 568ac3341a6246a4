"""Help texts of options that several ways of collecting share."""

from __future__ import annotations

from service_rating.localized import Localized

PSEUDONYMISE = Localized(
    "用这个密钥文件把员工和评价人的编号换成化名（HMAC-SHA256），并去掉姓名列；生成密钥见 collect pseudonymise。",
    "Replace the ids of employees and raters by pseudonyms (HMAC-SHA256) under the key in this file, and leave out names; "
    "collect pseudonymise makes such a key.",
)
