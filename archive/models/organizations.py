"""Organizations: the papers and offices that publish reports, or employ people."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.addresses import NamedModel
from archive.models.listing import ListedQuerySet
from archive.models.naming import FoundByName, Mergeable, Spelling


class OrganizationQuerySet(FoundByName, ListedQuerySet):
    def seen(self) -> Self:
        """With at least one published report of their own."""
        return self.standing()


class Organization(Mergeable, NamedModel):
    """A body in the sense of Popolo: here the papers and offices that publish reports, or employ people."""

    route = "publisher"
    owned: ClassVar = ("published_reports",)

    name = models.CharField(_("名称"), max_length=200, unique=True)
    pinyin = models.CharField(_("拼音"), max_length=400, blank=True, editable=False)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "机构")
        verbose_name_plural = _p("many", "机构")
        ordering = ["pinyin", "name"]


class OrganizationName(Spelling):
    publisher = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="names", verbose_name=_p("one", "机构")
    )
    folded = models.CharField(max_length=300, unique=True, editable=False)

    class Meta(Spelling.Meta):
        verbose_name = _p("one", "机构别名")
        verbose_name_plural = _p("many", "机构别名")
