"""Mentions of one name gathered by post: who shares a telling post is one person before anything is weighed."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from archive.resolution.career import Stint
from archive.resolution.foreign_posts import post_of_country
from archive.resolution.geography import AreaLevel, lineage
from archive.resolution.mentions import Key, Mention
from archive.resolution.post import ABROAD, AT_HOME, ResolvedPost, Walk
from archive.resolution.tenable_posts import is_named_ours

Told = Mapping[tuple[str, str], int]  # of countries with roles, by how many mentions of one name
_FREE_WALKS = frozenset((Walk.ORDINARY, Walk.ATHLETE, Walk.ARTIST, Walk.MILITARY, Walk.COMPANY, Walk.SCIENTIST))


@lru_cache(65536)
def ordinal(day: str) -> int:
    """Days since the year 1 of a partial date, in the middle of what is not printed; 0 for none or no year."""
    if not day or day.startswith("-"):
        return 0
    try:
        year, month, number = (*map(int, day.split("-")), 0, 0)[:3]
        return date(year, month or 7, number or (15 if month else 1)).toordinal()
    except ValueError:
        return 0


@dataclass(slots=True)
class Component:
    """Mentions that are one person's whatever else is known. ``stints``: its posts, the most printed first."""

    mentions: list[Mention]
    stints: tuple[Stint, ...] = ()
    reports: int = 0

    @property
    def order(self) -> tuple[object, ...]:
        """An order of components that does not depend on that of the mentions."""
        return -self.reports, min(mention.day for mention in self.mentions), min(m.key for m in self.mentions)


def _of_its_country(post: ResolvedPost, mention: Mention, told: Told, *, is_transcribed: bool) -> ResolvedPost:
    """国防部长, 议长 behind the name of a country: of that one, unless another country alone is ``told`` with this role
    of the name (他在印尼会见安倍首相). Ours print theirs mostly without."""
    is_open = post.country == ABROAD or is_transcribed and not is_named_ours(post)
    if post.country not in ("", ABROAD, AT_HOME):
        return post
    if not is_open or post.walk in (Walk.COMPANY, Walk.ORDINARY):
        return post
    if not mention.countries:
        return post if post.country != AT_HOME else _abroad(post)
    others = max((number for (_country, role), number in told.items() if role == post.role), default=0)
    if told.get((mention.countries[0], post.role), 0) < _TOLD <= others:
        return post if post.country != AT_HOME else _abroad(post)
    return replace(post_of_country(mention.countries[0], post.printed), printed=post.printed, marks=post.marks)


def _abroad(post: ResolvedPost) -> ResolvedPost:
    """我将同本扬总书记、国家主席: of a country that only the sense gives."""
    return replace(post_of_country(ABROAD, post.printed), printed=post.printed, marks=post.marks)


_TOLD = 2  # mentions of one name with which a country is told


def _told_countries(mentions: Iterable[Mention]) -> Told:
    """Of how many ``mentions`` of one name a country is told with a role: in the office, or else right before the
    name."""
    told: dict[tuple[str, str], int] = defaultdict(int)
    for mention in mentions:
        for post in mention.posts:
            is_printed = post.country not in ("", ABROAD, AT_HOME)
            for country in (post.country,) if is_printed else mention.countries[:1]:
                told[country, post.role] += 1
    return told


def _telling_posts(mention: Mention, told: Told, *, is_transcribed: bool) -> tuple[tuple[Hashable, ResolvedPost], ...]:
    """The posts that say who is meant, each with what equal posts share. () for none: the mention only joins."""
    if mention.is_journalist:
        return ((("journalist", mention.publisher), _journalist(mention.publisher)),)
    telling = []
    for post in mention.posts:
        placed = _of_its_country(post, mention, told, is_transcribed=is_transcribed)
        if (key := _telling_key(placed, mention)) is not None:
            telling.append((key, placed))
    return tuple(telling)


def _journalist(publisher: str) -> ResolvedPost:
    return ResolvedPost("", AreaLevel.NONE, body=publisher, role="记者", walk=Walk.JOURNALIST)


def _telling_key(post: ResolvedPost, mention: Mention) -> Hashable | None:
    if post.country == AT_HOME and AreaLevel.NONE < post.level < AreaLevel.NATION and not post.area.codes:
        return None  # 县委书记 of nobody knows which county
    if post.is_specific and post.walk is not Walk.JOURNALIST:
        return post.key if post.area.codes or post.body or post.country else None
    if post.walk in _FREE_WALKS:  # 村民, 球员: not who, but who not; the same only in one area
        return post.walk, post.role, post.country, lineage(mention.area).codes
    return None


def reports_of(mentions: Iterable[Mention]) -> int:
    """Reports, duplicates counted once."""
    return len({mention.report if mention.group is None else ("group", mention.group) for mention in mentions})


