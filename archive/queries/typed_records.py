"""Records that a reader names in a form: by their address, or by a name that one record alone goes by."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.http.params import note
from archive.queries.links import Record, public_records, record_at


def typed_record(request: HttpRequest, name: str, model: type[Record], typed: str) -> Record | None:
    """The record of ``model`` that the parameter ``name`` means, or None; why not is then noted of the page."""
    typed = typed.strip()
    if not typed:
        return None
    if (record := record_at(model, typed)) is not None:
        return record
    named: list[Record] = list(public_records(model).named(typed)[:2])
    if len(named) == 1:
        return named[0]
    note(request, name, _("有几个同名的，请给出其中一个的网址名") if named else _("档案里没有"))
    return None
