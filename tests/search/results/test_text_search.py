"""Editors find reports by the words of their text: published ones by the engine, drafts as the words stand."""

import pytest

from archive.models import Report
from archive.queries.text_search import with_text
from search.results.params import SearchParams
from search.results.query import matching_among
from tests.helpers import make_report

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ('"乡村振兴"', {"甲"}),
        ("乡村 振兴", {"甲", "乙", "丁"}),
        ('"乡村旅游"', {"乙", "丁"}),
        ("无此词", set()),
        ("(((", set()),
    ],
)
def test_the_engine_answers_for_what_is_published(indexed, words, titles):
    make_report("会议强调，要推进乡村振兴。", title="甲")
    make_report("会议指出，乡村旅游要振兴。", title="乙", status="draft")
    make_report("会议强调，要抓好落实。", title="丙")
    make_report("会议认为，乡村旅游有助于振兴。", title="丁")
    indexed()
    assert set(Report.objects.filter(with_text(words)).values_list("title", flat=True)) == titles


def test_of_some_reports_those_that_match_are_told_with_and_without_a_year(indexed):
    dated = make_report("会议强调，要推进乡村振兴。", title="甲", published_on="2014-05-08")
    undated = make_report("会议强调，要推进乡村振兴。", title="乙", published_on="", undated=True)
    make_report("会议强调，要推进乡村振兴。", title="丙", published_on="2014-05-08")
    other = make_report("会议强调，要抓好落实。", title="丁", published_on="2014-05-08")
    indexed()
    params = SearchParams(q="乡村振兴")

    def matching(*reports):
        return matching_among(params, Report.objects.filter(pk__in=[each.pk for each in reports]))

    assert matching(dated, undated, other) == [dated.pk, undated.pk]
    assert matching(undated) == [undated.pk]
    assert matching(other) == []
    assert matching() == []
