"""Whether a figure tells what is, what is aimed at or what is planned; and on which side of it the true one lies."""

import re
from dataclasses import dataclass

_BOUND_BEFORE = (
    (re.compile(r"(?:不超过|不高于|不多于|至多|控制在|压减到)[^,。;\d]{0,3}$"), "<="),
    (re.compile(r"(?:不低于|不少于|至少|不下|确保|不得少于)[^,。;\d]{0,6}$"), ">="),
    (re.compile(r"(?:低于|少于|不足|小于|不到)[^,。;\d]{0,3}$"), "<"),
    (
        re.compile(r"(?:超过|超|逾|突破|跃上|跨上|登上|站上|迈上|迈过|大于|高于|多于|超出|(?<=收入)过)[^,。;\d]{0,3}$"),
        ">",
    ),
    (re.compile(r"(?:近|(?<![签合])约|大约|将近|接近|上|数)$"), "~"),
)
_BOUND_BEHIND = (("以上", ">="), ("以下", "<="), ("以内", "<="), ("之内", "<="), ("左右", "~"), ("上下", "~"))

_CUMULATIVE = re.compile(r"累计(?!同比)|总计|共计|[一二三四五六七八九十\d]年(?:多?来|间|中)|以来|过去[一-十]年")

# The aim stands with the figure itself: 力争达到133亿元, 900亿元的目标.
_AIM = re.compile(
    r"力争|确保|争取|预期|控制在|不低于|不少于|必须|(?<![主重需只纲首概])要(?!求|素|闻|点)|"
    r"将(?:实现|达|突破|增长|完成|新增)|目标|达到?以上|任务(?:是|为)"
)
_NEXT = re.compile(r"明年|年底前|年底之前|年内|三年之内")
_AIM_BEHIND = re.compile(r"的?(?:预期|年度|全年)?(?:目标|任务)(?!的?[一二三四五六七八九十\d])")
# From such words on, all figures of the sentence are aims.
_AIMS = re.compile(
    r"目标(?:任务)?(?:是|为|定为|[:：])|(?:任务|工作|目标)[^,。;\d]{0,10}(?:部署|安排)[:：]|预期目标|任务(?:是|为)|"
    r"(?:谈到|关于)[^,。;]{0,6}目标|(?:今后|未来)[几一二三四五两]年[,:]|(?:明确|提出|规划)[,:]?到20\d\d年(?:底|末)?[,,]"
)
_PLAN = re.compile(
    r"(?<![按超比])计划(?:第?[一二三四]季度|[上下]半年|年内|全年|今年|明年|\d{1,2}月份?)?(?=总?投|[建新完引在用到实改脱培招收种栽打发搬转创举开修申组购出提整流推铺]|$)|拟|规划(?!》|的?[内中])|概算|设计(?=$|年产|能力)|总投资|将(?!士|军)|"
    r"(?<![新共已又])(?:安排|拿出|拨出|筹措|设立(?!了)|划出|给予|出资(?!设立了)|垫付|设一个|盖一批)(?=[^,。;]{0,12}$)|(?:建成|投产|达产)之?后|"
    r"(?<!经费)(?<![共已又日])(?<!累计)投入了?(?:[^,。;]{0,8}(?:资金|经费|款))?[约近超逾过]{0,2}$|"
    r"预计(?=每年|可|年|新增)|可(?=[新实年缴完吸带降])"
)
# 计划改造小区42个、楼房28栋: from the first of a list to its last.
_PLANNED_LIST = re.compile(r"(?:^|[^按超比])(?:计划|拟)(?![的内书])[^,。;:!?\n]*、$")
# 建成后可实现年产值30亿元、年税收1.2亿元，带动就业800人: up to the end of the sentence.
_ONCE_BUILT = re.compile(r"(?:建成|投产|达产|运营|投用)(?:投产|达产|投用|运营)?之?后[^。;!?\n]*[,、]$")
# 计划投资3亿元，建设泵站15座: what is planned goes on behind the comma.
_PLANNED_ON = re.compile(
    r"(?:^|[,;。\n])[^,。;\n]{0,12}?(?<![按超比])(?:计划|拟)(?![的内书])[^,。;!?\n]*,"
    r"(?:新建|建设|改造|新增|实施|改建|扩建|开工|修建|完成)[^,。;]*$"
)
_AIMED_LIST = re.compile(r"(?:力争|确保|争取)[^,。;:!?\n]*、$")
_DONE = re.compile(
    r"已(?!经?确定)|目前|现有|共有|去年|上年|截至|以来|预计(?!每年|可|新增|[^,。;]{0,12}将)[^,。;]{0,14}(?:完成|$)|"
    r"超过(?:了|年初|全年|计划)|比年初|低于预期|高于预期|首次|累计|达到了|完成了|实现了|没有?达到|提前完成|"
    r"实际(?!利用|到位|使用)|[一-九]年来|"
    # 完成全年任务的67%: how much of an aim is reached is no aim.
    r"(?<![争保将要须拟前])完成了?(?:全年|年度|年初|预期|既定)?的?(?:目标任务|计划任务|目标|任务|计划)[的总]?量?的?[近约超过]{0,2}$"
)
# Who demands something for a year that is not over gives no account of it.
_DEMAND = re.compile(r"(?:提出|明确|要求|强调|决定|部署|安排)[,:]")
_VOICE = re.compile(
    r"(?P<demand>强调|要求(?=[,:])|(?:提出|作出|出)[^,。;]{0,6}(?:要求|部署|安排)|部署[:,]|安排[:,了]|清单[:,])|"
    r"介绍|通报|汇报|披露|回顾|获悉|表示|说[,:]|指出|据悉|发言|回答|报告"
)
_STEP = re.compile(
    r"(?:提高|扩大|压减|增加|升|达|下降|减少|降|稳定)[到至在]|达到|新增|新建|新开|改建|建成?(?!区)|下降|压减|盘活|解决|"
    r"突破|推进|贯通|储备|支持|培育|关掉|关停|取消|整治|再减|增加(?!值)|全部|每人"
)


