"""People without an office who begin a clause and do at once what people do, and who lead a meeting for a body."""

import re
from collections.abc import Iterator

from archive.ingest.lexicon.surnames import COMMON_SURNAMES
from archive.ingest.lexicon.words import is_common_word, is_named_person, is_word
from archive.ingest.people.labelled_name_lists import office_behind
from archive.ingest.people.names import name_end, surname_length
from archive.ingest.people.occurrence import PersonOccurrence, seen
from archive.ingest.places.area_names import area_end

# What may stand before a person who begins a clause.
_CLAUSE = re.compile(
    r"(?:^|[。,;:!?\n\"(]|由(?=[\u3400-\u9fff]{2,4}(?:率领|带领|带队|主讲|主持)))(?:会上,?|会后,?|会前,?|期间,?|当天,?|随后,?|最后,?|对此,?|为此,?)?\s*"
)
# A bare name is a person's when one of these follows at once, or after a short adverbial.
_SAYS = re.compile(
    r"(?:[在向][^,。;]{1,14})?(?:就[^,。;]{1,20})?(?:首先|最后|随后|还|也|同时|并|又|分别|一再|反复|特别|着重|明确|"
    r"进一步|再次|最后还|一同|一起|全程)?"
    r"(?:强调|指出|说|要求|表示|认为|介绍|提出|宣读|宣布|主持|讲话|致辞|致词|发言|作了?(?:重要|主题|工作|专题|"
    r"总结|动员|题为)?(?:讲话|报告|发言|部署|讲座|汇报)|"
    r"出席|参加|陪同|通报|部署|汇报|传达|考察|调研|会见|一行|代表(?!\d)|坦言|透露|分析|总结|听取|希望|回顾|号召|呼吁|围绕|"
    r"告诉|委托|等\d{1,4}[名位]|等(?:人|同志)?(?:会见|参加|出席|陪同|在|与会)|和[^,。;]{2,24}(?:陪同|出席|参加)|乘(?:坐|专机|车)|专程|逆转|夺得|获得|荣获|是[^,。;]{2,24}(?:村民|教授|院士|员|人|师)[,。]|,(?:男|女),|"
    r"(?:因[^,。;]{1,6})?(?:请假|缺席)|列席|不再担任|当选|提交|报告|率领|带领|带队|主讲|任[\u3400-\u9fff]{2,12}[长记任席]|交流|述职|检查|点评|坦承|补充说|对[^,。;]{2,20}(?:进行|作|给予|"
    r"提出))"
)
_SAYS_AT_ONCE = re.compile(r"(?:还|也|最后|同时|首先)?(?:强调|指出|说|要求|表示|认为|主持|出席|参加|陪同|列席)")
BODY_ENDS = frozenset("业界方会队员者店厂村站馆院校社团")


def bare_subjects(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """甲强调: a name without office that begins a clause and says or does something at once."""
    for clause in _CLAUSE.finditer(folded):
        at = clause.end()
        end = name_end(folded, at)
        if (
            end is not None
            and _SAYS.match(folded, end)
            and (not is_word(folded[at:end]) or _sits_in(folded, at, end))
            and (end - at > 2 or folded[end - 1] != "方")  # 韩方表示
            and not _looks_like_words(folded, at, end)
        ):
            yield seen(text, at, end, office_behind(folded, text, end))


# 甲:今年…: somebody who answers, on lines of an interview.
_ANSWER = re.compile(r"(?:^|\n)(?P<name>[\u3400-\u9fff]{2,3}) ?:(?=[^\n]{0,40}[,。?!])")
_AGAIN = 2  # times at least


def answering(folded: str, text: str) -> Iterator[PersonOccurrence]:
    answers = [answer.span("name") for answer in _ANSWER.finditer(folded)] if ":" in folded else []
    for start, end in answers:
        name = folded[start:end]
        is_again = sum(folded[left:right] == name for left, right in answers) >= _AGAIN
        if is_again and name_end(folded, start) == end and not is_word(name):
            yield seen(text, start, end)


# 由党委宣传部甲主持: the body of whoever leads the meeting stands before the name, without an office.
_BODY_LAST = frozenset("部室处院局科办委会司所站系")
_LED_BY = re.compile(
    r"由[\u3400-\u9fff]{0,14}[部室处院局科办委会司所站系](?P<name>[\u3400-\u9fff]{2,4})(?:同志)?(?=主持|主讲|领学|带队|带领|率队)"
)


def led_by(folded: str, text: str) -> Iterator[PersonOccurrence]:
    for led in _LED_BY.finditer(folded):
        end = led.end("name")
        start = next((end - length for length in (3, 2) if surname_length(folded, end - length)), None)
        if start is None or folded[start - 1] not in _BODY_LAST or name_end(folded, start) != end:
            continue
        if not is_word(folded[start:end]):
            yield seen(text, start, end)


def _sits_in(folded: str, start: int, end: int) -> bool:
    """吴川列席: though the dictionary has it; places and common words do not sit in or ask for leave."""
    is_name = folded[start] in COMMON_SURNAMES and not is_common_word(folded[start:end])
    return is_name and _SITS_IN.match(folded, end) is not None


_SITS_IN = re.compile(r"列席(?!会议的)|(?:因[^,。;]{1,6})?(?:请假|缺席)")


def _looks_like_words(folded: str, start: int, end: int) -> bool:
    """施工队要求, 江苏省说: the name begins with a word. A common surname may (江海涛强调), right before the verb."""
    if end - start != 3 or not is_word(folded[start : start + 2]):
        return False
    if is_named_person(folded[start:end]) and _SAYS_AT_ONCE.match(folded, end):
        return False  # 温家宝说
    common = folded[start] in COMMON_SURNAMES and folded[end - 1] not in BODY_ENDS
    certain = common and _SAYS_AT_ONCE.match(folded, end)
    return not certain or area_end(folded, start) is not None
