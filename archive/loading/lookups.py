"""What the reports of a batch name beside their mentions, each found once for all of them, or made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import F, Q

from archive.ingest.document import Draft
from archive.ingest.figures.figure_areas import NATION
from archive.ingest.places.document_titles import titled
from archive.loading.results import Options
from archive.models import Area, Industry, Meeting, Organization, PolicyDocument
from archive.services.linking.records import create_records
from archive.text.normalize import fold

# What a place printed without its level may be.
_LEVELS = ("", "省", "市", "县", "区", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区")


def find_area(name: str, day: str = "") -> Area | None:
    """The area called ``name`` (a name, a full name, a name without its level, or a code) on ``day``.

    Of several the one highest up (吉林 is the province); None between equals, which only an editor can tell apart.
    """
    if name.isascii() and name.isdigit():
        return Area.objects.filter(code=name).valid_on(day).first()
    return AreasByName([name]).of(name, day)


class AreasByName:
    """The areas that go by some names, asked for in one statement."""

    def __init__(self, names: Iterable[str]) -> None:
        self._named: dict[str, list[Area]] = {}
        if wanted := {folded for name in names for folded in self._forms(name)}:
            named = Area.objects.filter(Q(folded__in=wanted) | Q(folded_full__in=wanted))
            for area in named.select_related("parent__parent"):
                for folded in {area.folded, area.folded_full}:
                    self._named.setdefault(folded, []).append(area)

    @staticmethod
    def _forms(name: str) -> list[str]:
        return [fold(name + level) for level in _LEVELS]

    def of_figure(self, name: str, day: str, own: Area | None) -> Area | None:
        """That which the sentence of a figure names, else its report's ``own``; none where it is the whole nation's."""
        if name == NATION:
            return None
        return (self.of(name, day) if name else None) or own

    def of(self, name: str, day: str = "") -> Area | None:
        """As ``find_area``, of the names given at the beginning."""
        by_key = {area.pk: area for folded in self._forms(name) for area in self._named.get(folded, ())}
        valid = [area for area in by_key.values() if area.is_valid_on(day)]
        ranks = [str(level) for level in Area.Level]
        valid.sort(key=lambda area: ranks.index(area.level))
        # A district of a municipality stands one step below the province, and is still the equal of any other district.
        if len(valid) > 1 and valid[0].level == valid[1].level:
            return None
        return valid[0] if valid else None


def are_related(one: Area | None, other: Area | None) -> bool:
    """Does one of the areas lie in the other, or are they the same (also under an older name)?"""
    if one is None or other is None:
        return False
    codes = {area.code for area in one.lineage}, {area.code for area in other.lineage}
    return codes[0] <= codes[1] or codes[1] <= codes[0]


@dataclass(slots=True)
class Surroundings:
    """What one report is from and about."""

    publisher: Organization | None = None
    area: Area | None = None
    meeting: Meeting | None = None


_Named = TypeVar("_Named", Organization, PolicyDocument, Industry)


@dataclass(slots=True)
class Lookups:
    """For a batch of drafts: what surrounds each, by place, and the documents and industries by name as read."""

    surroundings: list[Surroundings] = field(default_factory=list)
    documents: dict[str, PolicyDocument] = field(default_factory=dict)
    industries: dict[str, Industry] = field(default_factory=dict)
    areas: AreasByName = field(default_factory=lambda: AreasByName([]))


def look_up(drafts: Collection[Draft], options: Options) -> Lookups:
    """Everything that ``drafts`` name. The number of statements does not grow with them."""
    names = [name for draft in drafts if (name := _publisher_name(draft, options))]
    publishers = _got_or_made(Organization, names)
    figure_areas = {figure.area for draft in drafts for figure in draft.figures if figure.area}
    areas = AreasByName({name for draft in drafts for name in _area_names(draft)} | figure_areas)
    lookups = Lookups(areas=areas)
    for draft in drafts:
        area = options.area or _area_of(draft, areas)
        lookups.surroundings.append(Surroundings(publishers.get(_publisher_name(draft, options)), area))
    _meetings(drafts, lookups.surroundings)
    titles = (title[:300] for draft in drafts for _mention, title in titled(draft.documents))
    lookups.documents = _got_or_made(PolicyDocument, titles)
    lookups.industries = _got_or_made(Industry, (each.name[:100] for draft in drafts for each in draft.industries))
    return lookups


def _area_names(draft: Draft) -> list[str]:
    """Of the area a report is about, the surest first: its whole path, and the place as printed."""
    return [name for name in ("".join(draft.area_path), draft.place or "") if name]


def _area_of(draft: Draft, areas: AreasByName) -> Area | None:
    return next((area for name in _area_names(draft) if (area := areas.of(name, first_day(draft)))), None)


def first_day(draft: Draft) -> str:
    """The day of publication, or nothing."""
    return draft.published_on.value if draft.published_on else ""


def _publisher_name(draft: Draft, options: Options) -> str:
    return (options.publisher or draft.publisher or "").strip()[:200]


def _got_or_made(model: type[_Named], names: Iterable[str]) -> dict[str, _Named]:
    """The records that go by ``names``, by name; those that are missing are made."""
    wanted = list(dict.fromkeys(names))
    if not wanted:
        return {}
    there: dict[str, _Named] = model._default_manager.known_as(wanted)
    # Names that differ in their script or width alone are of one record, where the database says so.
    key = fold if hasattr(model, "folded") else str
    new: dict[str, _Named] = {}
    for name in wanted:
        if name not in there:
            new.setdefault(key(name), model(name=name))
    create_records(list(new.values()))
    return there | {name: new[key(name)] for name in wanted if name not in there}


def _meetings(drafts: Collection[Draft], surroundings: list[Surroundings]) -> None:
    """The meeting of that name that began on that day there, above or below: other reports may cover it, too."""
    there: dict[tuple[str, str], list[Meeting]] = {}
    wanted = {draft.meeting[:300] for draft in drafts if draft.meeting}
    if not wanted:
        return
    for name, meeting in _known_meetings(wanted):
        there.setdefault((name, meeting.first_day), []).append(meeting)
    new = []
    for draft, own in zip(drafts, surroundings, strict=True):
        if draft.meeting:
            made = _meeting(draft, own.area)
            same = there.setdefault((made.name, made.first_day), [])
            own.meeting = next(
                (each for each in same if each.area == own.area or are_related(each.area, own.area)), None
            )
            if own.meeting is None:
                own.meeting = made
                same.append(made)
                new.append(made)
    Meeting.objects.bulk_create(new)


def _known_meetings(names: Collection[str]) -> Iterator[tuple[str, Meeting]]:
    """Those of ``names``, and those that go by them, each with the name; the eldest first."""
    folded = {fold(name): name for name in names}
    meetings = Meeting.objects.select_related("area__parent__parent").order_by("pk")
    yield from ((meeting.name, meeting) for meeting in meetings.filter(name__in=names))
    spelt = meetings.filter(names__folded__in=folded).annotate(spelling=F("names__folded"))
    yield from ((folded[meeting.spelling], meeting) for meeting in spelt)


def _meeting(draft: Draft, area: Area | None) -> Meeting:
    first = draft.event_first.value if draft.event_first else ""
    last = draft.event_last.value if draft.event_last else ""
    return Meeting(
        name=draft.meeting[:300], first_day=first, last_day=last if last != first else "",
        place=(draft.place or "")[:100], area=area,
    )  # fmt: skip
