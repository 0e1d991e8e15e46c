"""The raw file of a report, to be read beside its text: as it was cut into paragraphs, and as it came."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.ingest.document import IN_BODY, ParagraphKind
from archive.models import Report, SourceText
from archive.queries.scan_places import ScanPlaces

_SHOWN = 200_000  # characters of a raw file shown; the rest is in the file itself
_PARAGRAPHS = 2_000
_LABELS: dict[str, object] = {
    ParagraphKind.KICKER: _("引题"), ParagraphKind.HEADLINE: _("标题"), ParagraphKind.SUBHEAD: _("副题"),
    ParagraphKind.DATELINE: _("日期"),
    ParagraphKind.PUBLISHER: pgettext_lazy("label", "来源"), ParagraphKind.BYLINE: _("署名"),
    ParagraphKind.NOISE: _("杂项"),
}  # fmt: skip


def raw_source(report: Report) -> str:
    """HTML, escaped. ``report.source`` should come without its bytes; they are read here, once."""
    source = report.source
    scanned = ScanPlaces(report).recognized
    text = decoded(source) if source and not scanned else ""
    context = {
        "report": report,
        "source": source,
        "scanned": scanned,
        "paragraphs": [_shown(paragraph) for paragraph in report.layout[:_PARAGRAPHS]],
        "text": text[:_SHOWN],
        "is_cut": len(text) > _SHOWN or len(report.layout) > _PARAGRAPHS,
    }
    return render_to_string("admin/archive/report/raw_source.html", context)


def decoded(source: SourceText) -> str:
    """The raw file as text; what cannot be decoded shows as replacement characters."""
    try:
        return bytes(source.data).decode(source.encoding or "utf-8", errors="replace").replace("\0", "\ufffd")
    except LookupError:
        return bytes(source.data).decode("utf-8", errors="replace").replace("\0", "\ufffd")


def _shown(paragraph: dict[str, object]) -> dict[str, object]:
    """A paragraph of ``Report.layout`` with its kind in words, empty where it is part of the body."""
    kind = str(paragraph.get("kind", ""))
    label = "" if kind in IN_BODY else _LABELS.get(kind, kind)
    return {"text": paragraph.get("text", ""), "label": label}
