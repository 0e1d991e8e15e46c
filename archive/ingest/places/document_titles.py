"""What a title in 《》 is the title of, by its form: a document, only the kind of one (《意见》), or something else.

The endings are those that party and state organs give their documents (《党政机关公文处理工作条例》 of 2012 names
fifteen) and those of laws, plans, treaties and reports. A work that ends as they do (《特攻计划》) is taken for one.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from archive.ingest.document import NameMention
from archive.text.normalize import fold


class TitleKind(StrEnum):
    """``SHORT``: the kind alone, which only the report tells the document of."""

    DOCUMENT = "document"
    SHORT = "short"
    OTHER = "other"


_ENDS = (
    "意见|决定|决议|通知|通告|公告|公报|通报|通则|方案|预案|条例|规定|规则|规程|规范|办法|措施|细则|规划|纲要|计划|要点|法典|法案|"
    "修正案|宪法|章程|准则|公约|条约|协定|协议|协议书|议定书|备忘录|谅解备忘录|宣言|声明|合约|合同|白皮书|蓝皮书|绿皮书|报告|报告书|草案|建议|"
    "建议书|倡议|倡议书|标准|目录|名录|清单|指南|指引|导则|命令|国务院令|主席令|批复|讲话|制度|责任书|责任状|承诺书|意见书|路线图|时间表|"
    "任务分工|纪要|宪章|解释|政策|若干规定|[一二三四五六七八九十]条|战略|框架|愿景|愿景与行动|共识|纲领|守则|须知|规约|说明|议程|原则|"
    "预算|决算|名单|公开信|贺信|贺词|致辞|国歌|(?<![魔书方做说想看办])法"
)
# What stands behind a title: (试行), (草案), (2013—2020年), 修订稿.
_BEHIND = r"(?:[(\[][^()\[\]]{1,24}[)\]]|修订[稿本]?|征求意见稿|审议稿|送审稿|讨论稿|修正案|草案|试行|稿|[\"'])*"
_DOCUMENT = re.compile(rf"(?:关于|印发).*|.*(?:{_ENDS}){_BEHIND}")
_WORDS = (
    "实施|指导|若干|管理|暂行|试行|改革|工作|总体|行动|发展|规划|新|旧|联合|合作|框架|战略|年度|专项|具体|配套|决定|处理|处分|整改|调查|"
    "工作|政策|目标|任务|建设|投资|保障|补充|基本|有关|相关|补偿|建议|审查|审计|评估|分析|研究|调研|年终|总结"
)
_SHORT = re.compile(rf"(?:{_WORDS}|\d{{4}}年)*(?:{_ENDS}){_BEHIND}")
_NAMED_ALONE = frozenset(("宪法", "基本法", "联合声明"))  # each is known by this name


def title_kind(name: str) -> TitleKind:
    """What ``name``, without 《》, is the title of."""
    folded = re.sub(r"\s", "", fold(name))
    if not _DOCUMENT.fullmatch(folded):
        return TitleKind.OTHER
    is_short = _SHORT.fullmatch(folded) is not None and folded not in _NAMED_ALONE
    return TitleKind.SHORT if is_short else TitleKind.DOCUMENT


def full_title(name: str, before: Iterable[str]) -> str:
    """The title that ``name`` is short for: the last one ``before`` it in the report that ends as it does; else
    ``name``."""
    if title_kind(name) is not TitleKind.SHORT:
        return name
    ends = fold(name)
    fitting = (each for each in reversed(list(before)) if title_kind(each) is TitleKind.DOCUMENT)
    return next((each for each in fitting if re.search(f"{re.escape(ends)}{_BEHIND}$", fold(each))), name)


def titled(mentions: Iterable[NameMention]) -> Iterator[tuple[NameMention, str]]:
    """The ``mentions`` of one report in its order, each with the title of the document that it means."""
    before: list[str] = []
    for mention in mentions:
        yield mention, full_title(mention.name, before)
        before.append(mention.name)
