"""Completes a name by characters, pinyin, initials, or a mixture of them (杨sp), in memory.

Each kind of record has one text with a line for every name, a unit for each character: 杨树平 is
``杨yang'树shu'平ping'``, a letter or digit ``~g'``. What is typed becomes a regular expression over these lines, and
since the names that stand in most and latest reports come first, a search ends as soon as there are enough. The
memory holds no truth: records are read from the database by the primary keys found, only those readers may see.
"""

import re
import threading
import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from django.db.models import Count, Max
from django.db.models.signals import post_delete, post_save

from archive.text.normalize import fold
from archive.text.pinyin import syllables
from search.names.lookup import KINDS, MAX_SUGGESTIONS, NamedKind, counted
from search.names.readings import latin

_MAX_TYPED: Final = 40  # characters
_ENOUGH: Final = 40  # names found by one expression; more than are shown, since some may not be public
_AGE: Final = 300.0  # seconds after which the order by use, and renames in other processes, are read anew
_MANY: Final = 20_000  # names: more are read anew beside the answers that are given meanwhile
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_PLAIN = re.compile("[a-z0-9]")


class _Lines(NamedTuple):
    """``text`` has a line for each name, the most used first; ``starts`` where they begin, ``keys`` whose they are."""

    text: str
    starts: list[int]
    keys: list[int]


class _Kept(NamedTuple):
    lines: _Lines
    stamp: tuple[Any, ...]
    read_at: float


_kept: dict[str, _Kept] = {}
_reading = threading.Lock()
_changes = 0  # of names, in this process


def complete(kind: str, typed: str) -> dict[int, int]:
    """Primary keys of records with a name that ``typed`` begins or stands in, the best first, and how well each fits:
    0 the very name or reading, 1 its beginning, 2 within, from a character or syllable on."""
    body = _expression(typed)
    if not body:
        return {}
    lines = _lines(kind)
    found: dict[int, int] = {}
    is_one_letter = len(body) == len(_LETTER_FIRST) + 1
    for fit, pattern in enumerate((rf"\n{body}[a-z0-9]*'\n", rf"\n{body}", "" if is_one_letter else rf"['](?={body})")):
        if pattern and len(found) < _ENOUGH:
            for key in _matches(lines, pattern):
                found.setdefault(key, fit)
    return found


def suggest(kind: str, typed: str, limit: int = MAX_SUGGESTIONS) -> list[Any]:
    """Public records to complete ``typed`` with, the best first, each with ``report_count``. Three queries."""
    found = complete(kind, typed)
    return counted(kind, found, limit) if found else []


def _matches(lines: _Lines, pattern: str) -> Iterator[int]:
    for number, match in enumerate(re.finditer(pattern, lines.text)):
        if number == _ENOUGH:
            return
        yield lines.keys[bisect_right(lines.starts, match.start()) - 1]


_LETTER_FIRST: Final = r"[^a-z0-9'\n]"  # the character before the reading of a unit
_NEXT: Final = rf"[a-z0-9]*'{_LETTER_FIRST}"  # from within a reading to the next


@lru_cache(maxsize=256)
def _expression(typed: str) -> str:
    """The expression for what was typed; empty where nothing of it can stand in a name."""
    made, before = "", ""
    for character in _letters(typed):
        if _PLAIN.match(character):
            # After a letter the next one may go on in the same reading, or begin the next.
            made += {"": _LETTER_FIRST, "han": _NEXT, "plain": f"(?:{_NEXT})?"}[before] + character
            before = "plain"
        else:
            made += ("[a-z0-9]*'" if before else "") + re.escape(character)
            before = "han"
    return made


def _letters(typed: str) -> Iterator[str]:
    text = latin(typed[:_MAX_TYPED]) or fold(typed[:_MAX_TYPED]).replace("v", "u")
    return (character for character in text if _HAN.match(character) or _PLAIN.match(character))


# What is kept.


def _lines(kind: str) -> _Lines:
    stamp, now, kept = _stamp(KINDS[kind]), time.monotonic(), _kept.get(kind)
    if kept and kept.stamp == stamp and now - kept.read_at < _AGE:
        return kept.lines
    if kept and len(kept.lines.keys) > _MANY:
        threading.Thread(target=_read_beside, args=(kind, stamp), daemon=True).start()
        return kept.lines
    return _read(kind, stamp)


