"""Files that are seen whole or not at all."""

from pathlib import Path

import pytest

from archive.text.atomic import write_atomically


def test_the_new_file_stands_in_the_place_of_the_old_one_and_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "current.json"
    file.write_bytes(b"old")
    write_atomically(file, b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("current.json", b"new")]


def test_where_the_disk_takes_no_file_the_old_one_stays_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "current.json"
    file.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(file, b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("current.json", b"old")]
