"""What a slogan looks like: its numerals, its parts of one length, its kind."""

import re

NUMERAL = "一二三四五六七八九十两双百千"
PARALLEL = re.compile(r"[、,，;；·\s/+]+")
# Such words alone name no strategy.
GENERAL_NAME = re.compile(
    r"^(?:的|这一|这个|该|各项|重大|国家|发展|全省|全市|我省|我市|省委|市委|中央|区域|总体|企业|重要|系列|一系列|"
    r"有关|相关|专项|整治|整顿|检查|排查|核查|复查|督查|暗访|治理|集中|联合|统一|一次|首次|大规模|清理|执法|打击|宣传|救助|援助|共同|公益|特别|统一收网|相应|一揽子|重点|改扩建|综合|修复|改造|维修|重建|扩建|续建|配套|应急|抢险|一大批|国际|本|新|其|各自|两国|双方|自身|本国|环保|新闻|公益|大型|经济刺激|三大|四大|五大|六大|七大|八大|十大|两大)*$"
)


def is_parallel(name: str) -> bool:
    """Two or more pieces of about the same length: 集聚、集群、集约; 以港兴市、工业强市."""
    pieces = [piece for piece in PARALLEL.split(name) if piece]
    lengths = [len(piece) for piece in pieces]
    return len(pieces) >= 2 and min(lengths) >= 2 and max(lengths) <= 12 and max(lengths) - min(lengths) <= 4


def kind_of(name: str, head: str) -> str:
    """slogan, strategy, plan or campaign, by the head noun behind the name or at its end."""
    for kind, words in (
        ("strategy", ("战略", "方略")),
        ("plan", ("计划", "规划", "方案")),
        ("campaign", ("行动", "工程", "活动", "攻坚", "战")),
    ):
        if name.endswith(words) or any(word in head for word in words):
            return kind
    return "slogan"
