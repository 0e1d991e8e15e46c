"""New records in bulk: each has an address of its own."""

import pytest

from archive.models import Person
from archive.services.linking.records import make_people

pytestmark = pytest.mark.django_db


def test_more_names_are_taken_than_one_condition_of_the_database_bears():
    names = [f"云{number}" for number in range(1100)]
    for _ in range(3):
        make_people([Person(name=name) for name in names])
    assert set(Person.objects.filter(name="云7").values_list("slug", flat=True)) == {"云7", "云7-2", "云7-3"}
