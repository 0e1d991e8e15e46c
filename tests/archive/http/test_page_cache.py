"""Pages that are kept: the same as if they were made anew, whatever was changed, and never what is for one reader."""

import random
import sqlite3
from contextlib import closing

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from archive.http.archive_version import archive_version, further_versions
from archive.http.page_cache import KeptPage, KeptPages
from archive.models import Person, Report, Strategy
from search.engine.errors import IndexMissing
from search.indexing import index_sync
from tests import servers
from tests.archives import LinkedArchive
from tests.environment import DATABASE


def anew(path: str) -> bytes:
    """The page as a process makes it that keeps none."""
    with override_settings(PAGE_CACHE_BYTES=0):
        return Client().get(path).content


def test_a_picture_is_kept_until_the_archive_changes(archive):
    strategy = Strategy.objects.seen()[0]
    path = reverse("record-picture", args=["strategy", strategy.slug])
    first = Client().get(path)
    assert Client().get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    report = Report.objects.published().with_record(strategy).exclude(published_on__lt="0").newest_first()[0]
    report.published_on = "1999"
    report.save()
    again = Client().get(path, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert again.content == anew(path) != first.content


def test_a_page_that_has_not_changed_is_made_once(archive, django_assert_num_queries, client):
    path = archive.person.get_absolute_url()
    first = client.get(path)
    client.get(path)  # what the first one read of names is known now
    with django_assert_num_queries(0):
        again = client.get(path)
    assert again.content == first.content == anew(path)
    assert dict(again.headers) == dict(first.headers)


@pytest.mark.parametrize("path", ["/", "/api/v1/people", "/reports/feed.atom"])
def test_a_compressed_page_that_one_process_gave_is_known_to_another(archive, path):
    """Each client is a process of its own; Django adds bytes of chance to what it compresses."""
    packed = {"Accept-Encoding": "gzip"}
    first = Client().get(path, headers=packed)
    assert first["Content-Encoding"] == "gzip"
    known = Client().get(path, headers={**packed, "If-None-Match": first["ETag"]})
    assert (known.status_code, known.content) == (304, b"")


@pytest.mark.parametrize("path", ["/", "/api/v1/people", "/api/v1/search?q=投资"])
def test_who_has_the_page_already_is_told_so(archive, client, path):
    first = client.get(path)
    assert first["Cache-Control"] == "no-cache"
    known = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (known.status_code, known.content) == (304, b"")
    Person.objects.filter(pk=archive.person.pk).update(name="李明远")
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


def same_process(client: Client, **cookies: str) -> Client:
    """Another reader of the process, whose kept pages are those of ``client``."""
    other = Client()
    other.handler = client.handler
    for name, value in cookies.items():
        other.cookies[name] = value
    return other


def test_each_language_has_its_page(archive, client):
    for _twice in range(2):
        assert '<html lang="zh-Hans">' in client.get("/about/").text
        assert '<html lang="en">' in same_process(client, django_language="en").get("/about/").text


def test_nothing_of_somebody_with_an_account_is_kept(archive, client):
    Report.objects.filter(pk=archive.reports[0].pk).update(status="draft")
    path, published = (archive.reports[at].get_absolute_url() for at in (0, 1))
    staff = same_process(client)
    staff.force_login(User.objects.create_superuser("keeper"))
    assert staff.get(path).status_code == 200
    assert client.get(path).status_code == 404
    for _twice in range(2):
        page = staff.get(published)
        assert "ETag" not in page.headers
        assert "private" in page["Cache-Control"]
        assert "/admin/" in page.text
        assert "/admin/" not in client.get(published).text


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/nothing/", "/admin/login/", "/reports/?format=csv"])
def test_what_differs_each_time_is_not_kept(archive, client, path):
    client.get(path)
    assert "ETag" not in client.get(path).headers


@pytest.mark.parametrize("told", [None, OSError("broken")])
def test_without_a_version_nothing_is_kept(archive, client, told):
    def versionless(**_):
        if told:
            raise told

    further_versions.connect(versionless)
    try:
        assert archive_version() is None
        assert "ETag" not in client.get("/").headers
    finally:
        further_versions.disconnect(versionless)


def test_without_an_index_nothing_is_kept_and_nothing_complained_of(archive, client, caplog, monkeypatch):
    def missing() -> None:
        raise IndexMissing("no index")

    monkeypatch.setattr(index_sync.backend(), "version", missing)
    assert "ETag" not in client.get("/").headers
    assert not caplog.records


def test_a_commit_of_another_process_makes_another_version(on_disk):
    before = archive_version()
    assert before == archive_version()
    if on_disk is None:
        address = servers.named(DATABASE, connection.settings_dict["NAME"])
        servers.execute(address, "CREATE TABLE another (x int)", "DROP TABLE another")
    else:
        with closing(sqlite3.connect(on_disk)) as other, other:
            other.execute("CREATE TABLE another (x)")
    assert archive_version() != before


def test_a_database_in_memory_is_not_watched(db):
    assert archive_version() is None


def test_pages_take_no_more_room_than_is_given():
    pages = KeptPages(room=100_000)
    for number in range(100):
        pages.put((str(number),), ("v",), KeptPage(b"x" * 8_000, ()))
    assert pages.used <= pages.room
    assert pages.get(("99",), ("v",))
    assert pages.get(("0",), ("v",)) is None
    pages.put(("large",), ("v",), KeptPage(b"x" * 50_000, ()))
    assert pages.get(("large",), ("v",)) is None
    pages.put(("1",), ("w",), KeptPage(b"", ()))
    assert (pages.get(("99",), ("v",)), pages.used) == (None, 2_000)


def withdraw(archive: LinkedArchive) -> None:
    report = Report.objects.get(pk=archive.reports[0].pk)
    report.status = "draft" if report.status == "published" else "published"
    report.save()


def rename(archive: LinkedArchive) -> None:
    person = Person.objects.get(pk=archive.person.pk)
    person.name = "李明" if person.name != "李明" else "李明远"
    person.save()


def rename_in_bulk(archive: LinkedArchive) -> None:
    Strategy.objects.filter(pk=archive.strategy.pk).update(name="两翼齐飞战略")


def merge(archive: LinkedArchive) -> None:
    other = Person.objects.filter(name="王芳").first()
    if other:
        Person.objects.get(pk=archive.person.pk).merge_from(other)


def look(archive: LinkedArchive) -> None:
    """Nothing: the next page may come from what was kept."""


CHANGES = (withdraw, rename, rename_in_bulk, merge, look)


@pytest.mark.parametrize("seed", range(4))
def test_a_kept_page_is_never_an_old_one(archive, client, seed):
    """Not by hypothesis, which seeds the randomness that Whoosh names the files of its index by."""
    order = random.Random(seed).choices(CHANGES, k=10)
    paths = ["/", "/people/", "/reports/", "/search/?q=两翼齐飞", "/search/?q=年", archive.strategy.get_absolute_url()]
    for change in order:
        change(archive)
        for path in paths:
            assert client.get(path).content == anew(path), (change.__name__, path)
