"""Who published a report, and of which areas a publisher may be."""

import re
from collections.abc import Sequence

from archive.ingest.lexicon.words import is_plain_word
from archive.ingest.places.area_names import NamedArea, by_name, by_stem
from archive.text.normalize import fold

_MEDIUM = re.compile(
    r"\s*[\u3400-\u9fff]{2,8}(?:网|日报|晚报|报社|通讯社|电视台|广播电台|客户端|融媒体中心)\s*"
)  # alone on a line
_SOURCE = re.compile(
    r"(?:(?:信息|文章|稿件|新闻)?来源\s?[::|]?|(?:报纸名称|报纸|刊名|媒体|出处)\s?[::]|(?:发文|发布|公开)(?:机构|机关|单位|部门)\s?[::]|(?:原载|摘自|转自|转载自|转载于|原刊于|载于)\s?[::]?\s?《?|发布人\s?[::]\s?-)\s?(?P<name>[^\s,;|]{2,30})"
)
_AFTER_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?\s{1,6}(?P<name>[^\s:\d]{2,20})\s*$")
# 2018年6月20日 岚浦人大网
_AFTER_DAY = re.compile(
    r"\d日?\s{1,6}(?P<name>[\u3400-\u9fff]{2,14}?(?:网站?|报|社|电视台|客户端|公众号|发布|融媒体中心))\s?\)?$"
)
# 岚浦发布 2024-03-16 20:11 河南: the account, the time, and the province where it was posted.
_POSTED = re.compile(
    r"^(?P<name>[\u3400-\u9fff]{2,16})\s{1,4}(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?\s{1,4}\d{1,2}:\d\d(?::\d\d)?\s{1,4}"
    r"[\u3400-\u9fff]{2,3}\s?$"
)
# A masthead: the paper beside date and page.
_PAPER = re.compile(
    r"(?:^|[\s|:《(])(?P<name>[\u3400-\u9fff]{2,8}(?:日报|晚报|时报|早报|商报|周报|都市报|导报|快报|晨报|侨报|"
    r"电视台|通讯社|新闻网|政府网|在线))(?=[\s|》)]|$)"
)
# 石潭发布 is the name of a source, 发布 before a time is none.
_STOP = re.compile(
    r"\d{4}[-年/.]|作者|记者|编辑|发布(?!$)|发稿|时间|日期|点击|浏览|阅读|字体|字号|大\s?中\s?小|责编|\(|【|》"
)
_AGENCY = re.compile(
    r"^\s?\(?(?:据?《(?P<paper>[^《》]{2,16})》(?:消息|讯|报道)|据?(?P<site>[\u3400-\u9fff]{2,8}?(?:网(?!络)|社(?!区|会)|客户端|"
    r"电视台|日报|晚报|时报|早报|商报|在线|频道))(?:\([^()]{1,12}\))?(?:消息|讯|电|报道|记者|"
    r"[\u3400-\u9fff]{0,6}?\d{1,2}月\d{1,2}日(?:[电讯]|消息)))"
)
# (岚浦日报记者 甲): whose journalist signs at the end, or above.
_SIGNED = re.compile(
    r"[(\n](?P<name>[\u3400-\u9fff]{2,6}(?:日报|晚报|时报|早报|商报|都市报|晨报|新闻网|电视台|融媒体中心))"
    r"(?:全媒体|融媒体|首席|见习)?(?:记者|通讯员)"
)
_END = 60  # characters of the body in which it is signed
_NO_SOURCE = frozenset(("本站", "本网", "未知", "不详", "原创", "本站原创", "-", "网络", "互联网", "转载", "佚名"))


_LINK = re.compile(r"\[([^\]\n]{1,60})\]\([^)\n]{0,300}\)|\*\*")  # of Markdown; and its strong words


