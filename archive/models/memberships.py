"""Memberships: the offices in which reports show people. Derived from evidence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.fields import PartialDateField
from archive.models.organizations import Organization
from archive.models.people import Participation, Person
from archive.models.places import Area

# Of offices as printed in reports from an area, by primary key, the areas that they are of, where that is known.
Offices = Collection[tuple[str, int | None]]
AreasOf = Callable[[Offices], Mapping[tuple[str, int | None], int | None]]


class MembershipManager(models.Manager["Membership"]):
    def seen_in(self, area: Area) -> models.QuerySet[Membership]:
        """Offices of that very ``area``, those seen last first."""
        seen = self.filter(area=area).select_related("person", "area")
        return seen.order_by("-last_seen", "-report_count", "pk")

    @transaction.atomic
    def derive(self, people: Collection[int], areas_of: AreasOf | None = None) -> None:
        """Bring the memberships of ``people`` (primary keys) in line with the published reports that print an office.

        The area of an office is what an editor says, else what ``areas_of`` tells of the office in a report from an
        area, none included, else that of the report. Only what differs is written. The number of statements does not
        grow with the offices.
        """
        rows = list(_offices_seen(people))
        told = areas_of({(row["role_title"], row["report__area"]) for row in rows}) if areas_of else {}
        wanted: dict[tuple[int, str, int | None], tuple[str, str, int]] = {}
        for row in rows:
            area = row["office_area"] or told.get((row["role_title"], row["report__area"]), row["report__area"])
            key = row["person"], row["role_title"], area
            wanted[key] = _together(wanted.get(key), (row["first"], row["last"], row["number"]))
        stale, changed = [], []
        for row in self.filter(person__in=people).order_by():
            seen = wanted.pop((row.person_id, row.role_title, row.area_id), None)
            if seen is None:
                stale.append(row.pk)
            elif seen != (row.first_seen, row.last_seen, row.report_count):
                row.first_seen, row.last_seen, row.report_count = seen
                changed.append(row)
        self.filter(pk__in=stale).delete()
        self.bulk_update(changed, ["first_seen", "last_seen", "report_count"])
        self.bulk_create(
            Membership(
                person_id=person, role_title=role_title, area_id=area, first_seen=first, last_seen=last,
                report_count=number,
            )
            for (person, role_title, area), (first, last, number) in wanted.items()
        )  # fmt: skip


def _together(one: tuple[str, str, int] | None, other: tuple[str, str, int]) -> tuple[str, str, int]:
    """First and last day and number of parts of both."""
    if one is None:
        return other
    days = [day for day in (*one[:2], *other[:2]) if day]
    return min(days, default=""), max(days, default=""), one[2] + other[2]


def _offices_seen(people: Collection[int]) -> Any:
    """For each person, office, area of reports and area that an editor says: first and last day with a year, and the
    number of parts."""
    rows = Participation.objects.public().filter(person__in=people).exclude(role_title="").order_by()
    known = models.Q(report__published_on__gte="0")
    return rows.values("person", "role_title", "report__area", "office_area").annotate(
        first=Coalesce(models.Min("report__published_on", filter=known), models.Value("")),
        last=Coalesce(models.Max("report__published_on", filter=known), models.Value("")),
        number=models.Count("pk"),
    )


class Membership(models.Model):
    """An office in which reports show a person. First and last *seen*: never a claim of tenure. Derived."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="memberships", verbose_name=_p("one", "人物")
    )
    role_title = models.CharField(_("职务（原文）"), max_length=200)
    organization = models.ForeignKey(
        Organization, on_delete=models.SET_NULL, null=True, blank=True, related_name="memberships",
        verbose_name=_("机构"),
    )  # fmt: skip
    area = models.ForeignKey(
        "archive.Area", on_delete=models.SET_NULL, null=True, blank=True, related_name="memberships",
        verbose_name=_p("one", "地区"),
    )  # fmt: skip
    first_seen = PartialDateField(_("最早见于"))
    last_seen = PartialDateField(_("最晚见于"))
    report_count = models.PositiveIntegerField(_("报道数"), default=0)

    objects = MembershipManager()

    class Meta:
        verbose_name = _p("one", "任职所见")
        verbose_name_plural = _p("many", "任职所见")
        ordering = ["first_seen", "pk"]
        constraints = [
            # Two, because SQLite counts every NULL as another value.
            models.UniqueConstraint(fields=["person", "role_title", "area"], name="one_office_once_per_person"),
            models.UniqueConstraint(
                fields=["person", "role_title"],
                condition=models.Q(area__isnull=True),
                name="one_office_once_per_person_without_area",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person.name} {self.role_title}"
