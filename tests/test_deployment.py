"""The deployment of docs/deployment.md, really started: gunicorn with two workers behind Debian's nginx, over HTTPS."""

import contextlib
import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOST = "archive.example"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
NEEDED = pytest.mark.skipif(
    not (NGINX and shutil.which("openssl")), reason="nginx and openssl are not installed (apt-get install nginx)"
)
pytestmark = NEEDED


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def settings(data, port):
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DJANGO_"))}
    return inherited | {
        "ARCHIVE_MODE": "production", "ARCHIVE_DATA": str(data), "ARCHIVE_HOSTS": HOST, "PORT": str(port),
        "ARCHIVE_ORIGINS": f"https://{HOST}", "ARCHIVE_BEHIND_PROXY": "1", "ARCHIVE_SECRET_KEY": "k9-Zq" * 14,
        "ARCHIVE_LOG_FORMAT": "json", "WEB_CONCURRENCY": "2",
    }  # fmt: skip


def block(kind):
    """The block of code of the page."""
    page = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    return re.search(rf"```{kind}\n(.*?)```", page, re.DOTALL)[1]


def nginx_configuration(folder, secure_port, plain_port, server_port):
    """The block of the page, with the ports and paths of this run."""
    server = block("nginx")
    for was, now in (
        ("listen 443", f"listen 127.0.0.1:{secure_port}"), ("listen 80", f"listen 127.0.0.1:{plain_port}"),
        ("127.0.0.1:8000", f"127.0.0.1:{server_port}"), ("/etc/ssl/private/", f"{folder}/"),
        ("/etc/ssl/", f"{folder}/"), ("/var/log/nginx/", f"{folder}/"), ("/srv/archive/program", str(ROOT)),
    ):  # fmt: skip
        assert was in server
        server = server.replace(was, now)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    head = f"pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off; events {{}}"
    file = folder / "nginx.conf"
    file.write_text(f"{head}\nhttp {{\n{folders}\n{server}\n}}\n", encoding="utf-8")
    return file


@contextlib.contextmanager
def running(command, port, **options):
    process = subprocess.Popen(command, **options)
    try:
        for _moment in range(300):
            if process.poll() is not None:
                raise RuntimeError(f"{command[0]} ended at once")
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.2)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=60)


class Site:
    def __init__(self, folder, secure, plain, server, gunicorn):
        self.folder, self.secure, self.plain, self.server, self.gunicorn = folder, secure, plain, server, gunicorn

    def opened(self, source="127.0.0.1"):
        """A connection over TLS from this address of the machine."""
        to_nginx = socket.create_connection(("127.0.0.1", self.secure), timeout=60, source_address=(source, 0))
        return self.trusting.wrap_socket(to_nginx, server_hostname=HOST)

    @property
    def trusting(self):
        return ssl.create_default_context(cafile=str(self.folder / "archive.pem"))

    def get(self, path, host=HOST, method="GET", body=None, source="127.0.0.1", **headers):
        """Status, headers and text of what nginx answers over TLS."""
        connection = http.client.HTTPSConnection("127.0.0.1", self.secure, timeout=60, context=self.trusting)
        connection.sock = self.opened(source)
        return self._answer(connection, method, path, body, {"Host": host, **headers})

    def directly(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.server, timeout=60)
        return self._answer(connection, "GET", path, None, {"Host": HOST})

    @staticmethod
    def _answer(connection, method, path, body, headers):
        with contextlib.closing(connection):
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode(errors="replace")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("deployed")
    secure, plain, server = free_port(), free_port(), free_port()
    (folder / "data").mkdir()
    environment = settings(folder / "data", server)
    for arguments in (["migrate"], ["collectstatic", "--noinput"], ["index", "ensure"]):
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}",
            "-addext", f"subjectAltName=DNS:{HOST}", "-keyout", "archive.key", "-out", "archive.pem"]  # fmt: skip
    subprocess.run(made, cwd=folder, check=True, capture_output=True)
    configuration = nginx_configuration(folder, secure, plain, server)
    gunicorn = [str(Path(sys.executable).parent / "gunicorn"), "archive.wsgi"]
    nginx = [NGINX, "-p", str(folder), "-c", str(configuration)]
    with (
        (folder / "log").open("w") as log,
        running(gunicorn, server, cwd=ROOT, env=environment, stdout=log, stderr=log) as process,
        running(nginx, secure),
    ):
        yield Site(folder, secure, plain, server, process)


def test_pages_and_their_static_files_come_through(site):
    status, headers, text = site.get("/")
    assert status == 200
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert "'none'" in headers["Content-Security-Policy"]
    style = re.search(r'href="(/static/archive/style\.[0-9a-f]+\.css)"', text)[1]
    status, headers, _text = site.get(style)
    assert (status, "immutable" in headers["Cache-Control"]) == (200, True)
    for path in ("/search/?q=%E4%BC%9A%E8%AE%AE", "/reports/", "/api/v1/reports", "/sitemap.xml", "/robots.txt"):
        assert site.get(path)[0] == 200, path
    assert f"https://{HOST}/" in site.get("/robots.txt")[2]


