"""Metrics (what is measured) and observations (one figure as printed), in the sense of the RDF Data Cube."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.addresses import Carried, NamedModel
from archive.models.evidence import Evidence, EvidenceQuerySet
from archive.models.fields import is_known
from archive.models.linked import Linked, Spoken
from archive.models.listing import ListedQuerySet
from archive.models.naming import FoundByName, Mergeable, Spelling
from archive.models.people import Person
from archive.models.places import Area, Zone, ZoneMention


class MetricQuerySet(FoundByName, ListedQuerySet):
    evidence = "observations"

    def seen(self) -> Self:
        """Observed in at least one published report."""
        return self.standing()

    def observed_in(self, area: Area) -> Self:
        """With public figures of ``area`` or an area below it, most figures first; annotates ``figure_count``."""
        observed = self.filter(observations__in=Observation.objects.public().of_area(area))
        return observed.annotate(figure_count=models.Count("observations")).order_by("-figure_count", "pinyin", "pk")


class Metric(Carried, Mergeable, NamedModel):
    """A measure, as its subject is named: 建成区面积, 固定资产投资."""

    route = "metric"
    owned: ClassVar = ("observations",)

    name = models.CharField(_("名称"), max_length=200)
    folded = models.CharField(max_length=200, unique=True, editable=False)
    pinyin = models.CharField(_("拼音"), max_length=400, editable=False, db_index=True)

    objects = MetricQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "指标")
        verbose_name_plural = _p("many", "指标")
        ordering = ["pinyin", "name"]


class MetricName(Spelling):
    metric = models.ForeignKey(Metric, on_delete=models.CASCADE, related_name="names", verbose_name=_p("one", "指标"))
    folded = models.CharField(max_length=300, unique=True, editable=False)

    class Meta(Spelling.Meta):
        verbose_name = _p("one", "指标别名")
        verbose_name_plural = _p("many", "指标别名")


class ObservationQuerySet(EvidenceQuerySet):
    def of_area(self, area: Area) -> Self:
        """Of ``area`` or an area below it; a figure without an area of its own is of its report's area."""
        within = Area.objects.within(area)
        return self.filter(models.Q(area__in=within) | models.Q(area=None, report__area__in=within))

    def with_dimension(self) -> Self:
        """Annotates ``dimension``, what figures must share to be compared: the base unit, or the printed one."""
        printed = models.When(base_unit="", then=models.F("unit"))
        return self.annotate(dimension=models.Case(printed, default=models.F("base_unit")))

    def in_dimension(self, dimension: str) -> Self:
        return self.with_dimension().filter(dimension=dimension)

    def exact(self) -> Self:
        """With a value, exact or about; of a bound or a range nobody knows where in it the figure lies."""
        return self.filter(bound__in=[Observation.Bound.EQUAL, Observation.Bound.ABOUT])

    def inexact(self) -> Self:
        return self.exclude(bound__in=[Observation.Bound.EQUAL, Observation.Bound.ABOUT])

    def of_place(self, area: Area) -> Self:
        """Of this very area, not of one below it, and of no zone in it."""
        own = models.Q(area=area) | models.Q(area=None, report__area=area)
        return self.filter(own, zone=None)

    def with_scope(self) -> Self:
        """Annotates ``place``, the figure's own area or else its report's; ``day`` of the report where no period is
        printed, else empty; and ``amount``, the value in the base unit, or as printed where there is none."""
        of_no_period = models.When(period="", then=models.F("report__published_on"))
        return self.annotate(
            place=Coalesce("area", "report__area"),
            day=models.Case(of_no_period, default=models.Value(""), output_field=models.CharField()),
            amount=Coalesce("base_value", "value"),
        )

    def dimensions(self) -> list[tuple[str, int]]:
        """(dimension, number of figures), the most frequent first."""
        counted = self.with_dimension().order_by().values("dimension").annotate(number=models.Count("pk"))
        return [(row["dimension"], row["number"]) for row in counted.order_by("-number", "dimension")]

    def like_beside_like(self) -> Self:
        """By metric, dimension and period, within these the newest report first; those without a period last."""
        without_period = models.Case(models.When(period="", then=1), default=0)
        comparable = ("metric__pinyin", "metric_id", "dimension", without_period, "period")
        return self.with_dimension().order_by(*comparable, "-report__published_on", "report_id", "start", "pk")


