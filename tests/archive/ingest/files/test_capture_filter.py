"""Pages of a web archive chosen by address, day and type."""

import pytest

from archive.ingest.files.formats.capture_filter import CaptureFilter
from tests.archive.ingest import file_builders as made

RECORD = made.record(made.page().encode())  # of http://paper.example/2014/a.html, captured on 2023-11-28


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [
        ({}, True),
        ({"match": "paper.example/2014"}, True),
        ({"match": "other.example"}, False),
        ({"since": "2023-11-28", "until": "2023-11-28"}, True),
        ({"since": "2023-11-29"}, False),
        ({"until": "2023-11-27"}, False),
        ({"media_type": "text/html"}, True),
        ({"media_type": "TEXT/HTML"}, True),
        ({"media_type": "text/plain"}, False),
        ({"match": "2014", "until": "2023-01-01"}, False),
    ],
)
def test_a_record_is_wanted_by_all_that_was_said(chosen, wanted):
    assert CaptureFilter(**chosen).wants(RECORD) is wanted


def test_what_is_no_record_is_always_wanted():
    assert CaptureFilter(match="nowhere").wants(b"a text")
