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
