"""Keeps the indexes of names, and reads them anew when a name has changed in any process."""

import threading
import time
from collections.abc import Iterable
from typing import Any, Final, NamedTuple, TypeVar

from django.db import connection
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save

from archive.http.archive_version import further_versions
from archive.models import NameGeneration
from archive.names.index import NameFit, NameIndex, read_index
from archive.names.kinds import NAMED_KINDS, kind_of

_AGE: Final = 60.0  # seconds after which the order by use, which is no name's change, is read anew
_MANY: Final = 20_000  # names: more are read anew beside the answers that are given meanwhile
_IN_LISTS: Final = (NameFit.BEGINS, NameFit.WITHIN, NameFit.READING_BEGINS)


_Records = TypeVar("_Records", bound=QuerySet[Any])


class _Kept(NamedTuple):
    names: NameIndex
    token: str
    read_at: float


_kept: dict[str, _Kept] = {}
_reading = threading.Lock()


def index_of(kind: str) -> NameIndex:
    """The names of all records of this kind, those of drafts too. One query where nothing has changed."""
    return _current(kind, NameGeneration.objects.token())


def indexes_of(kinds: Iterable[str]) -> list[NameIndex]:
    """As ``index_of``, with one query for all of them."""
    token = NameGeneration.objects.token()
    return [_current(kind, token) for kind in kinds]


def _current(kind: str, token: str) -> NameIndex:
    kept = _kept.get(kind)
    if kept and kept.token == token and time.monotonic() - kept.read_at < _AGE:
        return kept.names
    if kept and len(kept.names.keys) > _MANY:
        threading.Thread(target=_read_beside, args=(kind, token), daemon=True).start()
        return kept.names
    return _read(kind, token)


def matching(records: _Records, typed: str, *, is_editor: bool = False) -> _Records:
    """Those of ``records`` with ``typed`` in a name, in any script, or whose pinyin or initials begin with it.

    Only for an editor by a spelling, too, that no reader sees. Which records there are to see is for the caller to say.
    """
    index = index_of(kind_of(records.model).name)
    return records.filter(pk__in=list(index.fits(typed, len(index.keys), _IN_LISTS, is_editor=is_editor)))


def _read(kind: str, token: str) -> NameIndex:
    """``token`` as it was before: what changes meanwhile is read the next time."""
    index = read_index(NAMED_KINDS[kind])
    _kept[kind] = _Kept(index, token, time.monotonic())
    return index


def _read_beside(kind: str, token: str) -> None:
    """Once at a time; the connection of this thread is given back."""
    if _reading.acquire(blocking=False):
        try:
            _read(kind, token)
        finally:
            connection.close()
            _reading.release()


def connect() -> None:
    """Have the generation of names renewed by every record or name that is saved or goes, and pages know of it."""
    further_versions.connect(kept_tokens, dispatch_uid="names that are kept")
    for kind in NAMED_KINDS.values():
        for model in filter(None, (kind.model, kind.aliases)):
            for signal in (post_save, post_delete):
                signal.connect(_renew, sender=model, dispatch_uid=f"names of {model.__name__} {signal}")


def kept_tokens(**_: object) -> tuple[tuple[str, str], ...]:
    """Of which generation of names the indexes are that are kept now; many names are read anew with some delay."""
    return tuple(sorted((kind, kept.token) for kind, kept in _kept.items()))


def _renew(**_: object) -> None:
    NameGeneration.objects.renew()
