"""Uploads that wait, for a day at most, until their editor has said what the columns of the tables among them hold."""

from __future__ import annotations

import secrets
import time
from typing import Any, NamedTuple

from django.core import signing

from archive.database.current import database_engine

_KEPT = 24 * 3600  # seconds
_SALT = "archive.admin.waiting_uploads"


class Upload(NamedTuple):
    """A file by the name under which it was sent."""

    name: str
    data: bytes


def keep(upload: Upload, user: Any) -> str:
    """Keep ``upload``; what is given back fetches it for ``user`` alone."""
    key = secrets.token_hex(16)
    with database_engine().operational_tables() as execute:
        execute("DELETE FROM operational_upload WHERE at < %s", (time.time() - _KEPT,))
        execute("INSERT INTO operational_upload VALUES (%s, %s, %s)", (key, upload.data, time.time()))
    return signing.dumps([key, upload.name, user.pk], salt=_SALT)


def fetch(token: str, user: Any) -> Upload | None:
    """The upload; None where it is gone, or not of ``user``."""
    try:
        key, name, owner = signing.loads(token, salt=_SALT, max_age=_KEPT)
    except signing.BadSignature:
        return None
    with database_engine().operational_tables(is_writing=False) as execute:
        row = execute("SELECT data FROM operational_upload WHERE name = %s", (key,)).fetchone()
    return Upload(name, bytes(row[0])) if row and owner == user.pk else None


def drop(token: str) -> None:
    key, _name, _owner = signing.loads(token, salt=_SALT)
    with database_engine().operational_tables() as execute:
        execute("DELETE FROM operational_upload WHERE name = %s", (key,))
