"""Days as tables state them: every month, and where the numbers of a form end."""

import pytest

from archive.ingest.files.formats.given import stated_day


def iso_day(written):
    reading = stated_day(written)
    return reading.value if reading else ""


MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@pytest.mark.parametrize(("month", "number"), zip(MONTHS, range(1, 13), strict=True))
def test_months_by_their_english_names(month, number):
    assert iso_day(f"8 {month} 2014") == iso_day(f"{month} 8, 2014") == f"2014-{number:02}-08"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("8-May-14", "2014-05-08"),
        ("8-May-49", ""),  # in days to come
        ("8-May-50", "1950-05-08"),
        ("20000", "1954-10-03"),  # the days that a spreadsheet's number can mean here
        ("60000", ""),  # in days to come
        ("60001", ""),
        ("1399507200", "2014-05-08"),  # Unix time, in seconds and in milliseconds
        ("1399507200000", "2014-05-08"),
        ("1000000000", "2001-09-09"),
        ("2014", "2014"),
        ("2014-05", "2014-05"),
        ("2014-13", ""),
        ("2014-02-29", ""),
        ("13/12/2014", "2014-12-13"),
        ("12/13/2014", "2014-12-13"),
        ("12/12/2014", "2014-12-12"),
        ("13/13/2014", ""),
        ("Wed, 07 May 2014 20:00:00 GMT", "2014-05-08"),  # a day later in China
        ("Wed, 07 May 2014 20:00:00 +0800", "2014-05-07"),
        ("2014-05-07T16:00:00Z", "2014-05-08"),
        ("2014-05-07T15:59:59Z", "2014-05-07"),
    ],
)
def test_forms_at_their_ends(written, day):
    assert iso_day(written) == day
