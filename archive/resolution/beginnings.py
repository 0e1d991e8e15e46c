"""Two beginnings of one post that has one holder at a time: somebody elected again, come again, or another person."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from archive.resolution.career import SLACK
from archive.resolution.components import ordinal
from archive.resolution.mentions import Key, Mention, PairDecisions
from archive.resolution.post import PostMark, ResolvedPost
from archive.resolution.tenable_posts import is_tenable, post_key

_YEAR = 365
# Two terms of five years, with what is left of the one that is begun by another: nobody stays longer in one post
# (党政领导干部职务任期暂行规定, 2006, 第六条).
_TWO_TERMS = 11 * _YEAR


class Beginning(NamedTuple):
    """Somebody comes into ``post`` on ``day`` (ISO 8601, may be partial). ``is_change``: another leaves it in the same
    report. ``may_be_renewal``: he is elected, which those in office are, too."""

    post: ResolvedPost
    day: str
    is_change: bool = False
    may_be_renewal: bool = False


class _Dated(NamedTuple):
    day: int
    key: Key
    beginning: Beginning


def apart_by_beginnings(
    mentions: Sequence[Mention], beginnings: Mapping[Key, Sequence[Beginning]], *, is_common: bool
) -> PairDecisions:
    """Of mentions of one name: whose beginnings of one post contradict, and who else is seen in it from each on.

    ``beginnings``: by the key of the mention. Two contradict where another left the post just before the second, or
    more than two terms lie between; where many bear the name (``is_common``), also where more than a year lies
    between, unless the second is an election. They do not where the first is seen to have left, or to be in the post
    still in the year before.
    """
    by_post: dict[str, list[_Dated]] = {}
    for key, stated in beginnings.items():
        for each in stated:
            if (day := ordinal(each.day)) and each.post.is_unique and is_tenable(each.post):
                by_post.setdefault(post_key(each.post), []).append(_Dated(day, key, each))
    same: list[tuple[Key, Key]] = []
    different: list[tuple[Key, Key]] = []
    for post, begun in by_post.items():
        if len(begun) > 1:
            parted = _parted(sorted(begun, key=lambda each: (each.day, each.key)), _Seen(mentions, post), is_common)
            same += parted.same
            different += parted.different
    return PairDecisions(tuple(dict.fromkeys(same)), tuple(dict.fromkeys(different)))


class _Seen:
    """When the name is seen in a post, and when as one who was in it before."""

    def __init__(self, mentions: Sequence[Mention], post: str) -> None:
        self.held: list[tuple[int, Key]] = []
        self.left: list[int] = []
        for mention in mentions:
            day = ordinal(mention.day)
            for own in mention.posts:
                if not day or post_key(own) != post:
                    continue
                if own.is_former:
                    self.left.append(day)
                elif not own.marks & {PostMark.ELECT, PostMark.ACTING}:
                    self.held.append((day, mention.key))
        self.held.sort()
        self.left.sort()

    def is_held_between(self, first: int, last: int) -> bool:
        at = bisect_left(self.held, first, key=lambda row: row[0])
        return at < len(self.held) and self.held[at][0] <= last

    def has_left_between(self, first: int, last: int) -> bool:
        at = bisect_left(self.left, first)
        return at < len(self.left) and self.left[at] <= last


def _parted(begun: Sequence[_Dated], seen: _Seen, is_common: bool) -> PairDecisions:
    """What ``begun``, in the order of days, says: from one contradicting beginning to the next there is one holder."""
    firsts = [begun[0]]
    firsts += [late for early, late in pairwise(begun) if _contradict(early, late, seen, is_common)]
    if len(firsts) == 1:
        return PairDecisions()
    same: list[tuple[Key, Key]] = []
    last = max((begun[-1].day, *(day for day, _key in seen.held)))
    bounds = [*(each.day for each in firsts[1:]), last + 1]
    for first, end in zip(firsts, bounds, strict=True):
        again = [each.key for each in begun if first.day <= each.day < end]
        in_post = [key for day, key in seen.held if first.day <= day < end]
        same += [(first.key, key) for key in (*again, *in_post) if key != first.key]
    different = [(one.key, other.key) for one, other in combinations(firsts, 2) if one.key != other.key]
    return PairDecisions(tuple(same), tuple(different))


def _contradict(early: _Dated, late: _Dated, seen: _Seen, is_common: bool) -> bool:
    years = (late.day - early.day) / _YEAR
    is_acting = PostMark.ACTING in early.beginning.post.marks
    if early.key == late.key or years <= 1 or is_acting or seen.has_left_between(early.day, late.day):
        return False
    if seen.is_held_between(max(early.day + 1, late.day - _YEAR - SLACK), late.day - SLACK):
        return False
    if late.beginning.is_change or late.day - early.day > _TWO_TERMS:
        return True
    return is_common and not late.beginning.may_be_renewal
