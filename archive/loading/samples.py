"""The sample archive in ``fixtures/``: brought in by the ordinary way of reports, and taken out again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypedDict

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from archive.loading.loader import load
from archive.loading.lookups import find_area
from archive.loading.results import ImportStatus, Options, Outcome
from archive.loading.sample_facts import StatedReport, confirm_stated
from archive.models import (
    Area,
    Meeting,
    Metric,
    Organization,
    PastAddress,
    Person,
    PolicyDocument,
    Report,
    SourceText,
    Strategy,
    Zone,
)
from archive.models.unit_of_work import changing
from archive.text.normalize import fold

FIXTURES = settings.BASE_DIR / "fixtures"


class _StatedArea(TypedDict):
    """A line of ``areas.json``; ``parent``: a code."""

    code: str
    name: str
    valid_from: str | None
    valid_to: str | None
    level: str
    parent: str


class _StatedStory(TypedDict):
    """A slogan, and the forms of it that are slogans of their own as printed."""

    name: str
    variants: list[str]


def load_samples() -> Iterator[Outcome]:
    """Load every sample report, published; facts that its manifest states are confirmed. Yields as it goes."""
    for folder in sorted(path.parent for path in FIXTURES.glob("*/manifest.json")):
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if (areas := folder / "areas.json").exists():
            _load_areas(json.loads(areas.read_text(encoding="utf-8")))
        _link_successors(manifest.get("successors", []))
        for entry in manifest["reports"]:
            yield _load_report(folder, entry)
        _merge_people(manifest.get("same_people", []))
        _merge_variants(manifest.get("strategy_stories", []))
        _merge_zones(manifest["reports"])


def _load_areas(entries: Iterable[_StatedArea]) -> None:
    known: dict[str, Area] = {}
    for entry in entries:
        fields = {"name": entry["name"], "valid_from": entry["valid_from"] or ""}
        rest = {"valid_to": entry["valid_to"] or "", "level": entry["level"], "is_sample": True}
        parent = known.get(entry["parent"])
        area, _made = Area.objects.get_or_create(code=entry["code"], **fields, defaults={**rest, "parent": parent})
        known[entry["code"]] = area


def _link_successors(entries: Iterable[dict[str, str]]) -> None:
    areas = {area.code: area for area in Area.objects.filter(is_sample=True)}
    for entry in entries:
        areas[entry["code"]].successors.add(areas[entry["successor"]])


def _load_report(folder: Path, entry: StatedReport) -> Outcome:
    path = folder / entry["file"]
    area = find_area(entry["area"], entry["date"] or "") if entry["area"] else None
    options = Options(
        publish=True, publisher=entry["publisher"] or "", area=area, known_year=entry["known_year"], is_sample=True
    )
    outcome = load(path.read_bytes(), path.name, options)
    if outcome.report and outcome.status is ImportStatus.NEW:
        confirm_stated(outcome.report, entry)
    return outcome


def _merge_people(names: Iterable[str]) -> None:
    """Join the records of people who moved between cities, as an editor would after reading the question."""
    for name in names:
        people = list(Person.objects.named(name).filter(participations__report__is_sample=True).order_by("pk"))
        for other in people[1:]:
            people[0].merge_from(other)


def _merge_variants(stories: Iterable[_StatedStory]) -> None:
    """Join the variants of a slogan under its first name."""
    for story in stories:
        strategy = Strategy.objects.named(story["name"]).first()
        for variant in Strategy.objects.filter(names__folded__in=[fold(name) for name in story["variants"]]).distinct():
            if strategy:
                strategy.merge_from(variant)


def _merge_zones(reports: Iterable[StatedReport]) -> None:
    """Join what is printed of one zone, its short forms among them, under the name that the manifest gives it."""
    forms: dict[str, set[str]] = {}
    for stated in (zone for entry in reports for zone in entry["zones"]):
        forms.setdefault(stated["name"], set()).update(map(fold, stated["printed"]))
    for name, printed in forms.items():
        named = Zone.objects.filter(mentions__report__is_sample=True, names__folded__in={fold(name), *printed})
        zones = sorted(named.distinct(), key=lambda zone: (zone.name not in {name}, zone.pk))
        for other in zones[1:]:
            zones[0].merge_from(other)


@transaction.atomic
def remove_samples() -> int:
    """Delete every sample report, its file, and the records that nothing else mentions; the number of reports."""
    reports = Report.objects.samples()
    sources = SourceText.objects.filter(reports__in=reports)
    gone, count = list(sources.values_list("pk", flat=True)), reports.count()
    with changing(reports.values_list("pk", flat=True)):
        for report in reports:
            report.delete()
    SourceText.objects.filter(pk__in=gone, reports__isnull=True).delete()
    _remove_orphans()
    return count


def _remove_orphans() -> None:
    """Delete what only samples mentioned."""
    _forget(Meeting.objects.filter(reports__isnull=True))
    _forget(
        Person.objects.filter(
            participations__isnull=True, speeches__isnull=True, appointments__isnull=True, observations__isnull=True
        )
    )
    for model in (Strategy, PolicyDocument):
        _forget(model._default_manager.filter(mentions__isnull=True))
    _forget(Metric.objects.filter(observations__isnull=True))
    _forget(Zone.objects.filter(mentions__isnull=True, observations__isnull=True))
    _forget(Organization.objects.filter(published_reports__isnull=True, memberships__isnull=True))
    for level in ("county", "city", "province"):
        used = Q()
        for user in (Report, Zone):
            used |= Q(Exists(user._default_manager.filter(area=OuterRef("pk"))))
        _forget(Area.objects.filter(is_sample=True, level=level, children__isnull=True).exclude(used))


def _forget(orphans: QuerySet[Model]) -> None:
    """Delete the records and the addresses they had."""
    model: type[Model] = orphans.model
    keys = list(orphans.values_list("pk", flat=True))
    PastAddress.objects.filter(kind=model._meta.model_name, target_id__in=keys).delete()
    model._default_manager.filter(pk__in=keys).delete()
