"""What ``make soak`` looks at after a kill: a page, the index or a record that is not as it must be is told."""

import pytest

from search.models import OutboxEntry
from tests.helpers import make_report
from tests.soak import killing

pytestmark = pytest.mark.django_db


class Careless:
    """A work that told of what it has not kept."""

    name = "careless"

    def lost(self, told, *, has_ended):
        return [f"{one} is not there" for one in told]


def test_all_is_well(indexed):
    indexed()
    assert killing.judged(Careless(), [], has_ended=True) == []


def test_what_is_not_well_is_told(indexed, monkeypatch):
    indexed()
    make_report()
    OutboxEntry.objects.all().delete()  # as if the note had been lost
    monkeypatch.setattr(killing, "PAGES", ("/nothing/",))
    found = killing.judged(Careless(), ["甲"], has_ended=True)
    assert [said.split(":")[0] for said in found] == [
        "/nothing/ answers 404", "the index differs", "甲 is not there", "/nothing/ answers 404",
    ]  # fmt: skip
