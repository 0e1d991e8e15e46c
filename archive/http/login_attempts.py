"""Wrong passwords, counted in a small database of their own: a writer of the archive makes no login wait, nor they it.

Counted within ``AXES_COOLOFF_TIME``: of one account from one address; from one address, all accounts together; of one
account, all addresses together. A right password takes back the wrong ones of its account from its address, and no
others. An attempt counts from its beginning, so that many at once are not each the first. Kept of an address or an
account is a keyed hash.
"""

from __future__ import annotations

import logging
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import time
from typing import Any, Final, NamedTuple

from axes.handlers.base import AxesHandler
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from archive.http.client_ip import client_network

# One person may forget a password; few addresses have so many who do at the same time.
OF_ADDRESS: Final = 25
ACCOUNTS_OF_ADDRESS: Final = 10  # that have each been tried in vain
# Whoever guesses from many addresses is stopped, but cannot lock out the one who has logged in from another before.
OF_ACCOUNT: Final = 50
KNOWN_FOR: Final = 60 * 24 * 3600  # seconds
_WAIT: Final = 2.0  # seconds for another process that writes

_TABLES: Final = """
    CREATE TABLE IF NOT EXISTS attempts (address TEXT, account TEXT, at REAL);
    CREATE INDEX IF NOT EXISTS of_address ON attempts (address, account);
    CREATE INDEX IF NOT EXISTS of_account ON attempts (account);
    CREATE TABLE IF NOT EXISTS known (address TEXT, account TEXT, at REAL, PRIMARY KEY (address, account));
"""
logger = logging.getLogger(__name__)


class Attempt(NamedTuple):
    """Who tries from where, each as a keyed hash."""

    address: str
    account: str

    @classmethod
    def of(cls, address: str, name: str) -> Attempt:
        return cls(_hash(client_network(address)), _hash(unicodedata.normalize("NFKC", name)))


class LoginAttemptHandler(AxesHandler):
    """What django-axes asks before a password is looked at, and tells afterwards."""

    def is_allowed(self, request: HttpRequest, credentials: dict[str, object] | None = None) -> bool:
        attempt = _attempt(request, credentials)
        with _database() as database:
            if _is_locked(database, attempt):
                return False
            database.execute("INSERT INTO attempts VALUES (?, ?, ?)", (*attempt, time()))
        return True

    def user_login_failed(
        self, sender: object, credentials: dict[str, object], request: Any = None, **_: object
    ) -> None:
        with _database() as database:
            if _is_locked(database, _attempt(request, credentials)):
                logger.warning("The login is closed to somebody after too many wrong passwords.")
                request.axes_locked_out = True

    def user_logged_in(
        self, sender: object, request: HttpRequest, user: AbstractBaseUser | AnonymousUser, **_: object
    ) -> None:
        attempt = _attempt(request, {"username": user.get_username()})
        with _database() as database:
            database.execute("DELETE FROM attempts WHERE address = ? AND account = ?", attempt)
            database.execute("INSERT OR REPLACE INTO known VALUES (?, ?, ?)", (*attempt, time()))

    def reset_attempts(self, **_: object) -> int:
        """``manage.py axes_reset``: open the login to everyone."""
        with _database() as database:
            return database.execute("DELETE FROM attempts").rowcount


def _attempt(request: Any, credentials: dict[str, object] | None) -> Attempt:
    return Attempt.of(request.axes_ip_address or "", str((credentials or {}).get("username") or ""))


def _is_locked(database: sqlite3.Connection, attempt: Attempt) -> bool:
    def number(what: str, where: str, *values: str) -> int:
        return int(database.execute(f"SELECT count({what}) FROM {where}", values).fetchone()[0])  # noqa: S608  ours

    return (
        number("*", "attempts WHERE address = ? AND account = ?", *attempt) >= settings.AXES_FAILURE_LIMIT
        or number("*", "attempts WHERE address = ?", attempt.address) >= OF_ADDRESS
        or number("DISTINCT account", "attempts WHERE address = ?", attempt.address) >= ACCOUNTS_OF_ADDRESS
        or (
            number("*", "attempts WHERE account = ?", attempt.account) >= OF_ACCOUNT
            and not number("*", "known WHERE address = ? AND account = ?", *attempt)
        )
    )


def _hash(value: str) -> str:
    return salted_hmac("login attempts", value, algorithm="sha256").hexdigest()[:32]


@contextmanager
def _database() -> Iterator[sqlite3.Connection]:
    """Within one transaction that writes; without what has run out."""
    with closing(_opened()) as database, database:
        database.execute("BEGIN IMMEDIATE")
        database.execute("DELETE FROM attempts WHERE at <= ?", (time() - settings.AXES_COOLOFF_TIME.total_seconds(),))
        database.execute("DELETE FROM known WHERE at <= ?", (time() - KNOWN_FOR,))
        yield database


def _opened() -> sqlite3.Connection:
    """A file that is no database, after a fault of the disk, is made anew: else nobody could log in any more."""
    path = settings.LOGIN_ATTEMPTS
    try:
        return _with_tables(path)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise
        path.unlink(missing_ok=True)
        return _with_tables(path)


def _with_tables(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        database.executescript(f"PRAGMA synchronous = OFF; {_TABLES}")
    except sqlite3.Error:
        database.close()
        raise
    return database
