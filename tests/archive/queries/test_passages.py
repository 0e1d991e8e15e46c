"""Facts shown in the sentence they were read from."""

import pytest

from archive.queries.passages import AROUND, passages
from tests.helpers import make_report, make_speech, mention_strategy

pytestmark = pytest.mark.django_db

TEXT = "会议昨日召开。会上强调“四大一高”战略要深化。散会。"


def test_the_sentence_is_shown_around_the_words_and_addressed_by_its_number():
    report = make_report(TEXT)
    (passage,) = passages([mention_strategy(report, "四大一高")])
    assert (passage.before, passage.words, passage.after) == ("会上强调“", "四大一高", "”战略要深化。")
    assert passage.sentence in TEXT
    assert passage.sentence == "".join([passage.before, passage.words, passage.after])
    assert passage.url == f"{report.get_absolute_url()}#s2"


def test_a_fact_without_a_place_shows_what_was_read():
    report = make_report("会议召开。")
    mention = mention_strategy(report, "四大一高")
    (passage,) = passages([mention])
    assert passage[1:] == (report.get_absolute_url(), "", "四大一高", "", "四大一高", None)


def test_a_place_beyond_the_text_is_no_place():
    mention = mention_strategy(make_report(TEXT), "四大一高")
    mention.start, mention.end = 10_000, 10_004
    assert "#" not in passages([mention])[0].url


def test_long_sentences_are_cut_on_both_sides():
    (passage,) = passages([mention_strategy(make_report("前" * 300 + "四大一高" + "后" * 300 + "。"), "四大一高")])
    assert passage.before == "……" + "前" * AROUND
    assert passage.after == "后" * AROUND + "……"


def test_a_speech_is_shown_by_its_first_sentence():
    report = make_report(TEXT)
    (passage,) = passages([make_speech(report, None, "会上强调“四大一高”战略要深化。散会。")])
    assert passage.before + passage.words + passage.after == "会上强调“四大一高”战略要深化。"


def test_any_number_of_facts_takes_one_query(django_assert_num_queries):
    facts = [mention_strategy(make_report(TEXT), f"四大一高{number}") for number in range(5)]
    with django_assert_num_queries(1):
        assert len(passages(facts)) == 5
