"""jieba's dictionary, read once for all who ask."""

from pathlib import Path

import pytest

from archive.text import dictionary


def test_words_come_with_their_frequency_and_their_part_of_speech() -> None:
    words = {word: (count, tag) for word, count, tag in dictionary.entries()}
    assert len(words) > 300_000
    assert words["发展"][0] > 1000
    assert words["发展"][1] == "vn"


def test_the_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    next(dictionary.entries())
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: pytest.fail("read again"))
    assert next(dictionary.entries())
