"""What stands right before a name where no office was read: 意大利选手, 59岁的, 环卫工人叫."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from archive.resolution.countries import countries_in
from archive.resolution.geography import AreaLevel
from archive.resolution.post import ResolvedPost, Walk
from archive.resolution.posts import resolve_post
from archive.text.normalize import fold

_REACH = 24  # characters before a name that are looked at
_NEAR = 5  # characters between the name of a country and the word that introduces
_DELIMITED = re.compile(r"[,。;:!?\n()\"、《》\s]")


class Introduction(NamedTuple):
    """``pattern`` ends right before the name."""

    pattern: str
    walk: Walk
    example: str


INTRODUCTIONS: tuple[Introduction, ...] = (
    Introduction(r"选手|名将|运动员|球员|门将|前锋|后卫|世界冠军|金牌得主|小将|[巴国]\S{0,3}队长",
                 Walk.ATHLETE, "意大利选手"),
    Introduction(r"歌手|演员|导演|画家|作家|钢琴家|艺术家", Walk.ARTIST, "青年歌手"),
    Introduction(r"战士|哨兵|指导员|班长|参谋|宇航员|航天员|机长|舰长|技师", Walk.MILITARY, "执勤的战士"),
    Introduction(r"村民|工人|司机|列车员|保洁员|[\u4e00-\u9fff]工|同事|学生|博士生|同学|青年|小伙子?|"
                 r"姑娘|男子|女子|老人|大爷|大妈|"
                 r"网友|作业长|"
                 r"民警|警察|村官|市民|居民|乘客|游客|患者|业主|烈士|企业家|工段长|工艺师|个体户|店主",
                 Walk.ORDINARY, "会宁县村民"),
    Introduction(r"枪手|凶手|死者|遇难者", Walk.ORDINARY, "枪手"),
    Introduction(r"(?:人|子|女|者|员|工|位|的)(?:名叫|名为|叫做|叫)|\d{1,2}岁的", Walk.ORDINARY, "今年59岁的"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(f"(?:{row.pattern})$"), row.walk) for row in INTRODUCTIONS)
_OFFICE = re.compile(
    r"(?:总统|总理|首相|国王|女王|王储|外长|外交大臣|大臣|议长|大使|总统候选人|[部省市县州局院会]长|代表|书记|主席|主任|秘书长|发言人|秘书|教授|院士|司令)$"
)
# 会见法国总统: what is said of the person before, not part of the office.
_VERB = re.compile(
    r".*(?:会见|会晤|会谈|欢迎|同|与|和|对|向|由|的|了|称|为|以|在|访问|致电|致函|陪同|祝贺|，)(?=[\u4e00-\u9fff]{3})"
)


def posts_before(text: str, start: int, *, area: Sequence[str] = ()) -> tuple[ResolvedPost, ...]:
    """What the words right before the name at ``start`` of ``text`` tell of its bearer: a post, or a walk of life.

    For mentions without an office printed as such; () where the words tell nothing. ``area`` as in ``resolve_post``.
    """
    before = _DELIMITED.split(fold(text[max(0, start - _REACH) : start]).rstrip('"'))[-1]  # 网友"秦望"
    if not before:
        return ()
    for pattern, walk in _PATTERNS:
        if match := pattern.search(before):
            return (
                ResolvedPost(
                    before,
                    AreaLevel.NONE,
                    _country(before[-_NEAR - len(match.group()) :]),
                    role=match.group(),
                    walk=walk,
                    is_specific=False,
                ),
            )
    if not _OFFICE.search(before):
        return ()
    return resolve_post(_VERB.sub("", before) or before, area=area)


def _country(before: str) -> str:
    return next((code for _start, _end, code in countries_in(before)), "")
