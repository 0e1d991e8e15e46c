"""What was seen when the website that a report came from was asked again: each look an observation of its own."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.fields import is_known
from archive.models.messages import KeepsReason


class SourceCheckQuerySet(models.QuerySet["SourceCheck"]):
    def of_public_reports(self) -> Self:
        return self.filter(report__status="published")

    def latest(self) -> Self:  # type: ignore[override]  # Django's own gives one row
        """The last look at each report's source."""
        return self.filter(is_latest=True)

    def news(self) -> Self:
        """Those at which something was otherwise than before, the newest first."""
        return self.filter(is_news=True).order_by("-at", "-pk")


class SourceCheck(KeepsReason):
    """One look. ``capture``: the raw file, kept where the page said something that no file of the report says yet."""

    class SourceState(models.TextChoices):
        UNCHANGED = "unchanged", _("仍在，未变")
        CHANGED = "changed", _("已改")
        REPLACED = "replaced", _("已是别的内容")
        GONE = "gone", _("已不在")
        UNKNOWN = "unknown", _("没有看成")

    NEWS = (SourceState.CHANGED, SourceState.REPLACED, SourceState.GONE)

    report = models.ForeignKey(
        "archive.Report", on_delete=models.CASCADE, related_name="source_checks", verbose_name=_p("one", "报道")
    )
    at = models.DateTimeField(_("何时"), auto_now_add=True)
    outcome = models.CharField(_("所见"), max_length=10, choices=SourceState.choices)
    capture = models.ForeignKey(
        "archive.SourceText", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("所存网页"),
    )  # fmt: skip
    is_latest = models.BooleanField(default=True, editable=False)
    is_news = models.BooleanField(default=False, editable=False)

    objects = SourceCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "原网页所见")
        verbose_name_plural = _p("many", "原网页所见")
        ordering = ["-at", "-pk"]
        constraints = [
            is_known("outcome", "unchanged", "changed", "replaced", "gone", "unknown"),
            models.UniqueConstraint(
                fields=["report"], condition=models.Q(is_latest=True), name="one_look_is_the_latest"
            ),
        ]
        indexes = [
            models.Index(fields=["is_latest", "outcome"], name="looks_by_outcome"),
            models.Index(fields=["is_news", "-at", "-id"], name="looks_with_news"),
        ]

    def __str__(self) -> str:
        return f"{localtime(self.at):%Y-%m-%d} {self.get_outcome_display()}"

    @property
    def is_comparable(self) -> bool:
        """Is there another text to be set beside the first?"""
        return self.capture_id is not None
