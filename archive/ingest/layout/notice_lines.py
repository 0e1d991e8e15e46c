"""Below the headline of a personnel notice, lists, labels and tables are its text, though no line is a sentence.

Every function takes folded text.
"""

import re
from collections.abc import Callable, Sequence

from archive.ingest.people import offices
from archive.text.patterns import BULLETS

# What the headline of such a notice ends with, and an example of it.
HEADLINES = (
    (
        r"(?:任免|人员|成员|领导|班子|干部|候选人|当选|常委|委员|代表|书记|任命|任职|负责人|正职|公示|主席团|秘书长|第一书记|工作队|一把手|[校院所局镇乡]长)[^。]{0,8}"
        r"(?:名单|一览表|情况表)(?:公布|公示|公告|出炉|揭晓)?",
        "岚浦县四大班子领导名单",
    ),
    (
        r"(?:任前|任职前?|拟任|拟提拔|拟任职|干部|人选|考察对象|拟提名)[^。,]{0,14}公[示告](?:公告|通知|名单)?",
        "岚浦县拟提拔干部公示",
    ),
    (
        r"(?:领导|班子|机构)(?:班子)?(?:成员)?(?:及|和|工作|成员|职责)*分工(?:情况|的通知|调整|表)?",
        "榆林镇领导班子成员及分工",
    ),
    (
        r"(?:领导班子|班子成员|现任领导|领导成员|领导介绍|领导简介|领导信息|领导之窗|组成人员|机构领导)",
        "岚浦县人民政府领导班子",
    ),
    (
        r"(?:主席团|理事会|常务理事会|监事会|执委会|执行委员会)(?:成员|组成人员)",
        "岚浦县文联第六届主席团成员",
    ),
    (
        r"当选(?:人员|名单|人)的?(?:公告|公示|通报|公布)",
        "关于公布社区换届当选人员的公告",
    ),
    (r"(?:个人)?(?:简历|简介)", "张建伟同志简历"),
    (
        r"(?:任免|任命|任职|免职|聘任|解聘|职务)(?:职务)?(?:任免|调整)?"
        r"(?:的?(?:通知|决定|公告|通报|批复|通告|情况|表))?",
        "岚浦县人民政府关于张建伟等同志任免职务的通知",
    ),
    (
        r"(?:选举|补选|换届)(?:选举)?结果(?:的?(?:公告|公示|报告|通报|公报|批复|通知))?|全体会议公报|讣告|人事任免(?:事项)?",
        "岚浦县第十届人民代表大会第一次会议选举结果",
    ),
    (
        r"(?:负责人|领导小组|指挥部|委员会|工作专班|工作组)(?:成员)?的(?:通知|决定)",
        "岚浦县人民政府关于成立脱贫攻坚指挥部的通知",
    ),
)
_HEADLINE = re.compile(f"[^。;:!?]{{0,60}}(?:{'|'.join(form for form, _example in HEADLINES)})(?:\\([^()]{{1,20}}\\))?")
_HAN = "[\u3400-\u9fff]"
_NAME = (
    rf"(?:{_HAN}{{2,4}}|{_HAN} {{1,3}}{_HAN}|{_HAN}{{1,8}}·{_HAN}[\u3400-\u9fff·]{{0,12}})"
    r"(?: ?\([\u3400-\u9fff、,]{1,12}\))?"
)
_NAMES = re.compile(rf"{_NAME}(?:(?:[、,|]| {{1,4}}){_NAME}){{1,40}}[、,。;]?")
_LABEL = re.compile(rf"[{BULLETS} ]{{0,3}}(?P<label>{_HAN}[\u3400-\u9fff 、()(/]{{0,40}}?) ?: ?(?P<value>\S.{{0,200}})")
_ABOUT_PERSON = re.compile(
    r"姓名|性别|民族|出生(?:年月|日期)|籍贯|出生地|学历|学位|文化程度|学历学位|政治面貌|参加工作时间|入党时间|党派|"
    r"(?:个人|工作|主要)?(?:简历|经历)|职务|职称|(?:现|拟|原|新)?任?(?:单位及)?职[务位]|现任|拟任|分管工作|工作分工|主要职责"
)
_SEAT = "(?:党委|党工委|人大|政协|纪委)?(?:(?:常务|驻会|专职)?副?(?:书记|主席|主任|[镇乡局校院组队]长|委员) ?)?"
# 榆林镇:张建伟, 榆林镇:主席张建伟 镇长王晓东, 第一选区(榆林镇):张建伟 王晓东(女)
_OF_PLACE = re.compile(
    rf"(?:\([一二三四五六七八九十\d]{{1,2}}\)|[一二三四五六七八九十]{{1,2}}、)?{_HAN}{{1,18}}(?:镇|乡|街道(?:办事处)?|[村局委办院校会组]|支部|总支|社区|苏木|农场|中心|选区|代表团|选举单位|公司|[省市县区州旗])"
    rf"(?:\([^()]{{1,24}}\))? ?: ?{_SEAT}{_NAME}(?: ?[、,;|] ?{_SEAT}{_NAME}| {{1,4}}{_SEAT}{_NAME}){{0,40}}[、,。;]?"
)
# (2021年5月换届选举产生)
_DECIDED = re.compile(r"\((?:19|20)\d\d年[^()]{0,70}(?:通过|任命|决定|选举产生|选举|选出)\)")
_ABOUT = re.compile(rf"{_NAME},[男女],")  # 张建伟,男,榆林镇党委书记。
_OF_COURT = ("审判员", "检察员", "陪审员")
_CELLS = re.compile(r"[ \t|]+")
_ASIDE = re.compile(r"\([^()]{1,20}\)|职务|[,;。、]$")
_PART = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))?"
    rf"{_HAN}(?:[\u3400-\u9fff、]| (?={_HAN} |{_HAN}:)){{1,20}}:?"
)
_LONGEST = 240
_HEADLINE_LINES = 12  # in which the headline stands, below menus


