"""Records that an address names: which parameter stands for which kind of record, and the links that use them."""

from __future__ import annotations

from typing import Any, TypeVar

from archive.http.params import written
from archive.http.routes import address
from archive.models import SluggedModel
from archive.models.fact_kinds import SUBJECTS

Record = TypeVar("Record", bound=SluggedModel)
_PARAMETERS = {model: parameter for parameter, model in SUBJECTS.items()}


def public_records(model: type[SluggedModel]) -> Any:
    """Those that a published report names: what only drafts or rejected facts name is nobody's business.

    Divisions of the country are known without any report; reports say themselves whether they are published.
    """
    records = model._default_manager.all()
    return records.seen() if hasattr(records, "seen") else records


def record_at(model: type[Record], slug: str) -> Record | None:
    """The record whose slug is or was ``slug``; None where there is none that readers may know of."""
    try:
        return public_records(model).at(slug) if slug else None
    except model.DoesNotExist:
        return None


def parameter_of(record: SluggedModel) -> str:
    """The parameter that stands for the record, ``area`` and ``publisher`` among them."""
    return _PARAMETERS.get(type(record)) or {"area": "area", "organization": "publisher"}[str(record._meta.model_name)]


def reports_address(*records: SluggedModel, **fields: str) -> str:
    """The address of the list of the reports in which all ``records`` stand: exactly what a count of them counts."""
    return _address("reports", records, {name: value for name, value in fields.items() if value})


def passages_address(kind: str, *records: SluggedModel, **fields: str) -> str:
    """The address of the list of passages of one ``kind`` (see ``archive.queries.passage_filters``)."""
    return _address("passages", records, {"kind": kind, **fields})


def _address(route: str, records: tuple[SluggedModel, ...], fields: dict[str, str]) -> str:
    return address(route) + written([*fields.items(), *((parameter_of(record), record.slug) for record in records)])
