"""Who held a post on a day or in a month or year, and whom the archive knows before and after."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from archive.models import Post, Tenure
from archive.names.current import index_of
from archive.names.index import NameFit
from archive.queries.holdings import Holding, holders
from archive.resolution.tenable_posts import keys_of


class Days(NamedTuple):
    """The first and the last day of a day, month or year, as text that compares with partial dates."""

    first: str
    last: str

    @classmethod
    def of(cls, partial: str) -> Days:
        """Of 2015, 2015-06 or 2015-06-30."""
        return cls(*(f"{partial}{rest[len(partial) - 4 :]}" for rest in ("-01-01", "-12-31")))

    def holds(self, first: str, last: str) -> bool:
        """Whether a range of partial dates has a day in common; a month counts as all its days."""
        return bool(first and last) and first <= self.last and last + "~" >= self.first


_PARTIAL = re.compile(r"((?:19|20)\d\d)(?:[-年./](\d{1,2})(?:[-月./](\d{1,2})日?|月)?|年)?")


def partial_day(printed: str) -> str | None:
    """2015-06 of 2015-6, 2015年6月 and 2015年06月; None where ``printed`` is no day, month or year."""
    match = _PARTIAL.fullmatch(printed.strip())
    if match is None:
        return None
    year, month, day = match.groups()
    if month and not 1 <= int(month) <= 12 or day and not 1 <= int(day) <= 31:
        return None
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def posts_named(name: str) -> list[int]:
    """Primary keys of the posts that ``name`` stands for, however it is spelt (中共渑池县委书记, 渑池县委书记).

    Else of those with that name or reading. Two queries.
    """
    keys = keys_of(name)
    posts = list(Post.objects.seen().filter(key__in=keys).values_list("pk", flat=True)) if keys else []
    if posts:
        return posts
    fits = index_of("post").fits(name, _CONSIDERED, (NameFit.NAME, NameFit.READING))
    return list(Post.objects.seen().filter(pk__in=fits).values_list("pk", flat=True)) if fits else []


_CONSIDERED = 40


def holders_of(posts: Collection[int], days: Days | None = None) -> set[int]:
    """People known to be in one of the ``posts``, at some time or on one of ``days``."""
    rows = Tenure.objects.filter(post__in=posts)
    return {row.person_id for row in rows if days is None or days.holds(row.first, row.last)}


def former_holders_of(posts: Collection[int], days: Days) -> set[int]:
    """People known in one of the ``posts`` before ``days`` and not since, who are told to have left or after whom
    somebody else is known in a post of one person at a time."""
    rows = list(Tenure.objects.filter(post__in=posts).select_related("post"))
    return {row.person_id for row in rows if row.last and row.last + "~" < days.first and _is_over(row, rows, days)}


def _is_over(row: Tenure, rows: Iterable[Tenure], days: Days) -> bool:
    others = (other for other in rows if other.post_id == row.post_id and other.person_id != row.person_id)
    is_followed = row.post.is_unique and any(row.last < other.first <= days.last for other in others)
    return bool(row.ended) or is_followed


@dataclass(frozen=True, slots=True)
class PostOnDay:
    """``holders`` are known to be in ``post`` then; where there are none, ``before`` and ``after`` are those known last
    and next, if any."""

    post: Post
    partial: str  # the day, month or year
    holders: list[Holding]
    before: Holding | None = None
    after: Holding | None = None


def on_day(post: Post, partial: str) -> PostOnDay:
    """Who held ``post`` then, by what reports state and show."""
    days = Days.of(partial)
    known = [each for each in holders(post) if each.tenure.first]
    then = [each for each in known if days.holds(each.tenure.first, each.tenure.last)]
    if then:
        return PostOnDay(post, partial, then)
    before = [each for each in known if each.tenure.last < days.first]
    after = [each for each in known if each.tenure.first > days.last]
    last = max(before, key=lambda each: each.tenure.last, default=None)
    return PostOnDay(post, partial, [], last, min(after, key=lambda each: each.tenure.first, default=None))
