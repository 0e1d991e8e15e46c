"""Industries that the text names: 装备制造业, 文化旅游产业, “装备制造、电子信息、生物医药等主导产业”.

Their names are the common ones of the standard classification (GB/T 4754) and of the catalogue of strategic emerging
industries. A name counts where the text says that it is an industry: before 业, 产业 or 行业, alone or in a list; in
such a list names that no catalogue has count as well.
"""

import re
from collections.abc import Iterator

from archive.ingest.document import NameMention, Span
from archive.ingest.lexicon.occurrences import Index
from archive.ingest.lexicon.words import word_set

INDUSTRIES = word_set(
    "装备制造 高端装备制造 高端装备 智能装备 电子信息 新一代信息技术 信息技术 生物医药 医药 医疗器械 "
    "新材料 新能源 新能源汽车 汽车 汽车零部件 汽车及零部件 食品加工 农产品加工 食品 纺织服装 纺织 "
    "服装 化工 煤化工 石油化工 石化 精细化工 钢铁 有色金属 铝加工 建材 煤炭 电力 物流 现代物流 "
    "商贸物流 文化旅游 文化 旅游 乡村旅游 红色旅游 金融 金融服务 商贸 电子商务 节能环保 环保 "
    "航空航天 航空 生物 轨道交通 智能制造 先进制造 制造 机器人 人工智能 大数据 云计算 物联网 "
    "集成电路 光电子 光电 光伏 风电 锂电 家电 家具 制鞋 陶瓷 造纸 健康 大健康 养老 健康养老 "
    "现代农业 特色农业 畜牧 养殖 种植 果蔬 茶 烟草 白酒 房地产 建筑 会展 软件 服务外包 数字 "
    "数字创意 通用航空 低空 海洋 临空 体育 教育 餐饮 住宿 家政 服务 现代服务 生产性服务 生活性服务 "
    "高技术服务 科技服务 零售 批发 采矿 船舶 机械 机械制造 电子 电气 仪器仪表 塑料 橡胶 木材加工 "
    "玻璃 水泥 冶金 稀土 石墨烯 氢能 储能 "
)
_KNOWN = Index(INDUSTRIES)
_ITEM = r"(?:(?![和及与等是为])[\u3400-\u9fffA-Za-z]){2,10}?"
_BEFORE_NOUN = (
    r"(?:等)?(?:[两二三四五六七八九十\d]{1,2}[大个]|多个?|各|主导|支柱|特色|优势|战略性|新兴|重点|传统|先进|"
    r"高新技术|千亿级?|百亿级?){0,4}"
)
# No industry follows in 产业集聚区, 产业结构, 企业; 服务业态 is cut by its own word.
_NO_INDUSTRY = r"(?!集聚|集中|园|化|开发|基地|区|带|城|结构|发展|革命|部|厅|局|务|绩|态|主|者|余)"
_NOUN = rf"(?:产业链?|产业集群|行业|工业|制造业|加工业|服务业|业){_NO_INDUSTRY}"
# Behind a name that no catalogue has, the noun may be the end of another word: 餐饮企业, 创业, 现代农业, 手工业.
_NOUN_OF_LIST = (
    r"(?:产业链?|产业集群|行业|(?<!手)工业|制造业|加工业|服务业|(?<![产行工企事就创作营专毕失职开停物农])业)"
    + _NO_INDUSTRY
)
_ALONE = re.compile(_BEFORE_NOUN + _NOUN)
_MORE = re.compile(rf"(?:[、和及与]{_ITEM}){{1,10}}{_BEFORE_NOUN}{_NOUN_OF_LIST}")
_PARTS = re.compile(r"[、和及与]")
_TAIL = re.compile(rf"{_BEFORE_NOUN}{_NOUN_OF_LIST}$")
_NO_NAME = re.compile(r"^(?:其[他它余]|相关|有关|各[类种]|创新$)|[的到了]")
_BORDER = frozenset("，。；：！？,;:!?、和及与“”‘’（）()\n \"'的以为是和有把对从在将等了")
# Words that may stand right before an industry's name.
_VERB = re.compile(
    r"(?:发展|培育|做大|做强|做优|壮大|推进|推动|加快|打造|形成|建设|支持|促进|提升|以及|围绕|聚焦|突出|传统|现代|"
    r"特色|重点|全市|全省|全县|全区|我市|我省|我县|全国|主导|优势|其中|包括|引进|布局|承接|依托|抓好|加强)$"
)


def industries(folded: str, body: str) -> tuple[NameMention, ...]:
    """Every industry that is named as one, in the order of the text; the span is that of its name."""
    named: dict[tuple[int, int], None] = {}
    for start, names in _KNOWN.beginnings(folded):
        if _begins(folded, start):
            for name in names:
                if folded.startswith(name, start) and (spans := list(_spans(folded, start, start + len(name)))):
                    named |= dict.fromkeys(spans)
                    break
    kept = _outermost(sorted(named))
    return tuple(NameMention(body[start:end], Span(start, end), "industry") for start, end in kept)


def _begins(folded: str, start: int) -> bool:
    return start == 0 or folded[start - 1] in _BORDER or _VERB.search(folded, max(0, start - 4), start) is not None


def _spans(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The name itself, and what is listed behind it up to the noun that says what all of it is."""
    if _ALONE.match(folded, end):
        yield start, end
        return
    more = _MORE.match(folded, end)
    if more is None:
        return
    yield start, end
    tail = _TAIL.search(folded, end, more.end())
    at, stop = end + 1, tail.start() if tail else more.end()
    for part in _PARTS.split(folded[at:stop]):
        if 2 <= len(part) <= 8 and not _NO_NAME.search(part):
            yield at, at + len(part)
        at += len(part) + 1


def _outermost(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    reached = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= reached:
            yield start, end
            reached = end
