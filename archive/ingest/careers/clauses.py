"""The clauses that statements of appointment are read from, and the names that begin them or follow a verb."""

import re
from collections.abc import Iterator

from archive.ingest.careers.appointment_verbs import ADDRESS, FORMS_OF_ADDRESS
from archive.ingest.careers.subjects import name_before
from archive.ingest.lexicon.countries import is_country
from archive.ingest.lexicon.name_likeness import likeness
from archive.ingest.lexicon.surnames import COMMON_SURNAMES
from archive.ingest.lexicon.words import is_word
from archive.ingest.people.asides import ASIDE
from archive.ingest.people.foreign_names import transcription
from archive.ingest.people.names import name_end, surname_length
from archive.ingest.people.offices import BODY_END, ends_with_title
from archive.text.patterns import past

# A comma inside brackets, as in (蒙古族,兼), ends nothing.
_CLAUSE = re.compile(r"(?:[^,。;:\n!?(]|\([^()。;\n]{1,12}\)|\(){1,400}")
# 任命甲为局长、乙为副局长: the second item is a clause of its own.
_ITEM = re.compile(
    r"(?:为(?!\()|(?<![聘选委:;\n,、])任(?!命))[^,。;:\n]{2,40}?(?P<cut>、)(?=[\u3400-\u9fff·]{2,8}(?:\([^()]{1,8}\))?(?:同志)?为[\u3400-\u9fff])|"
    r"(?:职务|资格)(?P<next>、)(?=(?:免去|撤销)其|[\u3400-\u9fff]{2,4}(?:同志)?的[^,。;、]{4,40}职务)|的(?:决定|议案)(?P<decision>[、和])(?=关于)|"
    r"[长任记席员](?P<nominated>、)(?=提名)"
)


def clauses(folded: str) -> Iterator[tuple[int, int]]:
    """The clauses of folded text, from left to right: up to a mark, or to the next item of a list of appointments."""
    for clause in _CLAUSE.finditer(folded):
        start, end = clause.span()
        while item := _ITEM.search(folded, start, end):
            yield start, item.start(str(item.lastgroup))
            start = item.end(str(item.lastgroup))
        yield start, end


def line_end(folded: str, start: int) -> int:
    """Where the line that ``start`` stands in ends."""
    end = folded.find("\n", start)
    return len(folded) if end < 0 else end


_ADDRESSED_AS = re.compile(f"(?:{FORMS_OF_ADDRESS})(?=[、和])")
_CONCURRENT = re.compile(r" ?\((?:[\u3400-\u9fff]{1,5}族[,、])?(?:女[,、])?(?:兼|挂职|兼职|专职)\)")  # 任命甲(兼)为…


def names_at(
    folded: str, at: int, end: int, *, bold: bool = False, known: re.Pattern[str] | None = None
) -> list[tuple[int, int]]:
    """Names side by side from ``at`` on, up to ``end``: 陈思、李想.

    ``bold`` (behind a verb of appointment) takes names without a Chinese surname, too. ``known`` are those that the
    text tells elsewhere, though they be words.
    """
    names: list[tuple[int, int]] = []
    while at < end and len(names) < 400:
        at = past(_RANK, folded, at, end)
        told = known.match(folded, at, end) if known else None
        stop = told.end() if told and _GOES_ON_OF_KNOWN.match(folded, told.end()) else None
        stop = stop or _sure(folded, at, end, bold=bold) or _name(folded, at, end)
        stop = stop or (_stranger if bold else _behind_comma)(folded, at, end)
        stop = stop or (_between(folded, at, end) if len(names) > 1 else None)
        if stop is None:
            break
        names.append((at, stop))
        aside = ASIDE.match(folded, stop) or _CONCURRENT.match(folded, stop)
        behind = past(_ADDRESSED_AS, folded, aside.end() if aside else stop)
        if not (folded[behind : behind + 1] in "、和 " and behind < end):
            break
        at = behind + 1
    return names


_GOES_ON = re.compile(
    # the next name or a verb behind a space, and who else there is
    rf"同志|(?:{FORMS_OF_ADDRESS})(?=[任为兼不已被当出升、和的(因辞担就接调改转卸]|同志)|分别|均[任为当]|时任|自(?=\d)|出生|生于|早年|现年|今年\d|"
    r" (?=[\u3400-\u9fff]{2,4}(?:[ (\n]|$))| {1,2}(?=[现拟曾任免挂兼])|等|[两三四五六七八九][位名]?同志|试用期|"
    r"任|为|不再|辞|挂|已(?=[任于担不]|辞)|近日|以[高全]票|当[选上]|的|兼|担任|现|曾|历|拟|出任|转|接|改|升|调|就|连任|受聘|退休|离休|到龄|到任|先后|已|被|[、,(和]|$|卸|请|继续|此前|于|\d|"
    r"因|由|从|保留|代理|简历|也|还|是|在|开始|高票|全票|[“\"]空降|晋|第|政协|全国|所|宣布|正式"
)


