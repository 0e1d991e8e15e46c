"""Methods that no page takes, requests that cannot be read, and what the API answers then."""

import pytest
from django.test import Client, RequestFactory

from archive.views import forbidden, server_error

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("checks", [True, False], ids=["without a token", "with a token"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/", "/search/", "/people/", "/about/"])
def test_a_page_can_only_be_read(path, method, checks):
    answer = getattr(Client(enforce_csrf_checks=checks), method)(path)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert "不能这样请求" in answer.text
    assert 'class="masthead"' in answer.text


@pytest.mark.parametrize("checks", [True, False], ids=["without a token", "with a token"])
@pytest.mark.parametrize("path", ["/api/v1/search", "/api/v1/suggest"])
def test_the_api_can_only_be_read_and_says_so_in_json(path, checks):
    client = Client(enforce_csrf_checks=checks)
    for answer in (client.post(path), client.put(path), client.delete(path)):
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert "只供读取" in answer.json()["error"]
    assert client.options(path).status_code == 204


def test_a_form_without_its_token_is_refused_in_the_sites_own_face():
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert answer.status_code == 403
    assert "表单已过期" in answer.text
    assert "CSRF" not in answer.text


def test_the_language_is_chosen_without_a_token_which_no_page_that_all_share_could_carry():
    answer = Client(enforce_csrf_checks=True).post("/i18n/setlang/", {"language": "en", "next": "/about/"})
    assert answer.status_code == 302
    assert answer.cookies["django_language"].value == "en"


@pytest.mark.parametrize(("path", "status"), [("/api/v1/search?q=%00", 400), ("/api/v1/%00", 400), ("/api/v2/x", 404)])
def test_the_api_answers_every_error_with_a_sentence(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_the_api_answers_json_also_where_it_breaks():
    request = RequestFactory().get("/api/v1/search")
    for answer, status in ((forbidden(request, Exception()), 403), (server_error(request), 500)):
        assert (answer.status_code, answer["Content-Type"]) == (status, "application/json")


def test_a_page_answers_a_nul_with_a_page(client):
    answer = client.get("/search/?q=%00")
    assert answer.status_code == 400
    assert "请求无法读懂" in answer.text


def test_a_head_is_a_reading(client):
    assert client.head("/api/v1/suggest").status_code == 200


@pytest.mark.parametrize("path", ["/", "/nothing/", "/admin/login/", "/api/v1/docs", "/reports/feed.atom", "/%00/"])
def test_every_answer_carries_the_content_security_policy(client, path):
    policy = client.get(path)["Content-Security-Policy"]
    said = dict(directive.split(" ", 1) for directive in policy.split("; "))
    assert "unsafe" not in policy
    assert {said[name] for name in ("default-src", "object-src", "base-uri", "frame-ancestors")} == {"'none'"}
    assert {said[name] for name in ("script-src", "style-src", "form-action")} == {"'self'"}
