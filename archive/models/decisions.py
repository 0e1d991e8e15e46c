"""What editors decided about mentions and records: constraints that every later resolution keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.fields import is_known
from archive.models.linked import KEY_LENGTH
from archive.models.report import Report


class DecisionQuerySet(models.QuerySet["Decision"]):
    def about(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def of_pair(self, verdict: str, one: Any, other: Any) -> None:
        """Two mentions of people are the same person's, or are not; what was said of them before is forgotten."""
        left, right = sorted((one, other), key=lambda mention: mention.pk)
        pair = {
            "key": left.name_key, "report_id": left.report_id, "other_key": right.name_key,
            "other_report_id": right.report_id,
        }  # fmt: skip
        self.update_or_create(kind=Decision.Kind.PERSON, **pair, defaults={"verdict": verdict})

    def of_records(self, verdict: str, one: Any, other: Any) -> None:
        """Two people are the same or are not: of each name under which both are printed, by a mention of either."""
        for key in set(other.participations.exclude(name_key="").values_list("name_key", flat=True)):
            mentions = [each.participations.filter(name_key=key).order_by("pk").first() for each in (one, other)]
            if None not in mentions:
                self.of_pair(verdict, *mentions)

    def of_name(self, kind: str, verdict: str, key: str) -> None:
        """A name is a record's wherever it stands, or is none."""
        self.update_or_create(kind=kind, key=key, report=None, defaults={"verdict": verdict})

    def follow(self, kind: str, keys: Mapping[str, str]) -> None:
        """Names that have another key by today's rules, by the key of before: what was said of them holds under both,
        for reports that were not read again yet have the one of before."""
        if not keys:
            return
        said = self.about(kind).filter(key__in=keys, report=None)
        decided = set(self.about(kind).filter(key__in=keys.values(), report=None).values_list("key", flat=True))
        new = {keys[each.key]: each.verdict for each in said if keys[each.key] not in decided}
        self.bulk_create(Decision(kind=kind, key=key, verdict=verdict) for key, verdict in new.items())


class Decision(models.Model):
    """An editor's word on a name, for ever: exported with the archive, kept in its history.

    ``same`` and ``different`` are of two mentions: ``key`` as printed in ``report`` and ``other_key`` in
    ``other_report``. ``record`` and ``none`` are of a name wherever it stands: it is a slogan (a zone, a metric), or it
    is none; ``other_key`` and the reports stay empty.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _p("one", "人物")
        STRATEGY = "strategy", _("战略口号")
        ZONE = "zone", _p("one", "园区")
        METRIC = "metric", _p("one", "指标")

    class Verdict(models.TextChoices):
        SAME = "same", _("是同一个")
        DIFFERENT = "different", _("不是同一个")
        RECORD = "record", _("成立")
        NONE = "none", _("不成立")

    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    verdict = models.CharField(_("判断"), max_length=10, choices=Verdict.choices)
    key = models.CharField(_("名称"), max_length=KEY_LENGTH, db_index=True)
    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_p("one", "报道")
    )
    other_key = models.CharField(_("另一名称"), max_length=KEY_LENGTH, blank=True)
    other_report = models.ForeignKey(
        Report, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("另一报道")
    )
    decided_at = models.DateTimeField(_("判断时间"), auto_now_add=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "归并判断")
        verbose_name_plural = _p("many", "各项归并判断")
        ordering = ["pk"]
        constraints = [
            is_known("kind", "person", "strategy", "zone", "metric"),
            is_known("verdict", "same", "different", "record", "none"),
            models.UniqueConstraint(
                fields=["kind", "key", "report", "other_key", "other_report"], name="one_decision_on_a_pair"
            ),
            models.UniqueConstraint(
                fields=["kind", "key"], condition=models.Q(report=None), name="one_decision_on_a_name"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key} {self.get_verdict_display()}"
