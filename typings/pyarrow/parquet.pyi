"""Writing tables, a group of rows at a time."""

from pathlib import Path
from types import TracebackType
from typing import Self

from pyarrow import Schema, Table

class ParquetWriter:
    def __init__(self, where: Path, schema: Schema, compression: str = "snappy") -> None: ...
    def write_table(self, table: Table) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
