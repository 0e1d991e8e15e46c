"""Countries and bodies of states by the names that offices print: 美国, 俄, 沙特, 联合国."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale

AT_HOME = frozenset(("CN", "HK", "MO", "TW"))
# What Babel's list does not have, by code: older and shorter names, and those of states' own full names.
_OTHER_NAMES: Mapping[str, str] = {
    "AE": "阿联酋", "BA": "波黑", "CD": "刚果民主共和国", "CF": "中非", "CG": "刚果共和国",
    "CI": "象牙海岸", "DO": "多米尼加", "FM": "密克罗尼西亚联邦", "GB": "大不列颠 英伦",
    "ID": "印尼", "KG": "吉尔吉斯", "KP": "朝鲜", "KR": "南韩 大韩民国", "LA": "老挝",
    "LK": "锡兰", "MK": "马其顿", "MN": "蒙古国", "PG": "巴新", "PS": "巴勒斯坦",
    "RS": "塞尔维亚", "SA": "沙特", "TT": "特多", "US": "美利坚", "VC": "圣文森特",
    "VA": "教皇 教廷 罗马教廷", "VN": "越共", "CU": "古共", "RU": "俄共", "CZ": "捷克共和国",
    "SZ": "斯威士兰", "ZA": "南非", "DE": "联邦德国 德意志", "FR": "法兰西", "TZ": "坦桑",
}  # fmt: skip
# One character stands for a country only right before an office: 美总统, 俄外长.
_SINGLE: Mapping[str, str] = {
    "美": "US", "俄": "RU", "英": "GB", "法": "FR", "德": "DE", "日": "JP", "韩": "KR", "朝": "KP",
    "越": "VN", "泰": "TH", "印": "IN", "巴": "PK", "伊": "IR", "叙": "SY", "土": "TR", "乌": "UA",
    "埃": "EG", "以": "IL", "意": "IT", "西": "ES", "希": "GR", "葡": "PT", "加": "CA", "澳": "AU",
    "缅": "MM", "菲": "PH", "马": "MY", "新": "SG", "柬": "KH", "老": "LA", "蒙": "MN", "黎": "LB",
}  # fmt: skip
# Bodies of states count as a country of their own: whoever speaks for one is not an official of another.
_UNIONS: Mapping[str, str] = {
    "UN": "联合国 联大 世卫组织 世界卫生组织 国际原子能机构 教科文组织 世界粮食计划署 国际劳工组织",
    "EU": "欧盟 欧洲理事会 欧洲议会 欧洲央行 欧洲中央银行 欧元集团",
    "NATO": "北约", "AU": "非盟", "ASEAN": "东盟", "ARAB": "阿盟 阿拉伯国家联盟",
    "IOC": "国际奥委会 国际奥林匹克委员会",
    "IMF": "国际货币基金组织", "WB": "世界银行 世行", "WTO": "世界贸易组织 世贸组织", "SCO": "上海合作组织 上合组织",
}  # fmt: skip
# Cities and states abroad that offices name without their country: 汉堡市市长. Only before the word for such a place.
_CITIES: Mapping[str, str] = {
    "DE": "柏林 汉堡 慕尼黑 科隆 法兰克福 杜塞尔多夫 斯图加特 莱比锡 德累斯顿 杜伊斯堡 不来梅 汉诺威",
    "FR": "巴黎 里昂 马赛 波尔多 图卢兹 斯特拉斯堡 里尔 尼斯", "GB": "伦敦 曼彻斯特 伯明翰 利物浦 爱丁堡 格拉斯哥",
    "IT": "罗马 米兰 威尼斯 都灵 佛罗伦萨 那不勒斯", "ES": "马德里 巴塞罗那 瓦伦西亚", "PT": "里斯本 波尔图",
    "US": "纽约 洛杉矶 芝加哥 旧金山 西雅图 休斯敦 波士顿 底特律 费城 亚特兰大 达拉斯 丹佛 檀香山 盐湖城",
    "CA": "多伦多 温哥华 蒙特利尔 渥太华 卡尔加里", "AU": "悉尼 墨尔本 布里斯班 珀斯 堪培拉", "NZ": "奥克兰 惠灵顿",
    "JP": "东京 大阪 京都 横滨 名古屋 神户 札幌 福冈 长崎 广岛 仙台 奈良 北九州",
    "KR": "首尔 釜山 仁川 大邱 光州 大田 世宗",
    "RU": "莫斯科 圣彼得堡 符拉迪沃斯托克 海参崴 哈巴罗夫斯克 伊尔库茨克 喀山 新西伯利亚",
    "NL": "阿姆斯特丹 鹿特丹 海牙", "BE": "布鲁塞尔 安特卫普", "CH": "苏黎世 日内瓦 伯尔尼", "AT": "维也纳",
    "TR": "伊斯坦布尔 安卡拉", "GR": "雅典", "PL": "华沙", "CZ": "布拉格", "HU": "布达佩斯", "SE": "斯德哥尔摩 哥德堡",
    "NO": "奥斯陆", "DK": "哥本哈根", "FI": "赫尔辛基", "UA": "基辅 敖德萨", "BY": "明斯克", "KZ": "阿拉木图 阿斯塔纳",
    "TH": "曼谷 清迈", "VN": "河内 胡志明 岘港", "ID": "雅加达 泗水 万隆", "MY": "吉隆坡 槟城",
    "PH": "马尼拉 宿务 达沃",
    "KH": "金边", "LA": "万象", "MM": "仰光 曼德勒", "IN": "新德里 孟买 加尔各答 班加罗尔",
    "PK": "伊斯兰堡 卡拉奇 拉合尔",
    "NP": "加德满都", "LK": "科伦坡", "BD": "达卡", "AE": "迪拜 阿布扎比", "IL": "特拉维夫 耶路撒冷", "IR": "德黑兰",
    "EG": "开罗 亚历山大", "ZA": "开普敦 约翰内斯堡 德班", "KE": "内罗毕", "NG": "拉各斯", "ET": "亚的斯亚贝巴",
    "BR": "里约热内卢 圣保罗 巴西利亚", "AR": "布宜诺斯艾利斯", "CL": "圣地亚哥", "PE": "利马", "MX": "墨西哥城",
    "CU": "哈瓦那",
}  # fmt: skip
_NO_COUNTRY = frozenset(("EU", "UN", "EZ", "XA", "XB", "ZZ", "QO", "AQ"))


@cache
def country_codes() -> Mapping[str, str]:
    """Name as printed to code (ISO 3166 alpha-2, or that of a body of states), from Babel's Chinese names."""
    names = {
        name.split("（")[0]: code
        for code, name in Locale("zh").territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY | AT_HOME
    }
    names.pop("刚果", None)
    names |= {"刚果(金)": "CD", "刚果(布)": "CG", "刚果": "CG"}
    for code, cities in _CITIES.items():
        names |= {f"{city}{kind}": code for city in cities.split() for kind in ("市", "州")}
    for code, others in (*_OTHER_NAMES.items(), *_UNIONS.items()):
        names |= dict.fromkeys(others.split(), f"{code}*" if code == "AU" and others == "非盟" else code)
    return names


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(country_codes(), key=len, reverse=True))))


# What looks like a country and is none: 阿拉伯 ... , 中美, a street or a person's name.
_NOT_A_COUNTRY = re.compile(r"马里(?=兰)|朝鲜(?=族)|蒙古(?=族|自治)|印度(?=洋)|日本(?=海)")


def countries_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and code of each country and body of states that folded ``text`` names in full."""
    for match in _pattern().finditer(text):
        if not _NOT_A_COUNTRY.match(text, match.start()):
            yield match.start(), match.end(), country_codes()[match.group()]


def country_by_character(character: str) -> str:
    """The code that one character stands for before an office (美总统), or ""."""
    return _SINGLE.get(character, "")
