"""Django's backend for PostgreSQL, made to answer as SQLite does where the archive relies on it.

- One writer at a time: a transaction begins when the one before has ended, as ``transaction_mode: IMMEDIATE`` has it.
  Who two mentions are, and which address is free, is read before it is written; two at once would each decide alone.
  By an advisory lock of the transaction, which pgbouncer's transaction mode leaves intact.
- Nothing comes before something, in every order (``compiler``).
- JSON is kept as the text that was written: ``jsonb`` orders the keys anew, and pages and dumps show them.
- A statement ends with the request that sent it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import psycopg
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.backends.postgresql import base, operations
from psycopg.abc import RV, PQGen
from psycopg.rows import TupleRow

# A number that nothing else in the database takes for an advisory lock.
WRITER_LOCK: Final = 0x61726368  # "arch"
_LOOKED_AT: Final = 0.1  # seconds, as psycopg itself does
_READY_NONE: Final = 0  # what psycopg sends to a waiting statement when nothing has come for a moment


class Connection(psycopg.Connection[TupleRow]):
    """Gives up a statement as soon as ``is_over`` says so; looked at ten times a second."""

    is_over: Callable[[], bool] | None = None

    def wait(self, gen: PQGen[RV], interval: float = _LOOKED_AT, timeout: float | None = None) -> RV:
        return super().wait(self._watched(gen), interval, timeout)

    def _watched(self, waiting: PQGen[RV]) -> PQGen[RV]:
        is_given_up = False
        try:
            wanted = next(waiting)
            while True:
                ready = yield wanted
                if ready == _READY_NONE and not is_given_up and self.is_over and self.is_over():
                    is_given_up = True
                    self.cancel_safe()
                wanted = waiting.send(ready)
        except StopIteration as end:
            said: RV = end.value
            return said


class DatabaseOperations(operations.DatabaseOperations):
    compiler_module = "archive.database.postgresql.compiler"
    adapt_json_value = BaseDatabaseOperations.adapt_json_value


class DatabaseWrapper(base.DatabaseWrapper):
    data_types: dict[str, str] = {**base.DatabaseWrapper.data_types, "JSONField": "text"}
    ops_class = DatabaseOperations
    _is_reading = False

    @property
    def pool(self) -> object:
        options = self.settings_dict["OPTIONS"].get("pool")
        if options:
            options["connection_class"] = Connection
        return super().pool  # type: ignore[misc]

    def get_new_connection(self, conn_params: dict[str, Any]) -> psycopg.Connection[Any]:
        if self.pool:
            return super().get_new_connection(conn_params)
        self.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
        return Connection.connect(**conn_params)

    def set_autocommit(self, autocommit: bool, force_begin_transaction_with_broken_autocommit: bool = False) -> None:
        """The second is given by ``transaction.atomic`` alone, where it begins a transaction."""
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        if force_begin_transaction_with_broken_autocommit and not (autocommit or self._is_reading):
            try:
                self._wait_for_writer()
            except BaseException:
                self.rollback()
                super().set_autocommit(True)
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Transactions that begin within it wait for no writer, and must write no records."""
        self._is_reading = True
        try:
            yield
        finally:
            self._is_reading = False

    def _wait_for_writer(self) -> None:
        milliseconds = int(self.settings_dict.get("BUSY_SECONDS", 30) * 1000)
        with self.wrap_database_errors:
            self.connection.execute(
                f"SET LOCAL lock_timeout = {milliseconds}; SELECT pg_advisory_xact_lock({WRITER_LOCK})"
            )


_of_the_parent: Final[list[object]] = []


def _forget_pools() -> None:
    """After a fork: two processes that speak over one connection read each other's answers. Kept, so that nobody ends
    the parent's connections."""
    pools: dict[str, object] = DatabaseWrapper._connection_pools  # type: ignore[attr-defined]
    _of_the_parent.extend(pools.values())
    pools.clear()


os.register_at_fork(after_in_child=_forget_pools)
