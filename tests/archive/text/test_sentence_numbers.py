"""What was cited as #s12 stays #s12 when the text is corrected."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Report
from archive.queries.passages import passages
from archive.text.sentence_numbers import carried, uncorrected
from tests.helpers import make_report, mention_zone, squeezed

A, B, C = "全市重点项目会议昨日召开。", "会议要求各县抓好产业集聚区。", "散会以后代表们参观了园区。"
NEW = "省里的督查组也到了会场。"
sentences_ = st.lists(
    st.sampled_from([A, B, C, NEW, "好。", "", "会议要求各县抓好园区，"]) | st.text(max_size=9), max_size=12
)


def after(before, corrected, numbers=None):
    return carried(before, numbers or uncorrected(len(before)), corrected)


@pytest.mark.parametrize(
    ("corrected", "numbers"),
    [
        ([NEW, A, B, C], [[4], [1], [2], [3]]),  # put in above
        ([A, B, NEW, C], [[1], [2], [4], [3]]),
        ([C, A, B], [[3], [1], [2]]),  # moved
        ([A, "会议要求各县抓好产业集群区。", C], [[1], [2], [3]]),  # corrected
        (["  " + A, B, C], [[1], [2], [3]]),  # an indent
        ([A, C], [[1], [3, 2]]),  # taken out: what follows stands in its place
        ([A, B], [[1], [2, 3]]),  # the last taken out
        ([A, NEW, C], [[1], [4, 2], [3]]),  # written anew
        ([A, B[:-1] + "，" + C], [[1], [2, 3]]),  # joined
        ([A[:4] + "。", A[4:], B, C], [[4], [1], [2], [3]]),  # split: the larger part
        ([NEW], [[4, 1, 2, 3]]),
        ([], []),
    ],
)
def test_numbers_go_with_their_sentences(corrected, numbers):
    assert after([A, B, C], corrected) == numbers


def test_alike_beginnings_do_not_draw_a_number_away():
    assert after(["会议强调，要快。"], ["会议强调，要推进三大战略。", "会议强调，要快。"]) == [[2], [1]]


def test_a_number_that_was_given_up_is_never_given_again():
    without = after([A, B, C], [A, B])
    assert carried([A, B], without, [A, B, NEW]) == [[1], [2, 3], [4]]


@given(sentences_, sentences_, sentences_)
def test_every_number_that_ever_was_leads_to_one_sentence(first, second, third):
    numbers = uncorrected(len(first))
    for before, corrected in ((first, second), (second, third)):
        known = {number for each in numbers for number in each}
        numbers = carried(before, numbers, corrected)
        given_ = [number for each in numbers for number in each]
        assert len(numbers) == len(corrected)
        assert len(set(given_)) == len(given_)
        assert known <= set(given_) or not corrected


@given(st.lists(st.text(min_size=1, alphabet="甲乙丙丁戊"), unique=True, min_size=1), st.data())
def test_whatever_is_put_in_moved_or_taken_out_the_others_keep_their_numbers(before, data):
    kept = data.draw(st.lists(st.sampled_from(before), unique=True, min_size=1))
    put_in = data.draw(st.lists(st.text(min_size=1, alphabet="子丑寅卯"), max_size=5))
    corrected = data.draw(st.permutations(kept + put_in))
    numbers = after(before, corrected)
    for words in kept:
        assert numbers[corrected.index(words)][0] == before.index(words) + 1


def test_a_text_of_very_many_sentences_is_carried_over():
    before = [f"第{number}句。" for number in range(20_000)]
    assert after(before, [NEW, *before])[1:] == uncorrected(20_000)
    assert len(after(before, [NEW * 2] * 20_000)) == 20_000


@pytest.mark.django_db
def test_a_correction_leaves_addresses_of_sentences_right(client):
    report = make_report("".join([A, B, "高新区投产。"]))
    mention = mention_zone(report, "高新区")
    report = Report.objects.get(pk=report.pk)
    report.text = NEW + report.text.replace(B, "")
    report.save(update_fields=["text"])
    mention.refresh_from_db()
    assert passages([mention])[0].url == report.get_absolute_url() + "#s3"
    link = re.compile('<a class="sentence-link"[^>]*></a>')
    html = link.sub("", client.get(report.get_absolute_url()).text)
    assert 'id="s1">全市' in html
    assert '<span class="s" id="s3"><span class="was" id="s2"></span>' in squeezed(html)
    assert 'id="s4">省里' in html
    assert 'href="#s3"' in html  # the place of the fact
    report.kicker = "引题"
    report.save()
    assert Report.objects.get(pk=report.pk).sentence_numbers == [[4], [1], [3, 2]]


@pytest.mark.django_db
def test_a_report_that_was_never_corrected_keeps_no_list():
    report = Report.objects.get(pk=make_report(A + B).pk)
    report.text = A + B.replace("各县", "各区")
    report.save()
    assert Report.objects.get(pk=report.pk).sentence_numbers == []
