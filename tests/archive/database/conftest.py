"""Archives with databases of their own in the server of the tests."""

from uuid import uuid4

import pytest

from tests import servers
from tests.archive.ops.apart import Archive


@pytest.fixture(scope="module")
def make_archive(postgres_address, tmp_path_factory):
    """``make_archive()``: an archive with an empty database of its own; ``is_migrated``: with all tables."""
    made = []

    def make(*, is_migrated: bool = False) -> Archive:
        template = servers.made_once(postgres_address, "migrated", ["migrate"]) if is_migrated else "template0"
        name = f"apart-{uuid4().hex[:8]}"
        servers.execute(
            postgres_address,
            f"CREATE DATABASE \"{name}\" TEMPLATE {template} ENCODING 'UTF8' LOCALE 'C'",
        )
        made.append(name)
        return Archive(tmp_path_factory.mktemp("apart"), servers.named(postgres_address, name))

    yield make
    for name in made:
        servers.execute(postgres_address, f'DROP DATABASE "{name}" WITH (FORCE)')
