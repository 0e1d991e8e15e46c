"""One bound of days on which a report can be, at every door."""

from datetime import timedelta

import pytest
from django.utils import timezone

from archive.ingest.dates.report_dates import dates
from archive.ingest.files.formats.given import stated_day
from archive.text.partial_dates import is_plausible

TOMORROW = timezone.localdate() + timedelta(days=1)


@pytest.mark.parametrize("day", ["", "--05-08", "1900", "1949-10-01", "2014-05", str(TOMORROW), str(TOMORROW.year)])
def test_a_day_on_which_a_report_can_be(day):
    assert is_plausible(day)


# Midnight may pass between this and the tests.
LATER = TOMORROW + timedelta(days=2)


@pytest.mark.parametrize("day", ["1899-12-31", "0001", "4176", "4176-05-08", str(LATER), str(LATER.year + 1)])
def test_a_day_on_which_none_can_be(day):
    assert not is_plausible(day)


@pytest.mark.parametrize("year", [4176, LATER.year + 1])
def test_neither_texts_nor_cells_give_such_a_day(year):
    read = dates(["全市会议召开", f"{year}年5月8日"], "市长李明在会议上讲话。")
    assert read.published_on is None
    assert stated_day(f"{year}-05-08") is None


def test_nor_does_a_known_year():
    read = dates(["全市会议召开", "5月8日"], "市长李明讲话。", LATER.year + 1)
    assert read.published_on.value == "--05-08"
