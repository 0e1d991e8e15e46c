"""Notes and labels at a report as JSON-LD, after the W3C's Web Annotation Data Model (https://www.w3.org/TR/annotation-model/).

A target's source is the report's text as ``text.txt`` gives it, headline block and body, because positions need a text
that is the same for everybody; its scope is the report's page. Positions count code points of that text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from django.urls import reverse

from archive.models import Annotation, Report
from archive.models.annotations import AROUND
from archive.text.cited_text import cited_offset

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'


def annotation_page(report: Report, annotations: Iterable[Annotation], root: str) -> dict[str, object]:
    """``root`` is the address of the site, without the last slash."""
    address = root + reverse("report-annotations", args=[report.slug])
    items = [_annotation(report, each, root, address) for each in annotations]
    return {"@context": CONTEXT, "id": address, "type": "AnnotationPage", "items": items}


def _annotation(report: Report, annotation: Annotation, root: str, page: str) -> dict[str, object]:
    bodies = [_body(annotation.body, "commenting")] if annotation.body else []
    bodies += [_body(label, "tagging") for label in annotation.label_list]
    written: dict[str, object] = {
        "id": f"{page}#a{annotation.pk}",
        "type": "Annotation",
        "motivation": "commenting" if annotation.body else "tagging",
        "created": _instant(annotation.created_at),
        "modified": _instant(annotation.modified_at),
        "body": bodies,
        "target": {
            "source": root + reverse("report-text", args=[report.slug]),
            "scope": root + report.get_absolute_url(),
            "selector": _selectors(report, annotation),
        },
    }
    if annotation.creator:
        written["creator"] = {"type": "Person", "name": annotation.creator}
    if annotation.source_id:
        written["via"] = annotation.source_id
    return written


def _body(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _selectors(report: Report, annotation: Annotation) -> list[dict[str, object]]:
    start, end = annotation.start, annotation.end
    if start is None or end is None:
        return [{"type": "TextQuoteSelector", "exact": annotation.quote}]
    quote: dict[str, object] = {
        "type": "TextQuoteSelector",
        "exact": annotation.quote,
        "prefix": report.text[max(0, start - AROUND) : start],
        "suffix": report.text[end : end + AROUND],
    }
    first, last = (cited_offset(report.full_title, report.text, place) for place in (start, end))
    return [quote, {"type": "TextPositionSelector", "start": first, "end": last}]


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
