"""Primary keys that were given with their rows: the next ones come after them."""

from __future__ import annotations

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection


def reset_sequences() -> None:
    """After rows were written with their keys. SQLite, which counts from the highest key, has nothing to be told."""
    models = apps.get_models(include_auto_created=True)
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(sql)
