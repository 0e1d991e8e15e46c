"""Evidence follows a corrected text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.anchoring import Anchoring
from tests.helpers import make_report, make_speech, mention_strategy, take_part

TEXTS = st.text(alphabet="甲乙丙丁", max_size=60)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_what_stands_outside_the_correction_keeps_its_words(head, old, new, tail):
    before, after = head + old + tail, head + new + tail
    anchoring = Anchoring(before, after)
    for start, end in [(0, len(head)), (len(head) + len(old), len(before))]:
        if start < end:
            span = anchoring.quote(start, end)
            assert span is not None
            assert after[slice(*span)] == before[start:end]


@given(TEXTS, TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_quote_is_never_given_other_words(before, after, one, other):
    start, end = sorted((min(one, len(before)), min(other, len(before))))
    if start == end:
        return
    span = Anchoring(before, after).quote(start, end)
    assert span is None if before[start:end] not in after else after[slice(*span)] == before[start:end]


@given(TEXTS, TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_stays_inside_the_text(before, after, one, other):
    start, end = sorted((min(one, len(before)), min(other, len(before))))
    if start < end and (span := Anchoring(before, after).stretch(start, end)):
        assert 0 <= span[0] < span[1] <= len(after)


def test_of_two_equal_quotes_the_nearest_is_meant():
    before = "甲讲话。乙讲话。"
    assert Anchoring(before, "今天，" + before).quote(5, 7) == (8, 10)


@pytest.mark.django_db
def test_a_corrected_report_takes_its_evidence_along():
    report = make_report("市长李明强调，要实施“两翼齐飞”战略。要抓落实。")
    part = take_part(report, "李明")
    mention = mention_strategy(report, "两翼齐飞")
    speech = make_speech(report, part.person, "要实施“两翼齐飞”战略。")
    gone = mention_strategy(report, "抓落实")

    report.text = "昨日，市长李明强调，要大力实施“两翼齐飞”战略。"
    report.save()

    for fact in (part, mention, speech, gone):
        fact.refresh_from_db()
    assert report.text[part.start : part.end] == part.quote == "李明"
    assert report.text[mention.start : mention.end] == mention.quote == "两翼齐飞"
    assert report.text[speech.start : speech.end] == speech.quote == "要大力实施“两翼齐飞”战略。"
    assert (gone.start, gone.end, gone.quote) == (None, None, "抓落实")


@pytest.mark.django_db
def test_a_report_loaded_without_its_text_saves_without_touching_evidence():
    report = make_report("市长李明强调。")
    part = take_part(report, "李明")
    deferred = type(report).objects.defer("text").get()
    deferred.title = "改名"
    deferred.save(update_fields=["title"])
    part.refresh_from_db()
    assert part.start == 2
