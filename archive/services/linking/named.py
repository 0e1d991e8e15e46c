"""Mentions of strategies, zones and metrics: all of one key belong to one record, where the evidence bears one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NotRequired, TypedDict, cast

from django.db.models import F

from archive.models import Decision, Review, Revision
from archive.models.addresses import NamedModel
from archive.models.linked import EDITOR, NO_RECORD, NOT_BORNE, SAME_NAME
from archive.models.unit_of_work import Changes
from archive.services.linking.context import copies, lineages, verdicts_on
from archive.services.linking.rules import NameReading, Path
from archive.services.linking.writing import Mention, StoredLink, carry, write_links
from archive.text.normalize import fold


class MentionRow(TypedDict):
    """A mention as it is read, with what of it records of its kind are made of."""

    pk: int
    name_key: str
    review: str
    link_reason: str
    link_params: dict[str, object]
    link_certainty: float | None
    report_id: int
    printed: str
    linked: int | None
    from_area: int | None
    kind: NotRequired[str]
    level: NotRequired[str]
    is_strong: NotRequired[bool]
    unit: NotRequired[str]
    base_unit: NotRequired[str]


@dataclass(slots=True)
class NameGroup:
    """All mentions of one key. ``record``: the primary key, or the new record, that they are linked to."""

    key: str
    reading: NameReading
    rows: list[MentionRow]
    record: int | NamedModel | None = None
    is_borne: bool = False

    @property
    def pk(self) -> int | None:
        return self.record.pk if isinstance(self.record, NamedModel) else self.record


@dataclass(frozen=True, slots=True)
class LinkedKind:
    """How mentions of one kind find their records.

    fields: what of a mention its records are made of. known: for groups, (folded name, primary key of the record) that
    each may be. make: writes the new records of groups. note: writes further names of records, if there are such.
    follow: what follows from new links, by primary key of the mention.
    """

    name: str
    model: type[Mention]
    read: Callable[[str, Path, str], NameReading]
    fields: tuple[str, ...]
    known: Callable[[Sequence[NameGroup]], dict[tuple[str, str], int]]
    make: Callable[[Sequence[NameGroup]], None]
    note: Callable[[Sequence[NameGroup]], None] = field(default=lambda groups: None)
    follow: Callable[[dict[int, int | None]], None] = field(default=lambda links: None)


def link_named(kind: LinkedKind, keys: Collection[str], changes: Changes) -> None:
    """Link all mentions of ``keys``. The number of statements does not grow with them."""
    groups = gather_groups(kind, keys)
    verdicts = verdicts_on(kind.name, keys)
    known = kind.known(groups)
    edited = _edited(kind, set(known.values()))
    independent = copies({row["report_id"] for group in groups for row in group.rows})
    for group in groups:
        group.record = _present(group, known)
        is_kept = group.record in edited
        group.is_borne = verdicts.get(group.key) != Decision.Verdict.NONE and (
            is_kept or verdicts.get(group.key) == Decision.Verdict.RECORD or _bears(group, independent)
        )
    kind.make([group for group in groups if group.is_borne and group.record is None])
    borne = [group for group in groups if group.is_borne]
    kind.note(borne)
    links = {row["pk"]: _link(group, row, known, verdicts) for group in groups for row in group.rows}
    write_named(kind, groups, links, changes)


def gather_groups(kind: LinkedKind, keys: Collection[str]) -> list[NameGroup]:
    """The standing mentions of ``keys``, by key."""
    model = kind.model
    standing = model._default_manager.filter(name_key__in=[key for key in keys if key]).exclude(review=Review.REJECTED)
    rows = standing.order_by("pk").values(
        "pk", "name_key", "review", "link_reason", "link_params", "link_certainty", "report_id", *kind.fields,
        printed=F(model.printed_field), linked=F(f"{model.record_field}_id"), from_area=F("report__area_id"),
    )  # fmt: skip
    by_key: dict[str, list[MentionRow]] = {}
    for row in rows:
        by_key.setdefault(row["name_key"], []).append(cast(MentionRow, row))
    paths = lineages({row["from_area"] for ours in by_key.values() for row in ours})
    return [
        NameGroup(key, kind.read(ours[0]["printed"], paths.get(ours[0]["from_area"], ()), _unit(kind, ours[0])), ours)
        for key, ours in by_key.items()
    ]


def _unit(kind: LinkedKind, row: Mapping[str, object]) -> str:
    return str(row[kind.model.unit_field]) if kind.model.unit_field else ""


def _edited(kind: LinkedKind, records: set[int]) -> set[int]:
    """Those of the records that an editor made or changed: they stay whatever reports say."""
    edits = Revision.objects.filter(model=kind.model.record_field, key__in=records)
    return set(edits.values_list("key", flat=True))


def _present(group: NameGroup, known: dict[tuple[str, str], int]) -> int | None:
    """The record that most of the mentions go by a name of; of equals the eldest; else that of the canonical name."""
    names = Counter(fold(row["printed"]) for row in group.rows)
    votes: Counter[int] = Counter()
    for name, number in names.items():
        if (group.key, name) in known:
            votes[known[group.key, name]] += number
    return min(votes, key=lambda pk: (-votes[pk], pk)) if votes else known.get((group.key, fold(group.reading.name)))


def _bears(group: NameGroup, independent: dict[int, int]) -> bool:
    rows = group.rows
    if any(row["review"] == Review.CONFIRMED or (row["link_reason"] == EDITOR and row["linked"]) for row in rows):
        return True
    if group.reading.is_strong and any(row.get("is_strong", True) for row in rows):
        return True
    reports: dict[str, set[int]] = {}
    for row in rows:
        report = independent.get(row["report_id"], row["report_id"])
        reports.setdefault(row.get("base_unit") or row.get("unit", ""), set()).add(report)
    return any(len(several) > 1 for several in reports.values())


def _link(group: NameGroup, row: MentionRow, known: dict[tuple[str, str], int], verdicts: dict[str, str]) -> StoredLink:
    if row["link_reason"] == EDITOR:
        return StoredLink(row["linked"], EDITOR, row["link_params"], row["link_certainty"])
    if not group.is_borne:
        is_none = verdicts.get(group.key) == Decision.Verdict.NONE
        return StoredLink(None, NO_RECORD if is_none else NOT_BORNE)
    own = known.get((group.key, fold(row["printed"])), group.pk)
    return StoredLink(own, SAME_NAME, {}, 1.0)


def write_named(kind: LinkedKind, groups: Sequence[NameGroup], links: dict[int, StoredLink], changes: Changes) -> None:
    """Write the ``links`` of the mentions of ``groups``, by primary key, as far as they differ from those there."""
    differing = {}
    moves = []
    for row in (row for group in groups for row in group.rows):
        link = links[row["pk"]]
        moves.append((row["linked"], link.record))
        if link != (row["linked"], row["link_reason"], row["link_params"], row["link_certainty"]):
            differing[row["pk"]] = link
        if link.record != row["linked"]:
            changes.relinked.add(int(row["report_id"]))
    write_links(kind.model, differing)
    carry(kind.model, moves)
    kind.follow({pk: link.record for pk, link in differing.items()})
