"""The addresses of reconciliation: the service itself, what to suggest while one types, a small page about a record.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from archive.http.expensive import expensive
from archive.http.params import arguments
from archive.http.programs import posted, read_json
from archive.http.readable_json import ReadableJsonResponse
from archive.http.routes import site_root
from archive.models.addresses import NamedModel
from search.names import lookup
from search.reconciliation import candidates
from search.reconciliation.types import TYPES, RecordType, described, properties

_MOST_QUERIES: Final = 100  # of a batch; OpenRefine sends ten
_MOST_ROWS: Final = 500
_OF_EACH: Final = 5  # records of each type that are suggested
_FRAMED: Final = "default-src 'none'; style-src 'self'; frame-ancestors *"  # the small page stands in other programs
_SIZE: Final = {"width": 420, "height": 180}


@expensive
@posted
def service(request: HttpRequest) -> HttpResponse:
    """The manifest; with ``queries`` the candidates of each name; with ``extend`` the properties of records."""
    given = {name: values[-1] for name, values in arguments(request).items()}
    try:
        if "queries" in given:
            return ReadableJsonResponse(_reconciled(_object(given["queries"])))
        if "extend" in given:
            return ReadableJsonResponse(_extended(_object(given["extend"])))
    except ValueError as error:
        return ReadableJsonResponse({"error": _("读不懂：%(reason)s") % {"reason": error}}, status=400)
    return ReadableJsonResponse(_manifest(request))


@posted
def suggest_entity(request: HttpRequest) -> HttpResponse:
    prefix = _typed(request)
    rows = [
        {
            "id": kind.of(record), "name": str(record), "description": described(kind, record),
            "notable": [{"id": kind.identifier, "name": str(kind.name)}],
        }
        for kind in TYPES.values() if prefix
        for record in _full(kind, [each.pk for each in lookup.suggest(kind.kind, prefix, _OF_EACH)])
    ]  # fmt: skip
    return ReadableJsonResponse({"result": rows})


@posted
def suggest_type(request: HttpRequest) -> HttpResponse:
    return _suggested(request, [(each.identifier, str(each.name)) for each in TYPES.values()])


@posted
def suggest_property(request: HttpRequest) -> HttpResponse:
    return _suggested(request, [(each.identifier, str(each.name)) for each in properties()])


@posted
def proposed_properties(request: HttpRequest) -> HttpResponse:
    """What can be taken into a table of records of a type."""
    kind = arguments(request).get("type", [""])[-1]
    rows = [{"id": each.identifier, "name": str(each.name)} for each in properties(kind)]
    return ReadableJsonResponse({"type": kind, "properties": rows})


@xframe_options_exempt
def preview(request: HttpRequest) -> HttpResponse:
    kind, record = _record(arguments(request).get("id", [""])[-1])
    context = {"kind": kind, "record": record, "about": described(kind, record)}
    response = render(request, "reconciliation/preview.html", context)
    response["Content-Security-Policy"] = _FRAMED
    return response


def _manifest(request: HttpRequest) -> dict[str, object]:
    base = site_root(request)

    def service_at(name: str) -> dict[str, str]:
        return {"service_url": base, "service_path": reverse(f"reconciliation:{name}")}

    return {
        "versions": ["0.2"],
        "name": _("会议报道档案"),
        "identifierSpace": f"{base}/",
        "schemaSpace": f"{base}{reverse('reconciliation:service')}#",
        "documentation": f"{base}{reverse('about')}",
        "batchSize": 10,
        "defaultTypes": [{"id": each.identifier, "name": str(each.name)} for each in TYPES.values()],
        "view": {"url": f"{base}/{{{{id}}}}/"},
        "preview": {"url": f"{base}{reverse('reconciliation:preview')}?" + "id={{id}}", **_SIZE},
        "suggest": {each: service_at(f"suggest-{each}") for each in ("entity", "type", "property")},
        "extend": {"propose_properties": service_at("properties"), "property_settings": []},
    }


def _reconciled(queries: dict[str, object]) -> dict[str, object]:
    if len(queries) > _MOST_QUERIES:
        raise ValueError(_("一次最多 %(most)d 项") % {"most": _MOST_QUERIES})
    read = {name: candidates.Query.read(sent) for name, sent in queries.items()}
    return {name: {"result": candidates.reconciled(query)} for name, query in read.items()}


def _extended(sent: dict[str, object]) -> dict[str, object]:
    ids, wanted = sent.get("ids"), sent.get("properties")
    if not (isinstance(ids, list) and isinstance(wanted, list) and len(ids) <= _MOST_ROWS):
        raise ValueError(_("须有 ids 和 properties，ids 最多 %(most)d 个") % {"most": _MOST_ROWS})
    known = {each.identifier: each for each in properties()}
    known_ids = (each["id"] for each in wanted if isinstance(each, dict) and str(each.get("id")) in known)
    names = list(dict.fromkeys(known_ids))
    rows: dict[str, dict[str, list[dict[str, object]]]] = {str(each): {name: [] for name in names} for each in ids}
    for kind in TYPES.values():
        own = [each for each in rows if each.startswith(f"{kind.identifier}/")]
        slugs = {each: each.partition("/")[2] for each in own}
        records = lookup.by_slugs(kind.kind, list(slugs.values()))
        full = {record.pk: record for record in _full(kind, [each.pk for each in records.values()])}
        values = {each.identifier: each.values for each in kind.properties}
        for each, slug in slugs.items():
            if slug in records and (record := full.get(records[slug].pk)):
                rows[each] = {name: list(values[name](record)) if name in values else [] for name in names}
    return {"meta": [{"id": name, "name": str(known[name].name)} for name in names], "rows": rows}


def _full(kind: RecordType, keys: list[int]) -> list[NamedModel]:
    """With all that its properties look at, in this order."""
    records = kind.counted().in_bulk(keys)
    return [records[key] for key in keys if key in records]


def _record(identifier: str) -> tuple[RecordType, NamedModel]:
    kind, _slash, slug = identifier.partition("/")
    records = lookup.by_slugs(TYPES[kind].kind, [slug]) if kind in TYPES else {}
    if slug not in records:
        raise Http404
    (record,) = _full(TYPES[kind], [records[slug].pk])
    return TYPES[kind], record


def _suggested(request: HttpRequest, rows: list[tuple[str, str]]) -> HttpResponse:
    prefix = _typed(request)
    fitting = [{"id": each, "name": name} for each, name in rows if prefix in name or each.startswith(prefix.lower())]
    return ReadableJsonResponse({"result": fitting})


def _typed(request: HttpRequest) -> str:
    return arguments(request).get("prefix", [""])[-1].strip()[:60]


def _object(text: str) -> dict[str, object]:
    try:
        read = read_json(text)
    except ValueError:
        raise ValueError(_("不是 JSON")) from None
    if not isinstance(read, dict):
        raise ValueError(_("须是 JSON 对象"))
    return read
