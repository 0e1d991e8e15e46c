"""Django's check of the database, which ``migrate`` makes first: one that would sort names wrongly is not filled."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.checks import CheckMessage, Error

from archive.database.current import database_engine


def check_database(app_configs: object, databases: Sequence[str] | None = None, **_: object) -> list[CheckMessage]:
    """Only where Django asks the database at all (``check --database default``, ``migrate``)."""
    reason = database_engine().reason_unfit() if databases else ""
    return [Error(reason, id="archive.E001")] if reason else []
