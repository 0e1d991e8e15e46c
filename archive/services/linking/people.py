"""Mentions of people: those of one name are clustered anew, and each cluster that bears one has a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict, cast

from django.db.models import F, Q

from archive.models import (
    Appointment,
    Decision,
    NamesakeQuestion,
    Observation,
    Participation,
    Person,
    PersonName,
    Review,
    Speech,
)
from archive.models.linked import EDITOR, NO_RECORD, NOT_BORNE, REPEATED
from archive.models.unit_of_work import Changes
from archive.services.linking.context import copies, lineages, verdicts_on
from archive.services.linking.records import make_people, note_names
from archive.services.linking.rules import LinkedPeople, PersonQuestion, PrintedPart, cluster
from archive.services.linking.stated import Stated, stated_of
from archive.services.linking.writing import StoredLink, carry, execute_many, write_links
from archive.text.normalize import fold

_MOST_NEIGHBOURS = 60  # names beside one mention
_WITH_NEIGHBOURS = 500  # mentions of a name: of more, office and time tell enough, and their lists would be read whole
_FIELDS = (
    "pk", "name_key", "printed_name", "person_id", "role_title", "part", "order", "review", "link_reason",
    "link_params", "link_certainty", "report_id", "before",
)  # fmt: skip


class _PersonRow(TypedDict):
    """A mention as it is read: ``_FIELDS``, and of its report the day, the area and the name of the publisher."""

    pk: int
    name_key: str
    printed_name: str
    person_id: int | None
    role_title: str
    part: str
    order: int
    review: str
    link_reason: str
    link_params: dict[str, object]
    link_certainty: float | None
    report_id: int
    before: str
    day: str
    from_area: int | None
    paper: str | None


_Pairs = list[tuple[int, int]]  # of mentions


@dataclass(slots=True)
class _Plan:
    """What becomes of the mentions of one name. ``records``: of each cluster, a primary key, a new person or None.
    ``verdict``: an editor's on the name."""

    rows: dict[int, _PersonRow]
    clustering: LinkedPeople
    records: list[int | Person | None]
    verdict: str = ""


def link_people(keys: Collection[str], changes: Changes) -> None:
    """Link all mentions of the names ``keys``. The number of statements does not grow with them."""
    rows = _rows(keys)
    mentions = _mentions(rows)
    same, different = _decided(keys, rows)
    verdicts = verdicts_on("person", keys)
    plans = []
    by_key: dict[str, list[_PersonRow]] = {}
    for row in rows:
        by_key.setdefault(row["name_key"], []).append(row)
    for name, ours in by_key.items():
        known = {row["pk"]: row for row in ours}
        pairs = ([pair for pair in each if known.keys() >= set(pair)] for each in (same, different))
        linked = cluster(_joined(ours), [mentions[key] for key in known], *pairs)
        verdict = verdicts.get(name, "")
        plans.append(_Plan(known, linked, _records(linked, known, mentions, verdict), verdict))
    make_people([record for plan in plans for record in plan.records if isinstance(record, Person)])
    note_names(PersonName, [name for plan in plans for name in _joined_otherwise(plan)])
    links = {key: link for plan in plans for key, link in _links(plan).items()}
    _write(rows, links, changes)
    carry(Participation, [(row["person_id"], links[row["pk"]].record) for row in rows])
    _speakers(keys, rows, links, changes)
    _ask(keys, plans, links)


def _joined(rows: Sequence[_PersonRow]) -> str:
    """The name, in the form that shows most joints between its parts: 本·萨拉赫, of 本萨拉赫 too."""
    return max((row["printed_name"] for row in rows), key=len)


def _rows(keys: Collection[str]) -> list[_PersonRow]:
    named = Participation.objects.filter(name_key__in=keys, group_label="").exclude(review=Review.REJECTED)
    unlinked_by_editor = Q(person=None, link_reason=EDITOR)
    report = {
        "day": F("report__published_on"),
        "from_area": F("report__area_id"),
        "paper": F("report__publisher__name"),
    }
    rows = named.exclude(unlinked_by_editor).order_by("pk").values(*_FIELDS, **report)
    return [cast(_PersonRow, row) for row in rows]


