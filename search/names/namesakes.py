"""What tells people of one name apart besides the editors' note: the office and area in which each was last seen."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Model

from archive.models import Membership, Person
from archive.queries.seen_offices import latest_office


def last_seen_as(records: Iterable[Model]) -> dict[int, str]:
    """Office and area of each, such as 市委书记 · 三门峡市, by primary key; empty for other than people. One query."""
    keys = [record.pk for record in records if isinstance(record, Person)]
    return {key: " · ".join(filter(None, office)) for key, office in _latest_offices(keys).items()}


def _latest_offices(keys: list[int]) -> dict[int, tuple[str, str]]:
    """(office, area) of each."""
    seen: dict[int, list[Membership]] = defaultdict(list)
    for row in Membership.objects.filter(person__in=keys).order_by("pk").select_related("area") if keys else ():
        seen[row.person_id].append(row)
    latest = {key: latest_office(rows) for key, rows in seen.items()}
    return {key: (row.role_title, row.area.name if row.area else "") for key, row in latest.items() if row}
