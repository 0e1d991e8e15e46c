"""Where a Japanese name may end, which no space and no list of given names tells."""

import pytest

from archive.ingest.people.japanese_names import japanese_name_ends


@pytest.mark.parametrize(
    ("text", "at", "ends"),
    [
        ("铃木直树说", 0, (5, 4)),
        ("外相铃木直树说", 2, (7, 6)),
        ("铃木会议开始", 0, ()),  # a word behind what may be a surname
        ("霁阳直树说", 0, ()),
    ],
)
def test_two_or_three_characters_behind_a_surname(text, at, ends):
    assert japanese_name_ends(text, at) == ends
