"""Which printed measures may be a metric of their own though no official indicator has their name.

A measure in money, shares or lengths ends in a noun of measure; what is counted ends in a noun of things. Places,
currencies, deeds and fragments of clauses that stood before a figure are none, and neither is a measure or a thing
that says of nothing whose it is: any report prints its own 总额 and its own 代表.
"""

import re

from archive.ingest.figures.measures import is_measure
from archive.ingest.figures.word_roles import tagged
from archive.ingest.lexicon.countries import is_country
from archive.ingest.lexicon.words import word_set
from archive.ingest.places.area_names import area_end

# Things that any report counts, and measures of no thing: without an attribute they are another set each time.
_ANY = word_set(
    "学校 医院 农户 国家 地区 国家和地区 城市 省份 省区市 市县 县市区 区县 地市 乡镇 村庄 项目 企业 公司 部门 "
    "单位 机构 问题 措施 同志 干部群众 干部职工 党员干部 机关干部 各界代表 各界人士 省市 部委 同胞 侨胞 代表团 "
    "国家代表 海外侨胞 代表 嘉宾 群众 居民 村民 市民 农民 职工 学生 观众 乘客 游客 旅客 队员 选手 运动员 工作人员 "
    "人员 专家 学者 记者 儿童 孩子 老人 平民 官兵 士兵 干部 资金 投资 投入 贷款 奖励 补贴 领域 方面 专题 章节 "
    "作品 产品 商品 车辆 房屋 建筑 航班 列车 案例 案件 事件 活动 会议 比赛 增速 涨幅 降幅 全球 地方 网站 法律 "
    "文件 协议 合作协议 成员 团队 集体 个人 家庭 标准 服务 成果 图片 节目 政策 事项 数字 奖项 任务 家乡 大关 人家 "
    "土地 森林 总额 总量 总数 规模 余额 价格 总价 速度 收入 产值 年产值 产量 年产量 销售额 销售收入 损失 罚款 "
    "奖金 善款 总面积 行程 全程 数量 总金额 指数 浓度 年收入 月收入 收费 进度 用地 售价 缺口 农业 增加值 利润 "
    "经济总量 价值 案值 花费 税率 关税 用户 金额 身高 直径 总重量 总长度 时速 航程 占比 比重"
)
_OF_MEASURE = frozenset(("money", "percent", "length", "energy", "power", "times", "rate", "warmth", "angle"))
_EXTENT = re.compile(r"[程高径深宽厚]$")
# Ends of currencies, classes, places and times, all of which stand before figures.
_NO_METRIC = re.compile(
    r"(?:民币|法郎|卢比|卢布|克朗|比索|兰特|小额|大额|巨额|[处厅局科地省县]级|范围内|[船机村路身]上|[村国县市]里|国内|中央|方面|季度|迅速|发展|以[上下内外]|之[上下内外]|小时|分钟|期间|"
    r"基金|事项|平均水平|当地|全国|人民)$"
)
# People by their office or part are somebody, and no measure.
_OFFICE = re.compile(r"(?:主席|总统|总理|书记|部长|省长|市长|县长|区长|局长|厅长|主任|负责人|发言人|先生|女士|同志)$")
_NO_BEGINNING = re.compile(
    r"^(?:每|半[小年天]|约合|折合|其中|这|那|本[届次期]|来到|载有|位于|给予|促进|[了着掉的于和与及])"
)
# Nouns and verbs that tell what is done or how, and count nothing.
_DEEDS = word_set(
    "基本 处理 发展 治理 安置 参展 参赛 签约 植树 降温 问责 缺席 破案 断电 处分 参会 报名 返乡 播出 通过 完成 实现 "
    "修正 安全 检查 整改 生产 生活 就近 伤势"
)
_DEED_IS_MEASURED = frozenset(("percent", "money", "area", "weight", "energy"))


# 死亡平民, 受伤警察: some of the dead, who are one measure.
_BEFALLEN = re.compile(r"^(?:死亡|遇难|丧生|受伤|失踪|遇害|受损|被[打炸枪]死)(?!人数|人口|率)")
_COUNTED_AS = re.compile(r"(?:[数率量额度]|人口|面积|里程)$")
_OF_THINGS = frozenset(("count", "people", "households", "visits"))


def is_general(name: str) -> bool:
    """Whether the folded ``name`` is of things or of a measure that says nothing of whose it is."""
    return name in _ANY


def may_be_metric(name: str, kind: str) -> bool:
    """Whether the folded ``name``, with a unit of ``kind`` as in ``concepts``, can be a metric without a concept."""
    if _NO_METRIC.search(name) or _NO_BEGINNING.match(name) or _OFFICE.search(name) or _is_place(name) or _is_cut(name):
        return False
    if _BEFALLEN.match(name) or kind in _OF_THINGS and _is_one_word(name):
        return False
    if kind in _OF_MEASURE:
        return is_measure(name) or kind == "length" and _EXTENT.search(name) is not None
    last = list(tagged(name))[-1]
    ends_in_deed = last.text in _DEEDS or last.role in "v-" or name.endswith(tuple(_DEEDS))
    return kind in _DEED_IS_MEASURED or not ends_in_deed


def _is_one_word(name: str) -> bool:
    """Whether ``name`` is a thing without an attribute (飞机, 医生, 志愿者), which is another set in each report.

    A longer word has its attribute in it: 龙头企业.
    """
    words = list(tagged(name))
    is_one = len(name) <= 3 and (len(words) == 1 or len(words[-1].text) == 1)
    return is_one and not _COUNTED_AS.search(name)


def _is_place(name: str) -> bool:
    return is_country(name) or name == "中国" or area_end(name, 0) == len(name)


def _is_cut(name: str) -> bool:
    """Whether ``name`` is the end of a word that was cut in two: 见度, 诊率."""
    words = list(tagged(name))
    return len(name) == len(words) == 2 and words[0].role in "va-"
