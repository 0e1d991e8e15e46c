"""Records that a reader names in a form: by their address, or by a name that one record alone goes by."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.http.params import tell
from archive.queries.links import Record, public_records, record_at

_MOST: Final = 60  # characters of what was typed that are said again


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
    sentence = _("叫“%(typed)s”的有几个，请给出其中一个的网址名。") if named else _("档案里没有“%(typed)s”。")
    tell(request, name, sentence % {"typed": typed[:_MOST]})
    return None
