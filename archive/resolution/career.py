"""How likely the holder of one post also holds another, or goes on to it: log10 of the share of holders who do.

Weighed against how common the name is (``name_frequency``), this tells whether two posts are one person's: the
share of holders who move there against the share of people who bear that name. The figures are orders of magnitude.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from archive.resolution.geography import AreaLevel, Lineage
from archive.resolution.post import ABROAD, AT_HOME, UNIONS, ResolvedPost, Walk


class Conflict(StrEnum):
    NONE = ""
    COUNTRY = "country"
    WALK = "walk"
    AREA = "area"
    POST = "post"


class Stint(NamedTuple):
    """A post and when it is seen: days as ordinals, 0 where none is known; ``reports`` that print it."""

    post: ResolvedPost
    first: int
    last: int
    reports: int
    held_last: int  # the last day on which it is not called a former one; 0 for never


class Step(NamedTuple):
    """log10 of the likelihood; ``conflict`` says that the two posts speak against one person, not only for nothing."""

    likelihood: float
    conflict: Conflict = Conflict.NONE


SAME_POST = -0.2
_OF_STATES = frozenset(("总统", "总理", "部长", "外长", "议长", "国王", "副总统", "副总理"))
_ONE_OFFICE = frozenset(("总裁", "总干事"))  # of a body of states: two words for its managing director
SLACK = 75  # days in which two reports of one change of office may differ
_RETURN = 5  # days on both sides: nobody leaves an office and is back in it so soon
_NEVER = -12.0
_LIKE_A_NAME = -4.5  # only a rare name joins


def step(one: Stint, other: Stint) -> Step:
    """From one stint to the other, whichever comes first."""
    if one.post.key == other.post.key:
        return Step(SAME_POST)
    journalists = (one.post.walk is Walk.JOURNALIST) + (other.post.walk is Walk.JOURNALIST)
    if journalists:
        return Step(_LIKE_A_NAME if journalists == 2 and _one_house(one.post, other.post) else _NEVER, Conflict.WALK)
    early, late = sorted((one, other), key=lambda stint: (stint.first, stint.last, repr(stint.post.key)))
    for rule in _RULES:
        if (weighed := rule(early, late)) is not None:
            return weighed
    return Step(-5.0)


def _one_house(one: ResolvedPost, other: ResolvedPost) -> bool:
    """人民日报 and 人民日报海外版; and a report of which no publisher is known."""
    return one.body in other.body or other.body in one.body


def overlap(one: Stint, other: Stint) -> bool:
    """Whether both posts are seen held in the same months, beyond what a change of office explains."""
    last_one, last_other = one.held_last, other.held_last
    if not (one.first and other.first and last_one and last_other):
        return False
    common = min(last_one, last_other) - max(one.first, other.first)
    if common > SLACK:
        return True
    inner, outer = sorted((one, other), key=lambda stint: stint.held_last - stint.first)
    margins = inner.first - outer.first, outer.held_last - inner.held_last
    return common >= 0 and min(margins) > _RETURN


def _abroad(early: Stint, late: Stint) -> Step | None:
    """One of the two is of another country or of a body of states."""
    one, other = _country(early.post), _country(late.post)
    if {one, other} <= {AT_HOME, ""}:
        return None
    if one == other and one != ABROAD:
        return _in_one_country(early, late)
    if ABROAD in (one, other):
        return _somewhere_abroad(early, late)
    if "" in (one, other):
        if early.post.printed == late.post.printed:
            return Step(-0.5)
        one_walk, other_walk = early.post.walk, late.post.walk
        if Walk.UNKNOWN in (one_walk, other_walk) and one_walk != other_walk:
            is_minister = any(post.role in _OF_STATES for post in (early.post, late.post) if not _country(post))
            return Step(-2.0 if is_minister else -2.7)
        return Step(-1.0 if one_walk == other_walk else -3.6)
    if {one, other} & UNIONS:
        return Step(-3.5, Conflict.COUNTRY) if overlap(early, late) or AT_HOME in (one, other) else Step(-1.6)
    return Step(-5.5, Conflict.COUNTRY)


def _country(post: ResolvedPost) -> str:
    return AT_HOME if not post.country and post.area.codes else post.country


def _somewhere_abroad(early: Stint, late: Stint) -> Step:
    countries = {_country(early.post), _country(late.post)}
    if AT_HOME in countries:
        return Step(-4.5, Conflict.COUNTRY)
    if early.post.walk != late.post.walk and Walk.UNKNOWN not in (early.post.walk, late.post.walk):
        return Step(-3.6)
    if _STYLE.search(early.post.printed) and _STYLE.search(late.post.printed) and _style(early) != _style(late):
        return Step(-3.6)  # 德国总理 and 首相: no state has both
    ranks = {early.post.rank, late.post.rank}
    if early.post.role != late.post.role and _RULER in ranks and None not in ranks:
        return Step(-2.7)
    return Step(-0.5 if early.post.role == late.post.role else -2.0)


_STYLE = re.compile("总理|首相")


def _style(stint: Stint) -> str:
    """总理 or 首相: how the head of a government is called."""
    return _STYLE.findall(stint.post.printed)[-1]


_RULER = 10  # the rank of heads of states and governments: they do not become ministers


def _in_one_country(early: Stint, late: Stint) -> Step:
    one, other = early.post, late.post
    if one.country in UNIONS and {one.role, other.role} == _ONE_OFFICE:
        return Step(SAME_POST)
    if one.walk != other.walk and Walk.UNKNOWN not in (one.walk, other.walk):
        return Step(-4.5, Conflict.WALK)
    if one.body and other.body and (one.body in other.body or other.body in one.body):
        return Step(-0.5)
    ranks = one.rank, other.rank
    if one.is_former and ranks[0] == _RULER and (ranks[1] or 6) < 9 and not other.is_former:
        return Step(-4.0, Conflict.POST)  # no former president becomes a minister
    if one.is_unique and other.is_unique and overlap(early, late):
        return Step(-3.6, Conflict.POST)
    if {one.role, other.role} == {"国王", "总理"}:
        return Step(-3.6, Conflict.POST)  # who reigns heads no government
    if ranks[0] == _RULER and not one.is_former and (ranks[1] or _RULER) < _RULER and not other.is_former:
        return Step(-3.2)
    if None in ranks and _RULER in ranks and _OF_STAFF.search(one.printed + other.printed) and not one.is_former:
        return Step(-3.4)  # 总理 and 内政秘书
    is_leader = max(ranks[0] or 0, ranks[1] or 0) >= _RULER - 1  # whose party or committee has no rank of its own
    return Step(-1.0 if None not in ranks else -1.7 if is_leader else -2.6)


_OF_STAFF = re.compile("秘书(?!长)|发言人|顾问|助理|官员|议员")
_PUBLIC = frozenset((Walk.OFFICIAL,))


def _other_walks(early: Stint, late: Stint) -> Step | None:
    """One of the two at least is no official's."""
    one, other = early.post, late.post
    walks = {one.walk, other.walk}
    if walks == _PUBLIC:
        return None
    if one.body and other.body and (one.body.startswith(other.body[:4]) or other.body.startswith(one.body[:4])):
        return Step(-1.5)
    near = 1.0 if one.area.codes and one.area.codes[:2] == other.area.codes[:2] else 0.0
    if walks <= {Walk.UNKNOWN, Walk.OFFICIAL}:
        return Step(near - 3.0)
    if len(walks) == 1:
        return Step(near - (6.0 if walks <= {Walk.ORDINARY, Walk.COMPANY} else 5.0))
    if Walk.UNKNOWN in walks:
        return Step(near - 4.5)
    if walks <= {Walk.OFFICIAL, Walk.SCIENTIST, Walk.COMPANY, Walk.MILITARY}:
        return Step(near - (5.0 if Walk.OFFICIAL in walks else 6.0), Conflict.WALK)
    return Step(near - 6.5, Conflict.WALK)


