"""Which record a name in a report means. Only what is certain is joined; a namesake elsewhere stays a question."""

import re

from django.db.models import Q

from archive.models import (
    Area,
    Industry,
    Meeting,
    Metric,
    NamesakeQuestion,
    Organization,
    Participation,
    Person,
    PolicyDocument,
    Strategy,
    Zone,
    ZoneMention,
    ZoneName,
)
from archive.text.normalize import fold
from archive.text.sentences import sentence_at, sentences

# Offices of the whole country: whoever holds one is the same person in every area's reports.
_NATIONAL = re.compile(r"(?:中共中央|中央|国家|国务院|全国)")
# Endings that mean the same body where what stands before them is the same.
_ZONE_FORMS = (("高新技术产业开发区", "高新技术开发区", "高新区"), ("经济技术开发区", "经开区"))
_MOST_ASKED = 20  # people of one name of whom one asks whether they are the same
# What a place printed without its level may be.
_LEVELS = ("", "省", "市", "县", "区", "自治区")


def find_area(name: str, day: str = "") -> Area | None:
    """The area called ``name`` (a name, a full name, a name without its level, or a code) on ``day``.

    Of several the one highest up (吉林 is the province); None between equals, which only an editor can tell apart.
    """
    if name.isascii() and name.isdigit():
        return Area.objects.filter(code=name).valid_on(day).first()
    names = [fold(name + level) for level in _LEVELS]
    named = Area.objects.filter(Q(folded__in=names) | Q(folded_full__in=names)).valid_on(day)
    ranks = [str(level) for level in Area.Level]
    found = sorted(named.select_related("parent__parent")[:50], key=lambda area: ranks.index(area.level))
    # A district of a municipality stands one step below the province, and is still the equal of any other district.
    if len(found) > 1 and found[0].level == found[1].level:
        return None
    return found[0] if found else None


def are_related(one: Area | None, other: Area | None) -> bool:
    """Does one of the areas lie in the other, or are they the same (also under an older name)?"""
    if one is None or other is None:
        return False
    codes = {area.code for area in one.lineage}, {area.code for area in other.lineage}
    return codes[0] <= codes[1] or codes[1] <= codes[0]


def other_forms(name: str) -> list[str]:
    """What else a zone of that name is called: 霁阳高新区 is 霁阳高新技术产业开发区."""
    forms = next((forms for forms in _ZONE_FORMS if name.endswith(forms)), ())
    stem = name.removesuffix(next(filter(name.endswith, forms), ""))
    return [stem + form for form in forms if stem and stem + form != name]


