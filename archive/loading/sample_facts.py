"""What the manifest of a collection states of a report, entered as an editor would enter and confirm it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NotRequired, TypedDict

from archive.loading.lookups import find_area
from archive.models import Evidence, Metric, Observation, Participation, Person, Report, Review, Zone
from archive.models.unit_of_work import changing
from archive.resolution.concepts import concept_of, unit_kind
from archive.text.normalize import fold


class StatedName(TypedDict):
    """A record, and the forms of its name that a report prints."""

    name: str
    printed: list[str]


class StatedPart(TypedDict):
    """Who is named in a report; ``part_accept``: other parts that are as right."""

    name: str
    part: str
    role_title: str | None
    part_accept: NotRequired[list[str]]
    office: NotRequired[str | None]


class StatedFigure(TypedDict):
    """A figure as printed (``raw``), and what it is of."""

    raw: str
    subject: str
    period: str
    status: str
    bound: NotRequired[str]
    area: NotRequired[str]
    zone: NotRequired[str | None]
    said_by: NotRequired[str]


class StatedReport(TypedDict):
    """A file of the samples, and what a person says that stands in it."""

    file: str
    area: str | None
    date: str | None
    publisher: str | None
    known_year: int | None
    people: list[StatedPart]
    strategies: list[StatedName]
    documents: list[str]
    zones: list[StatedName]
    metrics: list[StatedFigure]


def confirm_stated(report: Report, entry: StatedReport) -> None:
    """Confirm those facts that ``entry``, written by a person, states as well; what the program read otherwise is
    corrected, so that a confirmed fact never says more than was read against its sentence."""
    with changing({report.pk}):
        _confirm_parts(report, entry["people"])
        strategies = {fold(name) for stated in entry["strategies"] for name in (stated["name"], *stated["printed"])}
        _confirm(row for row in report.strategy_mentions.all() if fold(row.quote) in strategies)
        _confirm(row for row in report.document_mentions.all() if row.quote.strip("《》") in set(entry["documents"]))
        zones = {fold(name) for stated in entry["zones"] for name in (stated["name"], *stated["printed"])}
        _confirm(row for row in report.zone_mentions.all() if fold(row.quote) in zones)
        _confirm_figures(report, entry)


def _confirm(rows: Iterable[Evidence]) -> None:
    for row in rows:
        row.review = Review.CONFIRMED
        row.save()


def _confirm_parts(report: Report, people: Iterable[StatedPart]) -> None:
    stated = {fold(person["name"]): person for person in people}
    for row in report.participations.filter(person__isnull=False).select_related("person"):
        person = stated.get(fold(row.name))
        if person and row.part in (person["part"], *person.get("part_accept", [])):
            _correct_office(row, person.get("office", person["role_title"]) or "")
            _confirm([row])


def _correct_office(row: Participation, office: str) -> None:
    if fold(row.role_title) != fold(office):
        row.role_title = office


def _confirm_figures(report: Report, entry: StatedReport) -> None:
    """Of a figure that is printed several times the first is the stated one: later ones take it up, or mean another."""
    printed: dict[str, Observation] = {}
    for row in report.observations.in_text_order():
        printed.setdefault(fold(row.quote), row)
    for stated in entry["metrics"]:
        if row := printed.get(fold(stated["raw"])):
            _correct_figure(row, stated, entry["date"] or "")
            _confirm([row])


def _correct_figure(row: Observation, stated: StatedFigure, day: str) -> None:
    """Where ``stated`` is silent on area, zone, bound or speaker, what the program read is right."""
    row.metric = _metric(stated["subject"], row)
    row.period, row.status = stated["period"], stated["status"]
    row.bound = stated.get("bound", row.bound)
    if "area" in stated:
        row.area = find_area(stated["area"], day)
    if "zone" in stated:
        row.zone_mention, row.zone = None, _zone(stated["zone"])
    if "said_by" in stated:
        row.said_by = Person.objects.named(stated["said_by"]).filter(participations__report=row.report_id).get()


def _metric(subject: str, row: Observation) -> Metric:
    """That of the official indicator which ``subject`` is a name of, else of ``subject`` itself; made where none is."""
    concept = concept_of(subject, unit_kind(row.base_unit))
    name = concept.name if concept else subject
    if metric := Metric.objects.filter(folded=fold(name)).first():
        return metric
    return Metric.objects.create(name=name)


def _zone(name: str | None) -> Zone | None:
    """The sample zone that goes by ``name``; None says that the figure is of no zone."""
    if name is None:
        return None
    return Zone.objects.filter(mentions__report__is_sample=True, names__folded=fold(name)).distinct().get()
