"""Which names a unit of work touched; at its end their mentions are linked anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import NamedTuple

from django.db.models import F, QuerySet, Value

from archive.models import Decision, Participation, Report
from archive.models.people import person_key
from archive.models.unit_of_work import Changes, changes_announced, changes_ending, changing
from archive.services.linking import short_zones
from archive.services.linking.context import lineages
from archive.services.linking.kinds import NAMED_KINDS, ZONES
from archive.services.linking.named import LinkedKind, link_named
from archive.services.linking.people import link_people
from archive.services.linking.rules import Path
from archive.services.linking.stated import ended_by_report, statements
from archive.services.linking.writing import Mention, write_keys


class _TouchedKind(NamedTuple):
    """``extra``: what of a mention, beside its name and its link, its record depends on."""

    name: str
    model: type[Mention]
    extra: tuple[str, ...]
    key: Callable[[str, Path, str], str]
    link: Callable[[Collection[str], Changes], None]


def _person_key(name: str, _lineage: Path, _unit: str) -> str:
    return person_key(name)


def _named_key(kind: LinkedKind, name: str, lineage: Path, unit: str) -> str:
    return kind.read(name, lineage, unit).key


_KINDS = (
    _TouchedKind("person", Participation, ("role_title", "part", "order"), _person_key, link_people),
    *(
        _TouchedKind(
            kind.name, kind.model, kind.fields, partial(_named_key, kind),
            short_zones.link_zones if kind is ZONES else partial(link_named, kind),
        )
        for kind in NAMED_KINDS
    ),
)  # fmt: skip
_STATED = "statement"  # beside the kinds, in what a unit of work keeps of the time before
_OF_REPORT = ("report__status", "report__published_on", "report__area_id", "report__publisher_id")


def connect() -> None:
    changes_announced.connect(_announced, dispatch_uid="mentions before")
    changes_ending.connect(_ending, dispatch_uid="mentions after")
    short_zones.connect()


def name_key(kind: str, name: str, lineage: Path = (), unit: str = "") -> str:
    """The key under which mentions of ``name`` (as printed, in a report of ``lineage``) are gathered."""
    (linked,) = (each for each in _KINDS if each.name == kind)
    return linked.key(name, lineage, unit) if name else ""


def relink(kind: str, keys: Collection[str]) -> None:
    """Link the mentions of ``keys`` anew: for who decided on them. Part of the unit of work, if one is under way."""
    with changing() as changes:
        (linked,) = (each for each in _KINDS if each.name == kind)
        linked.link(keys, changes)


def keys_of(reports: QuerySet[Report]) -> Iterator[tuple[str, Iterator[str]]]:
    """Of each kind the keys of all mentions in ``reports`` (a QuerySet)."""
    for kind in _KINDS:
        mentions = kind.model._default_manager.filter(report__in=reports.order_by().values("pk")).exclude(name_key="")
        yield kind.name, iter(list(mentions.order_by().values_list("name_key", flat=True).distinct()))


def repair_keys(report_ids: Collection[int]) -> None:
    """Give the mentions of these reports the keys that today's rules give to their names."""
    for kind in _KINDS:
        _repair(kind, report_ids)


def _announced(changes: Changes, report_ids: Collection[int], **_: object) -> None:
    for kind in _KINDS:
        changes.before.setdefault(kind.name, set()).update(_rows(kind, report_ids))
    changes.before.setdefault(_STATED, set()).update(_stated(report_ids))


def _ending(changes: Changes, **_: object) -> None:
    for kind in _KINDS:
        _repair(kind, changes.report_ids)
        differing = changes.before.get(kind.name, set()) ^ _rows(kind, changes.report_ids)
        if kind.model is Participation:
            differing |= changes.before.get(_STATED, set()) ^ _stated(changes.report_ids)
        if keys := {row[1] for row in differing} - {""}:
            kind.link(keys, changes)


def _stated(report_ids: Collection[int]) -> set[tuple[object, ...]]:
    """What statements of appointment tell of whom, by which people of one name are told apart: the key is second."""
    rows = statements(report_ids)
    ended = ended_by_report(rows)
    return {(row.pk, row.key, row.event, row.office, row.day, row.born, ended.get(row.report)) for row in rows}


def _rows(kind: _TouchedKind, report_ids: Collection[int]) -> set[tuple[object, ...]]:
    model = kind.model
    columns = (f"{model.record_field}_id", "review", "link_reason", *kind.extra, *_OF_REPORT)
    return set(model._default_manager.filter(report__in=report_ids).values_list("pk", "name_key", *columns))


def _repair(kind: _TouchedKind, report_ids: Collection[int]) -> None:
    mentions = kind.model._default_manager.filter(report__in=report_ids)
    unit = F(kind.model.unit_field) if kind.model.unit_field else Value("")
    rows = list(mentions.values_list("pk", "name_key", F(kind.model.printed_field), "report__area_id", unit))
    paths = lineages({row[3] for row in rows})
    wanted = [
        (kind.key(name, paths.get(area, ()), unit) if name else "", key, pk) for pk, key, name, area, unit in rows
    ]
    differing = [(key, present, pk) for key, present, pk in wanted if key != present]
    Decision.objects.follow(kind.name, {present: key for key, present, _pk in differing if key and present})
    write_keys(kind.model, [(key, pk) for key, _present, pk in differing])
