"""The page about the archive, the error pages, the change of language."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import RequestFactory

from archive.views import bad_request, forbidden, not_found, server_error
from tests.helpers import make_area, make_report, take_part


@pytest.mark.django_db
def test_about_counts_reports_and_confirmations(client):
    province = make_area("云麓省", "province")
    take_part(make_report(area=make_area(parent=province), is_sample=True), "温如松")
    take_part(make_report(published_on="--04-24"), "温如柏", review="confirmed")
    take_part(make_report(status="draft"), "温如竹")
    context = client.get("/about/").context
    assert context["statuses"] == [("草稿", 1), ("已发布", 2), ("已撤回", 0)]
    parts = context["confirmations"][0]
    assert (parts.total, parts.confirmed, parts.pending) == (2, 1, 1)
    assert context["provinces"] == [province]
    assert (context["coverage"].samples, context["coverage"].without_year) == (1, 1)


@pytest.mark.django_db
def test_about_an_empty_archive(client):
    assert "还没有收入报道。" in client.get("/about/").content.decode()


@pytest.mark.django_db
def test_about_asks_no_more_of_a_large_archive(count_queries):
    assert count_queries("/about/", 10) == count_queries("/about/", 200)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nothing/", "/reports/nothing/", "/reports/a%0ab/", "/reports/%3Cscript%3E/"])
def test_an_unknown_address_has_the_sites_own_face(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "没有这一页" in response.content.decode()
    assert 'class="masthead"' in response.content.decode()


def test_error_pages_know_no_database():
    """Without the mark that allows it, any query fails here."""
    request = RequestFactory().get("/")
    assert server_error(request).status_code == 500
    answers = [
        (bad_request(request, SuspiciousOperation()), 400),
        (forbidden(request, PermissionDenied()), 403),
        (not_found(request, Exception()), 404),
    ]
    for response, status in answers:
        assert response.status_code == status
        assert "会议报道档案" in response.content.decode()


def test_the_page_of_a_server_error_shows_nothing_of_it(settings):
    settings.DEBUG = False
    body = server_error(RequestFactory().get("/?secret=1")).content.decode()
    assert "出了差错" in body
    assert "secret" not in body


@pytest.mark.django_db
def test_the_language_is_chosen_by_a_form_and_remembered(client):
    response = client.post("/i18n/setlang/", {"language": "en", "next": "/reports/?year=2014"})
    assert response["Location"] == "/reports/?year=2014"
    assert '<html lang="en">' in client.get("/reports/").content.decode()


@pytest.mark.django_db
def test_the_language_form_leads_to_no_other_site(client):
    response = client.post("/i18n/setlang/", {"language": "en", "next": "https://evil.example/"})
    assert "evil" not in response["Location"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/reports/", "/about/", "/nothing/"])
def test_no_page_carries_script_or_style_of_its_own(client, path):
    body = client.get(path).content.decode()
    assert " style=" not in body
    assert "<script>" not in body
    assert " onclick=" not in body
