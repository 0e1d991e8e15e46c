"""The labels of sentences across reports: their numbers, the sentences of one, and these to take away."""

import json

import pytest

from archive.models import Annotation
from tests.helpers import make_report, place, tight

pytestmark = pytest.mark.django_db

TEXT = "会议召开。要抓好落实。要加快建设。"


def label(labels, words="要抓好落实", note="按语。", is_public=True, **fields):
    report = make_report(TEXT, **fields)
    return Annotation.objects.create(**place(report, words), labels=labels, body=note, is_public=is_public)


def page(client, **query):
    answer = client.get("/labels/", query)
    assert answer.status_code == 200
    return tight(answer.content.decode())


def test_labels_stand_with_their_numbers_the_most_frequent_first(client):
    for labels in ("责任", "责任\n 新提法 ", "新提法之二"):
        label(labels)
    label("未公开", is_public=False)
    label("草稿", status="draft")
    html = page(client)
    assert html.index(">责任<") < html.index(">新提法<") < html.index(">新提法之二<")
    assert 'href="?label=责任"' in html
    assert "未公开" not in html
    assert "草稿" not in html


def test_the_sentences_of_a_label_lead_to_their_reports_the_newest_first(client):
    older = label("新提法", published_on="2013-01-01")
    newer = label("新提法", words="要加快建设", published_on="2014-01-01")
    label("新提法之二", note="别的标签的按语。")
    html = page(client, label="新提法")
    assert html.index(f"{newer.report.get_absolute_url()}#s3") < html.index(f"{older.report.get_absolute_url()}#s2")
    assert "别的标签的按语" not in html
    assert "共 2 处" in html


def test_they_can_be_taken_away(client):
    one = label("新提法\n责任")
    answer = client.get("/labels/", {"label": "新提法", "format": "json"})
    (row,) = json.loads(b"".join(answer.streaming_content))["rows"]
    assert (row["words"], row["labels"], row["note"]) == ("要抓好落实", ["新提法", "责任"], "按语。")
    assert row["address"].endswith(f"{one.report.slug}/#s2")


def test_a_label_that_nobody_gave_says_so(client):
    assert "没有带这个标签的句子" in page(client, label="无此")
    assert "还没有公开的标签" in page(client)


def test_labels_under_a_report_lead_to_the_others_with_them(client):
    report = label("新提法").report
    html = tight(client.get(report.get_absolute_url()).content.decode())
    assert 'href="/labels/?label=新提法"' in html


def test_queries_do_not_grow_with_the_sentences(client, django_assert_max_num_queries):
    for _number in range(12):
        label("新提法")
    with django_assert_max_num_queries(6):
        page(client, label="新提法")