def _national(early: Stint, late: Stint) -> Step | None:
    """Officials, one of whom at least is of the whole country."""
    levels = {early.post.level, late.post.level}
    if AreaLevel.NATION not in levels:
        return None
    one, other = (early, late) if early.post.level == AreaLevel.NATION else (late, early)
    if other.post.level == AreaLevel.NATION:
        return _both_national(early, late)
    rank, local_rank = one.post.rank, other.post.rank or 0
    if other.post.level == AreaLevel.PROVINCE and (rank or 7) >= 7 and local_rank >= 7:
        is_two = overlap(one, other) and (rank or 0) <= 8 and one.post.body not in _COMMITTEES
        return Step(-4.3, Conflict.AREA) if is_two else Step(-2.0)
    if overlap(one, other) and rank is not None:
        return Step(-8.0, Conflict.AREA)
    return Step((-4.0 if local_rank >= 6 else -4.7 if local_rank == 5 else -6.5) + _grades(early, late))


_COMMITTEES = frozenset(("中央委员会", "全国人大", "全国政协", "中央军委"))


_DIPLOMATS = frozenset(("外交部", "商务部", "中联部", "全国人大", "全国政协"))


def _both_national(early: Stint, late: Stint) -> Step:
    one, other = early.post, late.post
    if one.body == other.body:
        return Step(-0.7)
    ranks = [rank for rank in (one.rank, other.rank) if rank is not None]
    if len(ranks) == 2 and min(ranks) >= 7:
        is_two = max(ranks) <= 8 and not {one.body, other.body} & _COMMITTEES and overlap(early, late)
        if is_two:
            return Step(-4.8, Conflict.POST)
        is_envoy = any(
            post.body.startswith("驻") and other.body not in _DIPLOMATS for post, other in ((one, other), (other, one))
        )
        return Step((-4.3 if is_envoy else -1.7) + _grades(early, late))
    return Step(-3.0 if len(ranks) < 2 else -3.5)


