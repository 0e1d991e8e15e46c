"""Uploads that wait: for a day at most, until their editor has said what the columns of the tables among them hold; and
those that a job takes in, until it is done."""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import PurePosixPath
from typing import NamedTuple, TypedDict

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core import signing

from archive.database.current import database_engine
from archive.ingest.errors import Unreadable
from archive.ingest.files.intake import Item, items_of_bytes

_KEPT = 24 * 3600  # seconds
_FOR_A_JOB = float(1 << 53)  # as their time: however long it is stopped
_SALT = "archive.loading.uploads"


class Upload(NamedTuple):
    """A file by the name under which it was sent."""

    name: str
    data: bytes


class KeptUpload(TypedDict):
    """What a job has to know of a file that was kept for it, as JSON says it; ``passed``: items that are in."""

    key: str
    name: str
    of_tables: Mapping[str, Mapping[str, str]]
    address: str
    passed: int


def names_apart(names: Iterable[str]) -> Iterator[str]:
    """Browsers send files of several folders without these: of the same names the second is ``a (2).txt``."""
    seen = Counter[str]()
    for name in names:
        seen[name] += 1
        path = PurePosixPath(name)
        yield f"{path.stem} ({seen[name]}){path.suffix}" if seen[name] > 1 else name


def keep(upload: Upload, user: AbstractBaseUser | AnonymousUser) -> str:
    """Keep ``upload``; what is given back fetches it for ``user`` alone."""
    return signing.dumps([_put(upload.data, time.time()), upload.name, user.pk], salt=_SALT)


def _put(data: bytes, at: float) -> str:
    key = secrets.token_hex(16)
    with database_engine().operational_tables() as execute:
        execute("DELETE FROM operational_upload WHERE at < %s", (time.time() - _KEPT,))
        execute("INSERT INTO operational_upload VALUES (%s, %s, %s)", (key, data, at))
    return key


def fetch(token: str, user: AbstractBaseUser | AnonymousUser) -> Upload | None:
    """The upload; None where it is gone, or not of ``user``."""
    try:
        key, name, owner = signing.loads(token, salt=_SALT, max_age=_KEPT)
    except signing.BadSignature:
        return None
    data = _data(key)
    return Upload(name, data) if data is not None and owner == user.pk else None


def _data(key: str) -> bytes | None:
    with database_engine().operational_tables(is_writing=False) as execute:
        row = execute("SELECT data FROM operational_upload WHERE name = %s", (key,)).fetchone()
    return bytes(row[0]) if row else None


def drop(token: str) -> None:
    key, _name, _owner = signing.loads(token, salt=_SALT)
    _delete(key)


def _delete(key: str) -> None:
    with database_engine().operational_tables() as execute:
        execute("DELETE FROM operational_upload WHERE name = %s", (key,))


def items_of_upload(upload: Upload, of_tables: Mapping[str, Mapping[str, str]], address: str = "") -> Iterator[Item]:
    """Its items, as ``items_of_bytes`` takes them; under the ``address`` that the editor gave, if any, while messages
    still call them by their file."""
    for item in items_of_bytes(upload.data, upload.name, of_tables=of_tables):
        yield _addressed(item, upload.name, address) if address else item


def _addressed(item: Item, file_name: str, address: str) -> Item:
    return replace(item, name=address + item.name.removeprefix(file_name), place=item.place or item.name)


def keep_for_job(
    upload: Upload, of_tables: Mapping[str, Mapping[str, str]], address: str = "", passed: int = 0
) -> KeptUpload:
    """Keep ``upload``, of which the first ``passed`` items are in, for a job."""
    key = _put(upload.data, _FOR_A_JOB)
    return {"key": key, "name": upload.name, "of_tables": of_tables, "address": address, "passed": passed}


def items_for_job(kept: Sequence[KeptUpload]) -> Iterator[Item]:
    """The items that are not in yet; a file that is gone, as after a backup was restored, is named."""
    for each in kept:
        data = _data(each["key"])
        if data is None:
            yield Item(each["name"], b"", Unreadable("upload_gone"))
        else:
            upload = Upload(each["name"], data)
            yield from islice(items_of_upload(upload, each["of_tables"], each["address"]), each["passed"], None)


def drop_for_job(kept: Sequence[KeptUpload]) -> None:
    for each in kept:
        _delete(each["key"])
