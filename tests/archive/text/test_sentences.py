"""Sentences and their numbers."""

from hypothesis import given
from hypothesis import strategies as st

from archive.text.sentences import by_number, sentence_at, sentence_spans, sentences


def words(text):
    return [text[s.start : s.end] for s in sentences(text)]


def test_a_sentence_ends_with_its_mark_and_its_closing_quote():
    text = "一是抓好项目。他问：“行不行？”大家说行！\n二是抓好环保"
    assert words(text) == ["一是抓好项目。", "他问：“行不行？”", "大家说行！", "二是抓好环保"]
    assert [s.number for s in sentences(text)] == [1, 2, 3, 4]


@given(st.text(alphabet="甲乙。！？…”\n a."))
def test_sentences_cover_everything_but_line_breaks(text):
    found = sentences(text)
    assert sentence_spans(text) == [(s.start, s.end) for s in found]
    assert "".join(text[s.start : s.end] for s in found) == text.replace("\n", "")
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


@given(st.text(alphabet="甲乙。\n"), st.integers(-1, 50))
def test_the_sentence_at_an_offset_holds_it(text, offset):
    found = sentences(text)
    sentence = sentence_at(found, offset)
    holding = [s for s in found if s.start <= offset < s.end]
    assert ([sentence] if sentence else []) == holding


def test_past_numbers_lead_to_the_sentence_that_took_their_place():
    numbered = sentences("一句。二句。", [[4, 1, 7], [7]])
    assert {number: each.number for number, each in by_number(numbered).items()} == {1: 4, 4: 4, 7: 7}
