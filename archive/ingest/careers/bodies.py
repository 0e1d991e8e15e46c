"""The body or area of an office that prints none: from the sentence, the meeting or the heading."""

import re
from functools import cache

from archive.ingest.lexicon.countries import countries
from archive.ingest.places.area_names import area_end

_BEFORE = 400  # characters before an office in which its area is named
_LONGEST_AREA = 11
# Areas that the gazetteer lacks: they begin a line or clause and have a body behind them.
_BY_BODY = (
    r"(?:^|[\n。,:;(日]|中共|中国共产党|政协|关于|共青团)(?P<area>[^\W\d\n为的其任现免去命日月和年中共由从在到赴往于跻并报]{{2,4}}{kind})"
    r"(?=人民|人大|政[府协]|委|第|[干召领直]|[\u3400-\u9fff]{{2,6}}[局院办]|[\u3400-\u9fff]{{1,6}}[联协会])"
)


def area_of_kind(text: str, kind: str) -> str:
    """The last area of a kind (省, 市, 自治区 ...) that folded ``text`` names near its end; empty if none."""
    low = max(0, len(text) - _BEFORE)
    for match in reversed(list(re.finditer(kind, text[low:]))):
        end = low + match.end()
        starts = range(max(low, end - _LONGEST_AREA), end - 2)
        if (start := next((at for at in starts if area_end(text, at) == end), None)) is not None:
            return text[start:end]
        if _SHORT_AREA.search(text, max(0, end - 3), end) and area_end(text, end - 2) == end:
            return text[end - 2 : end]
    return (areas_by_body(text[low:], kind) or [""])[-1]


def areas_by_body(text: str, kind: str = "[省市县区州旗]") -> list[str]:
    """The areas of a kind that folded ``text`` names before a body of theirs, in order."""
    return [match["area"] for match in re.finditer(_BY_BODY.format(kind=kind), text)]


def area_in(text: str) -> str:
    """The first area of a folded text, by its printed name; empty where there is none."""
    ends = ((at, area_end(text, at)) for at in range(min(len(text), 80)))
    named = (text[at:end] for at, end in ends if end is not None and end - at > 2)
    at_first = _AREA_AT_FIRST.match(text)
    return next(named, "") or next(iter(areas_by_body(text)), "") or (at_first["area"] if at_first else "")


_AREA_AT_FIRST = re.compile(
    r"(?:[^,。]{1,8}[!|])?(?:关于|中共|中国共产党|共青团)?(?!任命|免去|撤销|接受|同意|决定)(?P<area>[^\W\d第全关各任从由在到]{2,4}[县市区旗])(?=[^\W\d县市区长])"
)


_SHORT_AREA = re.compile("(?:^|[,。;:\n日市])(?![和任成])[\u3400-\u9fff]县$")  # 嵩县, but not 领导|和县委
_NUMBER = "[一二三四五六七八九十\\d]{1,3}"
_MEETING = re.compile(
    rf"(?P<body>[\u3400-\u9fff]{{2,16}}?(?:会|盟|社|党|协|联|团))"
    rf"(?:\([\u3400-\u9fff]{{1,8}}\))?(?:召开|举行)?(?:第?{_NUMBER}[届次]|新一届)"
    r"(?:[\u3400-\u9fff]{0,8}?(?:理事|执委|委员会|代表大会|会员大会|全体会议|主席团|领导机构))"
)
_LEAGUE = re.compile(rf"共青团[^\W\d,]{{2,8}}[省市县区州旗校](?=第{_NUMBER}(?:届委员会|次代表大会))")
# 政协岚浦市第七届委员会第一次会议, 岚浦市政协七届一次会议
_CPPCC = re.compile(
    rf"(?:政协(?P<first>[^\W\d第]{{2,8}}[省市县区州旗])第?{_NUMBER}届(?:委员会|(?=[一二三四五六七八九十]次))|(?:^|[,。;\n])(?P<area>[^\W\d第]{{2,8}}[省市县区州旗])政协第?{_NUMBER}届)"
)
# 中共岚浦县第十四届纪律检查委员会第一次全体会议
_PARTY_MEETING = re.compile(
    rf"(?:中共|中国共产党)(?P<area>[^\W\d第]{{2,8}}[省市县区州旗镇乡])第?{_NUMBER}届(?P<discipline>纪律检查)?委员会"
    r"(?=第?[^,。;]{1,4}次全[体会])"
)
_SEATS_OF_PARTY = re.compile("副?书记|常委|常务委员")
_SEATS_OF_CPPCC = re.compile("(?:常务)?副?主席|副?秘书长|常务委员|常委")
_INTO_BODY = re.compile(r".*(?:[的了在是由]|产生|通过|举行|选举|成立|组成|期间|中共中央)")
_SEATS = re.compile(r"(?:名誉|执行|常务|副|荣誉|驻会|专职|兼职|挂职)*(?:会长|主席|理事长|秘书长|主任委员|主委|监事长)")


