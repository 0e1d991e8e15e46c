"""What the pipeline reads, as a test wants it."""

import pytest

from archive.ingest import prepared
from tests.archive.loading.drafts import make_draft


@pytest.fixture
def reading(monkeypatch):
    """Lets the pipeline give the draft that a test wants, and takes no text for a duplicate; returns the setter.

    A text that an editor corrected is read in earnest."""

    read = prepared.read_draft

    def give(draft):
        monkeypatch.setattr(
            prepared, "read_draft",
            lambda raw, corrected=None, **_: draft if corrected is None else read(raw, corrected=corrected),
        )  # fmt: skip
        monkeypatch.setattr(prepared, "shingles", lambda body: ())

    give(make_draft())
    return give
