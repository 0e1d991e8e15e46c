"""What words do in a noun phrase, by jieba's dictionary: nouns, attributes, verbs, borders.

What is a verb in the dictionary and mostly a noun in reports is listed, and the other way round.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.ingest.lexicon.words import tag, word_set
from archive.text.segmenter import cut

_AND = frozenset("和与及或、")
# Verbs by their tag, nouns by their use.
_NOUNS = word_set(
    "选手 改造 改革 运载 运营 收入 支出 投入 产出 作用 影响 规定 保障 补助 补贴 奖励 罚款 赔偿 贷款 存款 捐款  "
    "拨款 报告 建议 决定 代表 领导 翻译 教练 裁判 编辑 导演 警卫 保安 主席 编制 耕作 创新 救援 救灾 出版 毕业  "
    "通行 流通 出口 进口 组织 入学 就业 接待 结算 采购 加工 养殖 种植 流失 亏损 盈余 逆差 顺差 增产 减产 吞吐  "
    "发电 用电 供水 供电 供热 排放 处理 污染 治理 防治 防控 监管 监督 监察 检察 审判 审批 执法 立法 司法 扶贫  "
    "脱贫 减贫 搬迁 移民 安置 上市 融资 租赁 运输 物流 旅游 展示 展览 参展 参赛 参会 签约 失业 创业 示范 试点  "
    "试验 实验 体验 教学 培训 进修 科研 研发 探测 观测 监测 检测 检验 走私 犯罪 涉案 在建 新建 续建 提案 议案  "
    "做法 各界 重点 重大 特色 承包 生活 生产 生态 元首 青年 少年 老年 新举措 警察 包裹 快递 产能 储备 负债 举措  "
    "大项 小项 低保 激励 衰竭 爆炸 空袭 发射 飞行 建档立卡 扶持 配套 建档 养老 医保 看点 断头 缺口 参保 参军 受益  "
    "受灾 应税 假冒伪劣 涉农 涉外 空缺 非公 片段 片断 难点 难度 进度 据点 终点 首相 小偷 良种 大米 长处 好处 正门 "
    "相声 考生 临客 诊所 处所 逃犯 访客 挂车 引桥 跑道 胡须 高新 嫌疑 举报 投诉 申诉 咨询 申请 "
    "初中 课后 课外 校外 产后 术后 灾后 售后 安全事故 清单 合同 展商 通道 得主 英烈 违建 诉求 提议 相机 演习 留言"
)
# Nouns by their tag, verbs by their use.
_VERBS = word_set(
    "出席 参加 到会 赴会 荣获 获颁 饱含 印制 获 获得 当选 入选 入围 亮相 返乡 抵达 启程 开工 竣工 投产 完工 被困  "
    "遇难 遇害 身亡 丧生 获救 失联 回国 归国 上台 到场 入场 出境 入境 离境 回家 回乡 上岗 下岗 发言 落网 归案  "
    "落马 去世 离世 逝世 罹难 殉职 夺冠 晋级 获奖 受奖 受访 同步收看 认真学习 访华 时说 表示 齐聚 欢聚 会见 会晤  "
    "启动 展示 印发 产生 遭遇 参观 通报 惠及 落户 步入 载有 会同 投向 运往 出院 登台 登场 上街 上线 下线 收治  "
    "装载 增派 调集 患上 长眠 吹响 敬献 发源 原产 珍藏 封冻 摘帽 落成 奔走 出动 出炉 走红 走俏 起火 着火 对外开放  "
    "中断 停课 停电 停产 预计 预测 估计 整顿 分属 结案 立案"
)
# Verbs that the dictionary joins to their object: 维持秩序, 挽回损失.
_TRANSITIVE = word_set(
    "维持 保持 发挥 采取 发生 挽回 恢复 覆盖 提高 促进 加强 扩大 提供 取得 落实 推动 推进 完善 解决 保护 享有 履行  "
    "遭受 遭到"
)
# Words that tell how something is done, nouns by their tag; before a verb they begin what is told of a noun.
ADVERBS = word_set(
    "专门 全部 整体 现场 一致 同步 共同 联合 集体 集中 随机 主动 及时 当场 就地 陆续 相继 纷纷 全体 先后 亲自  "
    "精心 重点 积极 认真 隆重 紧急 基本 普遍 竞相 全都"
)
# Those of them that never tell of which kind a thing is.
MANNERS = word_set("专门 主动 及时 当场 就地 陆续 相继 纷纷 先后 亲自 精心 积极 认真 隆重 普遍 竞相 全都")
# Words that a phrase never holds, whatever their tag.
BORDERS = word_set(
    "用于 位于 属于 "
    "这一 那一 这些 面向 去 来 到 给 用 要 能 可 是 有 在 被 把 将 让 使 由 从 自 向 对 为 等 共 其 其中 目前  "
    "年均 月均 同比 环比 月份 每人 每户 每年 每月 每天 一起 一同 同时 分别 之一 之中 当中 以上 以下 左右 已 均 都  "
    "每 每 每小时 小时 分钟 绝不 绝不会 不会 必将 仍 竟 今 新一轮"
)
STANDS_FOR = word_set(
    "现行 有关 相关 各类 各种 各级 各项 各式 个别 部分 不同 新的 所有 所谓"
)  # attributes that tell nothing apart
# Behind a verb they make a noun of it: 治疗中心, 惠民演出.
HEADS = word_set(
    "中心 机构 系统 作品 服务 设施 设备 基地 工程 项目 企业 人员 车间 平台 场所 活动 协议 产品 演出 工作者 措施  "
    "任务 制度 办法 方案 资金 基金 材料 物资 队伍 团队 小组 线路 装置 公司 单位 部门 网络 渠道 模式 技术 能力  "
    "产能 面积 比例 人数 数量 金额 总量 对象 专栏 人才 病人 患者 事件 案件 事项 组织"
)
# Whose it is, not what it is.
WHERE = word_set("现场 全省 全市 全县 全区 全国 全州 全镇 全村 当地 中国 我国 我省 我市 我县 一期 二期 三期 四期")
SCOPES = WHERE | {"平均"}
SHORT_LEADS = frozenset("中外内年月日省市县区上下前后新老大小高低春夏秋冬")
# What ends a word of three characters that is a noun, whatever the dictionary has it as.
_MAKES_NOUNS = frozenset("性者员所馆院室厂站园店器率额费税款证书署法机商生犯")
_ADVERBIAL = word_set("无偿 自愿 免费 有偿")
_WITH_ABOVE = ("规模", "限额", "亿元", "万元")  # 规模以上, 亿元以上, 省部级以上: one word
# Words younger than jieba's dictionary, which cuts them up.
_NEW_WORDS = re.compile(r"(专精特新|开复工|大中修|融雪剂|联合收割机)")
_REMEMBERED = 1024  # runs: the rules for one figure look at the same words again and again
SUFFIXES = frozenset("者员率量额值费金款人数度性类群级型区园站厂院校队组点团")


class Word(NamedTuple):
    """A word, where it ends, and what it does: n noun, v verb, a adjective, & conjunction, 的, or - for a border."""

    text: str
    end: int
    role: str


# By jieba's tag, or its first letter. A single 年, 中 or 省 may begin a phrase: 年旅客吞吐量, 中外企业.
_ROLES = dict.fromkeys("dpcrufmqtyeoh", "-") | {
    "vn": "n", "an": "n", "ad": "a", "vd": "-", "v": "v", "a": "a", "z": "a", "i": "a", "zg": "n",
}  # fmt: skip


def _role(word: str) -> str:
    if word == "的":
        return word
    if word in _AND:
        return "&"
    if word == '"' or word in BORDERS or word[0] in "这那该" or word[0] in "一不" and len(word) == 4:
        return "-"
    if word in SUFFIXES or len(word) == 3 and word[2] in _MAKES_NOUNS and word[0] != "一" and tag(word)[0] in "vibld":
        return "n"  # 避难所, 赞助商, 判决书
    if word in STANDS_FOR or word in _ADVERBIAL:
        return "a"
    if len(word) == 4 and tag(word) == "v" and tag(word[:2]) == "a" and tag(word[2:]) == "n":
        return "n"  # 具体意见
    first = "v" if word in _VERBS or _is_deed(word) else "n" if word in _NOUNS else tag(word)
    return _ROLES.get(first) or _ROLES.get(first[0], "n")


def _is_deed(word: str) -> bool:
    """维持秩序, 圆满完成, which the dictionary has as one word: a verb and its object, how it is done and a verb."""
    if len(word) != 4 or word in _NOUNS or tag(word) != "n":
        return False
    first, then = word[:2], word[2:]
    if then in _NOUNS or first in _NOUNS or then[1] in SUFFIXES or then in HEADS:
        return False
    return tag(then) == "v" and tag(first) in ("v", "a", "ad", "d") or first in _TRANSITIVE and tag(then) == "n"


def tagged(han: str) -> Iterator[Word]:
    """The words of a run of Chinese characters with their roles."""
    return iter(_tagged(han))


def _words(piece: str) -> list[str]:
    return [piece] if _NEW_WORDS.fullmatch(piece) else cut(piece)


@lru_cache(_REMEMBERED)
def _tagged(han: str) -> tuple[Word, ...]:
    words: list[Word] = []
    end, joined = 0, False
    for word in (word for piece in _NEW_WORDS.split(han) for word in _words(piece)):
        if joined and word == "以上":
            joined = False
            continue
        if (word in _WITH_ABOVE or len(word) > 1 and word[-1] == "级") and han.startswith("以上", end + len(word)):
            word, joined = word + "以上", True
        end += len(word)
        words.append(Word(word, end, _role(word)))
    return tuple(words)


def is_verbal(word: str) -> bool:
    """Whether the dictionary has ``word`` as a verb, or as one used as a noun."""
    return tag(word) in ("vn", "v")


def has_verb(words: str) -> bool:
    """Whether ``words`` hold a verb or a word that leads to one: 行动已, 这个是, 完工后可满足."""
    return any(word.role == "v" or word.text in BORDERS for word in tagged(words)) if words else False


def is_verb(word: str) -> bool:
    """Whether ``word`` is one verb: 引进, 集中."""
    return next(tagged(word)).role == "v" and len(cut(word)) == 1


def is_verbal_first(words: str) -> bool:
    """Whether ``words`` begin with a word that is or may be a verb, or with one that leads to it: 援助种植, 用于."""
    first = next(tagged(words), None) if words else None
    return first is not None and (first.role in "v-" or is_verbal(first.text) and first.text not in HEADS)


def begins_with_verb(words: str) -> bool:
    """Whether ``words`` tell what is done (完成招标, 没有动工) and do not name anything."""
    return next(tagged(words)).role in "v-"