_RANK = re.compile("(?:[大上中少]校|[上中少]将)(?=[\u3400-\u9fff]{2})|")  # 任命大校甲为…
_GOES_ON_OF_KNOWN = re.compile(f"{_GOES_ON.pattern}|今|仍|自|则|关于|去年|早年|长期|出生|生于|时任|年[仅轻]|[:;。]")
_NOT_NAMES = frozenset(
    ("毕业", "经历", "简历", "时任", "历任", "现任", "曾任", "任命", "关于", "通过", "和平", "宣布", "宣誓")
)
_NUMBERED = re.compile(r"第[一二三四五六七八九十\d]{1,4}(?![届次一二三四五六七八九十\d])")  # 陆军第十六集团军: no name
_OF_TOWN = re.compile("乡乡|镇镇|[乡镇](?:党委|副|人大|人民政府|政府)")  # 免去石磨乡乡长职务
_LONG_RUN = 4  # characters of transcription that are no Chinese name
_VERB_CUT = re.compile("[出接升改转调现历曾时就连留兼辞]任")
_ENDS_IN_VERB = re.compile("任(?=[任、,(和为的]|同志|不再|辞去)")  # 刘雪任|任县旅游局局长, 郭书任、
_MUCH = 1.0  # like a name, in powers of ten
_LONGEST = 16  # characters of a name and what shows its end


def _name(folded: str, at: int, end: int) -> int | None:
    """The name that stands at ``at``, also one that its verb would hide: 张任任局长."""
    piece = folded[at : min(end, at + _LONGEST)].replace("-", "·")
    known = name_end(piece, 0, bold=True)
    run = transcription(folded, at)
    if run and run[1] - at >= _LONG_RUN and (foreign := _foreign(folded, at, end)) and foreign - at >= _LONG_RUN:
        return foreign  # 施泰因迈尔, not 施泰 for some cause
    for stop in (known, 3, 2):
        if stop == 2 and _ENDS_IN_VERB.match(piece, stop):
            stop = 3
        if stop == known and stop and _VERB_CUT.match(piece, stop - 1) and _is_cut(piece[:stop]):
            stop -= 1  # 黑田东彦|出任, but 龙旭升|任
        if (
            stop
            and stop <= len(piece)
            and not piece[:stop].endswith("族")
            and piece[:stop] not in _NOT_NAMES
            and not piece.startswith("祝贺")
            and not (stop == 3 and (piece[2] in "镇乡县已挂" or piece[2] == "自" and piece[3:4].isdigit()))
            and _GOES_ON.match(piece, stop)
            and not _NUMBERED.match(piece, stop)
            and not _OF_TOWN.match(piece, stop)
            and name_end(piece[:stop], 0) == stop
        ):
            return at + stop
    return _foreign(folded, at, end)


def _is_cut(name: str) -> bool:
    """黑田东彦出, 陈思辞 and their like end with the first character of the verb."""
    return likeness(name) < _MUCH or name[-1] == "辞"


_OF_RULERS = re.compile(
    r"(?:\d{1,2}[日号])?(?:再次|成功|宣誓|曾)?(?:当选|被|出任|辞去|就任|连任|宣布辞|卸任|接任|代理|担任|接替)|为|的"
)


def _foreign(folded: str, at: int, end: int) -> int | None:
    """A transcribed name whose bearer is elected, appointed or removed: 塞西被任命为…"""
    run = transcription(folded, at)
    if run is None or is_country(folded[slice(*run)]):
        return None
    stops = range(min(run[1], end), at + 1, -1)
    ends = (stop + 2 * folded.startswith("夫人", stop) for stop in stops)
    stop = next((stop for stop in ends if _OF_RULERS.match(folded, stop) and folded[stop - 1] != "曾"), None)
    return (
        None if stop is None or is_word(folded[at : at + 2]) and stop - at < 4 or is_country(folded[at:stop]) else stop
    )


