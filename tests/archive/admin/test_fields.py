"""Fields of the editing pages: what could be a primary key is looked for, what could not is said to be none."""

import pytest
from django.core.exceptions import ValidationError

from archive.admin.fields import KeysField, is_key
from archive.models import Person
from tests.helpers import make_person


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("7", True), ("9" * 18, True), ("9" * 19, False), ("9" * 28, False), ("", False), ("-1", False), ("７", False)],
)
def test_a_key_is_a_number_that_the_database_can_hold(text, is_one):
    assert is_key(text) is is_one


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["9" * 28, "9" * 18, "x"])
def test_a_key_that_no_record_can_have_is_refused_in_words(key):
    field = KeysField(Person.objects.all())
    person = make_person()
    assert list(field.clean([str(person.pk)])) == [person]
    with pytest.raises(ValidationError):
        field.clean([key])
