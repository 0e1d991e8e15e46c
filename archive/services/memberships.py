"""Memberships and tenures follow the evidence: at the end of a unit of work, of everyone whose offices it changed."""

from __future__ import annotations

from collections.abc import Collection

from archive.models import Area, Membership, Participation
from archive.models.evidence import EvidenceQuerySet
from archive.models.unit_of_work import Changes, changes_announced, changes_ending, changing
from archive.queries.office_areas import areas_of_offices, parts_of_office
from archive.services.other_names import offer
from archive.services.tenures import derive, statements

_BEFORE = "offices"


def parts_of(membership: Membership) -> EvidenceQuerySet:
    """The parts from which ``membership`` is derived, of whatever review."""
    parts = Participation.objects.filter(person=membership.person_id)
    return parts_of_office(parts, membership.role_title, membership.area_id)


def correct_area(membership: Membership, area: Area | None) -> None:
    """An editor's word of which area the office is of, in all reports that print it; None: as the program tells."""
    parts = parts_of(membership)
    with changing(set(parts.order_by().values_list("report_id", flat=True))):
        parts.update(office_area=area)


def connect() -> None:
    changes_announced.connect(_announced, dispatch_uid="offices before")
    changes_ending.connect(_ending, dispatch_uid="offices after")


def _announced(changes: Changes, report_ids: Collection[int], **_: object) -> None:
    changes.before.setdefault(_BEFORE, set()).update(_offices(report_ids) | statements(report_ids))


def _ending(changes: Changes, **_: object) -> None:
    differing = changes.before.get(_BEFORE, set()) ^ (_offices(changes.report_ids) | statements(changes.report_ids))
    if people := {office[0] for office in differing} | changes.people:
        Membership.objects.derive(people, areas_of_offices)
        derive(people)
        offer(people)


def _offices(report_ids: Collection[int]) -> set[tuple[object, ...]]:
    """(person, office, areas, day, part) of everyone who holds an office in those of the reports that are published."""
    parts = Participation.objects.public().filter(report__in=report_ids, person__isnull=False).exclude(role_title="")
    columns = ("person_id", "role_title", "report__area_id", "office_area_id", "report__published_on", "pk")
    return set(parts.order_by().values_list(*columns))
