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


# 公司总经理, 学院院长, 附属医院副院长: of the one named before.
_OWN = re.compile(
    r"(?P<own>公司|集团|学院|学校|大学|医院|附属[^\W\d党任]{0,6}医院)(?=[^\W\d]{0,8}[长任记席委员理监事])"
)
_OWN_CONTEXT = r"(?:^|[,。;:\n ]|\d日|[上下]午|在)(?P<whole>[^\W\d的在和为任免与、及]{{2,24}}?{own})"


def whole_of(printed: str, context: str) -> str:
    """``printed`` with the whole name of the company, school or hospital that it is of, where the text names one."""
    own = _OWN.match(printed)
    named = re.findall(_OWN_CONTEXT.format(own=own["own"]), context) if own else []
    return named[-1] + printed[own.end() :] if own and named else printed


def school_of(printed: str, context: str) -> str:
    """The school whose notice names its department's office ``printed``; empty where it is none's."""
    issuer = _ISSUER.match(context)
    is_own = issuer and _OF_SCHOOL.match(printed) and not printed.startswith(issuer["school"])
    return issuer["school"] if issuer and is_own else ""
