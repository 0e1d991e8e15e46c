"""Editors find reports by the words of their text: published ones by the engine, drafts as the words stand."""

import pytest

from archive.models import Report
from archive.queries.text_search import with_text
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