def _mentions(rows: Sequence[_PersonRow]) -> dict[int, PrintedPart]:
    areas = lineages({row["from_area"] for row in rows})
    groups = copies({row["report_id"] for row in rows})
    beside = _neighbours(rows)
    stated = stated_of({row["report_id"] for row in rows}, {row["name_key"] for row in rows})
    return {
        row["pk"]: PrintedPart(
            key=row["pk"], report=row["report_id"], day=row["day"], office=row["role_title"],
            area=areas.get(row["from_area"], ()), publisher=row["paper"] or "",
            is_journalist=row["part"] == Participation.Part.JOURNALIST,
            neighbours=beside.get(row["report_id"], frozenset()) - {row["name_key"]}, order=row["order"],
            group=groups.get(row["report_id"]), record=row["person_id"], before=row["before"],
            stated=own.offices, ended=own.ended, born=own.born,
        )
        for row in rows
        for own in (stated.get((row["report_id"], row["name_key"]), Stated()),)
    }  # fmt: skip


def _neighbours(rows: Sequence[_PersonRow]) -> dict[int, frozenset[str]]:
    often = {key for key, number in Counter(row["name_key"] for row in rows).items() if number > _WITH_NEIGHBOURS}
    reports = {row["report_id"] for row in rows if row["name_key"] not in often}
    named = Participation.objects.filter(report__in=reports, group_label="").exclude(part="journalist")
    beside: dict[int, list[str]] = {}
    for report, key in named.order_by("report_id", "order", "pk").values_list("report_id", "name_key"):
        beside.setdefault(report, []).append(key)
    return {report: frozenset(names[:_MOST_NEIGHBOURS]) for report, names in beside.items()}


def _decided(keys: Collection[str], rows: Sequence[_PersonRow]) -> tuple[_Pairs, _Pairs]:
    """Pairs of mentions that are the same person's, and such that are not: by decisions, and by what editors linked."""
    place: dict[tuple[str, int], int] = {}
    chosen: dict[tuple[str, int | None], list[int]] = {}
    for row in rows:
        place.setdefault((row["name_key"], row["report_id"]), row["pk"])
        if row["link_reason"] == EDITOR:
            chosen.setdefault((row["name_key"], row["person_id"]), []).append(row["pk"])
    same = [(own[0], other) for own in chosen.values() for other in own[1:]]
    first: dict[str, list[int]] = {}
    for (key, _person), own in chosen.items():
        first.setdefault(key, []).append(own[0])
    different = [(one, other) for own in first.values() for at, one in enumerate(own) for other in own[at + 1 :]]
    for decision in Decision.objects.about(Decision.Kind.PERSON).filter(key__in=keys, other_key__in=keys):
        one = place.get((decision.key, decision.report_id or 0))
        other = place.get((decision.other_key, decision.other_report_id or 0))
        if one is not None and other is not None and one != other:
            (same if decision.verdict == Decision.Verdict.SAME else different).append((one, other))
    return same, different


def _joined_otherwise(plan: _Plan) -> Iterator[tuple[int, str]]:
    """(primary key of a person, name as printed) of those whose name is printed with other joints, too."""
    for keys, record in zip(plan.clustering.clusters, plan.records, strict=True):
        forms = {fold(plan.rows[key]["printed_name"]): plan.rows[key]["printed_name"] for key in keys}
        person = record.pk if isinstance(record, Person) else record
        if person is not None and len(forms) > 1:
            yield from ((person, name) for name in forms.values())


def _records(
    linked: LinkedPeople, rows: dict[int, _PersonRow], mentions: dict[int, PrintedPart], verdict: str
) -> list[int | Person | None]:
    """Of each cluster the record that most of its mentions had, an editor's choice first; a new one; or none."""
    bearing = [
        _bears([rows[key] for key in keys], [mentions[key] for key in keys], verdict) for keys in linked.clusters
    ]
    votes = []
    for number, keys in enumerate(linked.clusters):
        for record, own in Counter(rows[key]["person_id"] for key in keys).items():
            if record is not None and bearing[number]:
                is_chosen = any(rows[key]["person_id"] == record and rows[key]["link_reason"] == EDITOR for key in keys)
                votes.append((not is_chosen, -own, record, number))
    records: list[int | Person | None] = [None] * len(linked.clusters)
    taken = set()
    for _chosen, _own, record, number in sorted(votes):
        if records[number] is None and record not in taken:
            records[number] = record
            taken.add(record)
    number_borne = sum(bearing)
    for number, keys in enumerate(linked.clusters):
        if bearing[number] and records[number] is None:
            names = Counter(rows[key]["printed_name"] for key in keys)
            records[number] = _new_person(names, [mentions[key] for key in keys], has_namesake=number_borne > 1)
    return records