class Matcher:
    """Finds or makes the records that one report names. ``area`` and ``publisher`` are the report's own."""

    def __init__(self, area: Area | None, publisher: Organization | None) -> None:
        self.area, self.publisher = area, publisher
        self._people: dict[str, Person] = {}

    def person(self, name: str, role_title: str = "", *, is_journalist: bool = False) -> Person:
        """The person of that name in this report; one name is one person within a report."""
        key = fold(name)
        if key not in self._people:
            namesakes = list(Person.objects.named(name))
            self._people[key] = self._same(namesakes, role_title, is_journalist) or self._new_person(name, namesakes)
        return self._people[key]

    def _same(self, namesakes: list[Person], role_title: str, is_journalist: bool) -> Person | None:
        keys = self._likely(namesakes, role_title, is_journalist) if namesakes else set()
        likely = [person for person in namesakes if person.pk in keys]
        if len(likely) > 1 and role_title:
            same_office = Participation.objects.filter(person__in=likely, role_title=role_title)
            holders = set(same_office.values_list("person_id", flat=True))
            likely = [person for person in likely if person.pk in holders] or likely
        return likely[0] if len(likely) == 1 else None

    def _likely(self, namesakes: list[Person], role_title: str, is_journalist: bool) -> set[int]:
        """Primary keys of those who may be meant. What many parts of a person say alike is asked for once."""
        parts = Participation.objects.filter(person__in=namesakes).order_by()
        if _NATIONAL.match(role_title):
            held = parts.values_list("person_id", "role_title").distinct()
            return {key for key, role in held if _NATIONAL.match(role)}
        if is_journalist and self.publisher:
            written = parts.filter(report__publisher=self.publisher, part="journalist")
            return set(written.values_list("person_id", flat=True).distinct())
        return self._in_related_areas(namesakes, list(parts.values_list("person_id", "report__area").distinct()))

    def _in_related_areas(self, namesakes: list[Person], seen: list[tuple[int, int | None]]) -> set[int]:
        areas = Area.objects.select_related("parent__parent").in_bulk({area for _key, area in seen if area})
        related = {key for key, area in seen if area and are_related(areas[area], self.area)}
        if self.area is None:
            elsewhere = {key for key, area in seen if area}
            related |= {person.pk for person in namesakes} - elsewhere
        return related

    def _new_person(self, name: str, namesakes: list[Person]) -> Person:
        note = self.area.name if self.area and namesakes else ""
        person = Person.objects.create(name=name, note=note)
        # Never joined by the name alone: an editor is asked.
        NamesakeQuestion.objects.bulk_create(
            NamesakeQuestion(person=person, other=other) for other in namesakes[:_MOST_ASKED]
        )
        return person

    def strategy(self, name: str, kind: str, expansion: str) -> Strategy:
        """The strategy that goes by ``name``; an expansion first printed here is taken over."""
        strategy = Strategy.objects.named(name).first()
        if strategy is None:
            return Strategy.objects.create(name=name, kind=kind or Strategy.Kind.SLOGAN, expansion=expansion)
        if expansion and not strategy.expansion:
            strategy.expansion = expansion
            strategy.save(update_fields=["expansion"])
        return strategy

    def zone(self, name: str, kind: str, level: str) -> Zone:
        """The zone of that name, or of its short or full form, in this report's area, or above or below it."""
        namesakes = Zone.objects.named(name, *other_forms(name)).select_related("area__parent__parent")
        related = [zone for zone in namesakes if zone.area == self.area or are_related(zone.area, self.area)]
        own = related if len(related) == 1 else [zone for zone in related if zone.area == self.area]
        if own:
            ZoneName.objects.get_or_create(zone=own[0], folded=fold(name), defaults={"name": name})
            return own[0]
        return Zone.objects.create(name=name, kind=kind or "zone", level=level, area=self.area)

    def meeting(self, name: str, first_day: str, last_day: str, place: str) -> Meeting:
        """The meeting of that name that began on that day here, above or below, which other reports may cover too."""
        for meeting in Meeting.objects.filter(name=name, first_day=first_day).select_related("area__parent__parent"):
            if meeting.area == self.area or are_related(meeting.area, self.area):
                return meeting
        return Meeting.objects.create(name=name, first_day=first_day, last_day=last_day, place=place, area=self.area)

    def document(self, name: str) -> PolicyDocument:
        return PolicyDocument.objects.get_or_create(folded=fold(name), defaults={"name": name})[0]

    def industry(self, name: str) -> Industry:
        return Industry.objects.get_or_create(folded=fold(name), defaults={"name": name})[0]

    def metric(self, subject: str) -> Metric:
        """The metric named as the sentence names its subject; one shared record where the sentence names none."""
        name = subject or "未注明的指标"
        return Metric.objects.get_or_create(folded=fold(name), defaults={"name": name})[0]


class ZonesBySentence:
    """Which zone a figure belongs to: the only one that its sentence names."""

    def __init__(self, body: str, mentions: list[ZoneMention]) -> None:
        self._sentences = sentences(body)
        self._zones: dict[int, set[Zone]] = {}
        for mention in mentions:
            if mention.start is not None and (sentence := sentence_at(self._sentences, mention.start)):
                self._zones.setdefault(sentence.number, set()).add(mention.zone)

    def only_zone_near(self, offset: int) -> Zone | None:
        sentence = sentence_at(self._sentences, offset)
        zones = self._zones.get(sentence.number, set()) if sentence else set()
        return next(iter(zones)) if len(zones) == 1 else None
