"""What the pipeline reads, as a test wants it."""

import pytest

from archive.ingest import prepared
from tests.archive.loading.drafts import make_draft


@pytest.fixture
def reading(monkeypatch):
    """Lets the pipeline give the draft that a test wants, and takes no text for a duplicate; returns the setter."""

    def give(draft):
        monkeypatch.setattr(prepared, "read_draft", lambda raw, **_: draft)
        monkeypatch.setattr(prepared, "shingles", lambda body: ())

    give(make_draft())
    return give
