"""Several offices in one phrase, each with its body: 四川省委书记、常委、委员职务 are three."""

import re
from dataclasses import dataclass
from typing import Final

from archive.ingest.careers.bodies import (
    area_of_kind,
    body_of_committee,
    body_of_meeting,
    country,
    country_of_same,
    printed_kind,
)
from archive.ingest.careers.office_bodies import area_of, body, government_of
from archive.ingest.careers.office_words import WORK, is_office
from archive.ingest.careers.own_bodies import THIS, of_this, own_body, school_of, whole_of
from archive.ingest.people import offices
from archive.text.patterns import past

_JOINS = re.compile(r"、(?![^()]{0,8}\))|兼(?!职)|以及|及(?=[\u3400-\u9fff]{2})|和(?=[\u3400-\u9fff]{2,30}$)| +")
_MARKS = re.compile(
    r"(?:等|等(?:重要|领导|主要)职务|资格|职务|职|一职|职位|的请求(?:[已均]?(?:经|获|获得|被)?(?:大会|会议|常委会)?(?:接受|批准|同意|通过))?|的决定|的议案|"
    r"(?:提名)?候选人|(?:提名)?人选|的?候任(?=人|$)|以?后|外|之后|至今[\u3400-\u9fff]{0,4}|期间|以来|时)+$"
)
_BRACKETS = re.compile(r"\((?:试用期[^()]{1,6}|[正副][部厅处科县]长?级|兼|专职|兼职)\)")
_OWN = re.compile(
    r"(?:工会(?=主席|副主席)|支部(?!书记)|武装部|(?:组织|宣传|统战|纪检|政法)委员|政治处|常务委员会|党组|党委|党支部|党总支|村委会|村民委员会|居委会|监委会|村务监督委员会|经费审查委员会|女职工委员会|机关|办公厅|办公室|政治部|组织部|宣传部|统战部|纪委|政法委|教科文卫体委员会|[^、]{0,4}审判(?:第[一二三四五])?庭|革委会|立案庭|执行局|管委会|管理委员会|审判委员会|检察委员会|人民政府|政府)"
)
# 乌克兰当选总统, 俄政府新总理: what is new is the holder.
_NEW = re.compile(
    r"(?:新?当选|首位|民选|前|首位民选|(?:战后|历史上)?最年轻的|下一任|(?:历史上)?首位(?:女性?)?|候任|新一[届任]|下一?届|首任|新任?)(?:的)?(?=(?:第一|常务)?副?(?:主任|总理|总统|首相|议长|[主国]席|会长|外长|大使|行政长官|领导人|总书记|秘书长|[\u3400-\u9fff]{0,4}(?:部长|大臣)))"
)
_LEAD = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}任(?=总理|总统|首相)|兼(?!职)任?|新任|新一任|下一任|下一?届|首位(?:女性?)?|首任|原|新(?=总理|总统|首相|会长)|新一届)?"
)
# 重庆市总工会的副主席: the particle is no part of the name.
_OF_BODY = re.compile(r"(?<=[会村局委部县市省院校团社盟镇乡处])的(?=[\u3400-\u9fff]{2,8}$)")
_CONTEXT = 800  # characters before an office in which its body is named


@dataclass(frozen=True, slots=True)
class ListedOffice:
    """An office with its body, and where it is printed: ``[start, end)`` of the folded text."""

    name: str
    start: int
    end: int


def split(folded: str, start: int, end: int, before: str = "", area: str = "", heading: str = "") -> list[ListedOffice]:
    """The offices printed in ``[start, end)``; empty where one of them does not end with a title.

    ``before`` is an office whose body a bare title shares; ``area`` is what 省, 市, 县 stand for,
    where neither the text before nor ``heading`` names one of that level.
    """
    opening = folded.rfind("(", start, end)
    if opening > start and (folded.find(")", opening, end) < 0 or folded.endswith(")", start, end)):
        end = opening  # (其间: …, (当时设有第一书记)
    end -= len(folded[start:end]) - len(_MARKS.sub("", folded[start:end]))
    held: list[ListedOffice] = []
    for left, right in [(start, end)] if _is_padded(folded[start:end]) else _pieces(folded, start, end):
        left = past(_LEAD, folded, left, right)
        printed = _BRACKETS.sub("", folded[left:right]).replace(" ", "")
        if WORK.search(printed):
            before = WORK.sub("", printed) or before
            continue
        printed = _NEW.sub("", printed)
        if not is_office(printed):
            return held
        printed = _OF_BODY.sub("", printed).replace("新一届", "")
        known = held[-1].name if held else before
        context = f"{heading}\n{folded[max(0, left - _CONTEXT) : left]}"
        whole = _whole(printed, known, area, context)
        held.append(ListedOffice(whole, left, right))
    return held


_PADDED = re.compile("[\u3400-\u9fff]{1,2}(?: {1,4}[\u3400-\u9fff]{1,2})+")