def _bears(rows: Sequence[_PersonRow], mentions: Sequence[PrintedPart], verdict: str) -> bool:
    """Is there a record? With an office, a paper, an editor's word, or in two independent reports."""
    if verdict:
        return verdict == Decision.Verdict.RECORD
    if any(row["review"] == Review.CONFIRMED or row["link_reason"] == EDITOR for row in rows):
        return True
    if any(mention.office or mention.is_journalist for mention in mentions):
        return True
    return len({mention.report if mention.group is None else mention.group for mention in mentions}) > 1


def _new_person(names: Counter[str], mentions: Sequence[PrintedPart], *, has_namesake: bool) -> Person:
    ((name, _times),) = names.most_common(1)
    places = Counter(mention.area[-1] for mention in mentions if mention.area)
    note = places.most_common(1)[0][0] if has_namesake and places else ""
    return Person(name=name, note=note[:100])


def _links(plan: _Plan) -> dict[int, StoredLink]:
    """A record has one part in a report once: what is printed again stays without a link."""
    links: dict[int, StoredLink] = {}
    taken: set[tuple[int, int, str]] = set()
    for keys, record in zip(plan.clustering.clusters, plan.records, strict=True):
        person = record.pk if isinstance(record, Person) else record
        for key in sorted(keys, key=lambda each: (plan.rows[each]["link_reason"] != EDITOR, each)):
            row = plan.rows[key]
            why = plan.clustering.assignments[key]
            part = (row["report_id"], person or 0, row["part"])
            if person is None:
                links[key] = StoredLink(None, NO_RECORD if plan.verdict else NOT_BORNE)
            elif part in taken:
                links[key] = StoredLink(None, REPEATED)
            elif row["link_reason"] == EDITOR:
                links[key] = StoredLink(row["person_id"], EDITOR, {}, 1.0)
            else:
                links[key] = StoredLink(person, why.reason, why.params, why.certainty)
            taken.add(part)
    return links


def _write(rows: Iterable[_PersonRow], links: dict[int, StoredLink], changes: Changes) -> None:
    differing = {}
    for row in rows:
        link = links[row["pk"]]
        if link != (row["person_id"], row["link_reason"], row["link_params"], row["link_certainty"]):
            differing[row["pk"]] = link
        if link.record != row["person_id"]:
            changes.relinked.add(row["report_id"])
            changes.people |= {key for key in (link.record, row["person_id"]) if key is not None}
    write_links(Participation, differing)


def _speakers(
    keys: Collection[str], rows: Sequence[_PersonRow], links: dict[int, StoredLink], changes: Changes
) -> None:
    """Speeches, figures and appointments go with the mention of that name in their report."""
    who: dict[tuple[int, str], int | None] = {}
    for row in rows:
        place, record = (row["report_id"], row["name_key"]), links[row["pk"]].record
        who[place] = who.get(place) or record
    for model, field in ((Speech, "person_id"), (Observation, "said_by_id"), (Appointment, "person_id")):
        said = model._default_manager.filter(speaker_key__in=keys)
        moved = []
        for pk, report, key, present in said.values_list("pk", "report_id", "speaker_key", field):
            if (report, key) in who and who[report, key] != present:
                moved.append((who[report, key], pk))
                changes.relinked.add(report)
        execute_many(model, (field,), moved)


def _ask(keys: Collection[str], plans: Sequence[_Plan], links: dict[int, StoredLink]) -> None:
    """The open questions on the names are those that clustering leaves; answered ones stay."""
    NamesakeQuestion.objects.open().filter(name_key__in=keys).delete()
    questions = [
        _question(plan, pair, links)
        for plan in plans
        for pair in plan.clustering.questions
        if links[pair.left].record and links[pair.right].record
    ]
    NamesakeQuestion.objects.bulk_create(questions, ignore_conflicts=True)


def _question(plan: _Plan, pair: PersonQuestion, links: dict[int, StoredLink]) -> NamesakeQuestion:
    return NamesakeQuestion(
        left_id=pair.left, right_id=pair.right, person_id=links[pair.left].record or 0,
        other_id=links[pair.right].record or 0,
        name_key=plan.rows[pair.left]["name_key"], is_joined=pair.is_joined, weight=pair.weight,
        certainty=pair.certainty,
    )  # fmt: skip
