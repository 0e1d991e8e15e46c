"""ARCHIVE_DATABASE as Django's settings of a database."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive.database.address import database_settings

FOLDER = Path("/srv/archive")


def test_without_an_address_it_is_sqlite_in_the_data_folder():
    said = database_settings(FOLDER, 3, {})
    assert (said["ENGINE"], said["NAME"]) == ("django.db.backends.sqlite3", FOLDER / "archive.sqlite3")


def test_an_address_names_user_password_host_port_and_options():
    address = "postgresql://writer:p%40ss@db.example:6432/archive?sslmode=verify-full"
    said = database_settings(FOLDER, 3, {"ARCHIVE_DATABASE": address, "ARCHIVE_DATABASE_POOLER": "1"})
    named = [said[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "DISABLE_SERVER_SIDE_CURSORS")]
    assert named == ["archive", "writer", "p@ss", "db.example", "6432", True]
    assert said["OPTIONS"]["sslmode"] == "verify-full"
    assert said["OPTIONS"]["pool"]["max_size"] == 16
    assert said["BUSY_SECONDS"] == 3


def test_without_a_pool_each_thread_keeps_its_connection():
    said = database_settings(
        FOLDER, 3, {"ARCHIVE_DATABASE": "postgresql://a@/b?host=/tmp", "ARCHIVE_DATABASE_POOL": "0"}
    )
    assert ("pool" in said["OPTIONS"], said["CONN_MAX_AGE"], said["HOST"]) == (False, None, "/tmp")


@pytest.mark.parametrize("address", ["mysql://a:secret@b/c", "postgresql://a:secret@b", "postgresql://a:secret@[b/c"])
def test_another_address_is_refused_without_telling_its_password(address):
    with pytest.raises(ImproperlyConfigured) as raised:
        database_settings(FOLDER, 3, {"ARCHIVE_DATABASE": address})
    assert "secret" not in str(raised.value)
