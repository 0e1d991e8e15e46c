"""Whether the archive can answer: for whoever starts it, watches it, or sends readers to it."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.dispatch import Signal
from django.utils.translation import gettext as _

from archive.database.current import database_engine

# Who keeps something that pages cannot do without, like the search index, answers with (name, reason);
# the reason is empty where all is well.
readiness_checks = Signal()


def reasons() -> dict[str, str]:
    """What was looked at, each with the reason why it is not ready, in the reader's language; empty where it is."""
    if said := _database():
        return {"database": said}
    others = [answer for _receiver, answer in readiness_checks.send_robust(sender=None)]
    answers = {"database": "", "migrations": _migrations()}
    answers |= dict(answer for answer in others if not isinstance(answer, Exception))
    return answers if len(answers) == 2 + len(others) else {**answers, "others": _("检查时出了差错，详见日志。")}


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return database_engine().reason_unfit()
    except DatabaseError:
        return _("数据库不可用。")


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _("数据库结构不是本版的：请运行 manage.py migrate。") if waiting else ""
