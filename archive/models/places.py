"""Administrative areas after GB/T 2260, industrial zones, and where reports mention the zones."""

from __future__ import annotations

from typing import ClassVar, Self, Unpack

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.addresses import Carried, NamedModel
from archive.models.evidence import Evidence, EvidenceQuerySet
from archive.models.fields import is_known
from archive.models.linked import Linked
from archive.models.listing import ListedQuerySet, MentionedQuerySet
from archive.models.naming import Mergeable, Spelling
from archive.models.saving import SaveOptions
from archive.models.standing import WHOLE_ARCHIVE, StandingCount, StandingDay, Stands, numbers_beside
from archive.text.normalize import fold


class AreaQuerySet(ListedQuerySet):
    """What readers, pages and the loader ask of areas."""

    def valid_on(self, day: str) -> Self:
        """Those that existed on ``day`` (ISO 8601; a text without a year means today)."""
        if not day or day.startswith("--"):
            return self.filter(valid_to="")
        begun = models.Q(valid_from__lte=day) | models.Q(valid_from="")
        return self.filter(begun, models.Q(valid_to__gt=day) | models.Q(valid_to=""))

    def named(self, name: str) -> Self:
        """With exactly this name or full name, in any script."""
        return self.filter(models.Q(folded=fold(name)) | models.Q(folded_full=fold(name)))

    def reported(self) -> Self:
        """With a published report of their own or of an area below them."""
        # Three lists made once each; a correlated subquery would walk all reports for every area.
        own = StandingCount.objects.filter(kind="area").values("record_id")
        above = self.model._default_manager.filter(pk__in=own).order_by()
        levels = (own, above.values("parent"), above.values("parent__parent"))
        return self.filter(models.Q(pk__in=levels[0]) | models.Q(pk__in=levels[1]) | models.Q(pk__in=levels[2]))

    def within(self, area: Area) -> Self:
        """``area`` and the areas below it, three levels deep."""
        return self.filter(models.Q(pk=area.pk) | models.Q(parent=area) | models.Q(parent__parent=area))

    def counted_in(self, reports: models.QuerySet[models.Model]) -> list[Area]:
        """The areas that ``reports`` are from, with their lineage and ``report_count``, without those below."""
        rows = reports.filter(area__isnull=False).order_by().values_list("area")
        return self.with_lineage().with_numbers(dict(rows.annotate(number=models.Count("pk"))))

    def counted(self, standing: Stands = WHOLE_ARCHIVE, samples: str = "") -> list[Area]:
        """As ``counted_in`` those of all published reports, or of those in which a record stands; ``samples``:
        ``ReportQuerySet.in_sample_scope``."""
        return self.with_lineage().with_numbers(dict(numbers_beside(standing, "area", samples)))

    def of_several_years(self) -> list[Area]:
        """Those with published reports of their own of two years or more, with ``report_count``, the most first."""
        years = StandingDay.objects.filter(kind="area").per_year()
        return self.with_numbers({
            area: sum(numbers.values()) for area, numbers in years.items() if len(numbers.keys() - {0}) > 1
        })  # fmt: skip

    def with_lineage(self) -> Self:
        return self.select_related("parent__parent")


