"""Lists of names by place: 榆林镇:张建伟, 第一选区(榆林镇):张建伟 王晓东, a line for each town, body or ward."""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.ingest.lexicon.words import is_word
from archive.ingest.people import offices
from archive.ingest.people.dotted_names import dotted_name, dotted_name_end
from archive.ingest.people.minority_names import minority_name_end
from archive.ingest.people.names import can_be_name, surname_length
from archive.ingest.people.occurrence import PersonOccurrence, seen

_HAN = "[\u3400-\u9fff]"
# How the name of a town, body or ward ends that heads a line: a pattern.
_TOWN = r"镇|乡|组|大队|街道(?:办事处)?|村|社区|苏木|农场|选区|代表团|选举单位|[省市县区州旗局委办院校]"
PLACE = rf"{_HAN}{{1,18}}?(?:{_TOWN})(?: ?\([^()\n]{{1,24}}\))?"
_PLACE = re.compile(rf"(?:^|\n) ?(?P<place>{PLACE}) ?: ?(?={_HAN})")
_ITEM = re.compile(
    rf"(?P<name>{_HAN}{{1,8}}·{_HAN}[\u3400-\u9fff·]{{0,12}}|{_HAN}{{2,5}}|{_HAN} {{1,3}}{_HAN}(?!{_HAN}))"
    r"(?: ?\([\u3400-\u9fff、,]{1,16}\))?(?:同志)?(?: *[、,] *| +|[。;]?(?=\n|$))"
)
_LEAST = 3  # lines that make such a list


def names_by_place(folded: str) -> Iterator[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """Each line's place and its names, where at least three lines are built so, mostly of what can only be names."""
    lines = [(place.span("place"), _names(folded, place.end())) for place in _PLACE.finditer(folded)]
    lines = [(place, names) for place, names in lines if names]
    printed = [folded[slice(*name)].replace(" ", "") for _place, names in lines for name in names]
    if len(lines) >= _LEAST and sum(map(_is_name, printed)) * 3 > len(printed) * 2:
        yield from lines


def _names(folded: str, at: int) -> list[tuple[int, int]]:
    """The names from ``at`` to the end of the line; none where anything else stands there."""
    line_end = folded.find("\n", at)
    line_end = line_end if line_end >= 0 else len(folded)
    names: list[tuple[int, int]] = []
    while at < line_end and (item := _ITEM.match(folded, at, line_end)):
        name = item["name"].replace(" ", "")
        if offices.ends_with_title(name):
            return []
        names.append(item.span("name"))
        at = item.end()
    return names if at >= line_end else []


_OF_PLACE = re.compile("[村镇屯寨组队厂店社校园桥路街站馆院场所户]$")


def _is_name(name: str) -> bool:
    if dotted := dotted_name(name, 0):
        return dotted_name_end(name, dotted) == len(name)
    length = surname_length(name, 0)
    if _OF_PLACE.search(name) or length and not can_be_name(name, length):
        return False  # 高庄村, 王家沟
    return minority_name_end(name, 0) == len(name) or 0 < length < len(name) <= length + 2 and not is_word(name)


_LABEL = re.compile(r"(?:候选人|人选)?(?:名单)?(?: ?\([^()]{2,20}\))?:?$")
_LONGEST_LABEL = 40  # characters


def filled_lines(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """甲 乙(女) 丙: lines of nothing but three and more names."""
    at = 0
    for line in folded.split("\n"):
        names = _names(folded, at) if " " in line or "、" in line else []
        if (
            len(names) >= _LEAST
            and sum(_is_name(folded[slice(*name)].replace(" ", "")) for name in names) * 4 > len(names) * 3
        ):
            yield from (replace(seen(text, *name), size=len(names)) for name in names)
        at += len(line) + 1


def below_titles(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """主席 or 副县长候选人(2名), and on the lines below it nothing but names."""
    at, title = 0, ""
    for line in folded.split("\n"):
        label = _LABEL.sub("", line).replace(" ", "") if len(line) <= _LONGEST_LABEL else ""
        names = _names(folded, at) if title and line.strip() else []
        if names and sum(_is_name(folded[slice(*name)].replace(" ", "")) for name in names) * 3 > len(names) * 2:
            yield from (replace(seen(text, *name, title), size=len(names)) for name in names)
        else:
            title = label if offices.ends_with_title(label) else ""
        at += len(line) + 1


def by_place(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """The people of such a list."""
    for _place, names in names_by_place(folded):
        yield from (replace(seen(text, *name), size=len(names)) for name in names)
