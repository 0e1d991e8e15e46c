"""Industries, and where reports name them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.evidence import Evidence, EvidenceQuerySet
from archive.text.normalize import fold


class Industry(models.Model):
    """An industry as reports name it: 装备制造, 文化旅游. It has no page of its own; its name is searched for."""

    name = models.CharField(_("名称"), max_length=100)
    folded = models.CharField(max_length=100, unique=True, editable=False)

    class Meta:
        verbose_name = _p("one", "产业")
        verbose_name_plural = _p("many", "产业")
        ordering = ["folded"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The reports in whose text the name stands."""
        return f"{reverse('search')}?{urlencode({'q': f'“{self.name}”'})}"


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
        ordering = ["report", "start", "pk"]

    def __str__(self) -> str:
        return self.quote or str(self.industry)