def test_the_nightly_commands_end_well_and_say_nothing(site):
    """What they say is mailed to the editors every night."""
    data = site.folder / "data"
    (data / "backups").mkdir()
    commands = re.findall(r"^[-\d* ]+ root +(.*)$", block("cron"), re.MULTILINE)
    assert len(commands) == 5
    for command in commands:
        line = command.replace("/srv/archive/data", str(data)).replace("\\%", "%")
        run = ["sh", "-c", line.replace("$RUN .venv/bin/python", sys.executable)]
        ended = subprocess.run(run, cwd=ROOT, env=settings(data, 0), capture_output=True, text=True, check=False)
        assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", ""), command
    assert len(list((data / "backups").glob("*.zip"))) == 1


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed (apt-get install systemd)")
def test_systemd_understands_the_service(tmp_path):
    """Only that: nothing here starts it."""
    unit = tmp_path / "archive.service"
    text = block("ini").replace("/srv/archive/program/.venv/bin", str(Path(sys.executable).parent))
    unit.write_text(text.replace("/srv/archive", str(tmp_path)).replace("User=archive", "User=root"))
    ended = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_watchers_ask_on_the_machine_without_https(site):
    assert site.directly("/healthz")[0] == 200
    status, _headers, text = site.directly("/readyz")
    assert (status, json.loads(text)["status"]) == (200, "ok")
    assert site.directly("/")[0] == 301


def test_cookies_go_over_https_only(site):
    status, headers, _text = site.get("/admin/login/")
    assert status == 200
    for cookie in headers.get_all("Set-Cookie"):
        assert "Secure" in cookie
        assert "SameSite=Lax" in cookie


def test_nobody_is_answered_under_another_name(site):
    for host in ("evil.example", "127.0.0.1"):
        with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
            site.get("/", host=host)


def test_what_is_too_large_or_broken_is_refused(site):
    assert site.get("/search/?q=" + "%E9%95%BF" * 860)[0] == 414
    status, _headers, text = site.get("/", method="POST", body=b"", **{"Content-Length": str(10**9)})
    assert status == 413
    assert "文件太大" in text
    assert "too large" in text
    assert site.get("/search/?q=%00")[0] == 400
    assert site.get("/nothing/")[0] == 404


def test_wrong_passwords_are_counted_by_the_address_that_nginx_saw(site):
    from urllib.parse import urlencode

    _status, headers, text = site.get("/admin/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)[1]
    cookie = headers["Set-Cookie"].split(";")[0]
    form = urlencode({"csrfmiddlewaretoken": token, "username": "x", "password": "y"})
    sent = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://{HOST}"}
    for number in range(10):
        status, _headers, text = site.get(
            "/admin/login/", method="POST", body=form, **sent, **{"X-Forwarded-For": f"192.0.2.{number}"}
        )
    assert status == 429
    assert "密码错误次数过多" in text or "Too Many Requests" in text


def _log_until_answered(log, path):
    """The whole lines of ``log``, once it says how ``path`` was answered: that comes after the answer."""
    until = time.monotonic() + 30
    while True:
        lines = log.read_text(encoding="utf-8").rpartition("\n")[0].splitlines()
        answered = [told for told in map(json.loads, lines) if told["message"] == "answered"]
        if any(told["path"] == path for told in answered) or time.monotonic() > until:
            return lines, answered
        time.sleep(0.05)


def test_the_log_is_json_and_names_no_reader(site):
    site.get("/search/?q=SECRETWORD", **{"User-Agent": "SECRETAGENT", "Referer": "https://secret.example/"})
    site.get("/nothing/here/")
    lines, answered = _log_until_answered(site.folder / "log", "/nothing/here/")
    assert {"path", "status", "seconds", "method"} <= answered[-1].keys()
    assert any(line["path"] == "/nothing/here/" and line["status"] == 404 for line in answered)
    ours = "\n".join(lines) + (site.folder / "archive.log").read_text(encoding="utf-8")
    for personal in ("SECRETWORD", "SECRETAGENT", "secret.example", "192.0.2."):
        assert personal not in ours


SLOW = "127.0.0.2"


def begun_form(path):
    """Its head, and the first of many bytes."""
    return f"POST {path} HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 999\r\n\r\nx".encode()


def test_slow_clients_wait_at_nginx_and_hold_no_thread(site):
    """Gunicorn has 32 threads here; each of these would hold one."""
    with contextlib.ExitStack() as held:
        for begun in (b"GET / HT", begun_form("/i18n/setlang/")):
            for _client in range(30):
                held.enter_context(site.opened(SLOW)).sendall(begun)
        assert [site.get(path)[0] for path in ("/", "/search/?q=%E4%BC%9A", "/people/")] == [200, 200, 200]
        assert site.directly("/healthz")[0] == 200


def test_one_address_has_few_requests_under_way(site):
    with contextlib.ExitStack() as held:
        for _client in range(6):
            held.enter_context(site.opened(SLOW)).sendall(begun_form("/admin/login/"))
        assert _until(lambda: site.get("/about/", source=SLOW)[0] == 429)
        assert site.get("/about/")[0] == 200
    assert _until(lambda: site.get("/about/", source=SLOW)[0] == 200)


def _until(holds):
    """Does it hold in the end?"""
    for _moment in range(100):
        if holds():
            return True
        time.sleep(0.1)
    return False


def test_who_asks_too_often_is_told_so(site):
    answers = [site.get("/admin/login/") for _number in range(30)]
    refused = [text for status, _headers, text in answers if status == 429]  # one every two seconds is served again
    assert refused
    assert "请求太频繁" in refused[0]
    assert site.get("/429.html")[0] == 404


def test_a_sentence_stands_in_for_a_service_that_is_down(site):
    """The last test of this file: the service stays down."""
    site.gunicorn.terminate()
    site.gunicorn.wait(timeout=60)
    status, _headers, text = site.get("/reports/")
    assert status == 502
    assert "暂时没有应答" in text
    status, headers, _text = site.get(re.search(r'rel="stylesheet" href="([^"]+)"', text)[1])
    assert (status, headers["Content-Type"]) == (200, "text/css")