def _is_padded(printed: str) -> bool:
    """县  长, 副 主 任: a title drawn out to the width of its column; 书记 县长 are two."""
    parts = printed.split() if _PADDED.fullmatch(printed) else []
    return bool(parts) and not any(map(offices.ends_with_title, parts)) and offices.ends_with_title("".join(parts))


def acting(office: str) -> str:
    """岚浦县人民政府代理县长 for 岚浦县人民政府县长."""
    title = offices.titles(office)
    return f"{office[: title[-1][0]]}代理{office[title[-1][0] :]}" if title and "代" not in office else office


def _pieces(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    left = start
    for mark in _JOINS.finditer(folded, start, end):
        if mark.start() > left and (is_office(folded[left : mark.start()]) or mark.group() == "、"):
            pieces.append((left, mark.start()))
            left = mark.end()
    return [*pieces, (left, end)] if left < end else pieces


def _whole(printed: str, before: str, area: str, context: str) -> str:
    """``printed`` with its body; 该校 and 自治州 are those told before."""
    if (kind := _AUTONOMOUS.match(printed)) and (of := _autonomous(kind.group(), area, context)):
        printed = of + printed[kind.end() :]
    if this := THIS.match(printed):
        if of := of_this(this, before, context):
            return _with_body(of + printed[this.end() :], "", area, context)
        printed = printed.removeprefix("该")
    return _with_body(whole_of(printed, before, context), before, area, context)


_AUTONOMOUS = re.compile("自治[区州县旗]")


def _autonomous(kind: str, area: str, context: str) -> str:
    """The autonomous area of that kind that ``context`` names last, or else ``area``; empty where there is none."""
    named = re.findall(rf"(?:^|[,。;:\n ]|\d日|在|任|为)([^\W\d在的任为]{{2,14}}?{kind})", context)
    return named[-1] if named else area if area.endswith(kind) else ""


def _with_body(printed: str, before: str, area: str, context: str) -> str:
    """``printed`` with the body of the office before it where it prints none, or with the area or body of the text."""
    place = area_of(before) or area
    stem, of = body(printed), body(before)
    if len(stem) >= _SHORTEST_BODY and of.endswith(stem) and of != stem and not area_of(printed):
        return of + printed.removeprefix(stem)  # 县人大法制委员会主任, and 法制委员会委员 beside it
    if kind := _kind_of(printed):
        place = place if _is_of_kind(place, kind) else area_of_kind(context, kind) or place
    if of := country(context, printed) or country_of_same(printed, before):
        return printed if printed.startswith(of) else of + printed
    seat = "主席" if printed.startswith("党组") else printed
    if not before and (of := body_of_meeting(context, seat)):
        return _with_area(of + printed, area, context)
    if ruler := _RULER.fullmatch(printed):  # 省长, 副市长: of the area, not of the body before
        stem = body(before) if body(before).endswith("政府") and _RULER.search(before) else place
        return stem + printed if _is_of_kind(place, ruler["kind"]) else printed
    if place.endswith("自治区") and _CHAIRS.fullmatch(printed) and body(before).endswith("党委"):
        return place + printed  # 自治区党委常委、副主席
    if before and (_OF_COURT.fullmatch(printed) or _is_bare(printed)):
        return _with_area(_joined(_stem_for(printed, before), printed), area, context)
    if kind := printed_kind(printed):
        return place + printed.removeprefix(kind) if _is_of_kind(place, kind) else printed
    if printed.startswith("校") and (school := _SCHOOL.match(before)):
        return school.group() + printed.removeprefix("校")
    if of := body_of_committee(context, printed, before):
        return of + printed
    return _with_area(_of_section(printed, before, context), area, context)


def _of_section(printed: str, before: str, context: str) -> str:
    """The office of a part of a body with the body that was told before or issues the notice."""
    if of := own_body(printed, before, context):
        return of + printed
    if before and _OWN.match(printed):
        if not _are_committees(before, printed):
            return _inside(before, printed)
        outer = _OWN_COMMITTEE.match(body(before))  # 总工会经费审查委员会主任, and beside it 女职工委员会主任
        return (outer["outer"] if outer else "") + printed
    return school_of(printed, context) + printed


_OWN_COMMITTEE = re.compile(
    "(?P<outer>[\u3400-\u9fff]{2,}?(?:工会|妇联|联合会|协会|院))(?:经费审查|女职工|审判|检察)委员会$"
)


def _with_area(office: str, area: str, context: str) -> str:
    """县农业局办公室主任 with its county."""
    return _with_body(office, "", area, context) if printed_kind(office) else office


_SHORTEST_BODY = 4  # characters of a body that tell it from others alike


_PARTY_SEAT = re.compile("(?:[省市县区州]委|[镇乡]党委)(?:常委|委员|副?书记)$")
_OF_VILLAGES = ("党支部", "党总支", "村委会", "村民委员会", "监委会")


def _inside(before: str, printed: str) -> str:
    """The office of a group or part, such as 党组书记, of the body or the government that ``before`` is of."""
    if printed.startswith("纪委") and _PARTY_SEAT.search(before) and (place := area_of(before)):
        return place + printed  # 县委常委、纪委书记
    own = body(before) if printed.startswith(_PARTY_GROUPS) else ""
    government = government_of(before)
    for group in (*_PARTY_GROUPS, *_OF_VILLAGES):
        government = government.removesuffix(group)
    return _joined(own if _BUREAU.search(own) else government, printed)


def _kind_of(printed: str) -> str:
    ruler = _RULER.fullmatch(printed)
    return ruler["kind"] if ruler else printed_kind(printed)


_OF_COURT_HEAD = re.compile("(?:常务副|副|代理?)?(?:检察长|院长)")  # of the court, not of its committee
_COURT_COMMITTEE = re.compile("(?:检察|审判)委员会$")
_OF_PARTY = re.compile("副?书记|常委|委员")  # 党委委员、书记


def _stem_for(title: str, before: str) -> str:
    """延边大学党委常委、副校长: who leads the school is not of its party committee."""
    if _OF_COURT.fullmatch(title):
        return government_of(before)
    stem = _led_by(title, body(before))
    if _OF_COURT_HEAD.fullmatch(title):
        stem = _COURT_COMMITTEE.sub("", stem)
    if before.endswith(f"{stem}党委委员") and _OF_PARTY.fullmatch(title):
        return f"{stem}党委"
    of_party = _PARTY_COMMITTEE.search(stem) is not None and not re.search("书记|[常党]委|委员", title)
    if stem.endswith("纪委常务委员会") and "书记" in title:
        return stem.removesuffix("常务委员会")
    return _PARTY_COMMITTEE.sub("", stem) if of_party else stem


# What a head of that title leads: 综合处处长、副主任 of an office is no deputy of its division.
_LED: Final = {
    "主任": re.compile(r".{2,}(?:室|办|委员会|委会?|中心)"),
    "校长": re.compile(r".{2,}?(?:大学|学院|[中小]学|学校|校)"),
    **dict.fromkeys(("董事长", "总经理", "总裁", "监事长", "总监"), re.compile(".{2,}(?:公司|集团)")),
    **{f"{noun}长": re.compile(f".{{2,}}{noun}") for noun in "局厅处科部院署"},
}
_HEAD = re.compile(r"(?:常务副|副|代)?(?P<title>主任|董事长|总经理|总裁|监事长|总监|[局厅处科部院校署]长)")


def _led_by(title: str, stem: str) -> str:
    """The body in ``stem`` that a bare ``title`` leads: the innermost of its kind; the whole where none is."""
    head = _HEAD.fullmatch(title)
    led = _LED[head["title"]].match(stem) if head else None
    return led.group() if led else stem


def _are_committees(before: str, printed: str) -> bool:
    """经济委员会副主任 and 教科文卫体委员会副主任: side by side, none inside the other."""
    return all(body(office).endswith("委员会") for office in (before, printed)) and not printed.startswith("常务委员会")


# 外事办主任、党组书记: a bureau's own group, not its government's.
_SCHOOL = re.compile(r"[\u3400-\u9fff]{2,14}?(?:大学|学院|[中小]学|学校)")
_PARTY_GROUPS = ("党组", "党委", "党工委")
_PARTY_COMMITTEE = re.compile("党(?:委|工委|总支|支部)$")
_BUREAU = re.compile(r"(?:[局厅办院处]|办公室|[^省市县区]委|委员会)$")


def _joined(stem: str, printed: str) -> str:
    """岚浦市人民政府 and 政府办公室主任: what both print stands once."""
    same = next((noun for noun in ("人民政府", "政府", "党委") if printed.startswith(noun) and stem.endswith(noun)), "")
    return stem + printed.removeprefix(same)


_RULER = re.compile(r"(?:常务副|副|代理?)?(?P<kind>[省市县区州旗镇乡])长")


_OF_COURT = re.compile("(?:助理)?(?:审判|检察)员|人民陪审员")
_CHAIRS = re.compile(r"(?:副|代理?)?主席")


def _is_of_kind(place: str, kind: str) -> bool:
    return bool(place) and place.endswith({"省": ("省", "自治区"), "区": ("区",)}.get(kind, (kind,)))


def _is_bare(printed: str) -> bool:
    printed = _KIND_OF_HOLDING.sub("", printed)
    title = offices.titles(printed)
    return (
        not printed.startswith("国")
        and bool(title)
        and title[0][0] == 0
        and title[-1][1] == len(printed)
        or printed in ("常委", "委员")
    )


_KIND_OF_HOLDING = re.compile("^(?:兼职|专职|挂职|名誉|荣誉|驻会|执行(?=会长))")
