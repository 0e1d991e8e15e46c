"""The kinds of records that are told by their names alone: how each is known, and made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from django.db.models import Q

from archive.models import (
    Area,
    Metric,
    MetricName,
    Observation,
    Strategy,
    StrategyMention,
    StrategyName,
    Zone,
    ZoneMention,
    ZoneName,
)
from archive.models.addresses import NamedModel
from archive.resolution.slogans import display_name
from archive.services.linking import rules
from archive.services.linking.named import LinkedKind, NameGroup
from archive.services.linking.records import create_records, note_names
from archive.services.linking.writing import execute_many
from archive.text.normalize import fold

Known = dict[tuple[str, str], int]


def _printed(groups: Sequence[NameGroup]) -> dict[str, list[NameGroup]]:
    """The groups by every folded name that they print, and by that of their record."""
    printed: dict[str, list[NameGroup]] = {}
    for group in groups:
        for name in {fold(group.reading.name), *(fold(row["printed"]) for row in group.rows)}:
            printed.setdefault(name, []).append(group)
    return printed


def _most(group: NameGroup, column: str) -> str:
    """What most of the mentions say in ``column``; of equals, and of those that say something, the first."""
    rows: Sequence[Mapping[str, object]] = group.rows
    said = Counter(row[column] for row in rows if row[column])
    return str(said.most_common(1)[0][0]) if said else ""


def _new_records(groups: Sequence[NameGroup]) -> list[NamedModel]:
    return [group.record for group in groups if isinstance(group.record, NamedModel)]


# -- strategies --------------------------------------------------------------------------------------------------------
def _known_strategies(groups: Sequence[NameGroup]) -> Known:
    printed = _printed(groups)
    names = StrategyName.objects.filter(folded__in=printed).values_list("folded", "strategy_id")
    return {(group.key, folded): pk for folded, pk in names for group in printed[folded]}


def _make_strategies(groups: Sequence[NameGroup]) -> None:
    for group in groups:
        reports = Counter(printed for printed, _report in {(row["printed"], row["report_id"]) for row in group.rows})
        group.record = Strategy(
            name=display_name(reports), kind=_most(group, "kind") or Strategy.Kind.SLOGAN
        )  # fmt: skip
    create_records(_new_records(groups))


def _note_strategies(groups: Sequence[NameGroup]) -> None:
    """Every printed form is a name, so that a record is known by it, and found by who types it."""
    note_names(StrategyName, [(pk, name) for group in groups if (pk := group.pk) for name in _forms(group)])


def _forms(group: NameGroup) -> list[str]:
    forms = {fold(name): name for name in (group.reading.name, *(row["printed"] for row in group.rows))}
    return list(forms.values())


# -- zones -------------------------------------------------------------------------------------------------------------
def _known_zones(groups: Sequence[NameGroup]) -> Known:
    """Of those of its name a group means the one in the area that its name tells, else in the area of its reports."""
    printed = _printed(groups)
    areas = _areas(groups)
    names = ZoneName.objects.filter(folded__in=printed).values_list("folded", "zone_id", "zone__area_id")
    return {
        (group.key, folded): pk
        for folded, pk, area in names
        for group in printed[folded]
        if area == areas.get(group.reading.area_path)
        or not group.reading.area_path
        and area in {row["from_area"] for row in group.rows}
    }


def _areas(groups: Sequence[NameGroup]) -> dict[rules.Path, int]:
    """Primary keys of today's areas by their path."""
    last = {path[-1] for group in groups if (path := group.reading.area_path)}
    if not last:
        return {}
    named = Area.objects.filter(Q(name__in=last) | Q(full_name__in=last)).select_related("parent__parent")
    by_path: dict[rules.Path, int] = {}
    for area in named.order_by("-valid_to"):
        by_path[tuple(each.name for each in area.lineage)] = area.pk
        by_path[tuple(each.full_name for each in area.lineage)] = area.pk
    return by_path


def _make_zones(groups: Sequence[NameGroup]) -> None:
    areas = _areas(groups)
    for group in groups:
        group.record = Zone(
            name=group.reading.name, kind=_most(group, "kind") or Zone.Kind.ZONE, level=_most(group, "level"),
            area_id=areas.get(group.reading.area_path),
        )  # fmt: skip
    create_records(_new_records(groups))


def _note_zones(groups: Sequence[NameGroup]) -> None:
    note_names(ZoneName, [(pk, name) for group in groups if (pk := group.pk) for name in _forms(group)])


def _follow_zones(links: dict[int, int | None]) -> None:
    """Figures are of the zone that their sentence names."""
    figures = Observation.objects.filter(zone_mention__in=links).values_list("zone_mention_id", "pk")
    execute_many(Observation, ("zone_id",), [(links[mention], pk) for mention, pk in figures if mention])


# -- metrics -----------------------------------------------------------------------------------------------------------
def _known_metrics(groups: Sequence[NameGroup]) -> Known:
    """The one that goes by what is printed, as an editor said, else that which goes by the name of the measure."""
    printed = _printed(groups)
    own = dict(Metric.objects.filter(folded__in=printed).values_list("folded", "pk"))
    others = dict(MetricName.objects.filter(folded__in=printed).values_list("folded", "metric_id"))
    known = {}
    for group in groups:
        name = fold(group.reading.name)
        record = own.get(name, others.get(name))
        for form in {fold(row["printed"]) for row in group.rows}:
            if (one := others.get(form, record)) is not None:
                known[group.key, form] = one
    return known


def _make_metrics(groups: Sequence[NameGroup]) -> None:
    for group in groups:
        group.record = Metric(name=group.reading.name)
    create_records(_new_records(groups))


ZONES = LinkedKind(
    "zone", ZoneMention, rules.read_zone, ("kind", "level"), _known_zones, _make_zones, _note_zones, _follow_zones
)
NAMED_KINDS = (
    LinkedKind(
        "strategy", StrategyMention, rules.read_strategy, ("is_strong", "kind"), _known_strategies,
        _make_strategies, _note_strategies,
    ),
    ZONES,
    LinkedKind("metric", Observation, rules.read_metric, ("unit", "base_unit"), _known_metrics, _make_metrics),
)  # fmt: skip
