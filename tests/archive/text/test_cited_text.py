"""The text that citations hash and annotations count in."""

import pytest

from archive.text.cited_text import cited_offset, cited_text


def test_the_cited_text_is_headline_block_and_body():
    assert cited_text("引题\n标题", "甲。\r\n乙。") == "引题\n标题\n\n甲。\n乙。\n"


@pytest.mark.parametrize("title", ["标题", "引题\n标题\n副题", ""])
def test_a_place_of_the_body_is_found_in_the_cited_text(title):
    body = "甲。\r\n乙。\n丙。"
    whole = cited_text(title, body)
    for letter in "甲乙丙":
        assert whole[cited_offset(title, body, body.index(letter))] == letter
