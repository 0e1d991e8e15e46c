"""PostgreSQL: the archive in a database of a server, for several machines."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from shutil import which
from typing import Final

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext as _

from archive.database import operational, postgres_copy
from archive.database.interface import Damage, DamagedCopy, OccupiedPlace, RowTrigger

# In the order of their code points, which is that of their bytes; other collations have 阿 before 一, and a before Z.
_ORDERED: Final = ("-", "0", "Z", "a", "a-b", "a0", "z", "{", "一", "阿", "\U0010ffff")
# How many transactions of the server are over, but for those on the operational tables alone: each counts itself, in
# what it commits. As long as the number stays the same, no record was committed.
_SNAPSHOT: Final = (
    "SELECT pg_snapshot_xmax(now)::text::bigint - (SELECT count(*) FROM pg_snapshot_xip(now)) "
    "- (SELECT coalesce(sum(number), 0)::bigint FROM operational_writes), "
    "pg_postmaster_start_time()::text, current_database() FROM pg_current_snapshot() AS now"
)


class PostgresEngine:
    copy_name = "archive.pgdump"
    ordered_join = "JOIN"  # the planner knows how many rows there are

    def version(self) -> Hashable | None:
        """None within a transaction, too: what it has written itself moves no snapshot."""
        if connection.in_atomic_block:
            return None
        try:
            connection.ensure_connection()
            connection.close_if_health_check_failed()
            connection.ensure_connection()
            with connection.wrap_database_errors:
                return tuple(connection.connection.execute(_SNAPSHOT).fetchone())
        except DatabaseError:
            return None

    def reason_unfit(self) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_encoding")
            (encoding,) = cursor.fetchone()
            if encoding != "UTF8":
                return _("数据库的编码是 %(name)s，须为 UTF8。") % {"name": encoding}
            cursor.execute("SELECT c FROM unnest(%s::text[]) AS c ORDER BY c", [list(reversed(_ORDERED))])
            if tuple(c for (c,) in cursor.fetchall()) != _ORDERED:
                return _("数据库的排序规则不是 C 或 C.UTF-8，名单会排错、查漏：请用 createdb --locale=C 另建数据库。")
        return ""

    def operational_tables(self, *, is_writing: bool = True) -> AbstractContextManager[operational.Execute]:
        return operational.in_server(is_writing=is_writing)

    def create_operational_tables(self) -> None:
        operational.create_in_server()

    def damage(self) -> Iterator[Damage]:
        yield from _broken_keys()
        yield from _broken_indexes()

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        if connection.in_atomic_block:  # whoever began it has said how it reads
            yield
            return
        with connection.reading(), transaction.atomic(), connection.cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield

    def prepare_connection(self, connection: BaseDatabaseWrapper, is_over: Callable[[], bool]) -> None:
        connection.connection.is_over = is_over

    def create_trigger(self, trigger: RowTrigger) -> None:
        """By a function of its name. It looks for tables where they are now, whatever ``search_path`` (that of
        pg_restore is empty) a session has."""
        changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in trigger.columns)
        columns = f" OF {', '.join(trigger.columns)}" if trigger.columns else ""
        condition = f" WHEN ({said})" if (said := trigger.condition or changed) else ""
        row = "OLD" if trigger.event.endswith("DELETE") else "NEW"
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {trigger.name}() RETURNS trigger LANGUAGE plpgsql "
                f"SET search_path FROM CURRENT AS $$ BEGIN {trigger.statements} RETURN {row}; END $$"
            )
            cursor.execute(
                f"CREATE OR REPLACE TRIGGER {trigger.name} {trigger.event}{columns} ON {trigger.table} "
                f"FOR EACH ROW{condition} EXECUTE FUNCTION {trigger.name}()"
            )

    def drop_trigger(self, trigger: RowTrigger) -> None:
        """With its function, though the table may be gone."""
        with connection.cursor() as cursor:
            cursor.execute(f"DROP FUNCTION IF EXISTS {trigger.name}() CASCADE")

    def trigger_names(self) -> set[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
                "WHERE c.relnamespace = current_schema()::regnamespace AND t.tgenabled <> 'D' AND NOT t.tgisinternal"
            )
            return {name for (name,) in cursor.fetchall()}

    def copy(self, target: Path, tables: Sequence[str]) -> dict[str, int]:
        """By pg_dump, which sees the moment in which the rows are counted."""
        with self.one_moment(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
            rows = {}
            for table in tables:
                cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608  our own names
                (rows[table],) = cursor.fetchone()
            # Not packed: the file that it goes into is.
            _run("pg_dump", "--format=custom", "--compress=0", "--no-owner", "--no-privileges",
                 f"--exclude-table-data={operational.PATTERN}",
                 f"--snapshot={snapshot}", f"--file={target}")  # fmt: skip
        return rows

    def folder_of_copies(self) -> Path:
        return Path(settings.DATA_DIR)

    def refuse_occupied(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace")
            (number,) = cursor.fetchone()
        if number:
            name = connection.settings_dict["NAME"]
            raise OccupiedPlace(_("%(path)s 已经有数据；只能恢复到空的地方。") % {"path": name})

    def check_copy(self, copy: Path) -> None:
        postgres_copy.check(copy)

    def put_back(self, copy: Path, migrations: Mapping[str, str]) -> None:
        try:
            with transaction.atomic():
                postgres_copy.put_back(copy, migrations)
        except DatabaseError as error:
            raise DamagedCopy(str(error)) from error


def _run(program: str, *arguments: str) -> None:
    """On this database; the password stays out of the list of processes. Raises OSError."""
    if not which(program):
        raise OSError(_("没有找到 %(program)s：请安装 postgresql-client。") % {"program": program})
    wanted = connection.client.settings_to_cmd_args_env
    said, environment = wanted(connection.settings_dict, list(arguments))
    done = subprocess.run(  # noqa: S603  our own arguments
        [program, *said[1:]], env={**os.environ, **(environment or {})}, capture_output=True, check=False
    )
    if done.returncode:
        raise OSError(done.stderr.decode(errors="replace").strip())


def _broken_keys() -> Iterator[Damage]:
    """Of rows that point to no record: the server refuses them, but for one who switched that off."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if field.many_to_one or field.one_to_one:
                parent = field.related_model
                assert isinstance(parent, type)
                there = parent._base_manager.filter(pk=models.OuterRef(field.attname))
                lost = model._base_manager.exclude(**{f"{field.attname}__isnull": True}).exclude(models.Exists(there))
                for pk in lost.order_by("pk").values_list("pk", flat=True):
                    said = _("指向不存在的记录（%(parent)s）") % {"parent": parent._meta.db_table}
                    yield Damage(said, f"{model._meta.db_table}/{pk}")


def _broken_indexes() -> Iterator[Damage]:
    """By the server's extension amcheck, where somebody has created it; ``pg_amcheck`` looks at everything."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'amcheck'")
        if not cursor.fetchone():
            return
        cursor.execute(
            "SELECT c.oid, c.relname FROM pg_class c JOIN pg_am a ON a.oid = c.relam WHERE a.amname = 'btree' "
            "AND c.relkind = 'i' AND c.relnamespace = current_schema()::regnamespace ORDER BY c.relname"
        )
        for oid, name in cursor.fetchall():
            try:
                with transaction.atomic():
                    cursor.execute("SELECT bt_index_check(%s::regclass, true)", [oid])
            except DatabaseError as error:
                yield Damage(_("数据库文件损坏：%(said)s") % {"said": error}, str(name))


ENGINE: Final = PostgresEngine()
