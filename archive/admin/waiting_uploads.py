"""Uploads that wait, for a day at most, until their editor has said what the columns of the tables among them hold."""

from __future__ import annotations

import secrets
import time
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core import signing

_KEPT = 24 * 3600  # seconds
_SALT = "archive.admin.waiting_uploads"


class Upload(NamedTuple):
    """A file by the name under which it was sent."""

    name: str
    data: bytes


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "waiting-uploads"


def keep(upload: Upload, user: Any) -> str:
    """Keep ``upload``; what is given back fetches it for ``user`` alone."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.stat().st_mtime < time.time() - _KEPT:
            old.unlink(missing_ok=True)
    key = secrets.token_hex(16)
    (folder / key).write_bytes(upload.data)
    return signing.dumps([key, upload.name, user.pk], salt=_SALT)


def fetch(token: str, user: Any) -> Upload | None:
    """The upload; None where it is gone, or not of ``user``."""
    try:
        key, name, owner = signing.loads(token, salt=_SALT, max_age=_KEPT)
        return Upload(name, (_folder() / key).read_bytes()) if owner == user.pk else None
    except (signing.BadSignature, OSError):
        return None


def drop(token: str) -> None:
    key, _name, _owner = signing.loads(token, salt=_SALT)
    (_folder() / key).unlink(missing_ok=True)
