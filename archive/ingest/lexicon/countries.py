"""Names of countries, from the Unicode locale data that Babel brings."""

import re
from collections.abc import Iterable
from functools import cache

from babel import Locale

# Short and former names that the locale data lack, and parts of names of countries.
_OTHER_COUNTRIES = frozenset(
    ("马其顿", "北马其顿", "朝鲜", "韩国", "波黑", "阿联酋", "刚果", "沙特", "捷克", "巴勒斯坦")
    + ("阿布扎比", "特立尼达", "多巴哥", "东帝汶", "帝汶")
    + ("印尼", "巴新", "多米尼加", "土库曼", "吉尔吉斯", "苏联", "南斯拉夫")
)


def countries() -> str:
    """A pattern of every country's names in Chinese but China's own; longer ones first."""
    return _pattern(_abroad())


def countries_with(*characters: str) -> str:
    """A pattern of those whose names hold one of ``characters``."""
    return _pattern(name for name in _abroad() if any(character in name for character in characters))


def _abroad() -> frozenset[str]:
    at_home = {"CN", "HK", "MO", "TW"}
    names = (name for code, name in Locale("zh").territories.items() if len(code) == 2 and code not in at_home)
    return _OTHER_COUNTRIES.union(names)


def _pattern(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@cache
def _territories() -> frozenset[str]:
    return frozenset(name for code, name in Locale("zh").territories.items() if len(code) == 2)


def is_country(name: str) -> bool:
    """Whether the folded name is one of a country: 东帝汶总理 is no Mr 东帝汶."""
    return name in _territories() or name in _OTHER_COUNTRIES


# Cities and stations of time zones that are called like people, or like an era.
_LIKE_NAMES = frozenset(("戴维斯", "莫森", "卡塞", "帕尔默", "昭和"))


@cache
def _cities() -> frozenset[str]:
    zones = Locale("zh").time_zones.values()
    return frozenset(zone["city"] for zone in zones if "city" in zone) - _LIKE_NAMES


def is_foreign_place(name: str) -> bool:
    """Whether the folded name is one of a country or of a city that a time zone is named after: 德黑兰."""
    return is_country(name) or name in _cities()
