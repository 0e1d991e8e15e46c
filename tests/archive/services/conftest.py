"""Areas, and an office in reports from one of them."""

import pytest

from tests.archive.services import offices


@pytest.fixture
def places(db):
    return offices.make_places()


@pytest.fixture
def person(places):
    return offices.make_leader(places)
