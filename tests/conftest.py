"""The database of the tests: a copy of the template, in which nothing is left to migrate."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.db import connection

from tests import template_database


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """As pytest-django's, which is the last that it does before it sets the database up.

    A database in memory that all connections of a process share lives as long as one of them is open.
    """
    with closing(sqlite3.connect(connection.creation._get_test_db_name(), uri=True)) as shared:
        template_database.copy(into=shared)
        yield
