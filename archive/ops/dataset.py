"""The whole archive as a folder to give away: Parquet, SQLite for Datasette, codebook, licence, checksums.

The folder appears when all of it is written. What each column means is taken from the data dictionary, docs/tables.md.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from archive.export.dataset import DatasetTable, tables
from archive.ingest.document import EXTRACTOR_VERSION
from archive.ops.dataset_files import sql_type, write_table

DATABASE: Final = "archive.db"
MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"
_BLOCK: Final = 1 << 20


class DatasetError(Exception):
    """Why no data set is written, in words."""


def write_dataset(folder: Path) -> dict[str, int]:
    """Write it to ``folder``, which must not be there yet; rows by table. Raises DatasetError."""
    if find_spec("pyarrow") is None:
        raise DatasetError(_("需要 pyarrow：pip install -r requirements-dataset.in"))
    if folder.exists():
        raise DatasetError(_("%(path)s 已经存在，不会覆盖。") % {"path": folder})
    unfinished = folder.with_name(f".unfinished-{folder.name}")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    try:
        # Words of choices are those of the archive's own language, whatever that of the keeper.
        with translation.override(settings.LANGUAGE_CODE):
            rows = _write(unfinished)
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return rows


def _write(folder: Path) -> dict[str, int]:
    described = tables()
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        rows = {table.key: write_table(table, folder, database) for table in described}
    means = data_dictionary()
    _write_json(folder / MANIFEST, _manifest(described, rows))
    _write_json(folder / "metadata.json", _metadata(described, means))
    (folder / "codebook.md").write_text(_codebook(described, rows, means), encoding="utf-8")
    (folder / "LICENSE.txt").write_text(settings.DATASET_LICENSE.strip() + "\n", encoding="utf-8")
    sums = [f"{_sha256(path)}  {path.name}\n" for path in sorted(folder.iterdir())]
    (folder / SUMS).write_text("".join(sums), encoding="utf-8")
    return rows


def data_dictionary() -> dict[str, str]:
    """What each column means, by its key: the table in docs/tables.md."""
    lines = (settings.BASE_DIR / "docs" / "tables.md").read_text(encoding="utf-8").splitlines()
    rows = (line.strip("| ").split(" | ", 1) for line in lines if line.startswith("| `"))
    return {key.strip("`"): meaning for key, meaning in rows}


def version(made: object) -> str:
    """``2026.11.29-6``: the day, and the version of what reads reports."""
    return f"{made:%Y.%m.%d}-{EXTRACTOR_VERSION}"


def _manifest(described: list[DatasetTable], rows: dict[str, int]) -> dict[str, object]:
    made = timezone.now()
    return {
        "version": version(made), "made_at": made.isoformat(timespec="seconds"),
        "extractor_version": EXTRACTOR_VERSION, "license": settings.DATASET_LICENSE,
        "tables": {
            table.key: {"title": table.title, "rows": rows[table.key], "columns": [c.key for c in table.columns]}
            for table in described
        },
    }  # fmt: skip


def _metadata(described: list[DatasetTable], means: dict[str, str]) -> dict[str, object]:
    """As Datasette reads it."""
    of_tables = {
        table.key: {
            "title": table.title,
            "columns": {column.key: means[column.key] for column in table.columns},
            **({"sort_desc": "date"} if any(column.key == "date" for column in table.columns) else {}),
            **({"label_column": "report"} if table.key == "reports" else {}),
        }
        for table in described
    }
    return {
        "title": _("会议报道档案"), "license": settings.DATASET_LICENSE,
        "databases": {DATABASE.removesuffix(".db"): {"tables": of_tables}},
    }  # fmt: skip


def _codebook(described: list[DatasetTable], rows: dict[str, int], means: dict[str, str]) -> str:
    lines = ["# Codebook", "", "An address is a path of the archive's site and the id of what it leads to.",
             "", "    SELECT code, strategy FROM strategy_mentions f JOIN reports r ON f.report_address = r.address",
             ""]  # fmt: skip
    for table in described:
        lines += [f"## {table.key}", "", f"{table.title}: {rows[table.key]} rows.", "", "| column | type | meaning |",
                  "|---|---|---|"]  # fmt: skip
        lines += [f"| `{c.key}` | {sql_type(c.key)} | {means[c.key]} |" for c in table.columns]
        lines.append("")
    return "\n".join(lines)


def _write_json(path: Path, value: dict[str, object]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
