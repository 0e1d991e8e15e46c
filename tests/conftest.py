"""The database of the tests: a copy of the migrated one, in which nothing is left to migrate, and of filled ones."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection

from tests import servers, template_database
from tests.environment import DATABASE


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Bytes name no test: those of a packed file hold the second of their making, another in each worker's process."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """As pytest-django's, which is the last that it does before it sets the database up.

    A database in memory that all connections of a process share lives as long as one of them is open.
    """
    if DATABASE:
        connection.settings_dict["TEST"]["TEMPLATE"] = servers.made_once(DATABASE, "migrated", ["migrate"])
        yield
        return
    with closing(sqlite3.connect(connection.creation._get_test_db_name(), uri=True)) as shared:
        template_database.copy(template_database.migrated(), into=shared)
        yield


@pytest.fixture(scope="session")
def fill(django_db_setup, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """``fill("load_samples")``: the database as these commands leave an empty one, and the index of its reports.

    Nothing takes the records away again but a flush. Reading the samples takes half a minute, copying them an instant.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def go(*commands: str) -> None:
        connection.ensure_connection()
        if DATABASE:
            filled = servers.made_once(DATABASE, "-".join(commands), commands, template="migrated")
            servers.pour(DATABASE, filled, into=connection.settings_dict["NAME"])
        else:
            template_database.copy(template_database.filled(shared, commands), into=connection.connection)
        call_command("index", "rebuild", verbosity=0)

    return go


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """The address of a PostgreSQL in which tests make databases of their own: that of the run, or one started here."""
    if DATABASE:
        yield DATABASE
        return
    if not servers.programs():
        pytest.skip("no PostgreSQL on this machine: bash .ci/tools postgres")
    with servers.postgres() as address:
        yield address
