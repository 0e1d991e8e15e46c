"""What a recogniser read of the pages of a scan, kept so that it is read once, and leads from a fact to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.ingest.files.scans.pages import RecognizedPage, from_plain

if TYPE_CHECKING:
    from archive.models.report import SourceText


class ScannedPage(models.Model):
    """A page of a raw file, kept as soon as it is read.

    ``content`` is a ``RecognizedPage`` of ``archive.ingest.files.scans.pages`` as plain values.
    """

    source = models.ForeignKey(
        "archive.SourceText", on_delete=models.CASCADE, related_name="scanned_pages", verbose_name=_("原始文件")
    )
    number = models.PositiveIntegerField(_("页"))
    content = models.JSONField(_("所识别的"), default=dict)

    class Meta:
        verbose_name = _p("one", "扫描页")
        verbose_name_plural = _p("many", "扫描页")
        ordering = ["source", "number"]
        constraints = [models.UniqueConstraint(fields=["source", "number"], name="a_page_of_a_scan_once")]

    def __str__(self) -> str:
        return f"{self.source_id} {self.number}"


def recognized_pages_of(source: SourceText) -> tuple[RecognizedPage, ...]:
    """What was recognised of a raw file, in the order of its pages; nothing where some are missing."""
    kept = ScannedPage.objects.filter(source=source).order_by("number").values_list("content", flat=True)
    pages = tuple(map(from_plain, kept))
    return pages if pages and len(pages) == pages[-1].count else ()
