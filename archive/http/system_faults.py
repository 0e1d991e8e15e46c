"""Faults of the machine, not of the program: a full disk, a place that takes no writing, a damaged database.

Whoever meets one is told in words. What was committed stands; what was under way is rolled back.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class SystemFault(Enum):
    """What failed; the value is a sentence in the reader's language."""

    FULL = _("磁盘已满，没有存下；已存的记录都在。请腾出空间，再做一次。")
    READ_ONLY = _("数据目录不可写，没有存下；已存的记录都在。请检查磁盘和权限，再做一次。")
    UNPREPARED = _("数据目录还没有准备好，或不是本版的：请运行 manage.py prepare。")
    BUSY = _("正有别的写入，没有存下。请稍后再做一次。")
    TOO_LONG = _("这一页太费时，没有做完。请缩小范围，或稍后再试。")
    GONE = _("连不上数据库服务器，没有存下；已存的记录都在。请稍后再试；仍不行时检查服务器和 ARCHIVE_DATABASE。")
    BROKEN = _("数据库文件读不出来或已损坏。请检查磁盘，必要时用 manage.py restore 恢复备份。")

    @property
    def sentence(self) -> str | Promise:
        return self.value


_BY_ERRNO: Final[Mapping[int, SystemFault]] = {
    errno.ENOSPC: SystemFault.FULL, errno.EDQUOT: SystemFault.FULL, errno.EFBIG: SystemFault.FULL,
    errno.EROFS: SystemFault.READ_ONLY, errno.EACCES: SystemFault.READ_ONLY, errno.EPERM: SystemFault.READ_ONLY,
    errno.EIO: SystemFault.BROKEN,
}  # fmt: skip
# By SQLite's result codes: the extended one, else its lowest byte, the primary one.
_BY_CODE: Final[Mapping[int, SystemFault]] = {
    sqlite3.SQLITE_FULL: SystemFault.FULL, sqlite3.SQLITE_READONLY: SystemFault.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: SystemFault.READ_ONLY,
    sqlite3.SQLITE_BUSY: SystemFault.BUSY, sqlite3.SQLITE_LOCKED: SystemFault.BUSY,
    sqlite3.SQLITE_IOERR: SystemFault.BROKEN, sqlite3.SQLITE_INTERRUPT: SystemFault.TOO_LONG,
    # The first connection makes a file that all share; there was no room for it.
    sqlite3.SQLITE_IOERR_SHMSIZE: SystemFault.FULL, sqlite3.SQLITE_CORRUPT: SystemFault.BROKEN,
    sqlite3.SQLITE_NOTADB: SystemFault.BROKEN,
}  # fmt: skip

# By PostgreSQL's SQLSTATE: all five characters, else the first two, its class.
_BY_SQLSTATE: Final[Mapping[str, SystemFault]] = {
    "53100": SystemFault.FULL, "53": SystemFault.BUSY,  # 53300: too many connections
    "25006": SystemFault.READ_ONLY, "42501": SystemFault.READ_ONLY,
    "40": SystemFault.BUSY, "55P03": SystemFault.BUSY, "57014": SystemFault.TOO_LONG,
    "08": SystemFault.GONE, "57": SystemFault.GONE,
    "42P01": SystemFault.UNPREPARED, "42703": SystemFault.UNPREPARED,
    "58": SystemFault.BROKEN, "XX001": SystemFault.BROKEN, "XX002": SystemFault.BROKEN,
}  # fmt: skip


def classify_fault(error: BaseException | None) -> SystemFault | None:
    """What of the machine failed behind ``error``; None where it is the program's own."""
    faults = (_of(one) for one in _with_causes(error))
    return next((one for one in faults if one), None)


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _of(error: BaseException) -> SystemFault | None:
    if isinstance(error, sqlite3.Error):
        if str(error).startswith(("no such table", "no such column")):
            return SystemFault.UNPREPARED
        code = getattr(error, "sqlite_errorcode", 0)
        return _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF)
    if hasattr(error, "sqlstate"):
        return _of_server(error, error.sqlstate)
    return _BY_ERRNO.get(error.errno or 0) if isinstance(error, OSError) else None


def _of_server(error: BaseException, sqlstate: str | None) -> SystemFault | None:
    """An error of psycopg, which the default set-up need not load; without a code no server has answered."""
    if sqlstate:
        return _BY_SQLSTATE.get(sqlstate) or _BY_SQLSTATE.get(sqlstate[:2])
    names = {kind.__name__ for kind in type(error).__mro__}
    return SystemFault.GONE if names & {"OperationalError", "InterfaceError"} else None
