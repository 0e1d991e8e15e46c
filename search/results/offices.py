"""Offices in a query: the fields 任职 and 曾任, and a question of who held a post, answered above the results."""

import re
from typing import Final

from django.utils import timezone

from archive.models import Post
from archive.queries.post_days import Days, PostOnDay, former_holders_of, holders_of, on_day, partial_day, posts_named
from search.querylang import nodes


def split_day(name: str) -> tuple[str, str | None]:
    """渑池县县长 and 2015-06 of 渑池县县长@2015年6月; the day is None where none is given, or what is given is none."""
    office, mark, printed = name.replace("＠", "@").rpartition("@")
    partial = partial_day(printed) if mark else None
    return (office, partial) if partial else (name, None)


def ids_of(named: nodes.NamedValue) -> list[int]:
    """The people whom the field means: in the post (then), or known in it before and not since."""
    office, partial = split_day(named.name)
    posts = posts_named(office)
    if not posts:
        return []
    days = Days.of(partial) if partial else None
    if named.kind == "former_office":
        return sorted(former_holders_of(posts, days or Days.of(str(timezone.localdate()))))
    return sorted(holders_of(posts, days))


_DATE = re.compile(r"(?:19|20)\d\d(?:年(?:\d{1,2}月(?:\d{1,2}[日号])?)?|-\d{1,2}(?:-\d{1,2})?)(?:底|初|末)?")
_ASKING = re.compile(
    r"^(?:请问)?(?:谁|哪一?位|何人)?是?在?|(?:当时|时)?(?:由|是)?(?:谁|哪一?位|何人)(?:担?任|当)?[?？]?$"
)
_LINKING = re.compile(r"[\s,，的]+|^(?:时|担任|出任|任|当|做)|(?:时|担任|任)$")
_LONGEST: Final = 60


def answer(q: str) -> PostOnDay | None:
    """The post and the day that ``q`` asks for: 谁在2015年6月任渑池县委书记, 渑池县委书记 2015年6月. None where it asks
    for something else, or for a post that the archive does not know."""
    q = q.strip()
    date = _DATE.search(q) if len(q) <= _LONGEST else None
    if date is None:
        return None
    partial = partial_day(date.group().rstrip("底初末").replace("号", "日"))
    office = _bare(q[: date.start()]) + _bare(q[date.end() :])
    posts = posts_named(office) if partial and len(office) >= _SHORTEST else []
    post = Post.objects.select_related("area").filter(pk__in=posts).first() if len(posts) == 1 else None
    return on_day(post, partial) if post and partial else None


_SHORTEST: Final = 3  # characters of a post


def _bare(part: str) -> str:
    """Without the words that ask and link."""
    part = part.strip().strip("?？。")
    for _round in range(3):
        part = _LINKING.sub("", _ASKING.sub("", part))
    return part
