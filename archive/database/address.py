"""``ARCHIVE_DATABASE`` as Django's ``DATABASES``: without it SQLite in the data folder, else PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured

_SCHEMES: Final = ("postgresql://", "postgres://")
_POOL: Final = "16"  # connections of a process: gunicorn.conf.py gives each as many threads
_POOL_SECONDS: Final = 5  # that a page waits for a connection, also to a server that is gone


def database_settings(folder: Path, busy_seconds: float, environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """``DATABASES["default"]``. ``busy_seconds``: how long a writer waits for another.

    Raises ImproperlyConfigured for an address that is none of PostgreSQL, without telling the password in it.
    """
    address = environ.get("ARCHIVE_DATABASE", "").strip()
    return _postgresql(address, busy_seconds, environ) if address else _sqlite(folder, busy_seconds)


def _sqlite(folder: Path, busy_seconds: float) -> dict[str, object]:
    """WAL lets readers read while one writer writes; IMMEDIATE takes the write lock at the start of a transaction, so
    that two writers wait for each other instead of failing half-way; foreign keys are on by Django's own default.
    Connections stay open: closing the last one removes files beside the database, for which a full disk has no room
    when the next reader comes."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "archive.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": busy_seconds,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def _postgresql(address: str, busy_seconds: float, environ: Mapping[str, str]) -> dict[str, object]:
    """libpq reads the address; what stands behind ``?`` are its own options, like ``sslmode=verify-full``."""
    try:
        # The default set-up need not load it.
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:
        raise ImproperlyConfigured("ARCHIVE_DATABASE needs psycopg: pip install 'psycopg[binary,pool]'") from error
    options: dict[str, object] = {}
    if address.startswith(_SCHEMES):
        with suppress(ProgrammingError):  # whose words may hold the password
            options = dict(conninfo_to_dict(address))
    if not options.get("dbname"):
        raise ImproperlyConfigured(
            "ARCHIVE_DATABASE must be postgresql://USER:PASSWORD@HOST:PORT/NAME, or not be set (SQLite)."
        )
    names = ("dbname", "user", "password", "host", "port")
    name, user, password, host, port = (str(options.pop(key, "")) for key in names)
    size = int(environ.get("ARCHIVE_DATABASE_POOL", _POOL))
    if size:
        options["pool"] = {"min_size": 0, "max_size": size, "timeout": _POOL_SECONDS}
    options.setdefault("connect_timeout", _POOL_SECONDS)
    options.setdefault("application_name", "archive")
    return {
        "ENGINE": "archive.database.postgresql",
        "NAME": name,
        "USER": user,
        "PASSWORD": password,
        "HOST": host,
        "PORT": port,
        "CONN_MAX_AGE": 0 if size else None,  # the pool keeps them
        "CONN_HEALTH_CHECKS": True,
        # Behind pgbouncer in transaction mode the next statement may reach another server process.
        "DISABLE_SERVER_SIDE_CURSORS": environ.get("ARCHIVE_DATABASE_POOLER") == "1",
        "OPTIONS": options,
        "BUSY_SECONDS": busy_seconds,
    }
