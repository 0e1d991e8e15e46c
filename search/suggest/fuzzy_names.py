"""Names that are nearly what was typed, offered where nothing is found."""

from collections import defaultdict
from difflib import get_close_matches
from typing import Any, Final

from archive.text.normalize import fold
from search.names.lookup import KINDS
from search.names.readings import forms, latin

_MAX_OFFERED: Final = 5
_LOOKED_AT: Final = 5000  # names
# Difflib's ratio of the two readings: wangjianxun and wangjianxin are 0.91 alike, and 0.75 is still another name.
_ALIKE: Final = 0.8


def fuzzy_names(kind: str, typed: str) -> list[Any]:
    """Public records with a name read almost like ``typed``, or written otherwise but read the same; the nearest
    first. Often none. ``kind`` is one whose records have several names."""
    wanted = _read(kind, typed)
    named: dict[str, list[int]] = defaultdict(list)
    for key, name in KINDS[kind].public().order_by("pk").values_list("pk", "names__folded")[:_LOOKED_AT]:
        named[_read(kind, name)].append(key)
    alike = get_close_matches(wanted, named, _MAX_OFFERED, _ALIKE) if wanted else []
    keys = list(dict.fromkeys(key for reading in alike for key in named[reading]))[:_MAX_OFFERED]
    records = KINDS[kind].model._default_manager.in_bulk(keys)
    return [records[key] for key in keys]


def _read(kind: str, name: str) -> str:
    return latin(name) or forms(fold(name or "").strip()[:60], is_person=kind == "person").full
