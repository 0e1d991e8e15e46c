"""How records of one kind are tied, as editors say: parts of another, renamed, replaced, merged into another."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.fields import PartialDateField, is_known
from archive.models.places import Zone
from archive.models.strategies import Strategy


class RecordTie(models.Model):
    """``record`` is to ``other`` what ``nature`` says; a slogan that was renamed and its later form are two records."""

    class Nature(models.TextChoices):
        PART = "part", _p("tie", "从属于")
        RENAMED = "renamed", _p("tie", "后改名为")
        REPLACED = "replaced", _p("tie", "后由其取代")
        MERGED = "merged", _p("tie", "后并入")

    # The same, told from the other side.
    REVERSED: ClassVar = {
        "part": _p("tie", "包括"), "renamed": _p("tie", "原名"), "replaced": _p("tie", "取代了"),
        "merged": _p("tie", "由其并入"),
    }  # fmt: skip

    nature = models.CharField(_p("tie", "关系"), max_length=10, choices=Nature.choices)
    since = PartialDateField(_p("tie", "自"))

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        record, other = (getattr(self, end) for end in ("record", "other"))
        return f"{record} {self.get_nature_display()} {other}"


class StrategyTie(RecordTie):
    record = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="ties", verbose_name=_("战略口号"))
    other = models.ForeignKey(
        Strategy, on_delete=models.CASCADE, related_name="ties_of_others", verbose_name=_("另一口号")
    )

    class Meta(RecordTie.Meta):
        verbose_name = _p("one", "口号关系")
        verbose_name_plural = _p("many", "口号关系")
        constraints = [
            is_known("nature", "part", "renamed", "replaced", "merged"),
            models.UniqueConstraint(fields=["record", "other", "nature"], name="one_tie_once_per_strategies"),
            models.CheckConstraint(condition=~models.Q(record=models.F("other")), name="strategy_tied_to_another"),
        ]


class ZoneTie(RecordTie):
    record = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="ties", verbose_name=_p("one", "园区"))
    other = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="ties_of_others", verbose_name=_("另一园区"))

    class Meta(RecordTie.Meta):
        verbose_name = _p("one", "园区关系")
        verbose_name_plural = _p("many", "园区关系")
        constraints = [
            is_known("nature", "part", "renamed", "replaced", "merged"),
            models.UniqueConstraint(fields=["record", "other", "nature"], name="one_tie_once_per_zones"),
            models.CheckConstraint(condition=~models.Q(record=models.F("other")), name="zone_tied_to_another"),
        ]


class ToldTie(NamedTuple):
    """One tie as the page of a record tells it."""

    label: str | Promise
    other: Strategy | Zone
    since: str


def told_ties(record: object) -> list[ToldTie]:
    """Those of ``record`` to what readers may see, from either side. Two queries; none for kinds without ties."""
    if not isinstance(record, Strategy | Zone):
        return []
    seen = type(record).objects.seen()
    own = record.ties.filter(other__in=seen).select_related("other")
    others = record.ties_of_others.filter(record__in=seen).select_related("record")
    return [
        *(ToldTie(RecordTie.Nature(tie.nature).label, tie.other, tie.since) for tie in own),
        *(ToldTie(RecordTie.REVERSED[tie.nature], tie.record, tie.since) for tie in others),
    ]
