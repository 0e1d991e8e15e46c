"""Appointments as tenures are derived from them: rows of what readers see, by name."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypedDict, cast

from archive.models import Appointment


class AppointmentRow(TypedDict):
    """``report__area_id``: of its report."""

    pk: int
    person_id: int
    event: str
    office: str
    day: str
    start_day: str
    end_day: str
    report__area_id: int | None


def appointment_rows(people: Collection[int]) -> list[AppointmentRow]:
    """Those of ``people`` (primary keys) that are more than proposed, the eldest first."""
    seen = Appointment.objects.public().filter(person__in=people).exclude(event=Appointment.Event.PROPOSED)
    return [cast(AppointmentRow, row) for row in seen.order_by("pk").values(*AppointmentRow.__annotations__)]
