"""What the system says where it refuses a file, a folder or a connection, in both languages."""

from __future__ import annotations

import errno
import os
import re

from service_rating.localized import Localized

_WORDS = {
    errno.ENOENT: Localized("文件不存在", "there is no such file"),
    errno.EACCES: Localized("没有权限", "it is not permitted"),
    errno.EPERM: Localized("没有权限", "it is not permitted"),
    errno.EISDIR: Localized("这是一个文件夹", "it is a folder"),
    errno.ENOTDIR: Localized("路径中有一段不是文件夹", "a part of its path is no folder"),
    errno.ELOOP: Localized("链接绕成了圈", "its links lead in a circle"),
    errno.ENAMETOOLONG: Localized("名称太长", "its name is too long"),
    errno.EROFS: Localized("该位置只读", "that place is read-only"),
    errno.ENOSPC: Localized("磁盘已满", "the disk is full"),
    errno.EIO: Localized("读写设备出错", "the device failed"),
    errno.EMFILE: Localized("打开的文件过多", "too many files are open"),
    errno.ECONNREFUSED: Localized("对方没有在这个端口上应答", "nobody answers at that port"),
    errno.ETIMEDOUT: Localized("等待超时", "there was no answer in time"),
    errno.EHOSTUNREACH: Localized("找不到通往这台主机的路", "there is no way to that host"),
    errno.ENETUNREACH: Localized("网络不通", "there is no way to that network"),
}
_KINDS: dict[type[Exception], int] = {
    FileNotFoundError: errno.ENOENT,
    PermissionError: errno.EACCES,
    TimeoutError: errno.ETIMEDOUT,
}
_PASSED_ON = r"\[Errno ([0-9]{1,5})\]|\(os error ([0-9]{1,5})\)\Z"
"""The number in an error that Polars passes on, which has none of its own: Python's, or the system's (on POSIX the same)."""


def reason(error: Exception) -> Localized:
    """Say why, as the end of a sentence; what has no words here is quoted from the system."""
    said = str(getattr(error, "strerror", None) or error) or type(error).__name__
    number = getattr(error, "errno", None) or _KINDS.get(type(error), 0) or _number_in(said)
    return _WORDS.get(number) or Localized(said, said)


def _number_in(said: str) -> int:
    """The number that a message tells; 0 where there is none, or where it is not one of those that Python knows."""
    found = re.search(_PASSED_ON, said)
    return int(found[1] or (found[2] if os.name == "posix" else 0)) if found else 0
