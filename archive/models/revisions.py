"""What people did to records: who, when, and every row they changed as it was before and after."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.fields import is_known

NAME_LENGTH = 200


class RevisionQuerySet(models.QuerySet["Revision"]):
    def of(self, record: models.Model) -> Self:
        """Those of the record itself, and those of others (a report, a merge) in which its row changed."""
        model, key = record._meta.model_name, record.pk
        rows = RevisedRow.objects.filter(model=model, key=key)
        return self.filter(models.Q(model=model, key=key) | models.Q(pk__in=rows.values("revision_id")))

    def in_trash(self) -> Self:
        """Deletions whose record is still kept and not restored."""
        return self.filter(kind=Revision.Kind.DELETE, is_undone=False, emptied_at=None)


class Revision(models.Model):
    """One act of a person: an edit, a deletion, a merge. What programs read makes none."""

    class Kind(models.TextChoices):
        ADD = "add", _p("act", "新建")
        EDIT = "edit", _p("act", "修改")
        CONFIRM = "confirm", _p("act", "批量核定")
        DELETE = "delete", _p("act", "删除")
        MERGE = "merge", _p("act", "合并")
        SPLIT = "split", _p("act", "拆分")
        UNDO = "undo", _p("act", "撤销")
        RESTORE = "restore", _p("act", "恢复")

    kind = models.CharField(_("做了什么"), max_length=10, choices=Kind.choices)
    model = models.CharField(_("类别"), max_length=40)
    key = models.PositiveBigIntegerField(_("记录"))
    name = models.CharField(_("名称"), max_length=NAME_LENGTH, blank=True)
    at = models.DateTimeField(_("时间"), auto_now_add=True, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("账号")
    )
    by_name = models.CharField(_("谁"), max_length=150, help_text=_("账号删除以后仍在。"))
    # {model: {"added": n, "removed": n, "changed": n, "fields": [names]}}, so that lists need not read the rows.
    summary = models.JSONField(default=dict)
    undoes = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="undone_by", verbose_name=_("所撤销的")
    )
    is_undone = models.BooleanField(_("已撤销"), default=False)
    emptied_at = models.DateTimeField(_("永久删除于"), null=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "修改记录")
        verbose_name_plural = _p("many", "修改记录")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        constraints = [is_known("kind", "add", "edit", "confirm", "delete", "merge", "split", "undo", "restore")]
        indexes = [
            models.Index(fields=["model", "key"], name="revisions_of_a_record"),
            models.Index(fields=["kind", "is_undone", "-at"], name="revisions_in_the_trash"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"

    @property
    def is_in_trash(self) -> bool:
        return self.kind == self.Kind.DELETE and not self.is_undone and self.emptied_at is None


class RevisedRow(models.Model):
    """One row that a revision changed. A row that came into being has no ``before``, one that went no ``after``; of one
    that stayed, both hold only the fields that differ. ``after`` of a row that came, ``before`` of one that went, hold
    all."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="rows")
    model = models.CharField(max_length=40)
    key = models.PositiveBigIntegerField()
    name = models.CharField(max_length=NAME_LENGTH, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["model", "key"], name="revised_rows_of_a_record")]

    def __str__(self) -> str:
        return f"{self.model}-{self.key}"

    @property
    def fields(self) -> set[str]:
        return {*(self.before or {}), *(self.after or {})}


class TrashManager(models.Manager["Trash"]):
    def get_queryset(self) -> Any:
        return RevisionQuerySet(self.model, using=self._db).in_trash()


class Trash(Revision):
    """The deletions whose records can be restored."""

    objects = TrashManager()  # type: ignore[misc,assignment]

    class Meta:
        proxy = True
        verbose_name = _p("one", "已删除的记录")
        verbose_name_plural = _p("many", "回收站")
        ordering = ["-at", "-pk"]
        default_permissions = ()
        permissions = [("empty_trash", _("永久删除回收站里的记录"))]
