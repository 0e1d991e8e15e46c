"""What a backup or a dump says of itself, in ``manifest.json``, and what may be done with it."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile

from django.apps import apps
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

NAME = "manifest.json"
# What a zip file raises whose members are gone, cut or changed on the way.
UNREADABLE = (KeyError, AttributeError, ValueError, TypeError, BadZipFile, zlib.error, EOFError, NotImplementedError,
              RuntimeError)  # fmt: skip
_CHUNK = 1 << 20  # bytes


class UnusableManifest(Exception):
    """The file cannot be used, or the place is not free; the message is in the reader's language."""


@dataclass(frozen=True)
class Manifest:
    """``kind`` is "backup" or "dump"; ``migrations`` the last one of each app; ``rows`` by model; ``files`` the SHA-256
    of each member of the zip file."""

    kind: str
    made_at: str
    migrations: dict[str, str]
    rows: dict[str, int]
    files: dict[str, str]
    format: int = 1


def made(kind: str, rows: dict[str, int], files: dict[str, str]) -> Manifest:
    return Manifest(kind, datetime.now(UTC).isoformat(timespec="seconds"), _applied(), rows, files)


def write(manifest: Manifest, archive: ZipFile) -> None:
    archive.writestr(NAME, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))


def read(archive: ZipFile, kind: str) -> Manifest:
    """Raises Unusable where the file is of another kind or of a later version of the program."""
    try:
        said = Manifest(**json.loads(archive.read(NAME)))
        _check_types(said)
    except UNREADABLE as error:
        raise UnusableManifest(_("这不是本档案的备份或转储文件。")) from error
    if said.kind != kind or said.format != 1:
        raise UnusableManifest(_("这个文件是“%(kind)s”，不能这样用。") % {"kind": said.kind})
    unknown = [f"{app}.{name}" for app, name in said.migrations.items() if (app, name) not in _known()]
    if unknown:
        raise UnusableManifest(
            _("文件出自更新的程序版本（%(names)s）；请先升级程序。") % {"names": _("、").join(unknown)}
        )
    return said


def _check_types(said: Manifest) -> None:
    """Raises TypeError where a member is of another type than whoever uses it expects."""
    texts = [said.kind, said.made_at, *said.migrations, *said.migrations.values(), *said.files, *said.files.values()]
    whole = [said.format, *said.rows.values()]
    if not (all(isinstance(each, str) for each in texts) and all(isinstance(each, int) for each in whole)):
        raise TypeError("a member of the manifest is of the wrong type")
    for needed in ("archive.Report", "archive.SourceText"):
        if needed not in said.rows:
            raise TypeError(f"{needed} is not counted")


def opened(path: Path) -> ZipFile:
    """Raises Unusable where ``path`` is no zip file."""
    try:
        return ZipFile(path)
    except (OSError, BadZipFile) as error:
        raise UnusableManifest(_("打不开 %(path)s：不存在，或不是完整的 zip 文件。") % {"path": path}) from error


def counted(kept: Iterable[type[models.Model]]) -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in kept}


def every_model() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]


def sha256(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _applied() -> dict[str, str]:
    return dict(sorted(MigrationLoader(connection).applied_migrations))


def _known() -> set[tuple[str, str]]:
    return set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
