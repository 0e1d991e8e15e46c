"""Pages that processes keep together: found by whoever is of the same archive and program, and done without."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from django.conf import settings
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache

from archive.http import shared_pages
from archive.http.page_cache import KeptPage
from archive.http.shared_pages import PlainBytes, SharedPages

PAGE = KeptPage("正文\n<b>".encode() + bytes(range(256)), (("Content-Type", "text/html"), ("ETag", '"1"')))
KEY, VERSION = ("https", "archive.example", "/people/?a=1", "en", "gzip"), ("17:17:", "2026-11-29")
QUICK = {"serializer": PlainBytes, "socket_timeout": 0.25, "socket_connect_timeout": 0.25}


def redis_at(address: str) -> RedisCache:
    return RedisCache(address, {"OPTIONS": QUICK, "TIMEOUT": 60})


@pytest.fixture
def redis(tmp_path):
    """A server of its own on a socket; Debian's, where it is there."""
    pytest.importorskip("redis")
    program = shutil.which("redis-server")
    if not program:
        pytest.skip("no Redis: apt-get install redis-server")
    path = tmp_path / "redis.sock"
    options = ["--port", "0", "--unixsocket", str(path), "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen([program, *options], stdout=subprocess.DEVNULL) as server:
        cache = redis_at(f"unix://{path}")
        for _wait in range(200):
            with suppress(Exception):
                cache.get("started")
                break
            time.sleep(0.05)
        yield cache, server
        server.terminate()


@pytest.fixture(params=["memory", "redis"])
def server(request):
    if request.param == "redis":
        return request.getfixturevalue("redis")[0]
    memory = LocMemCache("shared pages", {})
    memory.clear()
    return memory


def test_what_one_process_has_made_another_has(server):
    one, other = (SharedPages(2**20, server) for _process in range(2))
    one.put(KEY, VERSION, PAGE)
    assert other.get(KEY, VERSION) == PAGE
    server.clear()
    assert other.get(KEY, VERSION) == PAGE  # now it keeps the page itself


@pytest.mark.parametrize("key", [(*KEY[:2], "/people/?a=2", *KEY[3:]), (*KEY[:3], "zh-hans", "gzip"), (*KEY[:4], "")])
def test_another_page_is_another(server, key):
    one, other = (SharedPages(2**20, server) for _process in range(2))
    one.put(KEY, VERSION, PAGE)
    assert other.get(key, VERSION) is None


def test_a_page_of_an_older_archive_is_never_given(server):
    one, other = (SharedPages(2**20, server) for _process in range(2))
    one.put(KEY, VERSION, PAGE)
    assert other.get(KEY, ("18:18:", "2026-11-29")) is None


def test_a_page_of_another_program_or_set_up_is_never_given(server, monkeypatch):
    SharedPages(2**20, server).put(KEY, VERSION, PAGE)
    shared_pages._program.cache_clear()
    monkeypatch.setenv("ARCHIVE_DATASET_LICENSE", "CC0-1.0")
    try:
        assert SharedPages(2**20, server).get(KEY, VERSION) is None
    finally:
        shared_pages._program.cache_clear()


def test_what_is_too_large_is_not_sent(server):
    one, other = (SharedPages(1_000, server) for _process in range(2))
    one.put(KEY, VERSION, PAGE)
    assert other.get(KEY, VERSION) is None


def test_nothing_in_the_server_tells_what_was_asked_for():
    name = shared_pages._name(KEY, VERSION)
    assert len(name) == 64
    assert not any(part in name for part in KEY if part)


@pytest.mark.parametrize("written", [b"no page", b"[1]\n", b"\xff\n<b>"])
def test_what_is_no_page_of_ours_is_done_without(caplog, written):
    memory = LocMemCache("shared pages", {})
    memory.set(shared_pages._name(KEY, VERSION), written)
    assert SharedPages(2**20, memory).get(KEY, VERSION) is None
    assert "pages are not shared" in caplog.text


def test_without_a_server_pages_are_made_and_it_is_let_alone_for_a_while(caplog, monkeypatch):
    pytest.importorskip("redis")
    now = [1_000.0]
    monkeypatch.setattr(shared_pages, "monotonic", lambda: now[0])
    pages = SharedPages(2**20, redis_at("redis://127.0.0.1:1"))
    assert pages.get(KEY, VERSION) is None
    pages.put(KEY, VERSION, PAGE)
    assert pages.get(KEY, VERSION) == PAGE
    assert len(caplog.records) == 1
    now[0] += shared_pages.REST + 1
    pages.get(("other",), VERSION)
    assert len(caplog.records) == 2


def test_a_server_that_ends_is_done_without(redis, caplog):
    cache, server = redis
    pages = SharedPages(2**20, cache)
    pages.put(KEY, VERSION, PAGE)
    server.kill()
    server.wait()
    assert pages.get(("other",), VERSION) is None
    assert pages.get(KEY, VERSION) == PAGE
    assert "pages are not shared" in caplog.text


def _settings_with(**variables: str) -> subprocess.CompletedProcess[str]:
    code = (
        "from archive import settings; print([each for each in settings.MIDDLEWARE if 'age' in each], settings.CACHES)"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "archive.settings"} | variables
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], cwd=settings.BASE_DIR, env=environment, check=False,
        capture_output=True, text=True,
    )  # fmt: skip


def test_it_takes_the_place_of_the_other_where_the_database_is_shared():
    pytest.importorskip("redis")
    done = _settings_with(
        ARCHIVE_CACHE="rediss://cache.example", ARCHIVE_DATABASE="postgresql://a:b@db.example/archive"
    )
    assert "SharedPageCacheMiddleware" in done.stdout, done.stderr
    assert "rediss://cache.example" in done.stdout


def test_one_file_for_one_machine_shares_no_pages():
    pytest.importorskip("redis")
    done = _settings_with(ARCHIVE_CACHE="redis://cache.example", ARCHIVE_DATABASE="")
    assert done.returncode != 0
    assert "ARCHIVE_CACHE needs ARCHIVE_DATABASE" in done.stderr
