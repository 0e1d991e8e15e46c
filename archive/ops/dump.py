"""The archive in open formats, for those who leave or keep it elsewhere, and its way back.

A zip file with JSON Lines (Django's serialisation: ``model``, ``pk``, ``fields``) and CSV for each kind of record; the
raw files under their SHA-256; ``dictionary.csv``, which says what every column means; ``manifest.json``. Accounts,
sessions and logs stay out: they are of this site, not of the archive.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.serializers.base import DeserializationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, models, transaction
from django.utils.translation import gettext as _

from archive.database.current import database_engine
from archive.database.sequences import reset_sequences
from archive.export.csv import csv_lines
from archive.models import Area, CaptureToken, NameGeneration, SentencePrint, SourceText
from archive.models.sentence_prints import index_all_fingerprints
from archive.models.standing import KEPT
from archive.ops import manifest
from archive.ops.atomic_files import appear, beside
from archive.ops.choices import unknown_choices
from archive.ops.manifest import Manifest, UnusableManifest

_BATCH = 500
_NOT_KEPT = (SentencePrint, NameGeneration, CaptureToken)
Model = type[models.Model]


def dump(target: Path) -> Manifest:
    """Write the dump to ``target``, which appears only when it is whole; all of one moment of the database.

    Raises Unusable where it is there already.
    """
    if target.exists():
        raise UnusableManifest(_("%(path)s 已经存在，不会覆盖。") % {"path": target})
    with beside(target) as packed:
        with database_engine().one_moment(), ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            said = manifest.made("dump", manifest.counted(kept_models()), {})
            manifest.write(said, archive)
            archive.writestr("dictionary.csv", "".join(csv_lines(_COLUMNS, _dictionary())))
            for model in kept_models():
                _write_model(model, archive)
            for source in SourceText.objects.order_by("pk").iterator(1):
                archive.writestr(f"sources/{source.sha256}", bytes(source.data))
        appear(packed, target)
    return said


def load(source: Path) -> Manifest:
    """Bring the records of a dump into an archive without reports, all or none; an empty place is made one first.

    Raises Unusable where there are reports already, or where the dump is damaged or later than this program.
    """
    with manifest.opened(source) as archive:
        said = manifest.read(archive, "dump")
        call_command("migrate", verbosity=0, interactive=False)
        areas: tuple[Model, ...] = (Area.successors.through, Area)  # those of the country come with a prepared place
        if any(model._base_manager.exists() for model in kept_models() if model not in areas):
            raise UnusableManifest(_("档案里已经有记录；转储只能收进空的档案。"))
        try:
            with transaction.atomic():  # in which keys may point to rows that come later
                for model in areas:
                    # Not by delete(): an area protects the one above it, and all of them go.
                    model._base_manager.all()._raw_delete(DEFAULT_DB_ALIAS)
                for model in kept_models():
                    if model._meta.label in said.rows:  # an earlier version had fewer tables
                        _read_model(model, archive)
                reset_sequences()
                index_all_fingerprints()
                connection.check_constraints()
                counted = manifest.counted(kept_models())
                if counted != {**dict.fromkeys(counted, 0), **said.rows}:
                    raise UnusableManifest(_("转储不完整：记录的数目与说明不符。"))
        except (DeserializationError, DatabaseError, ValidationError, *manifest.UNREADABLE) as error:
            raise UnusableManifest(_("转储已损坏：%(reason)s") % {"reason": error}) from error
    return said


def kept_models() -> list[Model]:
    """The archive's own models and the tables that tie many to many, but for what follows from them, and tokens, which
    are an account's."""
    own = apps.get_app_config("archive").get_models(include_auto_created=True)
    return [model for model in own if not (model._meta.proxy or model in (*_NOT_KEPT, *KEPT))]


class _Whole(DjangoJSONEncoder):
    """Django's own cuts times to milliseconds."""

    def default(self, o: object) -> object:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def _write_model(model: Model, archive: ZipFile) -> None:
    fields = _fields(model)
    names = [field.name for field in fields]
    with archive.open(f"records/{model._meta.model_name}.jsonl", "w") as file:
        lines = io.TextIOWrapper(file, "utf-8", write_through=True)
        serializers.serialize("jsonl", _rows(model), fields=names, stream=lines, cls=_Whole, ensure_ascii=False)
        lines.detach()
    head = ["id", *(field.attname for field in fields)]
    with archive.open(f"tables/{model._meta.model_name}.csv", "w") as file:
        for line in csv_lines(head, ([_cell(row, name) for name in head] for row in _rows(model))):
            file.write(line.encode("utf-8", "surrogatepass"))


def _fields(model: Model) -> list[models.Field[object, object]]:
    """All but the key, the raw bytes, which lie in files of their own, and accounts, whose names history keeps."""
    fields = model._meta.concrete_fields
    return [field for field in fields if not (field.primary_key or _is_raw(field) or _is_account(field))]


def _is_raw(field: models.Field[object, object]) -> bool:
    return isinstance(field, models.BinaryField)


def _is_account(field: Any) -> bool:
    return bool(field.related_model) and field.related_model._meta.app_label != "archive"


def _rows(model: Model) -> Iterable[models.Model]:
    raw = [field.name for field in model._meta.concrete_fields if _is_raw(field)]
    return model._base_manager.defer(*raw).order_by("pk").iterator(_BATCH)


def _cell(row: models.Model, name: str) -> object:
    value = row.pk if name == "id" else getattr(row, name)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _read_model(model: Model, archive: ZipFile) -> None:
    with archive.open(f"records/{model._meta.model_name}.jsonl") as file:
        # An earlier version may have had columns that this one has no more.
        for row in serializers.deserialize("jsonl", io.TextIOWrapper(file, "utf-8"), ignorenonexistent=True):
            if isinstance(row.object, SourceText):
                row.object.data = _raw_bytes(archive, row.object.sha256)
            if type(row.object) is not model:
                raise DeserializationError(f"{row.object!r} stands among {model._meta.model_name}")
            _refuse_unknown_choices(row.object)
            row.save()


def _raw_bytes(archive: ZipFile, sha256: str) -> bytes:
    data = archive.read(f"sources/{sha256}")
    if hashlib.sha256(data).hexdigest() != sha256:
        raise DeserializationError(_("原始文件与校验值不符：%(sha256)s") % {"sha256": sha256})
    return data


def _refuse_unknown_choices(row: models.Model) -> None:
    """The database takes any text; whoever reads the row later knows only these."""
    for name, value in unknown_choices(row):
        raise DeserializationError(f"{row._meta.model_name}/{row.pk}: {name}={value!r}")


_COLUMNS = ("table", "column", "means", "type", "may_be_empty", "points_to", "choices")


def _dictionary() -> Iterator[tuple[str, ...]]:
    for model in kept_models():
        for field in model._meta.concrete_fields:
            yield (
                str(model._meta.model_name), field.attname, f"{model._meta.verbose_name}：{field.verbose_name}",
                field.get_internal_type(), "yes" if field.null or field.blank else "no", _target(field),
                "; ".join(f"{value}={label}" for value, label in field.flatchoices),
            )  # fmt: skip


def _target(field: Any) -> str:
    return str(field.related_model._meta.model_name) if field.related_model else ""