class Area(NamedModel):
    """An administrative division as it was called from ``valid_from`` up to, not including, ``valid_to``."""

    class Level(models.TextChoices):
        PROVINCE = "province", _("省级")
        CITY = "city", _("地级")
        COUNTY = "county", _("县级")

    route = "area"

    code = models.CharField(_("代码（GB/T 2260）"), max_length=6)
    name = models.CharField(_("名称"), max_length=60)
    full_name = models.CharField(_("全称"), max_length=120, blank=True)
    folded = models.CharField(max_length=60, editable=False, db_index=True)
    folded_full = models.CharField(max_length=120, editable=False, db_index=True)
    pinyin = models.CharField(_("拼音"), max_length=200, editable=False)
    level = models.CharField(_("级别"), max_length=10, choices=Level.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级")
    )
    valid_from = models.CharField(_("起"), max_length=10, blank=True, help_text=_("空为早于 1980 年。"))
    valid_to = models.CharField(_("止"), max_length=10, blank=True, help_text=_("空为至今。"))
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name=_("沿革")
    )
    is_sample = models.BooleanField(_("示例"), default=False)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "地区")
        verbose_name_plural = _p("many", "地区")
        ordering = ["code", "valid_from"]
        constraints = [
            is_known("level", "province", "city", "county"),
            models.UniqueConstraint(fields=["code", "name", "valid_from"], name="one_area_once_per_time"),
            models.CheckConstraint(
                condition=models.Q(valid_to="") | models.Q(valid_to__gt=models.F("valid_from")),
                name="area_ends_after_it_begins",
            ),
        ]

    def address_text(self) -> str:
        return self.full_name or self.name

    def note_name(self) -> None:
        """Set what follows from the name and the parent."""
        super().note_name()
        above = self.parent.full_name if self.parent else ""
        self.full_name = above + self.name
        self.folded_full = fold(self.full_name)

    def is_valid_on(self, day: str) -> bool:
        """Did it exist on ``day``, as ``valid_on`` says it?"""
        if not day or day.startswith("--"):
            return not self.valid_to
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or self.valid_to > day)

    @property
    def lineage(self) -> list[Area]:
        """From the province down to the area itself."""
        return [*(self.parent.lineage if self.parent else []), self]


class Zone(Carried, Mergeable, NamedModel):
    """A named industrial zone, park or base. The same name in another area is another zone."""

    class Kind(models.TextChoices):
        ZONE = "zone", _("开发区、集聚区")
        PARK = "park", _("园区")
        BASE = "base", _("基地")
        NEW_AREA = "new_area", _("新区")

    route = "zone"
    owned: ClassVar = ("mentions", "observations")
    tied: ClassVar = ("ties", "ties_of_others")

    name = models.CharField(_("名称"), max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices, default=Kind.ZONE)
    level = models.CharField(_("级别（原文）"), max_length=20, blank=True)
    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, null=True, blank=True, related_name="zones", verbose_name=_p("one", "地区")
    )
    pinyin = models.CharField(_("拼音"), max_length=400, editable=False, db_index=True)

    objects = MentionedQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "园区")
        verbose_name_plural = _p("many", "园区")
        ordering = ["pinyin", "name", "pk"]
        constraints = [
            is_known("kind", "zone", "park", "base", "new_area"),
            # Two, because SQLite counts every NULL as another value.
            models.UniqueConstraint(fields=["folded", "area"], name="one_zone_once_per_area"),
            models.UniqueConstraint(
                fields=["folded"], condition=models.Q(area__isnull=True), name="one_zone_once_without_area"
            ),
        ]

    def save(self, **options: Unpack[SaveOptions]) -> None:
        with transaction.atomic():
            super().save(**options)
            ZoneName.objects.get_or_create(zone=self, folded=self.folded, defaults={"name": self.name})


class ZoneName(Spelling):
    """A name that a zone goes by, its short form among them."""

    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="names", verbose_name=_p("one", "园区"))
    name = models.CharField(_("写法"), max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta(Spelling.Meta):
        verbose_name = _p("one", "园区写法")
        verbose_name_plural = _p("many", "园区写法")
        constraints = [models.UniqueConstraint(fields=["zone", "folded"], name="one_spelling_once_per_zone")]


class ZoneMention(Linked, Evidence):
    """One occurrence of a zone in a report. ``kind`` and ``level`` as read there."""

    said = ("zone",)
    record_field: ClassVar = "zone"

    zone = models.ForeignKey(
        Zone, on_delete=models.CASCADE, null=True, blank=True, related_name="mentions", verbose_name=_p("one", "园区")
    )
    printed_name = models.CharField(_("名称（原文）"), max_length=200, blank=True, editable=False)
    kind = models.CharField(_("类别"), max_length=10, choices=Zone.Kind.choices, blank=True, editable=False)
    level = models.CharField(_("级别（原文）"), max_length=20, blank=True, editable=False)

    objects = EvidenceQuerySet.as_manager()

    class Meta(Evidence.Meta):
        verbose_name = _p("one", "园区提及")
        verbose_name_plural = _p("many", "园区提及")
        default_related_name = "zone_mentions"
        constraints = [*Evidence.Meta.constraints, is_known("kind", "zone", "park", "base", "new_area", "")]

    def __str__(self) -> str:
        return self.quote or self.printed_name
