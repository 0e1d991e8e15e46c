"""Posts that one person after another holds, and the key that all spellings of one share."""

import re
from collections.abc import Iterable

from archive.resolution.geography import AreaLevel
from archive.resolution.post import AT_HOME, ResolvedPost
from archive.resolution.posts import resolve_post


def tenable_posts(office: str, area: tuple[str, ...]) -> Iterable[tuple[str, ResolvedPost]]:
    """The posts of an office that tell which one is meant: at home, of a known body or of a place known as narrowly."""
    for post in resolve_post(office, area=area):
        if is_tenable(post):
            yield post_key(post), post


def is_tenable(post: ResolvedPost) -> bool:
    is_placed = bool(post.body) if post.level == AreaLevel.NATION else post.is_placed
    is_abroad = _is_state(post) or _FOREIGN_PARTY.search(post.printed) is not None
    return post.country == AT_HOME and bool(post.role) and is_placed and post.is_specific and not is_abroad


_FOREIGN_PARTY = re.compile("^[日越老古俄法意希葡美印]共(?![同产和青])")  # 日共中央政治局委员长


def is_named_ours(post: ResolvedPost) -> bool:
    """Whether its words say that it is of this country; a bare 委员长 or 总书记 other countries have, too."""
    return bool(post.area.codes) or _OURS.search(post.printed) is not None


_OURS = re.compile("中国|中共|中华|全国|中央|国务院|政协|人大")


def _is_state(post: ResolvedPost) -> bool:
    """圣保罗州: a 州 of ours is one of the gazetteer, by its code."""
    return area_code(post).endswith("州")


def keys_of(office: str) -> list[str]:
    """The keys of the posts that ``office`` stands for by itself, without a report around it; today's first."""
    keys = [key for key, _post in tenable_posts(office, ())]
    return [*keys, *(f"{key}|{BEFORE_1949}" for key in keys)]


def post_key(post: ResolvedPost) -> str:
    return "|".join([post.country, "/".join(post.area.codes), str(int(post.level)), post.body, post.role])[:200]


BEFORE_1949 = "before-1949"


def key_on(day: str, post: ResolvedPost) -> str:
    """The key of what ``post`` was on ``day``, a partial date or "".

    A post in an area before October 1949 (the secretary of 云南省委 in 1930) is none of those that bear its name since;
    bodies of the whole party go on.
    """
    is_other = bool(post.area.codes) and "" < day[:7] < "1949-10" and day != "1949"
    return f"{post_key(post)}|{BEFORE_1949}" if is_other else post_key(post)


def is_before_1949(key: str) -> bool:
    return key.endswith(BEFORE_1949)


def area_code(post: ResolvedPost) -> str:
    """Of the narrowest area, or the name of one that has no code; empty for none."""
    return post.area.codes[-1] if post.area.codes else ""
