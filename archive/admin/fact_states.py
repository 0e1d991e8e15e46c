"""Which state of a fact somebody has before the eyes, so that nobody overwrites in silence what another decided."""

from __future__ import annotations

import hashlib
import json

from django.db.models import Field

from archive.models import Evidence

_LENGTH = 16  # hex digits


def fact_state(fact: Evidence) -> str:
    """Differs whenever a person has changed or judged the fact, or it moved in the text.

    Names stand as they are printed or chosen: a program that links them anew changes nothing of what was decided.
    """
    given = (field.attname for field in fact._meta.concrete_fields if _is_given(fact, field))
    own = {name: getattr(fact, name) for name in given}
    place = [fact.start, fact.end, fact.quote, fact.review]
    told = json.dumps([fact.values(), own, place], sort_keys=True, default=_plain, ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def _is_given(fact: Evidence, field: Field[object, object]) -> bool:
    """Given by an editor, and no relation that programs may lead elsewhere."""
    linked = {"report", "parent", getattr(fact, "record_field", ""), getattr(fact, "spoken_field", "")}
    if getattr(fact, "zone_mention_id", None):
        linked.add("zone")
    return bool(field.editable and not field.primary_key and field.name not in linked)


def _plain(value: object) -> str:
    return f"{value.normalize():f}" if hasattr(value, "normalize") else str(value)