class Nearness(NamedTuple):
    """Of two areas: likelihood of a step between them in turn, by rank; of holding both at a time."""

    in_turn: Callable[[int], float]
    at_once: float
    is_conflict: bool


_SAME = Nearness(lambda rank: -1.0, -1.0, is_conflict=False)
_WITHIN_CITY = Nearness(lambda rank: -2.0, -2.0, is_conflict=False)
_WITHIN_PROVINCE = Nearness(lambda rank: -2.8 if rank >= 5 else -4.0, -4.0, is_conflict=False)
_ONE_CITY = Nearness(lambda rank: -3.0, _NEVER, is_conflict=True)
_ONE_PROVINCE = Nearness(lambda rank: -4.5 if rank >= 5 else -6.3, _NEVER, is_conflict=True)
_FAR = Nearness(lambda rank: -3.0 if rank >= 7 else -5.8 if rank >= 5 else -7.4, _NEVER, is_conflict=True)
_UNPLACED = Nearness(lambda rank: -3.0, -3.0, is_conflict=False)


def _local(early: Stint, late: Stint) -> Step | None:
    """Officials of two areas."""
    one, other = early.post, late.post
    nearness = _nearness(one.area, other.area)
    rank = min(one.rank or 0, other.rank or 0)
    if nearness.is_conflict and overlap(early, late):
        return Step(max(nearness.at_once, _slip(early, late, nearness)), Conflict.AREA)
    if nearness is _WITHIN_CITY and overlap(early, late) and not _is_double(early, late):
        return Step(max(_NEVER, _slip(early, late, nearness)), Conflict.AREA)
    return Step(nearness.in_turn(rank) + _grades(early, late))


def _is_double(early: Stint, late: Stint) -> bool:
    """Whether one may hold an office of a city and one of a county in it at a time: 市委常委 and 区委书记 there."""
    narrow, wide = sorted((early.post, late.post), key=lambda post: -len(post.area.codes))
    is_known = None not in (narrow.rank, wide.rank) and len(narrow.area.codes) > len(wide.area.codes)
    return not is_known or narrow.role in _HEADS and (wide.rank or 0) - (narrow.rank or 0) <= 1


_HEADS = frozenset(("书记", "首长"))


def _nearness(one: Lineage, other: Lineage) -> Nearness:
    if not (one.codes and other.codes):
        return _UNPLACED
    if one.codes == other.codes:
        return _SAME if one.level == other.level else _WITHIN_CITY
    if one.contains(other) or other.contains(one):
        wide, narrow = sorted((one, other), key=lambda area: len(area.codes))
        if wide.is_wider and wide.level == narrow.level:
            return _SAME
        return _WITHIN_PROVINCE if len(wide.codes) == 1 and wide.level == AreaLevel.PROVINCE else _WITHIN_CITY
    if one.codes[:2] == other.codes[:2] and min(len(one.codes), len(other.codes)) > 1:
        return _ONE_CITY
    if not (one.codes[0].isdigit() and other.codes[0].isdigit()):
        return _ONE_PROVINCE  # an area that no list has may be anywhere
    return _ONE_PROVINCE if one.codes[0] == other.codes[0] else _FAR


def _slip(early: Stint, late: Stint, nearness: Nearness) -> float:
    """One report may have been laid to a wrong area; more likely to one near by, and where the office prints none."""
    once = [stint for stint in (early, late) if stint.reports == 1]
    if not once:
        return _NEVER
    printed = all(stint.post.is_own_area for stint in once)
    likely = {_ONE_CITY: -3.5, _ONE_PROVINCE: -5.5}.get(nearness, -7.5)
    return likely - 1.5 * printed


def _grades(early: Stint, late: Stint) -> float:
    """Nobody rises or falls by many grades at once."""
    one, other = early.post.rank, late.post.rank
    if one is None or other is None:
        return 0.0
    years = max(0.0, (late.first - early.last) / 365) if early.last and late.first else 5.0
    rise = other - one
    if overlap(early, late):
        return -1.5 * (abs(rise) >= 2)
    return -2.0 * (rise > 2 + 0.6 * years) - 1.5 * (rise <= -2) - 2.0 * (rise <= -4)


_RULES: tuple[Callable[[Stint, Stint], Step | None], ...] = (_abroad, _other_walks, _national, _local)