def body_of_meeting(text: str, title: str) -> str:
    """The association whose meeting folded ``text`` names last, for a bare ``title`` of such bodies."""
    if _SEATS_OF_PARTY.fullmatch(title) and (of := list(_PARTY_MEETING.finditer(text[-_BEFORE:]))):
        kind = "纪委" if of[-1]["discipline"] else "党委" if of[-1]["area"][-1] in "镇乡" else "委"
        return of[-1]["area"] + kind
    if title in ("书记", "副书记", "常委", "常务委员"):
        of_league = _LEAGUE.findall(text[-_BEFORE:])
        return f"{of_league[-1]}委" if of_league else ""
    if _SEATS_OF_CPPCC.fullmatch(title) and (of := list(_CPPCC.finditer(text[-_BEFORE:]))):
        return f"{of[-1]['first'] or of[-1]['area']}政协"
    if not _SEATS.fullmatch(title):
        return ""
    for match in reversed(list(_MEETING.finditer(text[-_BEFORE * 2 :]))):
        body = _INTO_BODY.sub("", match["body"])
        if len(body) >= 2 and "政协" not in body:
            return body
    return ""


_COMMITTEE = re.compile(
    r"(?:法制|法制工作|法律|监察和司法|内务司法|财政经济|教科文卫体?|农业与农村|环境与资源保护|外事|华侨|社会建设|民族|民族宗教|"
    r"代表资格审查|经济|提案|文史|文化文史和学习|港澳台侨|社会和法制|人口资源环境|预算工作)委员会(?:驻会)?副?(?:主任|委员)"
)
_WHOLE_BODY = re.compile(r"政协[^委]{1,12}委员会|[^\W\d]{2,8}(?:人大(?!常)|政协)")
_CONSULTATIVE = re.compile(r"政协(?:第?[一二三四五六七八九十]{1,3}届)?全国|全国政协|政协[^,。;\n]{0,8}届全国委员会")
_CONGRESS = re.compile(
    r"(?P<area>全国|[^\W\d为的]{2,5}[省市县区州])(?:第[一二三四五六七八九十]{1,3}届)?"
    r"(?:人民代表大会|人大)"
)


def body_of_committee(text: str, office: str, before: str) -> str:
    """全国政协, 岚浦县人大: whose special committee an ``office`` is of.

    By the office ``before`` it, or by the last such body that folded ``text`` names.
    """
    if not _COMMITTEE.match(office):
        return ""
    if own := _WHOLE_BODY.match(before):
        return re.sub(f"^第?{_NUMBER}届", "", own.group())
    named = [(m.start(), "全国政协") for m in _CONSULTATIVE.finditer(text[-_BEFORE:])]
    named += [(m.start(), f"{m['area']}人大") for m in _CONGRESS.finditer(text[-_BEFORE:])]
    return max(named)[1] if named else ""


_OF_STATES = re.compile(
    r"(?:新|过渡|临时)?(?:政府)?(?:第一)?副?(?:总理|总统|首相|议长|外长|(?:国防|外交|经济|财政)(?:部长|大臣)|防卫大臣|国会主席)$|国会|议会|国民议会|[众参]议院"
)


def country(text: str, title: str) -> str:
    """The country named last in folded ``text``, for a ``title`` that only other countries have without their name."""
    if not _OF_STATES.match(title):
        return ""
    line = text[-_BEFORE // 2 :].rpartition("\n")[2]
    named = _countries().findall(line)
    if not named and len(line) > _OF_A_HEADLINE:  # the lines above a headline are of other news
        named = _countries().findall(text[-_BEFORE // 2 :])
    return named[-1] if named else ""


_OF_A_HEADLINE = 16  # characters before the office in a headline


def country_of_same(office: str, before: str) -> str:
    """越南 of 越南国会主席, for a 国家主席 elected beside it; empty where the office before is at home."""
    named = _countries().match(before) if office.startswith("国家") else None
    return named.group() if named else ""


@cache
def _countries() -> re.Pattern[str]:
    return re.compile(f"(?:{countries()})(?!族)")


def printed_kind(office: str) -> str:
    """The level whose area an office leaves out: 省 of 省委书记; empty where it names one or needs none."""
    match = _LOCAL.match(office)
    return match["kind"] if match else ""


# 省委书记, 市人大常委会主任: the area is that of the text; no 市场监督管理局.
_LOCAL = re.compile(
    r"(?P<kind>自治区|[省市县区州旗镇乡](?![场容域块级际外内长]|直(?!属?机关|工委)|政(?![府协法])))"
    r"(?=委|人大|[\u3400-\u9fff]{1,14}(?:局|厅|委|会|院|办|部|府|协|联|庭|处|所|校|馆|台|政|中心))"
)
