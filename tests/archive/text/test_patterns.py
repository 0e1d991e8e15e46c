"""Regular expressions applied at a place of a text."""

import re

from archive.text.patterns import past


def test_past_what_stands_there_and_no_further_than_the_end() -> None:
    assert past(re.compile("会议|的"), "在会议的", 1) == 3
    assert past(re.compile("会议|的"), "在会议的", 0) == 0
    assert past(re.compile("会+"), "会会会", 0, 2) == 2
