"""Dates and periods in the reader's language, as far as they go."""

import pytest
from django.utils import translation

from archive.queries.labels import partial_date, period, quoted


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        ("2014-05-08", "2014年5月8日", "8 May 2014"),
        ("2014-05", "2014年5月", "May 2014"),
        ("2014", "2014年", "2014"),
        ("--04-24", "4月24日", "24 April"),
        ("--02-29", "2月29日", "29 February"),
        ("", "", ""),
        (None, "", ""),
        ("2014-13", "", ""),
        ("gestern", "", ""),
    ],
)
def test_a_day_as_far_as_it_is_known(value, chinese, english):
    with translation.override("zh-hans"):
        assert partial_date(value) == chinese
    with translation.override("en"):
        assert partial_date(value) == english


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2009/2013", "2009年—2013年"),
        ("2014-05", "2014年5月"),
        ("2014-01/2014-06", "2014年1月—2014年6月"),
        ("2014/soon", "2014/soon"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_period_by_its_ends_or_as_it_stands(value, shown):
    with translation.override("zh-hans"):
        assert period(value) == shown


@pytest.mark.parametrize(("query", "chinese"), [
    ("扶贫", "“扶贫”"), ("扶贫\n 攻坚", "“扶贫 攻坚”"), ("“扶贫”", "“扶贫”"),
    ('"扶贫" OR 脱贫', '"扶贫" OR 脱贫'), ("「扶貧」", "「扶貧」"),
])  # fmt: skip
def test_a_query_stands_in_one_pair_of_quotation_marks(query, chinese):
    assert quoted(query) == chinese
