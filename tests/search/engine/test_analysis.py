"""Terms of texts and queries: nothing that stands in a text may be missed, and no name of the archive is a word."""

import re

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import segmenter
from archive.text.normalize import fold
from search.engine import analysis
from tests.search.texts import TEXTS, holds, stretches


@given(stretches())
def test_a_text_has_the_terms_of_every_stretch_of_it(case):
    text, stretch = case
    terms = set(analysis.index_terms(text))
    assert terms >= set(analysis.sure_terms(stretch))
    assert all(holds(text, part) for part in analysis.query_parts(stretch))


@given(st.text())
def test_what_is_asked_for_is_a_stretch_of_the_query(query):
    assert all(part.text in fold(query) for part in analysis.query_parts(query))


@given(st.text(alphabet=st.characters(min_codepoint=33)))
def test_terms_never_hold_white_space_which_parts_them_in_the_index(text):
    assert not any(re.search(r"\s", term) for term in analysis.index_terms(text))


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("产业集聚区 郑州", ["产业", "集聚区!", "郑州"]),
        ("四大一高", ["四大一高!"]),
        ("楊樹平", ["杨树平!"]),
        ("区建", ["区建!"]),
        ("1527亿元", ["1527亿元!"]),
        ("１５２７億元", ["1527亿元!"]),
        ("8.5%", ["8.5%!"]),
        ("10亿元", ["10亿元!"]),
        ("GDP增长8.5%", ["gdp!", "增长", "8.5%!"]),
        ("书记杨树平讲话", ["书记", "杨树平!", "讲话"]),
        ("《关于加快发展的意见》", ["关于", "加快", "发展", "意见"]),
        ("25等于发展", ["25等于!", "发展"]),
        ("R&D经费", ["r&d!", "经费"]),
        ("“1+8+N”体系", ["1+8+n!", "体系"]),
        ("C++软件园", ["c++!", "软件园"]),
        ("PM2.5治理", ["pm2.5!", "治理"]),
        ("24×7值守", ["24×7!", "值守"]),
        ("3D打印", ["3d!", "打印"]),
        ("10～15家", ["10~15家!"]),
        ("，。", [",。!"]),
        ("的", ["的!"]),
        ("𠮷野", ["𠮷野!"]),
        ("  ", []),
        ("", []),
    ],
)
def test_parts_of_a_query(query, parts):
    assert [part.text + "!" * part.is_exact for part in analysis.query_parts(query)] == parts


@pytest.mark.parametrize(
    ("query", "others"),
    [
        ("1200个", ["1,200个"]),
        ("１，２００个", ["1200个"]),
        ("1234567.5元", ["1,234,567.5元"]),
        ("投资2000万元、1,500人", ["投资2,000万元、1,500人", "投资2000万元、1500人", "投资2,000万元、1500人"]),
        ("2016年", []),
        ("2016-2020规划", []),
        ("0.12345", []),
        ("200个", []),
        ("1,20", []),
        ("00123", []),
    ],
)
def test_a_number_is_looked_for_with_and_without_separators_of_thousands(query, others):
    first, *rest = dict.fromkeys(analysis.spellings(query))
    assert (first, sorted(rest)) == (fold(query), sorted(others))


def test_few_spellings_of_however_many_numbers():
    assert len(analysis.spellings("1234、" * 1000)) == 8


def test_overlapping_words_are_all_terms():
    terms = set(analysis.index_terms("全国人民代表大会常务委员会"))
    assert {"人民代表大会", "常务委员会", "人民", "代表大会", "委员", "全"} <= terms


HAN = re.compile("[\u4e00-\u9fd5]+")


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory):
    """jieba's own."""
    made = jieba.Tokenizer()
    made.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    return made


def han_runs():
    """Of the texts, of dictionary words one behind the other, and of any characters."""
    words = st.sampled_from(
        ["全国", "人民", "代表大会", "常务", "委员", "产业", "集聚", "区", "的", "一", "鿏", "㐂", "龘"]
    )
    of_texts = st.sampled_from([run for text in TEXTS for run in HAN.findall(fold(text))])
    any_han = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5), min_size=1, max_size=8)
    return of_texts | any_han | st.lists(words, min_size=1, max_size=9).map("".join)


@given(han_runs())
def test_every_word_at_every_position_is_a_term_as_in_jiebas_graph(tokenizer, text):
    for run in HAN.findall(text):
        graph = tokenizer.get_DAG(run)
        wanted = [run[start : end + 1] for start, ends in graph.items() for end in ends if end > start]
        assert sorted(segmenter.words(run)) == sorted(wanted)


@given(han_runs())
def test_text_is_cut_as_jieba_cuts_it(tokenizer, text):
    for run in HAN.findall(text):
        assert segmenter.cut(run) == list(tokenizer.cut(run, HMM=False))


def test_terms_are_counted():
    assert analysis.index_terms("产业产业 ab　ab") == {"产": 2, "业": 2, "产业": 2, "a": 2, "b": 2, "ab": 2}


def test_words_of_others_do_not_reach_our_dictionary():
    before = analysis.index_terms("推进四大一高战略")
    jieba.add_word("四大一高")
    assert analysis.index_terms("推进四大一高战略") == before
    assert "四大一高" not in segmenter.cut("推进四大一高战略")
    jieba.del_word("四大一高")
