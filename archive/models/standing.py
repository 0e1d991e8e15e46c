"""Which records stand in which published reports, and the numbers that follow from it, kept by the database itself.

Triggers (``archive.services.standing``) keep them in the transaction of whatever changes a report or its evidence.
Nobody else writes here. ``kind`` is a kind of record as ``KINDS`` names them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Self

from django.db import connection, models
from django.db.models.functions import Substr

from archive.database.current import database_engine
from archive.text.partial_dates import PartialDate

# Two of them are kinds of standing rather than of records: a person other than as a journalist, and a metric with an
# amount of money. ``archive`` is one record, 0, that stands in every report.
KINDS: Final = (
    "person", "official", "strategy", "zone", "document", "industry", "metric", "money", "area", "publisher", "archive",
)  # fmt: skip
ARCHIVE: Final = 0
Stands = tuple[str, Collection[int]]  # a kind, and records of it that never stand in one report together, or one
WHOLE_ARCHIVE: Final[Stands] = ("archive", [ARCHIVE])


@dataclass(frozen=True, slots=True)
class Totals:
    """How many reports there are, and how many of them samples; the first and last day among those with a year."""

    number: int
    samples: int
    first: PartialDate | None
    last: PartialDate | None

    @property
    def are_samples(self) -> bool:
        """Whether there are any, and all of them sample material."""
        return 0 < self.number == self.samples


class StandingQuerySet(models.QuerySet[models.Model]):
    def of(self, kind: str, records: Collection[int]) -> Self:
        return self.filter(kind=kind, record_id__in=records)

    def in_scope(self, samples: str) -> Self:
        """Those with reports in the scope (``ReportQuerySet.in_sample_scope``); annotates their ``number``."""
        reports, sample = models.F("report_count"), models.F("sample_count")
        number = {"": reports, "only": sample, "no": reports - sample}[samples]
        return self.annotate(number=number).filter(number__gt=0)

    def totals(self) -> Totals:
        """Of days that are of one record, or of records that never stand in one report together. One query."""
        known = models.Q(day__gte="0")
        row = self.order_by().aggregate(
            number=models.Sum("report_count", default=0), samples=models.Sum("sample_count", default=0),
            first=models.Min("day", filter=known), last=models.Max("day", filter=known),
        )  # fmt: skip
        days = {name: None if row[name] is None else PartialDate(row[name]) for name in ("first", "last")}
        return Totals(row["number"], row["samples"], days["first"], days["last"])

    def per_year(self, samples: str = "") -> dict[int, dict[int, int]]:
        """Of days: record to year to number of reports, years in order; year 0 are those without one."""
        known = models.When(day__gte="0", then=Substr("day", 1, 4))
        years = self.in_scope(samples).annotate(year=models.Case(known, default=models.Value("0"))).order_by("year")
        counted: dict[int, dict[int, int]] = {}
        for record, year, number in years.values_list("record_id", "year").annotate(models.Sum("number")):
            counted.setdefault(record, {})[int(year)] = number
        return counted


class _KeptNumbers(models.Model):
    kind = models.CharField(max_length=10)
    record_id = models.PositiveBigIntegerField()

    objects = StandingQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.kind}/{self.record_id}"


class Standing(_KeptNumbers):
    """A record in a published report, by ``facts`` pieces of evidence that no editor rejected; ``day`` is the report's
    date of publication."""

    report_id = models.PositiveBigIntegerField()
    facts = models.IntegerField()
    day = models.CharField(max_length=10)
    is_sample = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report_id", "kind", "record_id"], name="stands_once_in_a_report")
        ]
        indexes = [models.Index(fields=["kind", "record_id", "-day", "-report_id"], name="newest_reports_of_a_record")]


class StandingCount(_KeptNumbers):
    """In how many published reports a record stands; ``sample_count`` of them are sample material."""

    report_count = models.IntegerField()
    sample_count = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "record_id"], name="one_count_of_a_record")]
        indexes = [models.Index(fields=["kind", "-report_count", "record_id"], name="records_by_count")]


class StandingDay(_KeptNumbers):
    """In how many of one ``day`` of publication."""

    day = models.CharField(max_length=10)
    report_count = models.IntegerField()
    sample_count = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "record_id", "day"], name="one_count_of_a_day")]


class StandingPair(_KeptNumbers):
    """In how many together with another record, or with itself."""

    other_kind = models.CharField(max_length=10)
    other_id = models.PositiveBigIntegerField()
    report_count = models.IntegerField()
    sample_count = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "record_id", "other_kind", "other_id"], name="one_count_of_a_pair")
        ]
        indexes = [
            models.Index(
                fields=["kind", "record_id", "other_kind", "-report_count", "other_id"], name="beside_a_record"
            ),
            models.Index(fields=["report_count"], condition=models.Q(report_count__lte=0), name="pairs_no_more"),
        ]


KEPT: Final = (Standing, StandingCount, StandingDay, StandingPair)


def held_per_year(samples: str = "") -> dict[int, int]:
    """Number of published reports of each year that has any, in order; ``samples``: ``in_sample_scope``."""
    years = StandingDay.objects.of("archive", [ARCHIVE]).per_year(samples).get(ARCHIVE, {})
    return {year: number for year, number in years.items() if year}


def mixes_samples() -> bool:
    """Whether some of the published reports are samples and others are not."""
    counts = StandingCount.objects.of(*WHOLE_ARCHIVE)
    return counts.filter(sample_count__gt=0, report_count__gt=models.F("sample_count")).exists()


def numbers_beside(standing: Stands, kind: str, samples: str = "") -> models.QuerySet[models.Model, tuple[int, int]]:
    """(record, number of reports) of each of ``kind`` in the published reports in which a record stands, the most first
    and of equals the eldest; ``samples``: ``in_sample_scope``."""
    if standing == WHOLE_ARCHIVE:
        counts = StandingCount.objects.filter(kind=kind).in_scope(samples)
        return counts.order_by("-number", "record_id").values_list("record_id", "number")
    pairs = StandingPair.objects.of(*standing).filter(other_kind=kind).in_scope(samples).order_by()
    rows = pairs.values_list("other_id").annotate(together=models.Sum("number"))
    return rows.order_by("-together", "other_id")


def together(standing: Stands, people: Collection[int]) -> list[tuple[int, int, int]]:
    """(one, other, number of reports) of each two of ``people`` in the published reports in which a record stands: the
    one with the lesser key, as an official, first."""
    table = Standing._meta.db_table
    kind, records = standing
    join = database_engine().ordered_join
    marks, others = (", ".join(["%s"] * len(keys)) for keys in (records, people))
    statement = (
        f"SELECT one.record_id, other.record_id, COUNT(*) FROM {table} own "  # noqa: S608  names of ours alone
        f"{join} {table} one ON one.report_id = own.report_id AND one.kind = 'official' "
        f"AND one.record_id IN ({others}) "
        f"{join} {table} other ON other.report_id = own.report_id AND other.kind = 'person' "
        f"AND other.record_id > one.record_id AND other.record_id IN ({others}) "
        f"WHERE own.kind = %s AND own.record_id IN ({marks}) GROUP BY 1, 2"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*people, *people, kind, *records])
        return cursor.fetchall()