# 选举千奋勇(蒙古族)为…, 、格日勒图(蒙古族)、: whatever stands between a verb or 、 and the end of an item.
_STRANGER = re.compile(
    r"(?P<name>[\u3400-\u9fff·]{2,8}?)(?=\((?:女|挂职|兼职|专职|[\u3400-\u9fff]{1,5}族)|(?:同志)?为[\u3400-\u9fff]{2}|[、]|政协第|全国政协)"
)
_NO_PART_OF_NAME = re.compile(
    r"[的了在和与及届会委局省市县区长员职任其免选兼撤聘罢]|关于(?!.$)|名单|选举|任命|决定|宣布|推荐|建议|总[统理]|首相|主席|国人|增补|接受|同意|^[被受]聘|接替|取代|提名|[^\W\d]{0,2}后"
)


# 孔爱和为…局长, 阳万里的…职务: a surname, and what a list has behind a name, though the name be a word or end in 和.
_SURE = re.compile(
    r"[\u3400-\u9fff]{2,3}?(?=(?: ?\((?:女|[\u3400-\u9fff]{1,5}族)[^()]{0,8}\))?"
    r"(?:同志)?(?:为(?![为任])[\u3400-\u9fff]{2}|的[\u3400-\u9fff、()]{4,60}职务))"
)
# 任素耀同志任…, 任素耀,男,1980年生,…: a name, though it begin like a verb.
_SURE_ALONE = re.compile(
    r"[\u3400-\u9fff]{2,3}?(?=同志(?:任|不再|为|的[\u3400-\u9fff、()]{4,60}职务|\d{4}年)|"
    r"(?:同志)?(?: ?\([\u3400-\u9fff]{1,5}族\))?, ?[男女](?:,|\()|(?<=向)免去(?=[\u3400-\u9fff、]{4,30}职务)|"
    r"(?<!某)被(?:免去|任命为|撤销|推选为|选举为)|"
    r"(?<![票次中后再上已将])当选为?[\u3400-\u9fff]{2}|"
    r"(?<=[^已也将就都并便现后员长])不再(?:担任|兼任)[\u3400-\u9fff]{4})"
)
# 2.平安任岚浦镇综治办主任: an item that is nothing but a name and an office.
_SURE_OF_ITEM = re.compile(
    r"[\u3400-\u9fff]{2,3}?(?<![后时续先年今日已前曾又再并兼都也还即就升调改转接出继现当选重主责委])"
    r"(?=(?:同志)?任[\u3400-\u9fff、]{3,30}(?:[长任记席员]|人选)(?:\([^()]{1,12}\))?$)"
)
# 和建国同志任…, 植琳的…职务: in a list, whatever stands between the beginning of an item and these.
_ANY_OF_ITEM = re.compile(
    r"[\u3400-\u9fff]{2,4}?(?=(?:同志|(?: ?\((?:女|[\u3400-\u9fff]{1,5}族)[^()]{0,8}\)))"
    r"(?:任|不再|为|的|[\u3400-\u9fff、]{4,40}职务)|(?:同志)?(?:因[^,。;]{2,12})?(?:提出的?)?辞去|"
    r"(?:同志)?, ?[男女](?:,|\()|的[\u3400-\u9fff、()]{4,60}职务(?:[,;。\n]|$)|"
    r"为(?![任为])[\u3400-\u9fff、()]{3,60}(?:[,;。\n]|$))"
)
_NO_NAME_OF_ITEM = re.compile(
    f"(?:{FORMS_OF_ADDRESS})$|同志|[两三四五六七八九等]位?$|[各其该本我的免命选]|以上|上述|[县市区省镇乡党政委局]$"
)
_ITEM_BEGINS = ("", "\n", ";", ".", "、", ":")
_BEHIND_DECISION = ("免去", "任命", "聘任", "解聘", "同意", "宣布", "接受", "责令", "补选", "选举")
_VERB_BEGINS = re.compile("任[命免职]|解除|接受|成[为立]|推荐|提名|建议|提议")


def _sure(folded: str, at: int, end: int, *, bold: bool) -> int | None:
    if _VERB_BEGINS.match(folded, at):
        return None
    has_surname = surname_length(folded, at) > 0
    name = _SURE_ALONE.match(folded, at) or (_SURE.match(folded, at, end) if bold else None) if has_surname else None
    if name and folded.startswith("当选", name.end()) and (is_word(name.group()) or _WISHED.match(folded, at)):
        return None  # 全部当选, 成功当选, 祝贺您当选
    is_addressed = _ADDRESSED.match(folded, at) is not None
    if name is None and (bold or is_addressed) and (stop := _of_item(folded, at, end)):
        return stop
    if (
        name is None
        and (has_surname or folded[at] in _ALSO_SURNAMES)
        and (
            folded[at - 1 : at] in _ITEM_BEGINS
            or folded.startswith("宣布", at - 2)
            or bold
            and folded[at - 1] == ","
            and folded[at] not in "于任向从"
        )
    ):
        name = _SURE_OF_ITEM.match(folded, at, end)
    return name.end() if name else None


