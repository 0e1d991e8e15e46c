"""The documents of OAI-PMH: elements in the order that its schema asks for, and nothing that XML cannot hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Final
from xml.etree import ElementTree  # nosec: written only
from xml.etree.ElementTree import Element, SubElement

from django.conf import settings

from archive.models import Report
from archive.text.characters import xml_text

SECONDS: Final = "%Y-%m-%dT%H:%M:%SZ"
_OAI: Final = "http://www.openarchives.org/OAI/2.0/"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_OAI_DC: Final = f"{_OAI}oai_dc/"
_IDENTIFIERS: Final = f"{_OAI}oai-identifier"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMAS: Final = {
    _OAI: f"{_OAI}OAI-PMH.xsd", _OAI_DC: f"{_OAI}oai_dc.xsd", _IDENTIFIERS: f"{_OAI}oai-identifier.xsd",
}  # fmt: skip
_NOBODY: Final = "nobody@invalid.invalid"  # where no keeper gave an address; the schema asks for one
_SAMPLE: Final = "示例：为演示而编写的材料，并非真实报道。"
_DESCRIPTION: Final = 300  # characters of the text

for _name, _space in (("", _OAI), ("oai_dc", _OAI_DC), ("dc", _DC), ("xsi", _XSI), ("oai-id", _IDENTIFIERS)):
    ElementTree.register_namespace(_name, _space)


def document(base: str, at: datetime, given: Mapping[str, str], answer: Iterable[Element]) -> bytes:
    root = Element(f"{{{_OAI}}}OAI-PMH", {f"{{{_XSI}}}schemaLocation": _schema(_OAI)})
    _add(root, "responseDate", _stamp(at))
    request = _add(root, "request", base)
    for name, value in given.items():
        request.set(name, xml_text(value))
    root.extend(answer)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def error(code: str, message: str) -> Element:
    element = Element(f"{{{_OAI}}}error", {"code": code})
    element.text = xml_text(message) or None
    return element


def wrapped(name: str, items: Iterable[Element]) -> Element:
    element = Element(f"{{{_OAI}}}{name}")
    element.extend(items)
    return element


def identify(base: str, first: datetime, sample: str) -> Element:
    """``first`` is the earliest datestamp, ``sample`` an identifier."""
    element = wrapped("Identify", ())
    facts = {
        "repositoryName": "会议报道档案",
        "baseURL": base,
        "protocolVersion": "2.0",
        "adminEmail": settings.DEFAULT_FROM_EMAIL or _NOBODY,
        "earliestDatestamp": _stamp(first),
        "deletedRecord": "transient",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
    }
    for name, text in facts.items():
        _add(element, name, text)
    described = SubElement(_add(element, "description"), f"{{{_IDENTIFIERS}}}oai-identifier")
    described.set(f"{{{_XSI}}}schemaLocation", _schema(_IDENTIFIERS))
    parts = {
        "scheme": "oai",
        "repositoryIdentifier": sample.split(":")[1],
        "delimiter": ":",
        "sampleIdentifier": sample,
    }
    for name, text in parts.items():
        SubElement(described, f"{{{_IDENTIFIERS}}}{name}").text = text
    return element


def formats() -> Element:
    element = wrapped("ListMetadataFormats", ())
    one = _add(element, "metadataFormat")
    _add(one, "metadataPrefix", "oai_dc")
    _add(one, "schema", _SCHEMAS[_OAI_DC])
    _add(one, "metadataNamespace", _OAI_DC)
    return element


def header(identifier: str, report: Report, url: str) -> Element:
    element = wrapped("header", ())
    if not report.is_published:
        element.set("status", "deleted")
    _add(element, "identifier", identifier)
    _add(element, "datestamp", _stamp(report.modified_at))
    return element


def record(identifier: str, report: Report, url: str) -> Element:
    """Of a report that was withdrawn the header alone."""
    element = wrapped("record", [header(identifier, report, url)])
    if report.is_published:
        dc = SubElement(_add(element, "metadata"), f"{{{_OAI_DC}}}dc")
        dc.set(f"{{{_XSI}}}schemaLocation", _schema(_OAI_DC))
        for name, text in _dublin_core(report, url):
            if text:
                SubElement(dc, f"{{{_DC}}}{name}").text = xml_text(text)
    return element


def resumption(token: str, cursor: int, total: int) -> Element:
    """Empty with the last part of a list."""
    element = _made("resumptionToken", token)
    element.set("completeListSize", str(total))
    element.set("cursor", str(cursor))
    return element


def _dublin_core(report: Report, url: str) -> Iterator[tuple[str, str]]:
    """What is the report's own: what stands in other records may change without its datestamp."""
    yield "title", report.title
    for line in (report.kicker, *report.subtitle_lines):
        yield "title", line
    yield "description", _SAMPLE if report.is_sample else ""
    yield "description", report.text[:_DESCRIPTION]
    yield "publisher", report.publisher.name if report.publisher else ""
    yield "date", "" if report.published_on.startswith("-") else str(report.published_on)
    yield "type", "Text"
    yield "format", "text/html"
    yield "identifier", url
    yield "source", report.source.web_address if report.source else ""
    yield "language", "zh"
    yield "coverage", report.area.full_name if report.area else ""


def _add(parent: Element, name: str, text: str = "") -> Element:
    element = _made(name, text)
    parent.append(element)
    return element


def _made(name: str, text: str) -> Element:
    element = Element(f"{{{_OAI}}}{name}")
    element.text = xml_text(text) or None
    return element


def _schema(space: str) -> str:
    return f"{space} {_SCHEMAS[space]}"


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(SECONDS)
