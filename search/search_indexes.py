"""What the index holds of a record, for Haystack: one document for each published report, and only facts that stand."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Prefetch, QuerySet, prefetch_related_objects
from haystack import indexes

from archive.models import Participation, Report
from archive.models.fact_kinds import INDEXED, MENTIONS, FactKind
from archive.text.partial_dates import PartialDate

# Parts are counted and filtered by number. The numbers are in the index: append only.
PARTS = ("speaker", "chair", "announcer", "attendee", "mentioned", "journalist")
_JOURNALIST = PARTS.index("journalist") + 1
# Whether a report is sample material, as a number.
SAMPLES = {"no": 1, "only": 2}
# A person and a part in one number: person * PART_BASE + number of the part.
PART_BASE = 8


def _standing(kind: FactKind) -> "Prefetch[str]":
    """The facts of a kind that ``prepare`` looks at, with no more of them than it needs."""
    facts = kind.facts.not_rejected().filter(**{f"{kind.subject}__isnull": False})
    shown = ["report_id", f"{kind.subject}_id", *(["part"] if kind.model is Participation else [])]
    return Prefetch(kind.relation, facts.only(*shown), to_attr=f"standing_{kind.name}")


_FACTS = tuple(map(_standing, INDEXED))


class ReportIndex(indexes.SearchIndex, indexes.Indexable):
    """Fields with many values and number fields hold primary keys; 0 stands for none."""

    title = indexes.CharField()
    text = indexes.CharField(document=True)
    person = indexes.MultiValueField()
    official = indexes.MultiValueField()  # a person in another part than that of a journalist
    strategy = indexes.MultiValueField()
    zone = indexes.MultiValueField()
    industry = indexes.MultiValueField()
    document = indexes.MultiValueField()
    area = indexes.MultiValueField()
    part = indexes.MultiValueField()
    person_part = indexes.MultiValueField()
    publisher = indexes.IntegerField()
    year = indexes.IntegerField()
    published_on = indexes.IntegerField()
    sample = indexes.IntegerField()

    def get_model(self) -> type[Model]:
        return Report

    def index_queryset(self, using: str | None = None) -> "QuerySet[Report]":
        """Published reports with all that ``prepare`` looks at, in a fixed number of queries."""
        reports = Report.objects.published().select_related("area__parent__parent").defer("layout")
        return reports.prefetch_related(*_FACTS)

    def should_update(self, instance: Report, **kwargs: object) -> bool:
        return instance.is_published

    def prepare(self, obj: Any) -> dict[str, object]:
        if not hasattr(obj, "standing_part"):
            prefetch_related_objects([obj], *_FACTS)
        parts = {(row.person_id, PARTS.index(row.part) + 1) for row in obj.standing_part}
        mentioned = {kind.subject: _subjects(obj, kind) for kind in MENTIONS}
        return {
            **super().prepare(obj),
            **mentioned,
            "title": obj.full_title,
            "text": obj.text,
            "person": _ordered(person for person, _part in parts),
            "official": _ordered(person for person, part in parts if part != _JOURNALIST),
            "area": _ordered(area.pk for area in obj.area.lineage) if obj.area else [],
            "part": _ordered(part for _person, part in parts),
            "person_part": _ordered(person * PART_BASE + part for person, part in parts),
            "publisher": obj.publisher_id or 0,
            "year": obj.published_on.year or 0,
            "published_on": day_number(obj.published_on),
            "sample": SAMPLES["only" if obj.is_sample else "no"],
        }


def _subjects(report: Report, kind: FactKind) -> list[int]:
    return _ordered(getattr(fact, f"{kind.subject}_id") for fact in getattr(report, f"standing_{kind.name}"))


def _ordered(ids: Iterable[int]) -> list[int]:
    return sorted(set(ids))


def day_number(day: PartialDate) -> int:
    """20140508, 20140500 or 20140000 by precision; 0 where no year is known."""
    return day.year * 10_000 + (day.month or 0) * 100 + (day.day or 0) if day.year else 0
