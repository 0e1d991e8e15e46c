"""What narrows the list of reports: what goes when a filter is taken away."""

import pytest
from django.http import QueryDict

from archive.queries.links import RecordRef
from archive.queries.report_filters import ReportFilter


def reading(query):
    return ReportFilter.of(QueryDict(query))


@pytest.mark.parametrize(
    ("query", "gone", "left"),
    [
        ("person=li-ming&part=speaker", RecordRef("person", "li-ming"), ""),
        ("person=li-ming&zone=cheng-dong&part=speaker", RecordRef("person", "li-ming"), "zone=cheng-dong"),
        (
            "person=li-ming&person=wang-fang&part=speaker",
            RecordRef("person", "li-ming"),
            "part=speaker&person=wang-fang",
        ),
        (
            "person=li-ming&person=wang-fang&ahead=wang-fang",
            RecordRef("person", "li-ming"),
            "ahead=wang-fang&person=wang-fang",
        ),
        ("person=li-ming&person=wang-fang&ahead=li-ming", RecordRef("person", "li-ming"), "person=wang-fang"),
    ],
)
def test_a_part_goes_with_the_last_person_and_the_order_with_who_comes_first(query, gone, left):
    assert reading(query).without_named(gone) == reading(left)
