"""Whether a printed phrase is an office: what ends with a title and is no work, rank or post in sport."""

import re

from archive.ingest.people import offices

# Work, ranks of skill and posts in sport are no offices.
_NO_POST = re.compile(
    r"^[这那此]|首次|[一二三四五六七八九十几]年后|免去|撤销|\d[年月日]|关于|通过|接替|填补|(?:技术员|(?<!总)工程师|(?<!总)经济师|(?<!总)会计师|教师|讲师|教授|研究员|工人|(?<!董事会)秘书|学者|专家|贫困户|教练|老师|主持人|带头人|艺术顾问|杰出领导人|形象大使|志愿者|代言人|裁判)$|评委|首个|历史上|提名|任命|接任|当选|补选|增补|选举产生|也将|宣布|要求|今天|表示|为(?!民)|[篮足排羽乒棋泳田]协|[^工]厂|俱乐部|[厅处科县局部省]级(?:非?领导|干部)|^非领导|国家队|^[上就连离卸在到留]任|[就连离卸留]任$|了|过(?![渡程])|一[名位个家]|党员$|最[佳美]|十佳|^[^\W主]任(?=[\u3400-\u9fff]{3})|^保留|[转调改接升]任|^(?:现|已|将|并|拟|曾|历|不再)[\u3400-\u9fff]{0,2}[任辞]"
)
# 公司总经理: an office where somebody comes into it or leaves it; in a life, one of many employments.
OF_COMPANY = re.compile("公司|集团(?!军)")
_MEMBERS = re.compile(r"(?:委员|常委|成员|代表|参事|[长记任席理员])(?:\(常务\))?$")


WORK = re.compile(
    r"(?:(?<!领导)干部|办事员|服务员|技术员|(?<!总)工程师|教师|讲师|教授|研究员|工人|(?<!董事会)秘书|干事|(?<!主任)科员|战士)$"
)


def is_office(printed: str) -> bool:
    if not 2 <= len(printed) <= _LONGEST or offices.GENERIC.fullmatch(printed) and printed != "委员":
        return False
    if _NO_POST.search(printed):
        return False
    return (
        offices.ends_with_title(printed)
        or _MEMBERS.search(printed) is not None
        and not printed.endswith(("人员", "会员", "学员"))
    )


_LONGEST = 40  # characters