def gather(
    mentions: Sequence[Mention],
    pinned: Mapping[Key, int],
    apart: frozenset[tuple[int, int]],
    *,
    is_transcribed: bool = False,
) -> tuple[list[Component], list[Mention]]:
    """Components in their own order, and the mentions whose office tells nothing.

    A ``pinned`` mention, on which an editor decided, is a component of its own; the others that share its post go with
    the pinned one nearest in time. ``pinned`` gives the person that the editor means; ``apart`` pairs of them.
    """
    mentions = sorted(mentions, key=lambda mention: mention.key)
    told = _told_countries(mentions)
    telling = {mention.key: _telling_posts(mention, told, is_transcribed=is_transcribed) for mention in mentions}
    places = _places_of_pinned([mention for mention in mentions if mention.key in pinned], telling)
    joined = _Joined(apart)
    weak: list[Mention] = []
    own_key: dict[Key, Hashable] = {}
    for mention in mentions:
        if mention.key in pinned:
            own_key[mention.key] = joined.add_pinned(mention.key, pinned[mention.key])
        elif keys := [_nearest(key, mention, places) for key, _post in telling[mention.key]]:
            own_key[mention.key] = keys[0]
            for key in keys[1:]:
                joined.join(key, keys[0])
        else:
            weak.append(mention)
    groups: dict[Hashable, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.key in own_key:
            groups[joined.root(own_key[mention.key])].append(mention)
    components = _seen_among_leaders([_component(group, telling) for group in groups.values()], weak)
    return sorted(components, key=lambda component: component.order), weak


def _seen_among_leaders(components: list[Component], weak: Iterable[Mention]) -> list[Component]:
    """The components with their posts seen as long as the name goes on among the leaders of the place (区领导): who is
    still there has not become mayor elsewhere meanwhile."""
    places: dict[tuple[str, ...], list[Component]] = defaultdict(list)
    for component in components:
        for codes in {stint.post.area.codes for stint in component.stints if _is_of_leaders(stint)}:
            places[codes].append(component)
    for mention in weak:
        codes = lineage(mention.area).codes if mention.is_leader and mention.area else ()
        if len(codes) > 1 and len(here := places.get(codes, [])) == 1 and (day := ordinal(mention.day)):
            here[0].stints = tuple(
                _until(stint, day) if stint.post.area.codes == codes else stint for stint in here[0].stints
            )
    return components


def _is_of_leaders(stint: Stint) -> bool:
    return stint.post.walk is Walk.OFFICIAL and (stint.post.rank or 0) > _OF_BUREAUS and bool(stint.held_last)


def _until(stint: Stint, day: int) -> Stint:
    is_near = stint.held_last < day <= stint.held_last + _STILL_THERE
    return stint._replace(last=max(stint.last, day), held_last=day) if is_near else stint


_OF_BUREAUS = 2  # the rank of those who head a county's bureau
_STILL_THERE = 730  # days


class _Joined:
    """Keys that belong together, with the pinned people among them; those that are kept apart are not joined."""

    def __init__(self, apart: frozenset[tuple[int, int]]) -> None:
        self._parent: dict[Hashable, Hashable] = {}
        self._people: dict[Hashable, set[int]] = {}
        self._apart = apart

    def add_pinned(self, key: Key, person: int) -> Hashable:
        pinned = ("pinned", key)
        self._people.setdefault(self.root(pinned), set()).add(person)
        return pinned

    def root(self, key: Hashable) -> Hashable:
        parent = self._parent
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    def join(self, one: Hashable, other: Hashable) -> None:
        one, other = self.root(one), self.root(other)
        people, others = self._people.get(one, set()), self._people.get(other, set())
        if one == other or any((person, another) in self._apart for person in people for another in others):
            return
        self._parent[one] = other
        if people:
            self._people[other] = people | others


def _places_of_pinned(
    pinned: Sequence[Mention], telling: dict[Key, tuple[tuple[Hashable, ResolvedPost], ...]]
) -> dict[Hashable, list[tuple[int, Key]]]:
    places: dict[Hashable, list[tuple[int, Key]]] = defaultdict(list)
    for mention in pinned:
        for key, _post in telling[mention.key]:
            places[key].append((ordinal(mention.day), mention.key))
    return places


def _nearest(key: Hashable, mention: Mention, places: dict[Hashable, list[tuple[int, Key]]]) -> Hashable:
    if key not in places:
        return key
    day = ordinal(mention.day)
    _gap, nearest = min((abs(day - there), pinned) for there, pinned in places[key])
    return "pinned", nearest


def _component(mentions: list[Mention], telling: dict[Key, tuple[tuple[Hashable, ResolvedPost], ...]]) -> Component:
    seen: dict[Hashable, list[tuple[Mention, ResolvedPost]]] = defaultdict(list)
    for mention in mentions:
        for key, post in telling[mention.key]:
            seen[key].append((mention, post))
    stints = sorted((_stint(rows) for rows in seen.values()), key=lambda stint: (-stint.reports, repr(stint.post.key)))
    return Component(mentions, tuple(stints), reports_of(mentions))


def _stint(rows: list[tuple[Mention, ResolvedPost]]) -> Stint:
    days = sorted(day for mention, _post in rows if (day := ordinal(mention.day)))
    held = [day for mention, post in rows if not post.is_former and (day := ordinal(mention.day))]
    # Of spellings of one post the one that says most: printed with its area, and held.
    post = min((post for _mention, post in rows), key=lambda post: (not post.is_own_area, post.is_former, post.printed))
    first, last = (days[0], days[-1]) if days else (0, 0)
    return Stint(post, first, last, reports_of(mention for mention, _post in rows), max(held, default=0))
