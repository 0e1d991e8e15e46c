"""Editors' notes and labels at stretches of a text, after the W3C's Web Annotation model.

An annotation is anchored as evidence is: ``report.text[start:end] == quote``, in characters, half-open. A correction of
the text moves it to where its words stand, or unseats it where they are gone: it keeps the quote and loses its place.
"""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.report import Report

AROUND = 32  # characters before and after a quote that tell it from the same words elsewhere


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    def public(self) -> Self:
        """What readers see: public, at words that stand in a published report."""
        return self.filter(is_public=True, start__isnull=False, report__status="published")

    def in_text_order(self) -> Self:
        return self.order_by(models.F("start").asc(nulls_last=True), "pk")


class Annotation(models.Model):
    """``labels`` are words, one a line; ``source_id`` is the address under which an imported one is known elsewhere."""

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="annotations", verbose_name=_p("one", "报道")
    )
    start = models.PositiveIntegerField(_("起"), null=True, blank=True, editable=False)
    end = models.PositiveIntegerField(_("止"), null=True, blank=True, editable=False)
    quote = models.TextField(_("原文"))
    body = models.TextField(_("注释"), blank=True)
    labels = models.TextField(_("标签"), blank=True, help_text=_("每行一个。"))
    is_public = models.BooleanField(_("公开"), default=False, db_index=True)
    creator = models.CharField(_("作者"), max_length=150, blank=True)
    source_id = models.CharField(_("来处的标识"), max_length=500, blank=True, editable=False)
    created_at = models.DateTimeField(_("建档时间"), auto_now_add=True)
    modified_at = models.DateTimeField(_("修改时间"), auto_now=True)

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "批注")
        verbose_name_plural = _p("many", "批注")
        ordering = ["report", "start", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__isnull=True, end__isnull=True)
                | models.Q(start__isnull=False, end__isnull=False, start__lt=models.F("end")),
                name="annotation_span_is_whole",
            ),
            models.UniqueConstraint(
                fields=["report", "source_id"], condition=~models.Q(source_id=""), name="one_annotation_of_a_source"
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:60]

    @property
    def label_list(self) -> list[str]:
        return [line.strip() for line in self.labels.splitlines() if line.strip()]

    def clean(self) -> None:
        """Finds the place of the quote; refuses words that are not in the text, and an annotation that says nothing."""
        if not self.body.strip() and not self.label_list:
            raise ValidationError(_("注释和标签，至少填一样。"))
        if self.report_id and self.quote and not self.seat(near=self.start):
            raise ValidationError({"quote": _("正文里没有这些字。")})

    def seat(self, near: int | None = None, before: str = "", after: str = "") -> bool:
        """Set the place of the quote in the text: where ``before`` and ``after`` stand around it, else nearest to
        ``near``, else the first. False, without a place, where the words are not there."""
        place = _place(self.report.text, self.quote, near, before, after)
        self.start, self.end = (place, place + len(self.quote)) if place is not None else (None, None)
        return place is not None


def _place(text: str, quote: str, near: int | None, before: str, after: str) -> int | None:
    if not quote:
        return None
    if (before or after) and (start := text.find(before + quote + after)) >= 0:
        return start + len(before)
    expected = min(near or 0, len(text))
    left, right = text.rfind(quote, 0, expected + len(quote)), text.find(quote, expected)
    places = [place for place in (left, right) if place >= 0]
    return min(places, key=lambda place: abs(place - expected), default=None)
