"""Every kind of file, good and bad: what becomes of it is what the table of docs/formats.md says."""

import pytest

from archive.ingest.errors import Unreadable
from archive.ingest.files.intake import items_of_bytes
from archive.ingest.files.scans import recognition
from archive.ingest.prepared import prepare
from tests.archive.ingest.mixed_folder import DOCUMENTED, HOSTILE_TO_LIBREOFFICE, KINDS, STATES, file_of


def became(name, data):
    """What becomes of the items of a file, each outcome once; of a picture, what becomes of its page."""
    outcomes = []
    for item in items_of_bytes(data, name):
        problem = prepare(item).problem
        outcomes.append(of_page(item.data) if problem and problem.code == "picture_passed_over" else code(problem))
    return ", ".join(dict.fromkeys(outcomes))


def code(problem):
    return problem.code if problem else "read"


def of_page(data):
    try:
        recognition.page_picture(data, 1)
    except Unreadable as problem:
        return problem.code
    return "recognised"


def test_the_table_has_every_kind():
    assert set(DOCUMENTED) == {*KINDS, *HOSTILE_TO_LIBREOFFICE}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("ending", KINDS)
def test_what_becomes_of_a_file_is_what_the_documentation_says(ending, state):
    assert became(*file_of(ending, state)) == DOCUMENTED[ending][state]
