"""Texts that are almost the same: by what they are found, and what an editor decided."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.report import Report


class TextHash(models.Model):
    """One number of the sketch of a report's text (``archive.text.shingles``): texts alike share many."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="text_hashes")
    value = models.BigIntegerField()

    class Meta:
        verbose_name = _p("one", "正文的印记")
        verbose_name_plural = _p("many", "正文的印记")
        constraints = [models.UniqueConstraint(fields=["value", "report"], name="one_hash_once_per_report")]

    def __str__(self) -> str:
        return f"{self.value:08x}"


def hashes_shared(values: Iterable[int]) -> Iterable[tuple[int, int]]:
    """(value, primary key of a report that has it) for each of ``values``; not of reports that were withdrawn."""
    standing = TextHash.objects.exclude(report__status=Report.Status.WITHDRAWN)
    return standing.filter(value__in=list(values)).order_by().values_list("value", "report_id")


class DuplicateQuerySet(models.QuerySet["DuplicateCandidate"]):
    def open(self) -> Self:
        return self.filter(decision=DuplicateCandidate.DuplicateDecision.OPEN)


class DuplicateCandidate(models.Model):
    """``report`` came in when ``other`` was there already, with almost the same text. An editor says which it is."""

    class DuplicateDecision(models.TextChoices):
        OPEN = "open", _("待判断")
        SAME = "same", _("同一篇")
        DIFFERENT = "different", _("不同")

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="duplicate_candidates", verbose_name=_("后收的报道")
    )
    other = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="later_candidates", verbose_name=_("先收的报道")
    )
    similarity = models.FloatField(_("相同部分"), help_text=_("较短一篇的文字有多少也在另一篇里，0 到 1。"))
    decision = models.CharField(
        _("判断"), max_length=10, choices=DuplicateDecision.choices, default=DuplicateDecision.OPEN
    )

    objects = DuplicateQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "疑似重复")
        verbose_name_plural = _p("many", "疑似重复")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "other"], name="one_candidate_once"),
            models.CheckConstraint(condition=~models.Q(report=models.F("other")), name="candidate_is_another_report"),
            models.CheckConstraint(
                condition=models.Q(decision__in=["open", "same", "different"]), name="candidate_decision_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} ≈ {self.other}"
