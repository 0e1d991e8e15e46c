"""Short forms of zones (县产业集聚区), each linked to the only zone of its kind in its area, anew when they change."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.signals import post_delete, post_save, pre_save

from archive.models import Decision, Review, Revision, Zone, ZoneMention
from archive.models.linked import EDITOR, NO_RECORD, NOT_KNOWN, ONLY_ONE
from archive.models.unit_of_work import Changes, changing
from archive.resolution.short_zones import BEGINNING, ZoneRegister, short_keys_about, short_zone_of_key
from archive.resolution.zones import CanonicalZone, Path, canonical
from archive.services.linking.context import lineages, verdicts_on
from archive.services.linking.kinds import ZONES
from archive.services.linking.named import MentionRow, NameGroup, gather_groups, link_named, write_named
from archive.services.linking.rules import read_zone
from archive.services.linking.writing import StoredLink


def connect() -> None:
    """Hear of zones that editors make, change and delete. What linking itself makes is written in bulk."""
    pre_save.connect(_zone_saving, sender=Zone, dispatch_uid="short forms of a zone before it is saved")
    post_save.connect(_zone_saved, sender=Zone, dispatch_uid="short forms of a saved zone")
    post_delete.connect(_zone_deleted, sender=Zone, dispatch_uid="short forms of a deleted zone")


def link_zones(keys: Collection[str], changes: Changes) -> None:
    """Link the mentions of ``keys``: names in full first, for which zones there are tells what short forms mean.

    Short forms of the areas whose zones the unit of work touched are linked anew where they would mean another one.
    """
    short = {key for key in keys if key.startswith(BEGINNING)}
    full = set(keys) - short
    if full:
        link_named(ZONES, full, changes)
    touched = {row[2] for row in changes.before.get(ZONES.name, ())}
    touched.update(ZoneMention.objects.filter(name_key__in=full - {""}).order_by().values_list("zone_id", flat=True))
    _link_short(short, _keys_about(Zone.objects.filter(pk__in=touched - {None})) - short, changes, frozenset())


def _zone_saving(instance: Any, raw: bool = False, **_: object) -> None:
    """Keep what short forms may have meant the zone as it is in the database: it may be of another area now."""
    instance.short_keys = set() if raw or not instance.pk else _keys_about(Zone.objects.filter(pk=instance.pk))


def _zone_saved(instance: Any, raw: bool = False, **_: object) -> None:
    if not raw:
        _relink({*instance.short_keys, *_keys_about([instance])}, frozenset((instance.pk,)))


def _zone_deleted(instance: Zone, **_: object) -> None:
    _relink(_keys_about([instance]), frozenset())


def _relink(keys: set[str], entered: frozenset[int]) -> None:
    """``entered``: a zone that is known before the history says that an editor entered it."""
    if keys:
        with changing() as changes:
            _link_short((), keys, changes, entered)


def _keys_about(zones: Iterable[Zone]) -> set[str]:
    zones = list(zones)
    paths = lineages({zone.area_id for zone in zones})
    return {
        key
        for zone in zones
        if (path := paths.get(zone.area_id))
        for key in short_keys_about(path, canonical(zone.name, path).noun)
    }


def _link_short(keys: Collection[str], perhaps: Collection[str], changes: Changes, entered: frozenset[int]) -> None:
    """Link the mentions of ``keys``, and those of ``perhaps`` that are linked otherwise than is right now."""
    links = ZoneMention.objects.filter(name_key__in=perhaps).exclude(link_reason=EDITOR).order_by()
    there = set(links.values_list("name_key", "zone_id").distinct())
    wanted = {*keys, *(key for key, _zone in there)}
    if not wanted:
        return
    records = _records(wanted, entered)
    wanted = {*keys, *(key for key, zone in there if zone != getattr(records.get(key), "pk", records.get(key)))}
    groups = gather_groups(ZONES, wanted)
    _make([group for group in groups if isinstance(records.get(group.key), CanonicalZone)], records)
    verdicts = verdicts_on(ZONES.name, wanted)
    links_of = {
        row["pk"]: _link(row, records.get(group.key), verdicts.get(group.key, ""))
        for group in groups
        for row in group.rows
    }
    write_named(ZONES, groups, links_of, changes)


def _records(keys: Collection[str], entered: frozenset[int]) -> dict[str, int | CanonicalZone]:
    """By key the primary key of the zone that is meant, or the bundled zone that has no record yet."""
    forms = {key: short_zone_of_key(key) for key in keys}
    pk_of = _known_zones({form.area_path for form in forms.values()}, entered)
    register = ZoneRegister(pk_of)
    meant = {key: register.meant_by(form) for key, form in forms.items()}
    of_name = {(zone.key, zone.area_path): pk for zone, pk in pk_of.items()}
    return {key: of_name.get((zone.key, zone.area_path), zone) for key, zone in meant.items() if zone}


def _known_zones(paths: set[Path], entered: frozenset[int]) -> dict[CanonicalZone, int]:
    """The zones of these areas, once for each kind that one of their names says, with their primary keys.

    Known are those that a report prints in full, the bundled ones, and those that an editor entered or changed.
    """
    printed = ZoneMention.objects.filter(zone=OuterRef("pk")).exclude(name_key__startswith=BEGINNING)
    standing = Exists(printed.exclude(review=Review.REJECTED))
    zones = list(
        Zone.objects.filter(area__name__in={path[-1] for path in paths}, carried_by=None)
        .annotate(is_printed=standing)
        .order_by("pk")
        .prefetch_related("names")
    )
    edits = Revision.objects.filter(model="zone", key__in=[zone.pk for zone in zones if not zone.is_printed])
    edited = {*entered, *edits.values_list("key", flat=True)}
    of_area = lineages({zone.area_id for zone in zones})
    known: dict[CanonicalZone, int] = {}
    for zone in zones:
        path = of_area[zone.area_id]
        own = canonical(zone.name, path)
        if path in paths and (zone.is_printed or own.is_bundled or zone.pk in edited):
            for noun in {own.noun, *(canonical(name.name, path).noun for name in zone.names.all())}:
                known[replace(own, key=own.key or zone.folded, noun=noun, area_path=path, is_bundled=False)] = zone.pk
    return known


def _make(groups: list[NameGroup], records: dict[str, int | CanonicalZone]) -> None:
    """Records of the bundled zones that are meant, each once, where there is none of that name."""
    by_name: dict[str, NameGroup] = {}
    for group in groups:
        zone = records[group.key]
        assert isinstance(zone, CanonicalZone)
        by_name.setdefault(zone.name, NameGroup(zone.key, read_zone(zone.name), []))
    present = ZONES.known(list(by_name.values())) if by_name else {}
    for group in by_name.values():
        group.record = next((pk for (key, _name), pk in present.items() if key == group.key), None)
    new = [group for group in by_name.values() if group.record is None]
    ZONES.make(new)
    ZONES.note(new)
    for group in groups:
        zone = records[group.key]
        assert isinstance(zone, CanonicalZone)
        pk = by_name[zone.name].pk
        assert pk is not None
        records[group.key] = pk


def _link(row: MentionRow, record: int | CanonicalZone | None, verdict: str) -> StoredLink:
    if row["link_reason"] == EDITOR:
        return StoredLink(row["linked"], EDITOR, row["link_params"], row["link_certainty"])
    if verdict == Decision.Verdict.NONE:
        return StoredLink(None, NO_RECORD)
    if not isinstance(record, int):
        return StoredLink(None, NOT_KNOWN)
    return StoredLink(record, ONLY_ONE, {}, 0.95)
