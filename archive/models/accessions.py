"""What came in together: accessions (an archivist's word for material taken in at one time), and heads of tables."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.fields import is_known
from archive.models.messages import KeepsReason, named


class Accession(models.Model):
    """One act of bringing reports in: who did it, when, and from what."""

    LONGEST = 200
    NAMED = 3

    at = models.DateTimeField(_("收入时间"), auto_now_add=True)
    by_name = models.CharField(_("谁"), max_length=150, blank=True, help_text=_("账号删除以后仍在；空为命令所收。"))
    label = models.CharField(_("来自"), max_length=LONGEST, blank=True, help_text=_("文件或文件夹的名称。"))

    class Meta:
        verbose_name = _p("one", "收入批次")
        verbose_name_plural = _p("many", "收入批次")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{localtime(self.at):%Y-%m-%d %H:%M} {self.by_name} {named(self.label)}".strip()

    @property
    def name(self) -> str:
        """As histories call it."""
        return str(self)

    @classmethod
    def label_of(cls, names: Sequence[str]) -> str:
        """The names of files in as many characters as there are; of many the first ones, and how many there are."""
        said = "、".join(names[: cls.NAMED]) + (f"…（{len(names)}）" if len(names) > cls.NAMED else "")
        return said if len(said) <= cls.LONGEST else said[: cls.LONGEST - 1] + "…"


class AccessionItem(KeepsReason):
    """What became of one file, row or page of an accession. ``status``: an ``ImportStatus`` of ``archive.loading``."""

    accession = models.ForeignKey(
        Accession, on_delete=models.CASCADE, related_name="items", verbose_name=_p("one", "收入批次")
    )
    name = models.CharField(_("文件"), max_length=500)
    status = models.CharField(_("结果"), max_length=12)
    report = models.ForeignKey(
        "archive.Report", on_delete=models.SET_NULL, null=True, blank=True, related_name="accession_items",
        verbose_name=_p("one", "报道"),
    )  # fmt: skip

    class Meta:
        verbose_name = _p("one", "收入结果")
        verbose_name_plural = _p("many", "收入结果")
        ordering = ["accession", "pk"]
        constraints = [models.UniqueConstraint(fields=["accession", "name"], name="told_once_per_accession")]

    def __str__(self) -> str:
        return self.name


class IntakeJob(models.Model):
    """What takes longer than a request may.

    ``given`` are raw files to be recognised (``{"sources": [key…]}``), files that were sent (``"uploads"``), addresses
    to be asked (``"addresses"``), or sitemaps and feeds of them (``"listings"``), with what the editor said of them
    (``"options"``). One that was broken off goes on where it stood when jobs are run again; one that an editor
    stopped, when an editor says so.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("排队")
        RUNNING = "running", _("进行中")
        DONE = "done", _("已完成")
        FAILED = "failed", _("未完成")
        STOPPED = "stopped", _("已停下")

    accession = models.ForeignKey(
        Accession, on_delete=models.CASCADE, related_name="jobs", verbose_name=_p("one", "收入批次")
    )
    given = models.JSONField(_("所给"), default=dict, editable=False)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.WAITING, db_index=True)
    total = models.PositiveIntegerField(_("共"), default=0)
    done = models.PositiveIntegerField(_("已办"), default=0)
    progress = models.CharField(_("进度"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("排入时间"), auto_now_add=True)
    finished_at = models.DateTimeField(_("完成时间"), null=True, blank=True)

    class Meta:
        verbose_name = _p("one", "后台任务")
        verbose_name_plural = _p("many", "后台任务")
        ordering = ["-created_at", "-pk"]
        constraints = [is_known("state", "waiting", "running", "done", "failed", "stopped")]

    def __str__(self) -> str:
        return f"{self.accession} {self.get_state_display()}"

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def can_go_on(self) -> bool:
        return self.state in (self.State.STOPPED, self.State.FAILED)


class ColumnMapping(models.Model):
    """What an editor said the columns of tables with this head hold, for the next of them.

    ``names`` are those of the columns in their order; ``mapping`` leads from one to a key of
    ``archive.ingest.files.formats.columns.COLUMNS``, or to nothing where it is not used.
    """

    head = models.CharField(max_length=64, unique=True, editable=False)  # SHA-256 of the names
    names = models.JSONField(_("各列"), default=list)
    mapping = models.JSONField(_("各列所存"), default=dict)

    class Meta:
        verbose_name = _p("one", "表头")
        verbose_name_plural = _p("many", "表头")

    def __str__(self) -> str:
        return "、".join(self.names)
