"""Editors' collections: reports and sentences in an order, with an introduction and a note at each."""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.addresses import SluggedModel, SluggedQuerySet
from archive.models.report import Report
from archive.text.sentences import by_number


class CollectionQuerySet(SluggedQuerySet):
    def seen(self) -> Self:
        """Those that readers see."""
        return self.filter(is_public=True)

    def with_item_count(self) -> Self:
        """Annotates ``item_count``: the items whose report is published."""
        shown = models.Q(items__report__status="published")
        # Grouped rows lose the order of the model.
        return self.annotate(item_count=models.Count("items", filter=shown)).order_by("-modified_at", "-pk")


class Collection(SluggedModel):
    """Chosen by an editor, with an introduction; readers see it when it is public."""

    route = "collection-page"

    title = models.CharField(_("标题"), max_length=200)
    introduction = models.TextField(_("引言"), blank=True)
    is_public = models.BooleanField(_("公开"), default=False, db_index=True)
    created_at = models.DateTimeField(_("建档时间"), auto_now_add=True)
    modified_at = models.DateTimeField(_("修改时间"), auto_now=True)

    objects = CollectionQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "专题")
        verbose_name_plural = _p("many", "专题")
        ordering = ["-modified_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def address_text(self) -> str:
        return self.title


class CollectionItem(models.Model):
    """A report, or one of its sentences by the number that it keeps through corrections."""

    collection = models.ForeignKey(
        Collection, on_delete=models.CASCADE, related_name="items", verbose_name=_p("one", "专题")
    )
    order = models.PositiveIntegerField(_("次序"), default=0)
    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="collection_items", verbose_name=_p("one", "报道")
    )
    sentence = models.PositiveIntegerField(_("第几句"), null=True, blank=True, help_text=_("空为全文。"))
    note = models.TextField(_("按语"), blank=True)

    class Meta:
        verbose_name = _p("one", "专题条目")
        verbose_name_plural = _p("many", "专题条目")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        sentence = gettext("第 %(number)s 句") % {"number": self.sentence} if self.sentence else ""
        return " · ".join(filter(None, (str(self.report), sentence)))

    @property
    def name(self) -> str:
        """What history calls the row; without a query."""
        return self.note[:100] or f"{self.order} {self.report_id}" + (f".{self.sentence}" if self.sentence else "")

    def clean(self) -> None:
        """Refuses the number of a sentence that the report does not have."""
        if self.sentence and self.report_id and self.sentence not in by_number(self.report.sentences()):
            raise ValidationError({"sentence": _("这份报道没有这一句。")})
