"""The page that describes the API, from its own OpenAPI document: readable without scripts, in the face of the archive.

Swagger's page, which comes with the library, fails on contrast and on nested controls, and needs scripts.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from archive.http.params import written

Schema = dict[str, Any]  # an object of OpenAPI


class FieldDoc(NamedTuple):
    """A parameter or a member of an answer: ``kind`` is its JSON type."""

    name: str
    kind: str
    is_required: bool
    means: str


class Operation(NamedTuple):
    """One address. ``example`` can be followed where the address needs nothing filled in; ``body`` are the members of
    the JSON object that is sent to it."""

    method: str
    path: str
    summary: str
    means: str
    parameters: list[FieldDoc]
    body: list[FieldDoc]
    answer: list[FieldDoc]
    example: str


class Guide(DocsBase):
    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: object) -> HttpResponse:
        described = api.get_openapi_schema()
        context = {
            "groups": groups(described),
            "openapi": self.get_openapi_url(api, {}),
        }
        return render(request, "archive/api.html", context)


def groups(described: Schema) -> dict[str, list[Operation]]:
    """The operations of an OpenAPI document by their first tag, in its order."""
    by_tag: dict[str, list[Operation]] = defaultdict(list)
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            by_tag[(operation.get("tags") or [""])[0]].append(_operation(method.upper(), path, operation, described))
    return dict(by_tag)


def _operation(method: str, path: str, said: Schema, described: Schema) -> Operation:
    parameters = [
        FieldDoc(
            each["name"], _kind(each["schema"], described), bool(each.get("required")), each.get("description", "")
        )
        for each in said.get("parameters", [])
    ]
    good = {str(status): each for status, each in said["responses"].items()}.get("200", {})
    body, answer = (list(_members(_json_schema(each), described)) for each in (said.get("requestBody", {}), good))
    example = "" if "{" in path or method != "GET" else path + written([("page_size", 2)])
    return Operation(
        method, path, said.get("summary", ""), said.get("description", ""), parameters, body, answer, example
    )


def _json_schema(said: Schema) -> Schema:
    schema: Schema = said.get("content", {}).get("application/json", {}).get("schema", {})
    return schema


def _members(schema: Schema, described: Schema) -> Iterator[FieldDoc]:
    """The members of an object; of a page of objects those of one of them."""
    resolved = _resolved(schema, described)
    properties = resolved.get("properties", {})
    if items := properties.get("items"):
        yield from _members(items["items"], described)
        return
    required = set(resolved.get("required", ()))
    for name, each in properties.items():
        yield FieldDoc(name, _kind(each, described), name in required, each.get("description", ""))


def _kind(schema: Schema, described: Schema) -> str:
    if choices := schema.get("anyOf"):
        return " | ".join(dict.fromkeys(_kind(each, described) for each in choices))
    if "$ref" in schema:
        members = _resolved(schema, described).get("properties")
        return "{" + ", ".join(members) + "}" if members else _kind(_resolved(schema, described), described)
    if schema.get("enum"):
        return " | ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"[{_kind(schema.get('items', {}), described)}]"
    return str(schema.get("type", "any"))


def _resolved(schema: Schema, described: Schema) -> Schema:
    name = schema.get("$ref", "").rpartition("/")[2]
    resolved: Schema = described["components"]["schemas"][name] if name else schema
    return resolved
