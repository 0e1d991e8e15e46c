"""Terms of texts and queries: nothing that stands in a text may be missed, and no name of the archive is a word."""

import re

import ahocorasick_rs
import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.folding import fold
from search import analysis
from tests.search.texts import TEXTS, stretches


def holds(text: str, part: analysis.Part) -> bool:
    """Would the index give ``text`` for this part of a query? By its definition, not by the engine."""
    return part.text in fold(text) if part.is_exact else part.text in set(analysis.index_terms(text))


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
        ("，。", [",。!"]),
        ("的", ["的!"]),
        ("𠮷野", ["𠮷野!"]),
        ("  ", []),
        ("", []),
    ],
)
def test_parts_of_a_query(query, parts):
    assert [part.text + "!" * part.is_exact for part in analysis.query_parts(query)] == parts


def test_overlapping_words_are_all_terms():
    terms = set(analysis.index_terms("全国人民代表大会常务委员会"))
    assert {"人民代表大会", "常务委员会", "人民", "代表大会", "委员", "全"} <= terms


def test_every_word_at_every_position_is_what_an_automaton_over_the_dictionary_finds():
    words = [word for word, freq in analysis.tokenizer().FREQ.items() if freq and len(word) > 1]
    words = [word for word in words if re.fullmatch("[\u4e00-\u9fd5]+", word)]
    automaton = ahocorasick_rs.AhoCorasick(words)
    for text in TEXTS:
        folded = fold(text)
        found = [words[number] for number, _start, _end in automaton.find_matches_as_indexes(folded, overlapping=True)]
        ours = [term for term in analysis.index_terms(text) if re.fullmatch("[\u4e00-\u9fd5]{2,}", term)]
        assert sorted(ours) == sorted(found)


def test_words_of_others_do_not_reach_our_dictionary():
    before = list(analysis.index_terms("推进四大一高战略"))
    jieba.add_word("四大一高")
    assert list(analysis.index_terms("推进四大一高战略")) == before
    jieba.del_word("四大一高")


def test_the_dictionary_cache_lies_in_the_data_folder(settings):
    analysis.tokenizer()
    assert analysis.tokenizer().tmp_dir == str(settings.JIEBA_CACHE)
    assert (settings.JIEBA_CACHE / "jieba.cache").exists()


def test_the_fingerprint_tells_other_rules_apart(monkeypatch, tmp_path):
    analysis.fingerprint.cache_clear()
    before = analysis.fingerprint()
    analysis.fingerprint.cache_clear()
    monkeypatch.setattr(analysis, "version", lambda package: "another")
    assert analysis.fingerprint() != before
    analysis.fingerprint.cache_clear()
