"""Passages: safe, exact to the character, cut at sentence ends, leading to their sentence."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from archive.text.normalize import fold
from archive.text.sentences import sentence_at, sentences
from search.querylang import language, nodes
from search.results.highlight import marked, marked_part, needles, passages
from search.results.highlight import stretches as stretches_of
from tests.search.texts import stretches


def marks(html: str) -> list[str]:
    return [unescape(mark) for mark in re.findall("<mark>(.*?)</mark>", html, re.DOTALL)]


def test_the_words_looked_for_are_marked_and_the_rest_is_escaped():
    assert marked("<b>推進“四大一高”&", ["四大一高", "推进"]) == (
        "&lt;b&gt;<mark>推進</mark>“<mark>四大一高</mark>”&amp;"
    )


def test_overlapping_words_make_one_mark():
    assert marked("产业集聚区", ["产业集聚", "集聚区"]) == "<mark>产业集聚区</mark>"


def test_what_is_marked_for_a_query():
    assert needles(language.parse("产业集聚区 “四大一高” -郑州 官员:杨树平")) == ["产业", "集聚区", "四大一高"]


def test_the_best_sentences_in_the_order_of_the_text():
    text = "第一句没有。第二句说产业。第三句说产业建设。\n第四句说建设。第五句产业建设产业建设。第六句产业。"
    found = passages(text, ["产业", "建设"])
    assert [passage.text for passage in found] == ["第二句说产业。", "第三句说产业建设。", "第五句产业建设产业建设。"]
    assert [passage.sentence for passage in found] == [2, 3, 5]


def test_passages_show_different_terms_before_the_same_again():
    text = "产业建设很好。" * 3 + "另说郑州。" + "产业建设产业建设。"
    assert any("郑州" in passage.text for passage in passages(text, ["产业", "建设", "郑州"], 2))


def test_the_denser_of_two_passages_with_the_same_terms_is_shown():
    text = "这一句虽有产业二字，却说了许多别的话，长得很，长到八十个字也说不完，还要接着往下说下去。产业，就是产业。"
    assert [passage.text for passage in passages(text, ["产业"], 1)] == ["产业，就是产业。"]


def test_a_long_sentence_is_cut_where_it_shows_most_terms():
    text = "产业" + "长" * 300 + "产业建设郑州" + "长" * 300
    (passage,) = passages(text, ["产业", "建设", "郑州"])
    assert "产业建设郑州" in passage.text


@given(
    st.text(alphabet="产业建。\n ，ab", max_size=60),
    st.lists(st.sampled_from(["产", "产业", "业建", "ab"]), min_size=1),
)
def test_what_is_marked_piece_by_piece_is_what_is_marked_whole(text, looked_for):
    found = stretches_of(text, looked_for)
    pieces = [(at, text[at : at + 3]) for at in range(0, len(text), 3)]
    joined = "".join(str(marked_part(piece, at, found)) for at, piece in pieces)
    assert joined.replace("</mark><mark>", "") == str(marked(text, looked_for))


def test_a_long_sentence_is_cut_around_the_first_mark():
    (passage,) = passages("长" * 300 + "产业" + "长" * 300, ["产业"])
    assert passage.text == "…" + "长" * 40 + "产业" + "长" * 118 + "…"
    assert marks(passage.html) == ["产业"]


def test_a_stretch_over_several_sentences_is_shown_whole():
    text = "开头。会议结束。\n次日继续。结尾。"
    (passage,) = passages(text, ["结束。 次日"])
    assert passage.text == "会议结束。\n次日继续。"
    assert marks(passage.html) == ["结束。\n次日"]


def test_without_a_hit_in_the_text_the_lead_is_shown():
    (passage,) = passages("头一句。第二句。", ["标题里的"])
    assert (passage.text, passage.html) == ("头一句。", "头一句。")
    assert passages("", ["甲"]) == []


@given(stretches())
def test_a_quoted_stretch_is_marked_exactly_and_the_link_leads_to_its_sentence(case):
    text, stretch = case
    looked_for = needles(nodes.Phrase(stretch))
    for passage in passages(text, looked_for) if looked_for else []:
        assert marks(passage.html)
        assert all(mark in text for mark in marks(passage.html))
        assert unescape(re.sub("</?mark>", "", passage.html)) == passage.text
        assert any(fold(stretch) in fold(mark) for mark in marks(passage.html))
    first = fold(text).find(fold(stretch))
    at = sentence_at(sentences(text), first)
    if at and looked_for and fold(text).count(fold(stretch)) == 1:
        assert [passage.sentence for passage in passages(text, looked_for)] == [at.number]


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=3), max_size=3))
def test_never_anything_but_marks_is_markup(text, looked_for):
    pieces = [marked(text, looked_for), *(passage.html for passage in passages(text, looked_for))]
    assert not any(re.search("[<>]", re.sub("</?mark>", "", piece)) for piece in pieces)
