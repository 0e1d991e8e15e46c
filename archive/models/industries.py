"""Industries, and where reports name them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.addresses import NamedModel
from archive.models.evidence import Evidence, EvidenceQuerySet
from archive.models.listing import MentionedQuerySet
from archive.models.naming import Mergeable, Spelling


class Industry(Mergeable, NamedModel):
    """An industry as reports name it: 装备制造, 文化旅游."""

    route = "industry"

    name = models.CharField(_("名称"), max_length=100)
    folded = models.CharField(max_length=100, unique=True, editable=False)
    pinyin = models.CharField(_("拼音"), max_length=600, editable=False, db_index=True)

    objects = MentionedQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "产业")
        verbose_name_plural = _p("many", "产业")
        ordering = ["pinyin", "name"]


class IndustryName(Spelling):
    industry = models.ForeignKey(
        Industry, on_delete=models.CASCADE, related_name="names", verbose_name=_p("one", "产业")
    )
    folded = models.CharField(max_length=300, unique=True, editable=False)

    class Meta(Spelling.Meta):
        verbose_name = _p("one", "产业别名")
        verbose_name_plural = _p("many", "产业别名")


class IndustryMention(Evidence):
    """One occurrence of an industry in a report."""

    said = ("industry",)

    industry = models.ForeignKey(
        Industry, on_delete=models.CASCADE, related_name="mentions", verbose_name=_p("one", "产业")
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta(Evidence.Meta):
        verbose_name = _p("one", "产业提及")
        verbose_name_plural = _p("many", "产业提及")
        default_related_name = "industry_mentions"

    def __str__(self) -> str:
        return self.quote or str(self.industry)
