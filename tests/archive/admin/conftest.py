"""A signed-in member of the staff who may do everything."""

import pytest
from django.contrib.auth import get_user_model

from tests.archive.admin.editing import Editor


@pytest.fixture
def editor(db, client):
    client.force_login(get_user_model().objects.create_superuser("editor"))
    return Editor(client)
