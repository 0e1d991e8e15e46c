"""Memberships and tenures follow the evidence: at the end of a unit of work, of everyone whose offices it changed."""

from __future__ import annotations

from collections.abc import Collection

from archive.models import Membership, Participation
from archive.models.unit_of_work import Changes, changes_announced, changes_ending
from archive.services.tenures import derive, statements

_BEFORE = "offices"


def connect() -> None:
    changes_announced.connect(_announced, dispatch_uid="offices before")
    changes_ending.connect(_ending, dispatch_uid="offices after")


def _announced(changes: Changes, report_ids: Collection[int], **_: object) -> None:
    changes.before.setdefault(_BEFORE, set()).update(_offices(report_ids) | statements(report_ids))


def _ending(changes: Changes, **_: object) -> None:
    differing = changes.before.get(_BEFORE, set()) ^ (_offices(changes.report_ids) | statements(changes.report_ids))
    if people := {office[0] for office in differing} | changes.people:
        Membership.objects.derive(people)
        derive(people)


def _offices(report_ids: Collection[int]) -> set[tuple[object, ...]]:
    """(person, office, area, day, part) of everyone who holds an office in those of the reports that are published."""
    parts = Participation.objects.public().filter(report__in=report_ids, person__isnull=False).exclude(role_title="")
    return set(parts.order_by().values_list("person_id", "role_title", "report__area_id", "report__published_on", "pk"))
