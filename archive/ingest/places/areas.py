"""Where a report is from: its scope, the area it is about and its printed place."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from archive.ingest.lexicon.words import is_function_word, is_word
from archive.ingest.places.area_names import NamedArea, by_name, named_areas, stem
from archive.ingest.places.area_votes import AreaEvidence, elected
from archive.ingest.places.publishers import areas_of_publisher
from archive.ingest.places.scope import Scope, countries, scope


class ReportPlace(NamedTuple):
    """What a report is about.

    ``place`` is the name of its area, or of the township or zone it is of; None where the report tells none.
    ``area_path``: full names from the province down to the area, as GB/T 2260 has them; empty where the area is none
    of them. ``countries``: ISO 3166 codes, where the report is of matters abroad.
    """

    scope: Scope
    place: str | None = None
    area_path: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


def report_place(title: str, body: str, people: Sequence[str] = (), publisher: str = "") -> ReportPlace:
    """Scope and area of the report of folded ``title`` and ``body``.

    Areas inside the names of ``people`` (folded) do not count. A national or foreign report has no area.
    """
    of_publisher = areas_of_publisher(publisher)
    about = scope(title, body, is_local_publisher=bool(of_publisher))
    if about is Scope.FOREIGN:
        return ReportPlace(about, countries=countries(title, body))
    if about is Scope.NATIONAL:
        return ReportPlace(about)
    area = elected(AreaEvidence(title, body, people, of_publisher))
    place = _smaller_place(title, body, area) or (area.name if area else _unknown(publisher, _OF_PUBLISHER))
    return ReportPlace(Scope.LOCAL if place else about, place, area.path if area else ())


def _smaller_place(title: str, body: str, area: NamedArea | None) -> str | None:
    """A place that the standard does not have: an unknown county or city that meets, a township, a zone."""
    if (place := _township(title) or _unknown(title)) and not (area and _shortens(place, area.name)):
        return place
    return _unknown(body[:400]) or _township(body[:400]) or _shared_name(title, body) if area is None else None


def _shortens(short: str, name: str) -> bool:
    """科右前旗 of 科尔沁右翼前旗: the characters of the one stand in the other, in their order."""
    at = -1
    return short[-1] == name[-1] and all((at := name.find(each, at + 1)) >= 0 for each in short)


def _shared_name(title: str, body: str) -> str | None:
    """A district that several cities have, of a report that does not tell which is meant."""
    texts = title, body[:150]
    return next((text[start:end] for text in texts for start, end, areas in named_areas(text) if len(areas) > 1), None)


# The level is the end of the name, or that of what meets: 岚浦市召开, 岚浦市委, 岚浦市第三届; not 提请市委, 紧扣县委.
_UNKNOWN = re.compile(
    r"(?:^|[\s,。;:在(】\]《]|\d[日年]|中共|共产党|政协|[—-]访|专访|走进|[来到赴])"
    r"(?P<name>(?![全我本各该某外邻兄历往现前原市县区省在])(?!.?[由届议会的于将到于受])(?:[\u3400-\u9fff]{2,3}[市县区州盟旗]|"
    r"[\u3400-\u9fff]{2,9}族自治[州县旗]))"
    r"(?=召开|举行|举办|委(?!员)|(?:人民)?政府|人大|人民代表|政协|纪委|监委|(?:人民)?(?:法院|检察院)|[市县区]?长|副[市县区州]长|"
    r"第[一二三四五六七八九十\d]|[一二三四五六七八九十]{1,3}届|通报|调研|考察|国民经济|探索|推行|推进|坚持|聚焦|围绕|立足|开展|成立|启动|积极|大力|[\u3400-\u9fff]{2,14}会(?:召开|举行|开幕)|融媒|公安|(?:市场监管|[\u3400-\u9fff]{2,4})局局长|\"?十[一二三四五]五|"
    r"[\u3400-\u9fff]{2,3}(?:镇|乡|街道)(?!召开|举行|举办|党委|党工委|人大|人代会|政府|办事处|第)|"
    r"(?:(?<=《.{3})|(?<=《.{4}))[^》]{2,40}(?:方案|规划|条例|办法|意见|纲要|细则)》)"
)
_TOWNSHIP = re.compile(
    r"我[市县区](?P<name>[\u3400-\u9fff]{2,3}[镇乡])|"
    r"(?:^|[\s,。;:](?:[\u3400-\u9fff]{2,3}[县市区旗])?)(?P<holds>[\u3400-\u9fff]{2,4}(?:镇|乡|街道|新区))(?=召开|举行|举办|党委|党工委|管委会|政府|人代会|"
    r"人大|党代会|第[一二三四五六七八九十\d])"
)


# 岚浦县融媒体中心, 岚浦市应急管理局.
_OF_PUBLISHER = re.compile(r"(?P<name>[\u3400-\u9fff]{2,3}[市县区州盟旗])(?=[\u3400-\u9fff])")


def _unknown(text: str, pattern: re.Pattern[str] = _UNKNOWN) -> str | None:
    """A county or city that no list has, where it meets or has a committee."""
    match = pattern.match(text) if pattern is _OF_PUBLISHER else pattern.search(text)
    return match["name"] if match and not _is_phrase(match["name"]) and match["name"] not in by_name() else None


def _township(text: str) -> str | None:
    """我县某某镇; 某某镇召开; 某某镇人代会."""
    match = _TOWNSHIP.search(text)
    name = (match["name"] or match["holds"]) if match else None
    return name if name and not _is_phrase(name) else None


def _is_phrase(name: str) -> bool:
    """提请市, 对上届镇: words of the sentence before the level of what follows."""
    words = name[:2], name[-3:-1]
    return (
        any(is_function_word(word) for word in words)
        or name[-2] in "届级的各好紧特"
        or is_word(name[:3])
        and len(name) > 3
    )


def as_printed(name: str, text: str) -> str:
    """The short name of an area of autonomy, and of 台湾, where folded ``text`` does not print its full name.

    What was a prefecture (地区) when the text was written is called so.
    """
    former = f"{stem(name)}地区"
    if name not in text and former in text:
        return former
    if name in text or not name.endswith(("自治州", "自治区", "台湾省")):
        return name
    short = stem(name)
    return f"{short}州" if f"{short}州" in text else short
