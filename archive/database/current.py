"""Which of the two databases keeps this archive: the only place that tells them apart."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from django.db import connection

from archive.database.interface import DatabaseEngine

_ENGINES: Final = {"sqlite": "archive.database.sqlite", "postgresql": "archive.database.postgres"}


def database_engine() -> DatabaseEngine:
    engine: DatabaseEngine = import_module(_ENGINES[connection.vendor]).ENGINE
    return engine
