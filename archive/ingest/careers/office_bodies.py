"""The body, the area and the government of a printed office."""

import re

from archive.ingest.people import offices


def body(office: str) -> str:
    """What stands before the title: 四川省委 of 四川省委书记."""
    title = offices.titles(office)
    start = title[-1][0] if title and title[-1][1] == len(office) else len(office)
    stem = _HOW_HELD.sub("", office[:start])
    if _CUT_BODY.match(office, start) and not stem.endswith(office[start]):
        return stem + office[start]  # 市公安局长: of the 市公安局
    for noun in ("党组", "党委"):  # 国管局党组书记、局长: the bureau, not its group
        if stem.endswith(noun) and len(stem) > len(noun) + 1 and noun == "党组":
            return stem.removesuffix(noun)
    return stem


_HOW_HELD = re.compile("(?:名誉|专职|兼职|挂职|执行|驻会)$")
_CUT_BODY = re.compile("[局厅部院]长")
_AREA = re.compile(
    r"[\u3400-\u9fff]{2,12}自治州(?=副?州长)|[\u3400-\u9fff]县(?=县[委人政纪])|[\u3400-\u9fff]{2,14}?(?:(?:自治区|省|自治州|市|县|区|州|旗)(?=[委人政纪高中公财教发农卫住长党省市县区副代常办组宣统监]|$)|"
    r"[乡镇](?=[人政党副长乡镇]|$))"
)


def area_of(office: str) -> str:
    match = _AREA.match(office)
    return match.group() if match else ""


def government_of(office: str) -> str:
    match = re.match(
        r"[\u3400-\u9fff]{2,14}?(?:人民法院|人民检察院|人民政府|政府|委员会|革委会|省委|市委|县委|区委|"
        r"自治区党委|公司|大学)",
        office,
    )
    return match.group() if match else body(office)