def heads_notice(text: str) -> bool:
    """Whether a line is the headline of a notice, a list of officials or a résumé."""
    return len(text) <= _LONGEST and _HEADLINE.fullmatch(text) is not None


def is_entry_of_place(text: str) -> bool:
    """榆林镇:张建伟, 榆林镇:主席张建伟 镇长王晓东."""
    return len(text) <= _LONGEST and _OF_PLACE.fullmatch(text) is not None


def is_notice_line(text: str) -> bool:
    """Whether a line below such a headline names people, tells an office of somebody, or heads a table of both."""
    if len(text) > _LONGEST:
        return False
    if _OF_PLACE.fullmatch(text):
        return True
    if label := _LABEL.fullmatch(text):
        name = label["label"].replace(" ", "")
        return _ABOUT_PERSON.fullmatch(name) is not None or _holds_title([name, *_CELLS.split(label["value"])])
    if _ABOUT.match(text) or _DECIDED.fullmatch(text):
        return True
    cells = [cell for cell in _CELLS.split(text) if cell]
    return (
        _NAMES.fullmatch(text) is not None or "姓名" in text.replace(" ", "") or len(cells) > 1 and _holds_title(cells)
    )


def _holds_title(cells: Sequence[str]) -> bool:
    bare = [_ASIDE.sub("", cell) for cell in cells]
    return any(offices.ends_with_title(cell) or cell.endswith(_OF_COURT) for cell in bare)


def notice_lines(folded: Sequence[str], is_furniture: Callable[[int], bool]) -> frozenset[int]:
    """Indexes of the lines that belong to the notice whose headline is among the first lines; empty where none is."""
    heading = next((at for at, text in enumerate(folded[:_HEADLINE_LINES]) if heads_notice(text)), None)
    if heading is None:
        return frozenset()
    lines = {at for at in range(heading + 1, len(folded)) if is_notice_line(folded[at]) and not is_furniture(at)}
    lines |= _below_labels(folded, heading + 1) | _rows(folded, heading + 1)
    parts = {at for at in range(heading + 1, len(folded) - 1) if at + 1 in lines and _PART.fullmatch(folded[at])}
    return frozenset(lines | {at for at in parts if not is_furniture(at)})


def _rows(folded: Sequence[str], first: int) -> set[int]:
    """Below a line with 姓名 every line of as many cells."""
    kept: set[int] = set()
    count = 0
    for at in range(first, len(folded)):
        cells = [cell for cell in _CELLS.split(folded[at]) if cell]
        if "姓名" in cells:
            count = len(cells)
        elif count > 1 and len(cells) == count and len(folded[at]) <= _LONGEST:
            kept.add(at)
    return kept


_ALONE = re.compile(rf"{_NAME}(?:(?:[、,|]| {{1,4}}){_NAME}){{0,40}}[、,。;]?")


def _below_labels(folded: Sequence[str], first: int) -> set[int]:
    """主席: and, on the lines below it, nothing but names, one or more to a line."""
    kept: set[int] = set()
    label: int | None = None
    for at in range(first, len(folded)):
        text = folded[at]
        if len(text) <= _LONGEST_LABEL and offices.ends_with_title(_OF_CANDIDATES.sub("", text).replace(" ", "")):
            label = at
        elif label is not None and len(text) <= _LONGEST and _ALONE.fullmatch(text):
            kept |= {label, at}
        else:
            label = None
    return kept


_LONGEST_LABEL = 40  # characters
# 副县长候选人(2名,按姓名笔画为序):
_OF_CANDIDATES = re.compile(r"(?:候选人|人选)?(?:名单)?(?: ?\([^()]{2,20}\))?:?$")
