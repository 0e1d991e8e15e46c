"""Units of measure as Chinese reports print them, and what they come to in a base unit.

Base units follow SDMX's habit of one unit a measure: money in the currency's own unit, area in 平方米, length in 米,
weight in 千克, volume in 立方米, power in 瓦, energy in 千瓦时; counted things in their own counter; ratios in %.
Sources: 国务院《关于在我国统一实行法定计量单位的命令》 (1984): 1 亩 = 10000/15 平方米, 1 公顷 = 10000 平方米,
1 里 = 500 米, 1 斤 = 0.5 千克, 1 担 = 100 斤, 1 度 = 1 千瓦时; GB 3100-1993 for the decimal prefixes.
"""

import re
from decimal import Decimal
from fractions import Fraction

from archive.ingest.lexicon.words import word_set

# Powers that stand between a number and its unit (1527亿元, 1.8万亩).
POWERS = {
    "十": 10, "百": 100, "千": 1_000, "万": 10_000, "十万": 100_000, "百万": 10**6, "千万": 10**7, "亿": 10**8,
    "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip

_BASE: dict[str, tuple[str, Fraction]] = {
    "元": ("元", Fraction(1)),
    "块钱": ("元", Fraction(1)),
    "美金": ("美元", Fraction(1)),
    "元人民币": ("元", Fraction(1)),
    "平方公里": ("平方米", Fraction(10**6)),
    "平方千米": ("平方米", Fraction(10**6)),
    "平方米": ("平方米", Fraction(1)),
    "㎡": ("平方米", Fraction(1)),
    "平米": ("平方米", Fraction(1)),
    "公顷": ("平方米", Fraction(10_000)),
    "亩": ("平方米", Fraction(10_000, 15)),
    "公里": ("米", Fraction(1_000)),
    "千米": ("米", Fraction(1_000)),
    "里": ("米", Fraction(500)),
    "米": ("米", Fraction(1)),
    "厘米": ("米", Fraction(1, 100)),
    "毫米": ("米", Fraction(1, 1_000)),
    "海里": ("米", Fraction(1_852)),
    "吨": ("千克", Fraction(1_000)),
    "吨级": ("千克", Fraction(1_000)),
    "标准煤": ("千克", Fraction(1)),
    "公斤": ("千克", Fraction(1)),
    "千克": ("千克", Fraction(1)),
    "斤": ("千克", Fraction(1, 2)),
    "担": ("千克", Fraction(50)),
    "克": ("千克", Fraction(1, 1_000)),
    "毫克": ("千克", Fraction(1, 10**6)),
    "微克": ("千克", Fraction(1, 10**9)),
    "立方米": ("立方米", Fraction(1)),
    "升": ("立方米", Fraction(1, 1_000)),
    "兆瓦": ("瓦", Fraction(10**6)),
    "千瓦": ("瓦", Fraction(1_000)),
    "瓦": ("瓦", Fraction(1)),
    "千瓦时": ("千瓦时", Fraction(1)),
    "度": ("千瓦时", Fraction(1)),
    "%": ("%", Fraction(1)),
    "‰": ("%", Fraction(1, 10)),
    "℃": ("℃", Fraction(1)),
    "摄氏度": ("℃", Fraction(1)),
    "个百分点": ("百分点", Fraction(1)),
    "成": ("%", Fraction(10)),
    "百分点": ("百分点", Fraction(1)),
    "个基点": ("百分点", Fraction(1, 100)),
}

# Counters: their own base unit.
COUNTERS = word_set(
    "个 家 户 人 名 位 项 件 座 处 条 道 台 辆 套 所 栋 幢 艘 架 头 只 株 棵 间 张 份 篇 本 册 部 场 笔 宗 "
    "例 起 人次 户次 架次 列 班 班次 次 组 支 "
    "门 片 块 口 眼 盏 对 批 批次 倍 标箱 标准箱 箱 床 桶 瓶 袋 匹 孔 车次 航次 美元 港元 港币 日元 欧元 澳元 加元 "
    "封 首 幅 席 票 轮次 顶 锭 羽 尾 盆 剂 剂次 人份 毫升 微米 纳米 立方 千伏安 辆次 台套 "
    "英镑 卢布 韩元 新加坡元 新西兰元 加拿大元 澳门元 印尼盾 越南盾 坚戈 里亚尔 第纳尔 林吉特 "
    "瑞士法郎 法郎 卢比 比索 克朗 兰特 泰铢 雷亚尔 里拉 种 类 款 根 颗 枚 ℃ 摄氏度 teu t kg km kw mw"
)

_MEASURES = sorted({*_BASE, *COUNTERS}, key=len, reverse=True)
_POWER = "|".join(sorted(POWERS, key=len, reverse=True))
_RATE = (
    r"(?:/(?:千瓦时|吨标准煤|标准立方米|万元|百公里|公里|千克|公斤|小时|分钟|日|天|年|月|吨|平方公里|平方米|立方米|公顷|亩|人|户|"
    r"次|台|辆|元|秒|升|d|h|a|t|s|m3|kwh))"
)
# A unit in folded text: power, measure, rate. 万 and 亿 may stand alone (85亿).
UNIT = re.compile(
    f"(?P<power>{_POWER})?(?P<measure>{'|'.join(map(re.escape, _MEASURES)).lower()}){_RATE}?|(?P<alone>万亿|亿|万)"
)


# What a unit measures, where the sentence names nothing: told to readers, never a metric of its own.
_MEASURED_BY: tuple[tuple[str, str], ...] = (
    ("人次", "人次"), ("例", "病例"), ("人", "人数"), ("名", "人数"), ("位", "人数"), ("户", "户数"), ("亩", "面积"),
    ("公顷", "面积"), ("平方公里", "面积"), ("平方米", "面积"), ("平米", "面积"),
    ("㎡", "面积"), ("立方米", "体积"), ("公里", "距离"), ("海里", "距离"),
    ("米", "长度"), ("℃", "气温"), ("°", "角度"), ("元", "金额"), ("块钱", "金额"), ("美金", "金额"),
    ("吨", "重量"), ("公斤", "重量"), ("克", "重量"), ("斤", "重量"),
    ("千瓦时", "电量"), ("千瓦", "功率"), ("摄氏度", "气温"), ("度", "电量"), ("百分点", "变化"), ("%", "比例"),
    ("成", "比例"), ("倍", "倍数"), ("起", "案件"), ("条", "条款"),
)  # fmt: skip
GENERIC = frozenset(name for _, name in _MEASURED_BY) | word_set("高度 宽度 深度 厚度 海拔 全长 总长 全高 总重")


def measured_by(unit: str) -> str:
    """What ``unit`` measures by its own nature; "" for a counter of all things. A name of ``GENERIC``."""
    return next((name for end, name in _MEASURED_BY if unit.endswith(end)), "")


def base(value: Decimal, unit: str) -> tuple[str, Decimal | None]:
    """Base unit and the value in it; ("", None) for units not in the table. ``unit`` is as printed, folded."""
    match = UNIT.fullmatch(unit)
    if match is None:
        return "", None
    power = POWERS.get(match.group("power") or match.group("alone") or "", 1)
    measure = match.group("measure") or ""
    if "/" in unit:
        return "", None  # a rate is compared with the same rate only
    name, factor = _BASE.get(measure, (measure or "1", Fraction(1)))
    return name, _exactly(Fraction(value) * power * factor)


def _exactly(value: Fraction) -> Decimal:
    """As Decimal, to six places where the fraction has no finite one (亩)."""
    quotient = Decimal(value.numerator) / Decimal(value.denominator)
    return (
        quotient.quantize(Decimal("0.000001")).normalize()
        if quotient != quotient.to_integral_value()
        else quotient.to_integral_value()
    )