def publisher(head: Sequence[str], body: str) -> str | None:
    """Who published the report: 来源, the name behind the time, or the agency that the text begins with."""
    for line in (_LINK.sub(lambda link: link[1] or "", line) for line in head):
        folded = fold(line)
        if _MEDIUM.fullmatch(folded):
            return line.strip()
        if match := _PAPER.search(folded):
            return line[match.start("name") : match.end("name")]
        for pattern in (_SOURCE, _POSTED, _AFTER_TIME, _AFTER_DAY):
            if (match := pattern.search(folded)) and (name := _trimmed(folded, line, match)):
                return name
    match = _AGENCY.match(fold(body[:80]))
    if match is None and (by := next(filter(None, (_SIGNED.match(f"\n{fold(line)}") for line in head)), None)):
        return by["name"]
    if match is None:
        signed = _SIGNED.search(fold(body[-_END:]))
        return body[-_END:][signed.start("name") : signed.end("name")] if signed else None
    group = "paper" if match["paper"] else "site"
    return body[match.start(group) : match.end(group)]


def _trimmed(folded: str, line: str, match: re.Match[str]) -> str | None:
    start, end = match.span("name")
    stop = _STOP.search(folded, start, end)
    if re.match(r"\s?中\s?小", folded[end : end + 4]) and folded[end - 1] == "大":
        end -= 1  # the sizes of type to choose from stand right behind
    name = line[start : stop.start() if stop else end].strip(" 】)]>》《:：|-")
    return name if name and name not in _NO_SOURCE else None


# 今日石潭, 掌上石潭, 中共石潭县委: what stands before the name of the area.
_AHEAD = re.compile(
    r"(?:来源:)?(?:中共|今日|掌上|平安|微|爱|云上|智慧|看|美丽|魅力|新|活力|清风|阳光|文明|法治|"
    r"这里是|发布|i|e|《|\s){0,2}",
    re.IGNORECASE,
)
# Papers of the whole country, and those whose names only look like an area's: 光明日报 is not of 光明区.
_NATIONAL = re.compile(
    r"(?:中央|中国|人民|光明|经济|法制|法治|工人|农民|科技|解放军?|新华|中新|中青|央视|央广|团结|青年|"
    r"环球|国际|求是|学习|新京|"
    r"长安街|凤凰|和平|东方|南方|西湖之|长江|长城|大众|大河|海外|参考)"
)
_ELSEWHERE = {
    "解放日报": "上海市",
    "长江日报": "武汉市",
    "南方日报": "广东省",
    "大众日报": "山东省",
    "大河报": "河南省",
}


def areas_of_publisher(publisher: str) -> tuple[NamedArea, ...]:
    """The areas that folded ``publisher`` may be of (许昌日报, 嵩县融媒体中心, 今日新安); none of a national paper's.

    Several where areas share the name; the level printed behind it (新安县广播电视台) decides.
    """
    for paper, area in _ELSEWHERE.items():
        if publisher.startswith(paper):
            return by_name()[area]
    ahead = _AHEAD.match(publisher)
    at = ahead.end() if ahead else 0
    for start in (0, *range(at, 0, -1)):  # 今日|新平, though 新 may stand ahead of a name, too
        if areas := _areas_at(publisher, start):
            return areas
    return ()


def _areas_at(publisher: str, at: int) -> tuple[NamedArea, ...]:
    if areas := _innermost(publisher, at):
        return areas
    if _NATIONAL.match(publisher, at):
        return ()
    names = (publisher[at : at + length] for length in (4, 3, 2))
    return next((by_stem()[name] for name in names if name in by_stem() and not is_plain_word(name)), ())


def _innermost(publisher: str, at: int) -> tuple[NamedArea, ...]:
    """The innermost of the areas that stand one behind the other: of 洛阳市嵩县人民政府 it is 嵩县."""
    areas: tuple[NamedArea, ...] = ()
    while name := next((publisher[at : at + n] for n in range(12, 1, -1) if publisher[at : at + n] in by_name()), ""):
        areas = by_name()[name]
        at += len(name)
    return areas