# 甲、乙、吉克阿依、丙: between names, up to the next one that is a name without doubt
_BETWEEN = re.compile("[\u3400-\u9fff]{2,5}(?=、(?P<next>[\u3400-\u9fff]{2,4}))")


def _between(folded: str, at: int, end: int) -> int | None:
    item = _BETWEEN.match(folded, at, end) if folded[at - 1] == "、" else None
    if item is None or is_no_name(item.group()) or ends_with_title(item.group()) or is_word(item.group()):
        return None
    return item.end() if name_end(folded, item.start("next")) else None


def _behind_comma(folded: str, at: int, end: int) -> int | None:
    """另外,孙子芳任…局长: a common surname and two characters that are no word together, though words begin in them."""
    if folded[at - 1 : at] != "," or folded[at] not in COMMON_SURNAMES:
        return None
    name = _SURE_OF_ITEM.match(folded, at, end)
    is_name = name is not None and len(name.group()) == _FULL and not is_word(name.group())
    return name.end() if name and is_name and not is_no_name(name.group()) else None


_FULL = 3  # characters of a name
_ALSO_SURNAMES = frozenset("和从")  # too seldom surnames to be any elsewhere
_WISHED = re.compile("祝贺|[\u3400-\u9fff]{1,2}[您你他她们]")
_ADDRESSED = re.compile("[\u3400-\u9fff]{2,4}?(?:同志任|(?:同志)?,[男女],)")
_ALSO_IN_NAMES = re.compile("[和任]|^区|(?<=^.)省(?=.$)|长(?!$)|(?<=.)会$")


def is_no_name(printed: str) -> bool:
    """Whether it holds what no name does; 和, 任 and 区 are surnames, too, and 长 and 会 stand in given names."""
    return (
        _NO_NAME_OF_ITEM.search(printed) is not None
        or _NO_PART_OF_NAME.search(_ALSO_IN_NAMES.sub("", printed)) is not None
    )


def _of_item(folded: str, at: int, end: int) -> int | None:
    """A name whose surname is mostly another word, in a place where only a name stands."""
    if folded[at - 1 : at] not in _ITEM_BEGINS and folded[at - 2 : at] not in _BEHIND_DECISION:
        return None
    match = _ANY_OF_ITEM.match(folded, at, end)
    return match.end() if match and not is_no_name(match.group()) else None


def _stranger(folded: str, at: int, end: int) -> int | None:
    match = _STRANGER.match(folded, at, end)
    if match is None or _NO_PART_OF_NAME.search(match["name"]):
        return None
    if is_word(match["name"]) and len(match["name"]) < 3 and not surname_length(folded, at):
        return None
    return match.end("name")


# 湖北省委常委于绍良转任…: an office stands before the name.
_STRONG = re.compile(
    rf"{ADDRESS}(?:\d{{1,2}}[日号]|今天|昨天|近日|日前|以[高全]票)?(?:因[^,。;]{{2,12}}?(?=不再|辞去|卸任))?(?:宣誓(?=就任)|正式)?(?:已|也|将)?(?:不再担任|不再兼任|辞去|卸任|宣布辞去|当选|成为|当上|跻身|就任|(?:全票|高票)当选|曾任|历任|先后任|现任|时任|出任|转任|接任|改任|升任|调任|就任|被免去|被任命为|被提名为|拟任|兼任|担任|任)"
)


def name_inside(folded: str, at: int, end: int) -> tuple[int, int] | None:
    """A name inside the clause, behind a title or 的 and right before a verb of coming or leaving."""
    names = (name_before(folded, at, verb.start()) for verb in _STRONG.finditer(folded, at + 2, end))
    return next((name for name in names if name), None)


_BODY = re.compile(rf"[\u3400-\u9fff]{{1,12}}{BODY_END}(?=[\u3400-\u9fff]{{2,4}}任[\u3400-\u9fff]{{4}})")


def name_behind_body(folded: str, at: int, end: int) -> tuple[int, int] | None:
    """县审计局甲任大柳村第一书记: the name in an item that is a body, a name and an office."""
    body = _BODY.match(folded, at, end)
    if body is None or not ends_with_title(folded[body.end() : end]):
        return None
    named = names_at(folded, body.end(), end, bold=True)
    return named[0] if len(named) == 1 else None
