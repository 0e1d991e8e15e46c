"""What tells people of one name apart besides the editors' note: the office and area in which each was last seen."""

from collections.abc import Iterable

from django.db.models import Model

from archive.models import Membership, Person


def last_seen_as(records: Iterable[Model]) -> dict[int, str]:
    """Office and area of each, such as 市委书记 · 三门峡市, by primary key; empty for other than people. One query."""
    keys = [record.pk for record in records if isinstance(record, Person)]
    return {key: " · ".join(filter(None, office)) for key, office in _latest_offices(keys).items()}


def _latest_offices(keys: list[int]) -> dict[int, tuple[str, str]]:
    """(office, area) of each; of several last seen on one day, that of the most reports."""
    seen = Membership.objects.filter(person__in=keys).order_by("last_seen", "report_count", "pk")
    rows = seen.values_list("person_id", "role_title", "area__name") if keys else []
    return {key: (role_title, area or "") for key, role_title, area in rows}