def bound(folded: str, start: int, end: int, *, is_range: bool, more: bool) -> str:
    """Which side of the printed number the true one lies: as in ``FigureMention``."""
    before, after = folded[max(0, start - 10) : start], folded[end : end + 3]
    if is_range:
        return "range"
    for pattern, name in _BOUND_BEFORE:
        if pattern.search(before):
            return name
    if more:
        return ">"
    return next((name for word, name in _BOUND_BEHIND if after.startswith(word)), "=")


def is_cumulative(folded: str, clause: int, at: int) -> bool:
    return _CUMULATIVE.search(folded[max(clause, at - 30) : at]) is not None


@dataclass(frozen=True, slots=True)
class FigureContext:
    """Where a figure stands: its offsets, and those where its clause, sentence and paragraph begin.

    ``is_open``: it is for a year that was not over on the day of publication; ``is_future``: that had not begun.
    """

    start: int
    end: int
    clause: int
    sentence: int
    paragraph: int
    is_open: bool = False
    is_future: bool = False


def status(folded: str, stand: FigureContext) -> str:
    """target, planned or actual, by the words of the clause, then of the sentence, then by whose voice it is."""
    own = folded[max(stand.clause, stand.start - 40) : stand.start]
    before = folded[max(stand.sentence, stand.start - 200) : stand.start]
    if _AIM_BEHIND.match(folded, stand.end):
        return "target"
    if _DONE.search(own):
        return "actual"
    listed = folded[max(stand.sentence, stand.clause - 60) : stand.clause]
    if _PLAN.search(own) or _PLANNED_LIST.search(listed) or _ONCE_BUILT.search(listed):
        return "planned"
    if _PLANNED_ON.search(before):
        return "planned"
    if _AIM.search(own) or _AIMED_LIST.search(listed) or _NEXT.search(own) or _AIMS.search(before) or stand.is_future:
        return "target"
    return "target" if _is_demanded(folded, stand, own, before) else "actual"


# 要抓好造林,完成2.6万亩: what is asked for goes on behind the comma.
_ASKED = re.compile(r"[,:](?:要|必须)(?!求)[^。;!?\n]*,[^。;,\d]{0,6}(?:完成|达到|新增|建成|实现)[^,。;\d]*$")


def _is_demanded(folded: str, stand: FigureContext, own: str, before: str) -> bool:
    """A step in what somebody demands (强调, 一是盘活低效用地3200亩), or what is demanded for a year not over."""
    demanded = _DEMAND.search(before) is not None
    if stand.is_open and demanded:
        return True
    if demanded and _ASKED.search(folded, max(stand.sentence, stand.start - 200), stand.start):
        return True
    if not _STEP.search(own):
        return False
    if demanded or _NEXT.search(before):
        return True
    voices = list(_VOICE.finditer(folded, max(stand.paragraph, stand.start - 300), stand.clause))
    return bool(voices) and voices[-1].group("demand") is not None
