"""Fetching: from public addresses alone, as robots.txt allows, in turn, within bounds; the capture kept whole."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import call_command

from archive.fetching import fetch, http_request
from archive.fetching.fetch import Fetcher
from archive.fetching.public_addresses import resolved_address
from archive.ingest.errors import Unreadable
from archive.ingest.prepared import prepare
from archive.models import Report, SourceText
from tests.archive.ingest import file_builders

PAGE = file_builders.page().encode()
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Website(BaseHTTPRequestHandler):
    """Answers by ``pages``: path to (status, headers, body); ``seen`` are the requests, in their order."""

    pages: dict = {}
    seen: list = []

    def do_GET(self):
        self.seen.append((self.path, self.headers["User-Agent"], self.headers["Host"]))
        status, headers, body = self.pages.get(self.path, (404, HTML, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        for part in body if isinstance(body, list) else [body]:
            self.wfile.write(part)
            self.wfile.flush()
            if isinstance(body, list):
                time.sleep(0.2)

    def log_message(self, *args):
        """Nothing is printed."""


@pytest.fixture
def website():
    site = type("Site", (Website,), {"pages": {}, "seen": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    yield site
    server.shutdown()
    server.server_close()


class Clock:
    """A time that passes only by sleeping."""

    def __init__(self):
        self.now = 0.0
        self.slept = []

    def sleep(self, seconds):
        self.now += seconds
        self.slept.append(seconds)


def fetcher(clock=None, **options):
    clock = clock or Clock()
    return Fetcher("Archive/1", allow_loopback=True, sleep=clock.sleep, clock=lambda: clock.now, **options)


def code_of(url, by=None):
    """Why the address gives no capture."""
    with pytest.raises(Unreadable) as refused:
        (by or fetcher()).capture(url)
    return refused.value.code


def test_a_page_comes_with_its_address_its_headers_and_the_time(website):
    website.pages["/a?页=1".replace("页", "%E9%A1%B5")] = (200, {**HTML, "X-Kept": "yes"}, PAGE)
    (item,) = fetcher().items([f"{website.url}/a?页=1"])
    assert b"X-Kept: yes\r\n" in item.data
    prepared = prepare(item)
    assert (prepared.url, prepared.draft.title) == (f"{website.url}/a?页=1", file_builders.TITLE)
    assert prepared.captured_at is not None
    assert [(path, agent) for path, agent, _host in website.seen] == [
        ("/robots.txt", "Archive/1"), ("/a?%E9%A1%B5=1", "Archive/1"),
    ]  # fmt: skip
    assert website.seen[0][2] == website.url.removeprefix("http://")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/a", "file:///etc/passwd", "http://", "a.example", "http://user@93.184.216.34/", "http://a b/",
        "http://127.0.0.1/", "http://localhost:8000/", "http://[::1]/", "http://10.1.2.3/", "http://192.168.0.1/",
        "http://172.16.0.1/", "http://169.254.169.254/latest/meta-data", "http://100.64.0.1/", "http://0.0.0.0/",
        "http://2130706433/", "http://127.1/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/", "http://[fe80::1%25lo]/", "http://[fc00::1]/", "http://224.0.0.1/",
        "http://93.184.216.34:99999/", "http://93.184.216.34/" + "a" * 2000,
    ],
)  # fmt: skip
def test_no_address_but_a_public_one_of_the_web_is_asked(url, monkeypatch):
    monkeypatch.setattr(http_request, "ask", None)
    assert code_of(url, Fetcher("Archive/1")) in ("address_refused", "not_answered")


def resolve_to(monkeypatch, *addresses):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: found)


def test_a_name_that_leads_into_a_private_network_is_refused_though_another_address_is_public(monkeypatch):
    resolve_to(monkeypatch, "93.184.216.34", "10.0.0.1")
    with pytest.raises(Unreadable, match="http"):
        resolved_address("http://a.example/")
    resolve_to(monkeypatch, "93.184.216.34")
    assert resolved_address("http://报纸.example/a b\r\nX: 1").path == "/a%20bX:%201"
    assert resolved_address("http://报纸.example:8080/").origin.endswith(".example:8080")


def test_a_redirect_is_followed_and_checked_at_each_step(website):
    website.pages |= {
        "/a": (302, {"Location": "/b"}, b""), "/b": (200, HTML, PAGE),
        "/inside": (302, {"Location": "http://10.0.0.1/"}, b""), "/round": (302, {"Location": "/round"}, b""),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    }  # fmt: skip
    assert f"WARC-Target-URI: {website.url}/b".encode() in fetcher().capture(f"{website.url}/a")
    assert code_of(f"{website.url}/inside") == code_of(f"{website.url}/file") == "address_refused"
    assert code_of(f"{website.url}/round") == "too_many_redirects"


def test_what_robots_txt_forbids_is_not_asked(website):
    rules = b"User-agent: *\nDisallow: /*?print\nDisallow: /no\nAllow: /no/yes\n"
    website.pages |= {"/robots.txt": (200, {}, rules), "/no/yes": (200, HTML, PAGE), "/a?print": (200, HTML, PAGE)}
    by = fetcher()
    assert code_of(f"{website.url}/no", by) == code_of(f"{website.url}/a?print", by) == "robots_refused"
    assert by.capture(f"{website.url}/no/yes")
    assert [path for path, *_others in website.seen] == ["/robots.txt", "/no/yes"]


def test_a_host_that_cannot_say_its_rules_is_left_alone(website):
    website.pages |= {"/robots.txt": (503, {}, b""), "/a": (200, HTML, PAGE)}
    assert code_of(f"{website.url}/a") == "status"
    assert [path for path, *_others in website.seen] == ["/robots.txt"]


def test_a_host_is_asked_once_a_second_or_as_seldom_as_it_wants(website):
    website.pages["/a"] = (200, HTML, PAGE)
    clock = Clock()
    assert len(list(fetcher(clock).items([f"{website.url}/a"] * 3))) == 3
    assert clock.slept == [1.0, 1.0, 1.0]
    website.pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7\n")
    clock = Clock()
    list(fetcher(clock).items([f"{website.url}/a"] * 2))
    assert clock.slept == [7.0, 7.0]


def test_what_is_no_page_is_named_and_does_not_stop_the_others(website, monkeypatch):
    monkeypatch.setattr(fetch, "MAX_BYTES", 1000)
    website.pages |= {
        "/picture": (200, {"Content-Type": "image/png"}, b"x"), "/empty": (200, HTML, b" "),
        "/short": (200, {**HTML, "Content-Length": "4294967296"}, b"x"), "/a": (200, HTML, PAGE),
        "/large": (200, HTML, b"x" * 2000),
    }  # fmt: skip
    paths = ["/picture", "/empty", "/missing", "/short", "/large", "/a"]
    monkeypatch.setattr(Fetcher._in_turn, "__defaults__", (0.0, 1000))
    items = list(fetcher().items([website.url + path for path in paths]))
    assert [item.problem and item.problem.code for item in items] == [
        "no_page", "empty", "status", "not_answered", "too_large", None,
    ]  # fmt: skip


def test_a_website_that_answers_drop_by_drop_is_given_up(website, monkeypatch):
    monkeypatch.setattr(http_request, "SECONDS", 1.0)
    website.pages |= {"/robots.txt": (200, {}, b""), "/a": (200, HTML, [b"x"] * 50)}
    assert code_of(f"{website.url}/a") == "too_slow"


def test_nobody_answers_where_no_server_is():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert code_of(f"http://127.0.0.1:{free.getsockname()[1]}/") == "not_answered"


@pytest.mark.django_db
def test_pages_come_in_by_their_addresses_and_those_of_a_list(website, settings, capsys, monkeypatch, tmp_path):
    settings.FETCH_LOOPBACK = True
    monkeypatch.setattr(fetch, "_APART", 0.0)
    website.pages["/a"] = (200, HTML, PAGE)
    (tmp_path / "list").write_text(f"# addresses\n{website.url}/a\n\n{website.url}/missing\n")
    with (tmp_path / "list").open() as listed:
        monkeypatch.setattr("sys.stdin", listed)
        with pytest.raises(SystemExit):
            call_command("fetch", f"{website.url}/a", "-", "--publisher", "岚浦日报", "--workers", "1")
    captured = capsys.readouterr()
    assert "新收入 1 份，未变 0 份，疑似重复 0 份，失败 1 份" in captured.out
    assert f"未收入 {website.url}/missing：网站应答 404。" in captured.err
    report = Report.objects.get()
    assert (report.source.name, report.publisher.name) == (f"{website.url}/a", "岚浦日报")
    assert report.source.captured_at is not None


@pytest.mark.django_db
def test_a_listing_is_gone_on_with_and_addresses_that_are_named_are_all_asked_for(website, settings, monkeypatch):
    settings.FETCH_LOOPBACK = True
    monkeypatch.setattr(fetch, "_APART", 0.0)
    a, b, other = (f"{website.url}/{name}" for name in ("a", "b", "other"))
    links = "".join(f"<item><link>{url}</link></item>" for url in (other, a, b))
    website.pages |= {
        "/feed": (200, {"Content-Type": "text/xml"}, f"<rss>{links}</rss>".encode()),
        "/a": (200, HTML, PAGE), "/b": (200, HTML, PAGE + b"<!-- b -->"), "/other": (200, HTML, PAGE + b"<!-- c -->"),
    }  # fmt: skip
    listed = ("fetch", f"{website.url}/feed", "--listed", "--match", "/a", "--workers", "1")
    call_command(*listed)
    call_command(*listed)
    assert list(SourceText.objects.values_list("name", flat=True)) == [a]
    call_command("fetch", b, other, "--most", "1", "--workers", "1")
    assert set(SourceText.objects.values_list("name", flat=True)) == {a, b, other}
