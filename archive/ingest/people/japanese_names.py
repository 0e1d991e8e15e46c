"""Japanese names as Chinese papers print them: a surname of two characters before a given name (安倍晋三, 鸠山由纪夫).

Listed are common surnames (the Japanese registers' hundred and those of heads of government), not people.
"""

from archive.ingest.lexicon.words import is_word, word_set

_SURNAMES = word_set(
    "佐藤 铃木 高桥 田中 渡边 伊藤 山本 中村 小林 加藤 吉田 山田 佐佐 山口 松本 井上 木村 斋藤 清水 山崎 "
    "阿部 池田 桥本 山下 石川 中岛 前田 藤田 后藤 冈田 长谷 村上 近藤 石井 坂本 远藤 青木 藤井 西村 福田 "
    "太田 三浦 藤原 冈本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 柴田 酒井 工藤 "
    "横山 宫崎 宫本 内田 高木 安藤 谷口 大野 丸山 今井 河野 藤本 村田 武田 上野 杉山 增田 小山 大塚 平野 "
    "菅原 久保 千叶 松井 岩崎 樱井 野口 松尾 野村 木下 菊地 大西 岛田 渡部 安倍 鸠山 麻生 岸田 石破 小泉 "
    "野田 村山 细川 羽田 小渊 海部 竹下 大平 三木 稻田 茂木 二阶 高村 谷垣 前原 枝野 志位 甘利 林芳 北侧 "
    "井出 横井 浅野 桐生 稻盛 大江 川端 村松 黑田 白川 朝仓 宫泽 中曾 津岛 额贺 町村 玄叶 松浦 福原 石川 "
    "张本 丹羽 加茂 笹川 星野 安住 细野 泽田 程永 鹤冈 垂秀 横路 江田 西田 天野 大隅 本庶 山中 小池 翁长 "
)


def japanese_name_ends(text: str, at: int) -> tuple[int, ...]:
    """Where a name with such a surname may end that begins at ``at``, the longest first; empty when none does."""
    if text[at : at + 2] not in _SURNAMES or is_word(text[at + 2 : at + 4]):
        return ()
    return (at + 5, at + 4)
