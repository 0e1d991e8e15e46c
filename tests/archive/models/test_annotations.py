"""Annotations are anchored as evidence is: they follow a correction of the text, or lose their place."""

import pytest
from django.core.exceptions import ValidationError

from archive.models import Annotation
from archive.ops.data_check import findings
from tests.helpers import make_report

pytestmark = pytest.mark.django_db

TEXT = "会议召开。要抓好落实。要加快建设。要抓好落实。"


def annotate(report, quote, **fields):
    made = Annotation(report=report, quote=quote, **{"body": "这话头一回说。", **fields})
    made.full_clean()
    made.save()
    return made


def test_a_correction_before_the_words_moves_the_annotation():
    report = make_report(TEXT)
    annotation = annotate(report, "要加快建设")
    report.text = "全市会议今天召开。" + TEXT.removeprefix("会议召开。")
    report.save()
    annotation.refresh_from_db()
    assert report.text[annotation.start : annotation.end] == "要加快建设"


def test_words_that_are_gone_unseat_it_and_it_keeps_the_quote():
    report = make_report(TEXT)
    annotation = annotate(report, "要加快建设", is_public=True)
    assert Annotation.objects.public().exists()
    report.text = TEXT.replace("要加快建设。", "")
    report.save()
    annotation.refresh_from_db()
    assert (annotation.start, annotation.end, annotation.quote) == (None, None, "要加快建设")
    assert not Annotation.objects.public().exists()


def test_of_the_same_words_twice_the_context_tells_which():
    annotation = Annotation(report=make_report(TEXT), quote="要抓好落实")
    assert annotation.seat(before="建设。")
    assert annotation.start == TEXT.rindex("要抓好落实")
    assert annotation.seat(near=3)
    assert annotation.start == TEXT.index("要抓好落实")
    assert annotation.seat(near=10**9)


@pytest.mark.parametrize(("quote", "body", "labels"), [("没有的话", "注。", ""), ("要加快建设", "", " \n ")])
def test_words_that_are_not_there_and_notes_that_say_nothing_are_refused(quote, body, labels):
    with pytest.raises(ValidationError):
        annotate(make_report(TEXT), quote, body=body, labels=labels)


def test_only_public_ones_of_published_reports_are_shown():
    annotate(make_report(TEXT), "要加快建设")
    annotate(make_report(TEXT, status="draft"), "要加快建设", is_public=True)
    assert not Annotation.objects.public().exists()


def test_the_nightly_check_finds_one_whose_words_are_elsewhere():
    annotation = annotate(make_report(TEXT), "要加快建设")
    Annotation.objects.update(start=0, end=2)
    assert f"annotation/{annotation.pk}" in [finding.record for finding in findings()]
