"""The verbs of coming into office, leaving it and holding it, and what stands around them."""

import re

# Before the names: 任命甲为…, 免去甲的…职务.
_BEFORE = {
    "appointed": r"任命|递补|选举产生|选举出|选举|推选|推举|补选|增选|增补|选为|聘任|聘请|通过",
    "proposed": r"提请任命|提请决定任命|提名|拟任命|建议任命|推荐",
    "ended": r"免去了?|免除|解除|撤销|罢免|接受|同意",
}
# Behind them: 甲现任…, 甲不再担任….
_BEHIND = {
    "proposed": r"拟提名为|拟提任|拟任命为|拟任|拟提名|拟推荐为|被提名为|拟担任|拟出任|候任",
    "ended": r"(?:已|将)?不再(?:担任|兼任|任|保留)|辞去(?:了)?|卸任|离任|被免去|被撤销|被免|请辞|免去",
    "holds": r"现任|现为|是(?!一[位名个])(?=[\u3400-\u9fff]{3,40}$)|现兼任|"
    r"目前担任|时任(?=[\u3400-\u9fff]+[,。;])|至今任|现担任|仍任",
    "held": r"曾任|曾担任|曾是|历任|(?:先后|相继|陆续)(?:担任|任)|(?:担任|当|任)过|此前担任|原任|前任|"
    r"曾先后(?:担任|任)|曾兼任",
    "appointed": r"(?:全票|高票)?当选(?:为)?|被?任命为|被[^,。;]{2,16}任命为|"
    r"被?选举为|履新(?:为|任)?|被选为|被推选为|出任|接任|转任|改任|升任|调任|"
    r"就任|晋升为|起任|兼任|担任|代理|任|成为|当上|增选为|增补为|推举为|为(?=[\u3400-\u9fff])|晋升",
}


def _one(verbs: dict[str, str]) -> str:
    return "|".join(f"(?P<{kind}>{words})" for kind, words in verbs.items())


# The longer verbs of a proposal go before the shorter ones inside them.
LEADS = re.compile(_one({kind: _BEFORE[kind] for kind in ("proposed", "ended", "appointed")}))
_COUNTED = r"(?:[一二三两四五六七八九十\d]{1,2}[位名]同志)?"
_ASIDE = r"(?: ?\([^()]{1,12}\))?"
_ADVERB = (
    r"(?:在[^,。;]{2,24}上|开始|当即|[“\"]?空降[”\"]?[\u3400-\u9fff]{0,6}?|(?:赴|到|调往?)[\u3400-\u9fff]{2,8}?(?=任|担任)|后来|后|宣布|正式|现已|已经|已|分别|继续|随后|之后|并|还|也|于[^,。;]{2,12}|"
    r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?起?,?)?"
)
VERB = re.compile(rf"(?:同志)?{_ASIDE}(?:同志)?{_COUNTED}(?:已到任职年龄)?{_ADVERB}(?:{_one(_BEHIND)})[了过]?")
AS_OFFICE = re.compile(rf"(?:同志)?{_ASIDE}(?:同志)?{_COUNTED}(?:担任|兼任|任|为)(?:新任)?")
OF = re.compile(
    r"(?: ?\([^()]{1,8}\))?(?:同志)?(?:因[^,。;]{1,12})?(?:兼任)?的?(?:请求)?(?:辞去)?(?:所?兼任的?|担任的?)?"
)
# 撤销其全国政协委员资格: of the person named before.
OF_THE_SAME = re.compile(r"(?:[并及]|同时|会议|决定)*(?:免去|免除|解除|撤销|罢免)其(?:兼任的|担任的|所任)?")
# What may stand before the person or the verb of a clause.
LEADING = re.compile(
    r"(?:\d{1,2}[、.]|[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十\d]{1,2}\)|经[^,。]{2,20}?(?=任命|免去|决定|同意|$)|"
    r"第?[一二三四五六七八九十]{1,3}届[^,。;]{2,12}(?:全会|会议)(?=任)|"
    r"后来|后|此后|之后|会议|大会|全会|并|决定|"
    r"日前|近日|当天|随后|同时|[同当][年月](?:\d{1,2}月)?|(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?起?|"
    r"他|她|是|主要经历|个人简历| )*"
)
HEADING = re.compile(
    r"(?:^|\n) ?[一二三四五六七八九十、]{0,3}(?:(?P<appointed>决定任命|任命|聘任|任职)|"
    r"(?P<ended>决定免去|免去|免职)|(?P<proposed>拟任))(?:的)?(?:名单|人员|同志)? ?:?$"
)
