"""What an entry prints of a person behind the name: sex, birth month, ethnicity, native place, education."""

import re

_REACH = 160  # characters behind the name
# 王晓东(女)、李志军: what stands behind the next name is not of this one.
_LISTED = re.compile(r"[\u3400-\u9fff·]{2,12}(?:\([^()]{1,30}\))?(?=[、和]| [\u3400-\u9fff]{2})")
_SEX = re.compile(r"[,(](男|女)[,)、]")
_BORN = re.compile(r"((?:19|20)\d\d)(?:年|\.)(?:(\d{1,2})月?)?(?:\d{1,2}日)?(?:出?生|\))")
_ETHNICITY = re.compile(r"[,(]([\u3400-\u9fff]{1,5}族)[,)]")
_NATIVE = re.compile(r"[,。](?:籍贯)?([\u3400-\u9fff]{2,10})人[,。;]")
_EDUCATION = re.compile(r"[,。]([\u3400-\u9fff]{0,8}(?:研究生|大学|大专|本科|中专|硕士|博士)(?:学历|文化|毕业)?)[,。;]")


def particulars(folded: str, name: int) -> dict[str, str]:
    """The data printed of the person named at ``name``, up to the end of the line; keys only for what is there."""
    line = folded[name : name + _REACH].split("\n")[0]
    listed = _LISTED.match(line)
    line = listed.group() if listed else line
    matches = {"sex": _SEX.search(line), "born": _BORN.search(line), "ethnicity": _ETHNICITY.search(line)}
    if not any(matches.values()):
        return {}
    matches |= {"native_place": _NATIVE.search(line), "education": _EDUCATION.search(line)}
    return {key: _value(key, match) for key, match in matches.items() if match}


def _value(key: str, match: re.Match[str]) -> str:
    if key == "born":
        return f"{match[1]}-{int(match[2]):02}" if match[2] else match[1]
    return match[1]
