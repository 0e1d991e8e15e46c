"""Lists of names: where they end, and from how many names on a common word among them is a name."""

import pytest

from archive.ingest.people.name_lists import names_from


def names(text, **options):
    return [text[start:end] for start, end in names_from(text, 0, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("方圆出席会议。", []),
        ("方圆、王伟出席会议。", []),
        ("方圆、王伟、李明出席会议。", ["方圆", "王伟", "李明"]),
        ("王伟、方圆出席会议。", ["王伟", "方圆"]),
    ],
)
def test_a_list_may_begin_with_a_common_word_where_it_is_of_three(text, expected):
    assert names(text) == expected
