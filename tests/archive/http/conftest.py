"""An archive whose database is a file, as it is outside of tests."""

import shutil

import pytest
from django.core.management import call_command
from django.db import connection

from tests import template_database
from tests.archives import LinkedArchive


@pytest.fixture
def on_disk(request, django_db_setup, django_db_blocker, tmp_path):
    """The database in a file, as it is outside of tests: there is none to be watched in memory. That of a server is."""
    if connection.vendor == "postgresql":
        request.applymarker(pytest.mark.django_db(transaction=True))
        request.getfixturevalue("transactional_db")
        yield None
        return
    path = tmp_path / "archive.sqlite3"
    shutil.copy(template_database.migrated(), path)
    with django_db_blocker.unblock():
        before, name = connection.connection, connection.settings_dict["NAME"]
        connection.connection, connection.settings_dict["NAME"] = None, str(path)
        try:
            yield path
        finally:
            connection.close()
            connection.connection, connection.settings_dict["NAME"] = before, name


@pytest.fixture
def archive(on_disk):
    made = LinkedArchive(3)
    call_command("index", "rebuild", verbosity=0)
    return made