def _read(kind: str, stamp: tuple[Any, ...]) -> _Lines:
    lines = _made(kind)
    _kept[kind] = _Kept(lines, stamp, time.monotonic())
    return lines


def _read_beside(kind: str, stamp: tuple[Any, ...]) -> None:
    """Once at a time; the connection of this thread is given back."""
    from django.db import connection

    if _reading.acquire(blocking=False):
        try:
            _read(kind, stamp)
        finally:
            connection.close()
            _reading.release()


def _stamp(table: NamedKind) -> tuple[Any, ...]:
    """Changes when a name comes or goes. One cheap query."""
    model = table.model._meta.get_field("names").related_model if table.has_aliases else table.model
    return _changes, *model._default_manager.aggregate(Count("pk"), Max("pk")).values()


def _made(kind: str) -> _Lines:
    pieces, starts, keys, at = ["\n"], [], [], 0
    for key, name, reading in _names(kind):
        if line := _line(name, reading, kind == "person"):
            starts.append(at)
            keys.append(key)
            pieces.append(line + "\n")
            at += len(line) + 1
    return _Lines("".join(pieces), starts, keys)


def _names(kind: str) -> Iterator[tuple[int, str, str]]:
    """(primary key, folded name, its pinyin where it is known) of all names, those of the most used records first."""
    model, table = KINDS[kind].model, KINDS[kind]
    has_reading = any(field.name == "pinyin" for field in model._meta.fields)
    rows = {pk: (name, reading) for pk, name, reading in _rows(model, has_reading)}
    others: dict[int, set[str]] = {}
    if table.has_aliases:
        names = model._meta.get_field("names").related_model._default_manager
        for key, folded in names.values_list(f"{kind}_id", "folded"):
            others.setdefault(key, set()).add(folded)
    elif "folded_full" in table.folded:
        others = {key: {folded} for key, folded in model._default_manager.values_list("pk", "folded_full")}
    use = _use(kind)
    for key in sorted(rows, key=lambda key: use.get(key, (0, "")), reverse=True):
        name, reading = rows[key]
        yield key, fold(name), reading
        yield from ((key, other, "") for other in sorted(others.get(key, set()) - {fold(name)}))


def _rows(model: Any, has_reading: bool) -> Iterable[tuple[int, str, str]]:
    if has_reading:
        return model._default_manager.values_list("pk", "name", "pinyin")
    return ((pk, name, "") for pk, name in model._default_manager.values_list("pk", "name"))


def _use(kind: str) -> dict[int, tuple[int, str]]:
    """(published reports, day of the latest) by primary key; none for a record without."""
    model, path = KINDS[kind].model, KINDS[kind].to_reports
    used = model._default_manager.filter(**{f"{path}__status": "published"}).order_by()
    rows = used.values_list("pk").annotate(Count(path, distinct=True), Max(f"{path}__published_on"))
    return {pk: (number, str(latest or "")) for pk, number, latest in rows}


def _line(name: str, reading: str, is_person: bool) -> str:
    characters = [character for character in name if _HAN.match(character) or _PLAIN.match(character)]
    read = [_usual(character) for character in characters]
    if "".join(read) != reading:
        read = syllables("".join(characters), is_person=is_person)
    if len(read) != len(characters):
        return ""
    units = zip(characters, read, strict=True)
    return "".join(f"{character if _HAN.match(character) else '~'}{one.replace('v', 'u')}'" for character, one in units)


@lru_cache(maxsize=1 << 15)
def _usual(character: str) -> str:
    return "".join(syllables(character))


def forget(**_: Any) -> None:
    """A name changed in this process."""
    global _changes  # noqa: PLW0603
    _changes += 1


def connect() -> None:
    models = {table.model for table in KINDS.values()}
    models |= {model._meta.get_field("names").related_model for model in models if _has_names(model)}
    for model in models:
        for signal in (post_save, post_delete):
            signal.connect(forget, sender=model, dispatch_uid=f"completion {model.__name__} {signal}")


def _has_names(model: Any) -> bool:
    return any(relation.name == "names" for relation in model._meta.related_objects)
