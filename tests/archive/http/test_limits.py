"""Too much, too long, broken, forged: each is refused with its status and a sentence, telling nothing of the house."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT

from archive.admin.roles import Role
from tests.helpers import make_account

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"


@pytest.fixture(scope="module", autouse=True)
def an_index(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        call_command("index", "rebuild", verbosity=0)


def refused(answer, status, sentence):
    assert answer.status_code == status
    assert sentence in answer.text
    for tell in ("Traceback", str(settings.BASE_DIR), "site-packages", "django.core", "DisallowedHost"):
        assert tell not in answer.text


@pytest.mark.parametrize("path", ["/", LOGIN, "/nothing/"])
def test_a_large_body_is_refused_unread(client, path):
    body = client.generic("POST", path, b"x", CONTENT_LENGTH=str(10**9))
    refused(body, 413, "送来的内容超过了上限")


def test_a_large_form_without_files_is_refused(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    refused(client.post(LOGIN, {"username": "x" * 2000}), 413, "送来的内容超过了上限")


def test_too_many_fields_and_files_are_refused(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = settings.DATA_UPLOAD_MAX_NUMBER_FILES = 5
    refused(client.post(LOGIN, {f"x{i}": "1" for i in range(9)}), 400, "表单的项目太多")
    parts = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="f{i}"; filename="a.txt"\r\n\r\nx\r\n' for i in range(9)
    )
    body = (parts + f"--{BOUNDARY}--\r\n").encode()
    refused(client.generic("POST", LOGIN, body, content_type=MULTIPART_CONTENT), 400, "文件太多")


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=", MULTIPART_CONTENT])
@pytest.mark.parametrize("body", [b"", b"\0\xff", b"--x\r\nContent-Disposition: form-data; name=\r\n"])
def test_a_broken_form_is_refused_or_read_as_an_empty_one(kind, body):
    client = Client(enforce_csrf_checks=True)
    answer = client.generic("POST", LOGIN, body, content_type=kind)
    assert answer.status_code in (400, 403)
    refused(answer, answer.status_code, "请")


def test_a_long_address_is_refused(client):
    refused(client.get("/search/", {"q": "长" * 900}), 414, "地址超过了上限")
    answer = client.get("/api/v1/search", {"q": "长" * 900})
    assert (answer.status_code, list(answer.json())) == (414, ["error"])
    assert client.get("/search/", {"q": "长" * 500}).status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "99999999", "9" * 400, "x", "1e3", "²", "%00"])
@pytest.mark.parametrize("path", ["/reports/", "/people/", "/search/", "/api/v1/reports", "/admin/archive/report/"])
def test_page_numbers_that_do_not_exist(client, path, number):
    client.force_login(make_account(Role.EDITOR))
    answer = client.get(f"{path}?page={number}&p={number}&q=x")
    assert answer.status_code in (200, 302, 400, 404, 422)
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("path", ["/", "/reports/", "/robots.txt", "/sitemap.xml", "/admin/", "/api/v1/search?q=x"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "a b", "evil.example:80:80", "\xe9", ""])
def test_a_forged_host_is_refused_and_never_repeated(client, path, host):
    answer = client.get(path, headers={"host": host})
    if host:
        refused(answer, 400, "本站不在这个域名下")
    assert "evil.example" not in answer.text + str(answer.headers)


def test_a_host_that_a_client_claims_to_be_forwarded_is_no_host(client):
    answer = client.get("/sitemap.xml", headers={"x-forwarded-host": "evil.example", "x-original-url": "/admin/"})
    assert answer.status_code == 200
    assert "evil.example" not in answer.text


def test_refusals_speak_english_to_who_reads_english(client):
    client.cookies["django_language"] = "en"
    assert "limit" in client.generic("POST", LOGIN, b"x", CONTENT_LENGTH=str(10**9)).text
    assert "The address is longer" in client.get("/", {"x": "y" * 8000}).text


def test_a_length_that_is_no_number_is_read_as_nothing():
    from archive.http.middleware import SizeLimitMiddleware

    for length in ("", "x", "-5", "9" * 5000, "²"):
        request = RequestFactory().generic("POST", "/", b"", CONTENT_LENGTH="0")
        request.META["CONTENT_LENGTH"] = length
        assert SizeLimitMiddleware(lambda request: "let through")(request) == "let through"
