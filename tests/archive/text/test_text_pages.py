"""Long texts in pages: together they are the text, each is bounded, and a sentence is found on its own."""

from hypothesis import given
from hypothesis import strategies as st

from archive.text import text_pages
from archive.text.sentences import sentences
from archive.text.text_pages import TextPages

WORDS = ["会。", "会议强调，要抓好落实。", "\n", "无句号", "！", "  "]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=120).map("".join)


def pages_of(text, numbers=()):
    return TextPages(text, sentences(text, numbers))


@given(TEXTS)
def test_pages_are_the_text_in_order(text):
    pages = pages_of(text)
    spans = [pages.span(page) for page in range(1, pages.count + 1)]
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans) or not sentences(text)


def test_a_short_text_is_one_page():
    assert pages_of("").count == pages_of("会议强调。\n要抓好。").count == 1


def test_a_page_has_a_bound_of_sentences():
    pages = pages_of("会。" * 1000)
    assert pages.count == 3
    assert pages.span(1) == (0, 2 * text_pages.SENTENCES)


def test_a_page_has_a_bound_of_characters():
    pages = pages_of(("长" * 999 + "。") * 100)
    assert [pages.span(page)[1] for page in (1, 2, 3)] == [40_000, 80_000, 100_000]


def test_a_page_ends_with_a_line_where_one_is_near():
    pages = pages_of(("会。" * 30 + "\n") * 30)
    assert pages.span(1)[1] == 13 * 61


def test_the_page_of_a_sentence():
    pages = pages_of("会。" * 1000)
    assert [pages.page_of(number) for number in (1, 400, 401, 1000, 1001)] == [1, 1, 2, 3, 1]


def test_numbers_kept_through_corrections_lead_to_where_their_sentences_stand():
    numbers = [[1001, 7]] + [[number] for number in range(2, 1001)]
    pages = pages_of("会。" * 1000, [*numbers[1:], numbers[0]])
    assert pages.page_of(7) == 1
    assert pages.page_of(1001) == 3
