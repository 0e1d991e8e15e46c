"""What part a person takes, read from the predicate that follows the name."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive.ingest.document import MeetingPart
from archive.ingest.people.occurrence import PersonOccurrence

# The most telling first: who speaks and also attends is a speaker.
RANK = {
    part: rank
    for rank, part in enumerate(
        (
            MeetingPart.SPEAKER,
            MeetingPart.CHAIR,
            MeetingPart.ANNOUNCER,
            MeetingPart.ATTENDEE,
            MeetingPart.MENTIONED,
            MeetingPart.JOURNALIST,
        )
    )
}

_SPEAKS = re.compile(
    r"强调|指出|讲话(?!精神)|发了?言|发了[^,。;]{0,6}言|致(?:开幕|闭幕|答谢|祝酒)?[辞词]|欢迎辞|欢迎词|演讲|发表[^,。;]{0,8}(?:谈话|意见)|(?:^|[,了并还也先后分别最首时会上中])(?:要求|表示|希望|"
    r"号召|呼吁|建议)|说(?=[,:\"']|$)|"
    r"认为|告诉|坦言|答复|回答说|^(?!.{0,14}(?:批示|写|信|题词))[^,。;:\"]{0,14}:\"|^(?:通报|汇报|介绍)了?[^,。;]{1,24}(?:情况|进展|结果|事项)|"
    r"透露|谈到|点评|回应|分享|阐述|宣讲|解读|讲授|授课|领学|推介(?!会|活动)|表态|"
    r"(?<![工合协动写操创制运])作[^,。;]{0,40}(?:报告(?!会)|讲话|部署|讲座|发言|动员|总结|说明|推介|辅导|宣讲|点评|介绍|汇报|安排|通报|交流)|"
    r"(?:对|就|围绕)[^。;]{1,60}(?:进行|作|做|提出|展开|开展)[^,。;]{0,16}(?:部署|总结|点评|要求|讲话|说明|安排|"
    r"动员|讲解|意见|阐述)|"
    r"(?:通报|汇报|介绍)(?:有关|相关)?情况|述职|检讨|(?:通报|汇报|介绍|传达)(?=[了,:]|$)|交流发言|(?<=[作了])交流|提出|部署了|总结了|分析了|回顾了|介绍了?|通报了|汇报了|"
    r"传达了|讲了|^[^,。;的]{0,6}讲述了|^(?:还|也|分别|先后|就[^,。;]{1,24})?回答[^,。;]{0,8}提问|分析[^,。;]{0,8}形势|代表[^。;]{2,40}(?:报告|讲话|表示|致)|报告(?:工作|了)|关于[^,。;]{1,40}(?:汇报|介绍|报告)|"
    r"给予[^,。;]{0,8}肯定|(?:^|[,作并])汇报了?[^,。;]{0,16}(?:工作|情况|进展)(?=[,。;]|$)|反馈(?![会问整]|意见会)|(?:^|[,了并]|[就对][^,。;]{1,20})提问|(?:^|并)安排?部署[^,。;]{0,16}工作"
)
_CHAIRS = re.compile(r"主持")
_ANNOUNCES = re.compile(r"宣读|(?<!被)宣布|宣告|颁布")
_READ_OUT = re.compile(r"宣读了?[^,。;]{0,60}")  # 宣读关于报告的决议: no report is given
_ATTENDS = re.compile(
    r"带领|率领|接待|观摩|组织|安排|迎候|迎接|巡查|指导|推荐|出席|参加|列席|就座|陪同|会见|会谈|交谈|合影|督查|暗访|连线|考察|调研|到会|在座|参会|见证|观看|"
    r"启动|揭牌|剪彩|颁奖|授牌|签署|签订|"
    r"在主席台|一行|随行|检查|视察|慰问|看望|参观|随同|"
    r"分别在|与会|赴|带队|率|听取|主席台|奠基|开工|传达|通报|汇报|座谈|巡视|走访|督导|莅临|察看|查看|走进|来到|"
    r"深入|前往|参与|递交|代表|收听|收看|欢聚|共话|共商|齐聚"
)
_TESTS = (
    (MeetingPart.SPEAKER, _SPEAKS),
    (MeetingPart.CHAIR, _CHAIRS),
    (MeetingPart.ANNOUNCER, _ANNOUNCES),
    (MeetingPart.ATTENDEE, _ATTENDS),
)

_LEAD = re.compile(
    r"(?:出席|参加|列席|陪同)(?:会议|活动|会见|会谈|考察|调研)?的(?:[^。;!?\n,]{1,12})?包括$|"
    r"(?:出席|参加|列席|就座|陪同|与会|到会|参会|在主席台|担任(?:大会|会议|执行主席))[^。;!?\n]{0,30}的?[^。;!?\n]{0,16}(?:有|是|为|:)\s?$|"
    r"(?:出席|参加|列席|陪同)[^。;!?\n,]{0,20}的$|(?:会见|会晤|拜会|约见)了?$|"
    r"(?:参 {0,4}加|出 {0,4}席|列 {0,4}席|参 ?会|与会|到会) ?(?:人 ?员|会议|领导|同志)? ?: ?$|记 {0,4}录 ?人? ?: ?$"
)
_CHAIR_LABEL = re.compile(r"(?:^|[\n。 ])主 ?持 ?人? ?: ?$")
_INVOKED = re.compile(r"(?:以|学习|领会|领悟|贯彻|落实|按照|根据|牢记|遵循|践行)$")
_TEACHING = re.compile(
    r"的(?:重要)?讲话|的?(?:贺信|贺电|批示|题词|回信|来信|亲切问候)|在[^,。;]{2,30}(?:上|中|时)的(?:重要)?(?:讲话|指示|论述|批示)|"
    r"专门发来(?:贺信|贺电)|(?!作|发表|在|就|做|出席|传达|主持|强调|说|对|要求|指出|带)[^,。;]{0,12}"
    r"(?:精神|思想|论述|指示|批示|为核心|理论|重要讲话精神|新时代)"
)
_LEADS_GROUP = re.compile(r"为(?:组长|团长|队长|领队)")
# 甲将出席: it has not happened yet.
_TO_COME = re.compile(r"将(?=[^,。;军领]{0,12}(?:主持|出席|发表|访问|宣布|参加|会见|举行|进行))")
_ACCUSED = re.compile(r"涉嫌|严重违[法纪]|的?恶劣影响|被?免去")
_COMMISSIONS = re.compile(r"的?委托")  # 受某某委托: it is others who then act
_NO_PART = re.compile("|".join(test.pattern for test in (_TEACHING, _ACCUSED, _COMMISSIONS, _TO_COME)))
_COORDINATION = re.compile(r"[、,和及与以及等 ]*")
_NOUNS_ONLY = re.compile(r"[、,和及与等以][^。;]*$")
_TITLED = re.compile(r'为?["《][^"《》。;]{1,40}["》]的')
_LETTER_SPEAKS = re.compile(r",(?:贺信|贺电|来信|批示|指示)(?=[^,。;]{0,6}(?:指出|强调|阐述|表示|说|体现))")
_TOWARDS = re.compile(
    r"(?:还|也|分别|首先|现场|当场|(?:\d{1,2}月)?\d{1,2}日)?[向对给同]"
)  # 甲向乙介绍: the predicate is the first one's
_TURN = re.compile(r"时,|后,|[^外]的|下,|说|为")
_END = re.compile(r"[。!?;\n]")
_REACH = 120  # characters after a name in which its predicate stands


def parts(folded: str, sights: Sequence[PersonOccurrence]) -> list[MeetingPart]:
    """The part that each sight shows; people named side by side share the predicate behind the last of them."""
    ends = [match.start() for match in _END.finditer(folded)] + [len(folded)]
    leads = _leads(folded, sights)
    taken = [MeetingPart.MENTIONED] * len(sights)
    for index in range(len(sights) - 1, -1, -1):
        sight = sights[index]
        end = ends[bisect_left(ends, sight.right)]
        following = sights[index + 1] if index + 1 < len(sights) and sights[index + 1].left < end else None
        gap = folded[sight.right : min(following.left if following else end, sight.right + _REACH)]
        if gap.count('"') % 2:  # whoever stands inside a quotation does not end the predicate around it
            gap = folded[sight.right : min(end, sight.right + _REACH)]
        gap = _bare(gap)
        part = _quoted_part(folded, sight, gap) or part_in(gap)
        if part is MeetingPart.MENTIONED and following is not None and _shares(gap, following.left - sight.right):
            part = taken[index + 1]
        elif part is MeetingPart.MENTIONED and following is not None and _TOWARDS.fullmatch(gap):
            part = part_in(folded[following.right : min(end, following.right + _REACH)])
        if part is MeetingPart.SPEAKER and sight.left and _TOWARDS.fullmatch(folded[sight.left - 1 : sight.left]):
            part = MeetingPart.ATTENDEE
        taken[index] = leads[index] if part is MeetingPart.MENTIONED else part
    return taken


def _quoted_part(folded: str, sight: PersonOccurrence, gap: str) -> MeetingPart | None:
    """Whoever stands in 以…同志为核心, 学习…重要讲话精神, 受…委托 takes no part."""
    if _ANSWERS.match(folded, sight.right) and (sight.left == 0 or folded[sight.left - 1] == "\n"):
        return MeetingPart.SPEAKER
    if _TOLD.search(folded[max(0, sight.left - 6) : sight.left]) and _PROPOSES.match(gap):
        return MeetingPart.MENTIONED
    invoked = _INVOKED.search(folded[max(0, sight.left - 6) : sight.left]) and not _LEADS_GROUP.match(gap)
    if invoked or _NO_PART.match(gap):
        return MeetingPart.MENTIONED
    return None


# 甲:今年…: whose words follow, on a line of an interview.
_ANSWERS = re.compile(r" ?:[^\n]{0,40}[,。?!]")
# 甲指出,乙对治理提出新的要求: what is told of somebody in another's speech is no speech of theirs.
_TOLD = re.compile(r'(?:指出|强调|表示|认为|提到|说)[,:"]{1,2}$')
_PROPOSES = re.compile(r"(?:对|为|在)[^,。;]{1,20}提出|(?:多次|曾|一再|反复|此前|已经?)")


def _bare(gap: str) -> str:
    """``gap`` without what stands in brackets behind a name."""
    return _BRACKETS.sub("", gap) if "(" in gap else gap


_BRACKETS = re.compile(r" ?\([^()。;:\n]{1,24}\)")


def _leads(folded: str, sights: Sequence[PersonOccurrence]) -> list[MeetingPart]:
    """For lists after 出席会议的有: — what the words before the first name of the list show."""
    taken: list[MeetingPart] = []
    for index, sight in enumerate(sights):
        before = sights[index - 1].right if index else 0
        if index and sight.left - before < _REACH and _COORDINATION.fullmatch(_bare(folded[before : sight.left])):
            taken.append(taken[-1])
        else:
            chairs = _CHAIR_LABEL.search(folded[max(before, sight.left - 12) : sight.left])
            taken.append(
                MeetingPart.CHAIR
                if chairs
                else MeetingPart.ATTENDEE
                if _LEAD.search(folded[max(before, sight.left - 60) : sight.left])
                else MeetingPart.MENTIONED
            )
    return taken


def part_in(predicate: str) -> MeetingPart:
    """The part that the words after a name show. What is heard by the person (听取 ...) is said by others.

    A comma inside a title does not end what is said: 作了题为“甲,乙”的报告. A letter speaks for itself.
    """
    if '"' in predicate or "《" in predicate:
        predicate = _TITLED.sub(lambda titled: titled.group().replace(",", ""), predicate)
    if letter := _LETTER_SPEAKS.search(predicate):
        predicate = predicate[: letter.start()]
    said = _HEARD.sub("", predicate)
    told = _READ_OUT.sub("", said)
    for part, test in _TESTS:
        if test.search(predicate if part is MeetingPart.ATTENDEE else told if part is MeetingPart.SPEAKER else said):
            return part
    return MeetingPart.MENTIONED


# 听取汇报并讲话, 听取汇报,要求…: what others say ends with the clause, or where the person acts again.
_HEARD = re.compile(r"听取[^,。;]*?(?=,|并(?:就|对|作|发表|提出|讲话|强调|指出|要求|表示)|$)")


def _shares(gap: str, length: int) -> bool:
    """Only 、 , 和 or further nouns stand between this person and the next."""
    if length > _REACH:
        return False
    return _COORDINATION.fullmatch(gap) is not None or (_NOUNS_ONLY.match(gap) is not None and not _TURN.search(gap))
