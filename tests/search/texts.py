"""Texts for search tests: written for them, with all that searches trip over; and strategies over their stretches."""

from hypothesis import strategies as st

from archive.text.normalize import fold
from search.engine import analysis

TEXTS = [
    "全市重点项目暨产业集聚区建设工作会议召开。会议强调，要围绕“四大一高”战略，抓好产业集聚区建设。",
    "郑州市委副书记杨树平出席并讲话。楊樹平指出：1至4月完成投资1527亿元，增长8.5%，其中工业占６０．２％。",
    "全国人民代表大会常务委员会听取报告，二〇一四年财政收入达到1,527.6亿元，同比增长12%。",
    "「三上一提高」，即上规模、上水平、上层次，提高效益；帕巴拉·格列朗杰到会，㎡與½照原樣。",
    "GDP、R&D 投入占比2.3%，5G基站 2012-2014 年建成1.2万个；AI+制造，见 08.05.2014 13:03。",
    "𠮷野家、𡈽地、鿏与㐂，😀👨‍👩‍👧；é è ñ Ж ω；Ⅱ类 ①②。",
    "區建、区 建、各县(市、区)委书记——一是要……二是要！？\n\n第二段 ，换行\t制表　全角空格。",
    "的了和，。。，“”‘’「」 - -- OR AND ( ) （ ） 来源：日报 年:2014 官员:杨树平",
]


@st.composite
def stretches(draw):
    """(text, a stretch of it of 1 to 24 characters), some of the texts made up."""
    text = draw(st.sampled_from(TEXTS) | st.text(min_size=1, max_size=60) | _mixed())
    start = draw(st.integers(0, len(text) - 1))
    return text, text[start : start + draw(st.integers(1, 24))]


def _mixed():
    """Made up of what Chinese reports are made of."""
    words = ["产业", "集聚", "区", "建设", "杨", "树平", "15", "27", "亿元", "8.5%", "gdp", "的", "一"]
    return st.lists(st.sampled_from([*words, *"，“” ·〇與高A"]), min_size=1, max_size=20).map("".join)


def holds(text: str, part: analysis.QueryPart) -> bool:
    """Would the index give ``text`` for this part of a query? By its definition, not by the engine."""
    return part.text in fold(text) if part.is_exact else part.text in set(analysis.index_terms(text))
