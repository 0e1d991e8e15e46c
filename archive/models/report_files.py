"""What belongs to a report beside its first file: pictures, later captures, corrections, why it was edited."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.fields import is_known, refuse_implausible
from archive.models.report import Report


class ReportFile(models.Model):
    """A further file of a report. Its bytes and their hash are a raw file's, immutable as all of them."""

    class Kind(models.TextChoices):
        PICTURE = "picture", _("图片")
        ATTACHMENT = "attachment", _("附件")
        CAPTURE = "capture", _("后来的网页")
        CORRECTION = "correction", _("更正")

    report = models.ForeignKey(
        "archive.Report", on_delete=models.CASCADE, related_name="files", verbose_name=_p("one", "报道")
    )
    source = models.ForeignKey(
        "archive.SourceText", on_delete=models.PROTECT, related_name="report_files", verbose_name=_("原始文件")
    )
    kind = models.CharField(_("种类"), max_length=10, choices=Kind.choices)
    caption = models.CharField(_("说明"), max_length=300, blank=True)
    rights = models.CharField(_("权利"), max_length=300, blank=True, help_text=_("谁所有，可怎样使用。"))
    retrieved_on = models.DateField(_("取得日期"), default=timezone.localdate, validators=[refuse_implausible])
    is_public = models.BooleanField(_("读者可下载"), default=True)

    class Meta:
        verbose_name = _p("one", "报道的文件")
        verbose_name_plural = _p("many", "报道的文件")
        ordering = ["report", "retrieved_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "source"], name="a_file_once_per_report"),
            is_known("kind", "picture", "attachment", "capture", "correction"),
        ]

    def __str__(self) -> str:
        return self.caption or str(self.source)


class Correction(models.Model):
    """A report that corrects another: a notice of correction, which is a report of its own."""

    notice = models.ForeignKey(
        "archive.Report", on_delete=models.CASCADE, related_name="corrects", verbose_name=_("更正启事")
    )
    report = models.ForeignKey(
        "archive.Report", on_delete=models.CASCADE, related_name="corrections", verbose_name=_("所更正的报道")
    )
    note = models.CharField(_("更正了什么"), max_length=500, blank=True)

    class Meta:
        verbose_name = _p("one", "更正")
        verbose_name_plural = _p("many", "更正")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["notice", "report"], name="corrected_once_by_a_notice")]

    def __str__(self) -> str:
        return f"{self.notice} → {self.report}"

    def clean(self) -> None:
        if self.notice_id is not None and self.notice_id == self.report_id:
            raise ValidationError(_("一篇报道不能更正它自己。"), code="itself")


class TextEdit(models.Model):
    """That an editor changed the text of a report, and why, for readers."""

    report = models.ForeignKey(
        "archive.Report", on_delete=models.CASCADE, related_name="text_edits", verbose_name=_p("one", "报道")
    )
    at = models.DateTimeField(_("何时"), auto_now_add=True)
    reason = models.CharField(_("为什么"), max_length=500, blank=True)

    class Meta:
        verbose_name = _p("one", "正文改动")
        verbose_name_plural = _p("many", "正文改动")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.reason


def public_files(report: Report) -> models.QuerySet[ReportFile]:
    """Those that readers may take, without their bytes."""
    return ReportFile.objects.filter(report=report, is_public=True).select_related("source").defer("source__data")
