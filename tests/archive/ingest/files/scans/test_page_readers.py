"""Recogniser processes: which pages each reads, what is told of them, when they are given up."""

import pytest

from archive.ingest.errors import Unreadable
from archive.ingest.files.scans import page_readers
from archive.ingest.files.scans.page_program import PageShare
from archive.ingest.files.scans.page_readers import PageReaders, recognized_pages

SAYS_PAGES = """
import json, sys
first, of, kept, threads = json.loads(sys.argv[3])
for number in range(first, 7, of):
    if number not in kept:
        text = f"page {number} of {open(sys.argv[1]).read()}"
        print(json.dumps({"number": number, "of": 6, "text": text}), flush=True)
sys.exit(%d)
"""


@pytest.fixture
def program(tmp_path, monkeypatch):
    def instead(text):
        (tmp_path / "program.py").write_text(text)
        monkeypatch.setattr(page_readers, "PROGRAM", tmp_path / "program.py")

    return instead


def heard(readers):
    events = []
    while event := readers.next_event():
        events.append(event)
    return events


def test_pages_that_are_kept_are_not_read_again(program):
    program(SAYS_PAGES % 0)
    assert [page.text for page in recognized_pages(b"a", kept=[1, 2, 4, 5])] == ["page 3 of a", "page 6 of a"]


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_each_page_of_each_scan_is_told_once_and_then_the_end(program, workers):
    program(SAYS_PAGES % 0)
    with PageReaders(workers) as readers:
        readers.begin("first", b"a")
        readers.begin("second", b"b", kept=[2])
        events = heard(readers)
    for key, name, numbers in (("first", "a", [1, 2, 3, 4, 5, 6]), ("second", "b", [1, 3, 4, 5, 6])):
        own = [event for event in events if event.key == key]
        assert own[-1].page is None
        assert own[-1].problem is None
        assert sorted(event.page.text for event in own[:-1]) == [f"page {number} of {name}" for number in numbers]


def test_no_more_processes_than_workers_are_at_work(program):
    program("import time; time.sleep(60)")
    with PageReaders(2) as readers:
        assert readers.has_room
        readers.begin("first", b"\x89PNG a")
        assert readers.has_room
        readers.begin("second", b"\x89PNG b")
        assert not readers.has_room
        readers.begin("third", b"%PDF- c")
        running = readers._readers()
        assert len(running) == 2
    assert all(reader.process.poll() is not None for reader in running)


def test_shares_of_several_processes_are_all_pages_once():
    shares = [list(PageShare(first, 3, (4,)).numbers(10)) for first in (1, 2, 3)]
    assert shares == [[1, 7, 10], [2, 5, 8], [3, 6, 9]]


@pytest.mark.parametrize(
    ("status", "code"), [(2, "damaged"), (3, "locked"), (6, "too_much_memory"), (7, "no_recognizer")]
)
def test_what_was_read_before_a_failure_is_given_first(program, status, code):
    program(SAYS_PAGES % status)
    pages = recognized_pages(b"a", kept=[1, 2, 3, 4, 5])
    assert next(pages).number == 6
    with pytest.raises(Unreadable) as refused:
        next(pages)
    assert refused.value.code == code


def test_a_scan_that_fails_is_told_once_and_others_go_on(program):
    program("import sys\nif open(sys.argv[1]).read() == 'bad': sys.exit(2)\n" + SAYS_PAGES % 0)
    with PageReaders(2) as readers:
        readers.begin("bad", b"bad")
        readers.begin("good", b"a")
        events = heard(readers)
    assert [event.problem.code for event in events if event.key == "bad"] == ["damaged"]
    assert len([event for event in events if event.key == "good"]) == 7


def test_a_page_that_takes_too_long_is_given_up(program, monkeypatch):
    program("import time; time.sleep(60)")
    monkeypatch.setattr(page_readers, "PAGE_SECONDS", 0.3)
    with pytest.raises(Unreadable) as refused:
        next(recognized_pages(b"scan"))
    assert refused.value.code == "too_slow"


def test_a_flood_without_an_end_of_line_is_given_up(program, monkeypatch):
    monkeypatch.setattr(page_readers, "_MAX_LINE", 1000)
    program("print('x' * 100_000)")
    with pytest.raises(Unreadable) as refused:
        next(recognized_pages(b"scan"))
    assert refused.value.code == "too_long"
