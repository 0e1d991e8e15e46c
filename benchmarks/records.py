"""Reports to measure with, as records of the archive: the primary keys are the numbers of the corpus."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from archive.models import (
    Area,
    Organization,
    Participation,
    Person,
    Report,
    Strategy,
    StrategyMention,
    Zone,
    ZoneMention,
)
from archive.models.unit_of_work import changing
from benchmarks.corpus import BenchReport, Names

_BATCH = 1000


def fill(reports: Iterable[BenchReport], names: Names) -> None:
    """Write everything to an empty, migrated database."""
    write_names(names)
    write_reports(reports)


def write_reports(reports: Iterable[BenchReport]) -> None:
    """Of names that are written already."""
    rest = iter(reports)
    while batch := list(islice(rest, _BATCH)):
        Report.objects.bulk_create(_report(report) for report in batch)
        with changing():
            Participation.objects.bulk_create(_participations(batch))
            StrategyMention.objects.bulk_create(
                StrategyMention(report_id=report.number, strategy_id=strategy)
                for report in batch
                for strategy in report.strategies
            )
            ZoneMention.objects.bulk_create(
                ZoneMention(report_id=report.number, zone_id=zone) for report in batch for zone in report.zones
            )


def write_names(names: Names) -> None:
    cities = sum(name.endswith("市") for name in names.areas)
    counties = max(1, (len(names.areas) - 1 - cities) // cities) if cities else 1
    for number, name in enumerate(names.areas[1:], 1):
        parent = None if number <= cities else (number - cities - 1) // counties + 1
        level = "county" if parent else "city"
        Area.objects.create(pk=number, code=f"{number:06}", name=name, level=level, parent_id=parent)
    for number, name in enumerate(names.publishers[1:], 1):
        Organization.objects.create(pk=number, name=f"{name}{number}")
    for number, name in enumerate(names.people[1:], 1):
        Person.objects.create(pk=number, name=name)
    for number, name in enumerate(names.strategies[1:], 1):
        Strategy.objects.create(pk=number, name=f"{name}{number}")
    for number, name in enumerate(names.zones[1:], 1):
        Zone.objects.create(pk=number, name=f"{name}{number}")


def _report(report: BenchReport) -> Report:
    return Report(
        pk=report.number, slug=f"report-{report.number}", status="published", published_on=report.day,
        title=report.title or "无标题", text=report.text or "无", area_id=report.area or None,
        publisher_id=report.publisher or None,
    )  # fmt: skip


def _participations(reports: Sequence[BenchReport]) -> Iterator[Participation]:
    for report in reports:
        for order, person in enumerate(report.people, 1):
            part = "speaker" if order == 1 else "attendee"
            yield Participation(report_id=report.number, person_id=person, part=part, order=order)
