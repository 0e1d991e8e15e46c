"""The list of publishers and the page of a publisher."""

import pytest

from tests.helpers import make_publisher, make_report

pytestmark = pytest.mark.django_db


def test_publishers_are_listed_with_their_published_reports(client):
    paper = make_publisher("三门峡日报")
    make_publisher("无报道日报")
    report = make_report(publisher=paper)
    make_report(publisher=paper, status="withdrawn")
    listed = client.get("/publishers/").context["page"]
    assert [(str(each), each.report_count) for each in listed] == [("三门峡日报", 1)]
    response = client.get(paper.get_absolute_url())
    assert [entry.report for entry in response.context["entries"]] == [report]
    assert response.context["about"].number == 1


def test_an_empty_list_is_neither_counted_nor_sorted(client):
    for path in ("/publishers/", "/areas/"):
        body = client.get(path).content.decode()
        assert "共 0" not in body
        assert "按报道数" not in body
    make_report(publisher=make_publisher())
    body = client.get("/publishers/").content.decode()
    assert "共 1 家" in body
    assert "sort=pinyin" in body
