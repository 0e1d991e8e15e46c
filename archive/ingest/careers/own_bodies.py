"""Bodies that an office leaves to what was told before: 该校, and the school that issues a notice."""

import re
from typing import Final

# 该校副校长, 该院院长: the body of that kind that was named last.
THIS = re.compile("[该本](?P<noun>[校院局厅部委办所站行社县市区镇乡村]|公司|集团)(?!长)")
_THIS_KIND: Final = {
    "校": "大学|学院|学校|中学|小学|党校",
    "行": "银行|商行|支行|分行",
    "院": "法院|检察院|学院|医院|研究院",
    "委": "委员会|[省市县区州]委",
}


def of_this(this: re.Match[str], before: str, context: str) -> str:
    """The body that 该校 means: that of the office before, or the one named last; empty where there is none."""
    kind = _THIS_KIND.get(this["noun"], this["noun"])
    if named := re.match(f"[\u3400-\u9fff]{{2,16}}?(?:{kind})", before):
        return named.group()
    last = re.findall(rf"(?:^|[,。;\n为任是在到于])([^\W\d为任是在到于毕]{{2,14}}?(?:{kind}))", context)
    return last[-1] if last else ""


# 岚浦学院关于…的决定: the departments that it names are its own.
_ISSUER = re.compile(
    r"(?:中共|关于)?(?P<school>[\u3400-\u9fff]{2,14}?(?:大学|学院|学校))(?:党委|委员会)?(?:关于|干部|任免|任命|聘任|人事|中层|多个|新任|调整)"
)
_OF_SCHOOL = re.compile(
    "(?![^\\W\\d]{2,8}[省市县]|国|[^\\W\\d]{2,6}(?:师范|职业|专科|技术)[^\\W\\d]{0,4}学院)[\u3400-\u9fff]{1,12}(?:学院|系|处|部|馆|中心|办公室|党总支|党委)[\u3400-\u9fff]{0,8}(?:长|主任|书记)$"
)


# 岚浦县公安局关于…任免: the squads, sections and offices that its notice names are its own.
_BUREAU = re.compile(
    r"(?:中共)?(?P<bureau>[\u3400-\u9fff]{1,14}?(?:局|(?<![省市县区州])委员会|(?<![府委])办公室|医院|公司|银行|集团|总社|法院|检察院))"
    r"(?:党组|党委|党总支)?(?:关于|干部|任免|任命|聘任|人事|中层|新任|调整|内设|部分|科室|职务|检察官|法官)"
)
_NO_PLACE = r"(?![^\W\d]{0,6}(?:[省市县](?!场)|[乡镇]|街道|[\u3400-\u9fff]局|[\u3400-\u9fff]委(?!员)))"
_SECTION = re.compile(
    rf"{_NO_PLACE}[\u3400-\u9fff]{{0,12}}(?:(?P<kind>大队|中队|支队|派出所|看守所|拘留所|中心|股|科|室|办公室|站|部|庭)副?"
    r"(?:[股科室站所队部庭]长|大队长|中队长|支队长|教导员|指导员|政委|主任|护士长)|(?:检察|审判)委员会(?:专职)?委员)"
)


def issued(title: str, signer: str) -> str:
    """``title``, with the ``signer`` before it where it is a bureau and the title names none."""
    is_by_signer = not _BUREAU.match(title) and _BUREAU.match(f"{signer}关于")
    return f"{signer}关于{title}" if is_by_signer else title


def own_body(printed: str, before: str, context: str) -> str:
    """The bureau of whose section ``printed`` is the head: the one before, or the one whose notice it is."""
    section = _SECTION.fullmatch(printed)
    if section is None:
        return ""
    beside = _BESIDE.match(before) if section["kind"] else None
    if beside and beside["section"].endswith(section["kind"]):
        return beside["bureau"]
    issuer = _BUREAU.match(context)
    return issuer["bureau"] if issuer and not printed.startswith(issuer["bureau"]) else ""


# 县纪委监委|第三监督检查室|主任
_BESIDE = re.compile(
    r"(?P<bureau>[\u3400-\u9fff]{2,16}?(?:局|委|厅|院|委员会|公司|银行)(?![局委会]|监委))(?P<section>[\u3400-\u9fff]{2,14}?(?:室|科|股|队|所|中心|站))副?[\u3400-\u9fff]{1,3}$"
)
# 村支部书记兼村委会主任, below the name of the village
_VILLAGE = re.compile("[\u3400-\u9fff]{1,10}?村(?=村|党|支|$)")
_OF_VILLAGE = re.compile("村(?:党?支部|党总支|委会|民委员会|务监督|妇联|两委)")


# 公司总经理, 学院院长, 附属医院副院长: of the one named before.
_OWN = re.compile(
    r"(?P<own>公司|集团|学院|学校|大学|医院|附属[^\W\d党任]{0,6}医院)(?=[^\W\d]{0,8}[长任记席委员理监事])"
)
_OWN_CONTEXT = r"(?:^|[,。;:\n ]|\d日|[上下]午|在)(?P<whole>[^\W\d的在和为任免与、及]{{2,24}}?{own})"


def whole_of(printed: str, before: str, context: str) -> str:
    """``printed`` with the whole name of the company, school, hospital or village that it is of, where the text names
    one."""
    if village := _VILLAGE.match(before) if _OF_VILLAGE.match(printed) else None:
        return village.group() + printed
    own = _OWN.match(printed)
    named = re.findall(_OWN_CONTEXT.format(own=own["own"]), context) if own else []
    return named[-1] + printed[own.end() :] if own and named else printed


def school_of(printed: str, context: str) -> str:
    """The school whose notice names its department's office ``printed``; empty where it is none's."""
    issuer = _ISSUER.match(context)
    is_own = issuer and _OF_SCHOOL.match(printed) and not printed.startswith(issuer["school"])
    return issuer["school"] if issuer and is_own else ""
