"""Dates as printed."""

import pytest

from archive.text.partial_dates import PartialDate


@pytest.mark.parametrize(
    ("text", "precision", "parts"),
    [
        ("2014-05-08", "day", (2014, 5, 8)),
        ("2014-05", "month", (2014, 5, None)),
        ("2014", "year", (2014, None, None)),
        ("--04-24", "day without year", (None, 4, 24)),
        ("--02-29", "day without year", (None, 2, 29)),
        ("", "none", (None, None, None)),
    ],
)
def test_forms(text, precision, parts):
    day = PartialDate.parse(text)
    assert (day.precision, (day.year, day.month, day.day)) == (precision, parts)


@pytest.mark.parametrize(
    "text", ["2014-13-01", "2014-02-30", "2013-02-29", "0000", "--13-01", "8.5.2014", "２０１４", "x"]
)
def test_what_is_no_date(text):
    with pytest.raises(ValueError, match=r"no such day|not a date"):
        PartialDate.parse(text)


def test_dates_sort_as_text_and_those_without_a_year_first():
    assert sorted(["2014-05-08", "2013", "--12-31", "2014"]) == ["--12-31", "2013", "2014", "2014-05-08"]
