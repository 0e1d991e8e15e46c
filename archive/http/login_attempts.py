"""Wrong passwords, counted among the operational tables: a writer of the archive makes no login wait, nor they it.

Counted within ``AXES_COOLOFF_TIME``: of one account from one address; from one address, all accounts together; of one
account, all addresses together. A right password takes back the wrong ones of its account from its address, and no
others. An attempt counts from its beginning, so that many at once are not each the first. Kept of an address or an
account is a keyed hash.
"""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from time import time
from typing import Final, NamedTuple

from axes.handlers.base import AxesHandler
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from archive.database.current import database_engine
from archive.database.operational import Execute
from archive.http.client_ip import client_network

# One person may forget a password; few addresses have so many who do at the same time.
OF_ADDRESS: Final = 25
ACCOUNTS_OF_ADDRESS: Final = 10  # that have each been tried in vain
# Whoever guesses from many addresses is stopped, but cannot lock out the one who has logged in from another before.
OF_ACCOUNT: Final = 50
KNOWN_FOR: Final = 60 * 24 * 3600  # seconds

_KNOW: Final = (
    "INSERT INTO operational_known VALUES (%s, %s, %s) ON CONFLICT (address, account) DO UPDATE SET at = excluded.at"
)
logger = logging.getLogger(__name__)


class AxesRequest(HttpRequest):
    """A request as django-axes leaves it."""

    axes_ip_address: str | None
    axes_locked_out: bool


class Attempt(NamedTuple):
    """Who tries from where, each as a keyed hash."""

    address: str
    account: str

    @classmethod
    def of(cls, address: str, name: str) -> Attempt:
        return cls(_hash(client_network(address)), _hash(unicodedata.normalize("NFKC", name)))


class LoginAttemptHandler(AxesHandler):
    """What django-axes asks before a password is looked at, and tells afterwards."""

    def is_allowed(self, request: AxesRequest, credentials: dict[str, object] | None = None) -> bool:
        attempt = _attempt(request, credentials)
        with _counts() as execute:
            if _is_locked(execute, attempt):
                return False
            execute("INSERT INTO operational_attempt VALUES (%s, %s, %s)", (*attempt, time()))
        return True

    def user_login_failed(
        self, sender: object, credentials: dict[str, object], request: AxesRequest, **_: object
    ) -> None:
        with _counts() as execute:
            if _is_locked(execute, _attempt(request, credentials)):
                logger.warning("The login is closed to somebody after too many wrong passwords.")
                request.axes_locked_out = True

    def user_logged_in(
        self, sender: object, request: AxesRequest, user: AbstractBaseUser | AnonymousUser, **_: object
    ) -> None:
        attempt = _attempt(request, {"username": user.get_username()})
        with _counts() as execute:
            execute("DELETE FROM operational_attempt WHERE address = %s AND account = %s", attempt)
            execute(_KNOW, (*attempt, time()))

    def reset_attempts(self, **_: object) -> int:
        """``manage.py axes_reset``: open the login to everyone."""
        with _counts() as execute:
            return execute("DELETE FROM operational_attempt").rowcount


def _attempt(request: AxesRequest, credentials: dict[str, object] | None) -> Attempt:
    return Attempt.of(request.axes_ip_address or "", str((credentials or {}).get("username") or ""))


def _is_locked(execute: Execute, attempt: Attempt) -> bool:
    def number(what: str, where: str, *values: str) -> int:
        return int(execute(f"SELECT count({what}) FROM {where}", values).fetchone()[0])  # noqa: S608  ours

    return (
        number("*", "operational_attempt WHERE address = %s AND account = %s", *attempt) >= settings.AXES_FAILURE_LIMIT
        or number("*", "operational_attempt WHERE address = %s", attempt.address) >= OF_ADDRESS
        or number("DISTINCT account", "operational_attempt WHERE address = %s", attempt.address) >= ACCOUNTS_OF_ADDRESS
        or (
            number("*", "operational_attempt WHERE account = %s", attempt.account) >= OF_ACCOUNT
            and not number("*", "operational_known WHERE address = %s AND account = %s", *attempt)
        )
    )


def _hash(value: str) -> str:
    return salted_hmac("login attempts", value, algorithm="sha256").hexdigest()[:32]


@contextmanager
def _counts() -> Iterator[Execute]:
    """Within one transaction that writes; without what has run out."""
    with database_engine().operational_tables() as execute:
        since = time() - settings.AXES_COOLOFF_TIME.total_seconds()
        execute("DELETE FROM operational_attempt WHERE at <= %s", (since,))
        execute("DELETE FROM operational_known WHERE at <= %s", (time() - KNOWN_FOR,))
        yield execute
