"""Values that are none of a field's choices: models refuse them, the database does not."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models


def unknown_choices(row: models.Model) -> Iterator[tuple[str, object]]:
    """(field, value) for each value of ``row`` that is none of the choices of its field."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.choices and value not in known_values(field):
            yield field.name, value


def known_values(field: models.Field[object, object]) -> set[object]:
    """The choices, and what stands for none where the field may be left empty."""
    nothing = {""} if field.blank else set()
    return {value for value, _label in field.flatchoices} | nothing | ({None} if field.null else set())