class Observation(Linked, Spoken, Evidence):
    """One figure as printed (``quote``), its value in the printed unit and in the base unit of that dimension."""

    class Bound(models.TextChoices):
        EQUAL = "=", _("等于")
        AT_LEAST = ">=", _("不少于")
        MORE = ">", _("超过")
        AT_MOST = "<=", _("不超过")
        LESS = "<", _("少于")
        ABOUT = "~", _("约")
        RANGE = "range", _("区间")

    class Status(models.TextChoices):
        ACTUAL = "actual", _("完成")
        TARGET = "target", _("目标")
        PLANNED = "planned", _("计划")

    said = ("metric", "value", "upper", "bound", "unit", "period", "status", "is_cumulative", "said_by")

    record_field: ClassVar = "metric"
    printed_field: ClassVar = "subject"
    unit_field: ClassVar = "base_unit"
    spoken_field: ClassVar = "said_by"

    metric = models.ForeignKey(
        Metric, on_delete=models.CASCADE, null=True, blank=True, related_name="observations",
        verbose_name=_p("one", "指标"),
    )  # fmt: skip
    subject = models.CharField(_("所指（原文）"), max_length=200, blank=True, editable=False)
    value = models.DecimalField(_("数值"), max_digits=28, decimal_places=6)
    upper = models.DecimalField(_("上限"), max_digits=28, decimal_places=6, null=True, blank=True)
    bound = models.CharField(_("界限"), max_length=6, choices=Bound.choices, default=Bound.EQUAL)
    unit = models.CharField(_("单位（原文）"), max_length=40, blank=True)
    base_unit = models.CharField(_("基本单位"), max_length=20, blank=True)
    base_value = models.DecimalField(_("基本单位数值"), max_digits=34, decimal_places=6, null=True, blank=True)
    period = models.CharField(_("时期"), max_length=40, blank=True, help_text=_("ISO 8601：2013、2009/2013、2014-05。"))
    area = models.ForeignKey(
        Area,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="observations",
        verbose_name=_p("one", "地区"),
    )
    zone = models.ForeignKey(
        Zone,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="observations",
        verbose_name=_p("one", "园区"),
    )
    zone_mention = models.ForeignKey(
        ZoneMention, on_delete=models.SET_NULL, null=True, blank=True, related_name="observations", editable=False,
        verbose_name=_("园区提及"), help_text=_("句中唯一的园区；所指园区随它而定。"),
    )  # fmt: skip
    status = models.CharField(_p("one", "性质"), max_length=8, choices=Status.choices, default=Status.ACTUAL)
    is_cumulative = models.BooleanField(_("累计"), default=False)
    said_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="observations", verbose_name=_("所述")
    )

    objects = ObservationQuerySet.as_manager()

    class Meta(Evidence.Meta):
        verbose_name = _p("one", "数据")
        verbose_name_plural = _p("many", "数据")
        default_related_name = "observations"
        constraints = [
            *Evidence.Meta.constraints,
            is_known("bound", "=", ">=", ">", "<=", "<", "~", "range"),
            is_known("status", "actual", "target", "planned"),
            models.CheckConstraint(
                condition=models.Q(bound="range", upper__isnull=False, upper__gte=models.F("value"))
                | ~models.Q(bound="range") & models.Q(upper__isnull=True),
                name="observation_range_has_an_upper_value",
                violation_error_message=_("区间须有上限且不小于下限；非区间不填上限。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.metric or self.subject} {self.quote}"
