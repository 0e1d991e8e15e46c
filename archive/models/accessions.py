"""What came in together: accessions (an archivist's word for material taken in at one time), and heads of tables."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p


class Accession(models.Model):
    """One act of bringing reports in: who did it, when, and from what."""

    LONGEST = 200

    at = models.DateTimeField(_("收入时间"), auto_now_add=True)
    by_name = models.CharField(_("谁"), max_length=150, blank=True, help_text=_("账号删除以后仍在；空为命令所收。"))
    label = models.CharField(_("来自"), max_length=LONGEST, blank=True, help_text=_("文件或文件夹的名称。"))

    class Meta:
        verbose_name = _p("one", "收入批次")
        verbose_name_plural = _p("many", "收入批次")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{localtime(self.at):%Y-%m-%d %H:%M} {self.by_name} {self.label}".strip()

    @classmethod
    def label_of(cls, names: Sequence[str]) -> str:
        """The names of files in as many characters as there are."""
        said = "、".join(names)
        return said if len(said) <= cls.LONGEST else said[: cls.LONGEST - 1] + "…"


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
