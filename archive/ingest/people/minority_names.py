"""Names of Mongolian and Tibetan origin, which print no middle dot and need no Chinese surname: 巴音朝鲁, 洛桑次旦.

Such names are built of given words that recur. What is listed are those words in their usual transcription, not people.
"""

import re
from collections.abc import Iterator

_TIBETAN = (
    "扎西|次仁|才仁|平措|达瓦|洛桑|罗桑|多吉|旺堆|旺扎|才让|仁青|仁增|丹增|旦增|格桑|尼玛|边巴|普布|索朗|索南|嘎玛|白玛|江村|赤列|赤林|"
    "卓玛|央金|拉姆|次旦|次央|次珍|晋美|贡布|贡保|罗布|顿珠|益西|阿旺|泽仁|降央|强巴|坚参|坚赞|嘉措|加措|巴桑|米玛|拉巴|"
    "群培|曲扎|土登|图登|云丹|向巴|齐扎拉|列确|热地|其美|旺久|旺姆|措姆|德吉|德钦|桑杰|桑珠|公保|角巴|更登|尕藏|尕玛|杨措|"
    "娘毛|当周|项欠|东主|道吉|班玛|仁钦|旦正|完么|切羊|吾金|斗尕|久美|江白|四朗|邓珠|曲珍|卓嘎|白珍|仓决|欧珠|占堆|念扎|朗杰|培杰|克珠|杰布|泽登|斯朗|群增|加参|觉巴|"
    "平拉|松多|努木|培康|拉珍|卓措|才旦|才吉|华旦|叶西|官却|桑周|多杰|杰巴|"
    "宫保|公宝|鲁松|南杰|伦珠|次珠|彭措|洛追|普琼|贡嘎|丹巴|旦巴|江措|央宗|玉珍|德庆|曲吉|曲宗|白姆|达娃|桑布|东珠|香巴|三郎|泽郎|登巴"
)
_MONGOLIAN = (
    "巴特尔|巴特|巴音|巴雅尔|朝鲁|朝克|图雅|格日勒|格勒|其其格|乌云|毕力格|宝音|那顺|孟和|斯琴|高娃|其木格|呼和|特木尔|苏和|"
    "额尔|敦|布和|布仁|德力格尔|达来|哈斯|海日|苏日|牧仁|呼格|吉勒|图力|古尔|白音|青格|乐图|满都|拉图|乌兰|塔娜|娜仁|花日|"
    "斯钦|必力|道尔吉|敖其尔|敖登|阿木尔|阿拉坦|常命|奥其|包音|朝勒|萨仁|通拉嘎|图门|吉日嘎拉|乌力吉|伟力斯|杭盖|云其|胡达|古拉|满都呼|好毕斯|毕斯|哈拉图|苏雅|嘎日|"
    "达古拉|照日|宝力|宝鲁|苏德|布日|额尔敦|包力|额尔德尼|巴图|扎布|苏荣|宝力格|恩和|巴根|吉雅|萨日娜|娜日苏|阿古拉"
)
_WORDS = sorted(f"{_TIBETAN}|{_MONGOLIAN}".split("|"), key=len, reverse=True)
_WORD = f"(?:{'|'.join(_WORDS)})"
# One word alone is a name only where it is one of these; shorter ones are pieces of other words.
_ALONE = "巴特尔|齐扎拉|巴雅尔|乌力吉|特木尔|阿木尔|道尔吉|格日勒|热地|伟力斯|额尔德尼"
_ENDS = re.compile(r"(?![市县区旗盟州乡镇村路])")
_FIRST = frozenset(word[0] for word in _WORDS)
# The look ahead is for speed: most characters begin none of the words.
_NAME = re.compile(f"(?=[{''.join(sorted(_FIRST))}])(?:{_WORD}{{2,3}}|{_ALONE}){_ENDS.pattern}")

_TAKES_PART = "主持|出席|参加|列席|陪同|强调|指出|宣读|讲话|分别|在主席台|到会|作|代表"
_ONE = re.compile(f"{_WORD}(?=[、,。(等]|{_TAKES_PART})")
_BEGUN = re.compile(f"{_WORD}[\u3400-\u9fff]{{1,3}}?(?=[、,。(]|等|{_TAKES_PART})")


def minority_name_end(text: str, at: int) -> int | None:
    """Where a name of two or more such words that begins at ``at`` of folded ``text`` ends; None when none does."""
    if text[at : at + 1] not in _FIRST:
        return None
    match = _NAME.match(text, at)
    return match.end() if match and match.end() - at >= 2 else None


def given_word_end(text: str, at: int) -> int | None:
    """Where a single such word ends that is all there is between two marks of a list: 嘎玛、苏和、."""
    if text[at : at + 1] not in _FIRST:
        return None
    match = _ONE.match(text, at)
    return match.end() if match and match.end() - at >= 2 else None


def begun_name_end(text: str, at: int) -> int | None:
    """Where a name ends of which only the beginning is such a word: 书记扎西郎加主持."""
    match = _BEGUN.match(text, at) if text[at : at + 1] in _FIRST else None
    return match.end() if match else None


def minority_names(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every such name of four characters and more in folded ``text``."""
    for match in _NAME.finditer(text):
        if match.end() - match.start() >= 4:
            yield match.span()
