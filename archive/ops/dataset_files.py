"""A table as a Parquet file, and all of them as one SQLite database: each row goes to both as it is read.

Parquet is written by pyarrow, an optional package (requirements-dataset.in): it takes a group of rows as it is, under
a schema that is given. DuckDB is smaller (25 MB, pyarrow has 170), but takes rows one by one into a database of its own
first, and reads SQLite by an extension that it fetches from the network.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from archive.export.dataset import INTEGERS, NUMBERS, DatasetTable
from archive.export.table import Plain

GROUP: Final = 2_000  # rows that are held at a time
_INDEXED: Final = ("date", "code")


def write_table(table: DatasetTable, folder: Path, database: sqlite3.Connection) -> int:
    """Write ``KEY.parquet`` into ``folder`` and the table KEY into ``database``; the number of rows."""
    import pyarrow
    import pyarrow.parquet as parquet

    keys = [column.key for column in table.columns]
    types = {"INTEGER": pyarrow.int64(), "REAL": pyarrow.float64(), "TEXT": pyarrow.string()}
    schema = pyarrow.schema([(key, types[sql_type(key)]) for key in keys])
    database.execute(f"CREATE TABLE {_quoted(table.key)} ({', '.join(_declared(table, key) for key in keys)})")
    insert = f"INSERT INTO {_quoted(table.key)} VALUES ({', '.join('?' for _key in keys)})"  # noqa: S608  own names
    number = 0
    with parquet.ParquetWriter(folder / f"{table.key}.parquet", schema, compression="zstd") as writer:
        for group in _groups(table.rows()):
            by_column = zip(zip(*group, strict=True), schema, strict=True)
            columns = [pyarrow.array(values, field.type) for values, field in by_column]
            writer.write_table(pyarrow.Table.from_arrays(columns, schema=schema))
            database.executemany(insert, group)
            number += len(group)
    for key in (key for key in keys if key in _INDEXED or key in table.references):
        database.execute(f"CREATE INDEX {_quoted(f'{table.key}_{key}')} ON {_quoted(table.key)} ({_quoted(key)})")
    database.commit()
    return number


def _declared(table: DatasetTable, key: str) -> str:
    declared = f"{_quoted(key)} {sql_type(key)}"
    if key in table.references:
        return f'{declared} REFERENCES {_quoted(table.references[key])} ("address")'
    return f"{declared} PRIMARY KEY" if key == "address" and table.is_referred_to else declared


def sql_type(key: str) -> str:
    return "INTEGER" if key in INTEGERS else "REAL" if key in NUMBERS else "TEXT"


def _groups(rows: Iterable[Sequence[Plain]]) -> Iterator[list[Sequence[object]]]:
    remaining = iter(rows)
    while group := list(islice(remaining, GROUP)):
        # Halves of surrogate pairs are no characters: neither file takes them.
        yield [[_clean(value) for value in row] for row in group]


def _clean(value: Plain) -> Plain:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
