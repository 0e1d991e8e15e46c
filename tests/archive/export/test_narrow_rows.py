"""What lists and exports ask of the database: no row of many carries the text of a report, and none its layout."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.addresses import body, of_archive
from tests.archives import LinkedArchive

pytestmark = pytest.mark.django_db

_LAYOUT = re.compile(r'"(?:archive_report|T\d+)"\."layout"')
_TEXT = re.compile(r'"(?:archive_report|T\d+)"\."text"')


def asked_by(address: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        body(Client(), address)
    return [query["sql"] for query in captured.captured_queries if query["sql"].startswith("SELECT")]


def test_no_list_and_no_export_carries_texts_or_layouts_through_the_sorter():
    archive = LinkedArchive(3)
    of_one = {url for kind, url in archive.pages().items() if kind in ("report", "reports side by side", "repeats")}
    for address in of_archive(archive):
        if any(address.startswith(url.partition("?")[0]) for url in of_one):
            continue
        for sql in asked_by(address):
            columns, _from, rest = sql.partition(" FROM ")
            assert not _LAYOUT.search(columns), (address, sql)
            if "/concordance/" in address:
                continue  # it sorts by what stands around the words
            # Texts of a batch of reports are fetched by their keys, for the sentences of the page.
            is_of_keys = '"archive_report"."id" IN (' in rest
            assert is_of_keys or not (_TEXT.search(columns) and "ORDER BY" in rest), (address, sql)


def test_a_table_is_put_in_order_by_keys_alone():
    archive = LinkedArchive(3)
    for kind in ("slogan", "speech", "part", "figure", "zone", "document"):
        queries = asked_by(f"/passages/?kind={kind}&format=csv")
        ordered = [sql for sql in queries if "ORDER BY" in sql]
        assert ordered, kind
        assert all('"quote"' not in sql.partition(" FROM ")[0] for sql in ordered if "LIMIT 20001" in sql), kind
    assert archive.reports
