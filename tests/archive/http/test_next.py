"""Where a form leads afterwards stands in the request: nowhere else than into the archive, and nothing breaks."""

import pytest
from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db
ELSEWHERE = [
    "//evil.example", "///evil.example", "http://evil.example", "https:///evil.example", "/\\evil.example",
    "http:evil.example", "https://evil.example\\@testserver/", "  //evil.example", "javascript:alert(1)", "http://[",
    "//[/", "http:///",  "\r\nX: y", "ftp://x",
]  # fmt: skip


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_no_form_leads_elsewhere(client, wanted, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    User.objects.create_superuser("keeper", password="long and secret")
    login = {"username": "keeper", "password": "long and secret", "next": wanted}
    answers = [
        client.get("/admin/login/", {"next": wanted}),
        client.post("/i18n/setlang/", {"language": "en", "next": wanted}),
        client.post("/i18n/setlang/", {"language": "en"}, HTTP_REFERER=wanted.strip()),
        client.post("/admin/login/", login),
        client.get("/admin/login/", {"next": wanted}),
        client.post("/admin/logout/", {"next": wanted}),
    ]
    for answer in answers:
        assert answer.status_code in (200, 302)
        assert answer.headers.get("Location", "/").split("?")[0] in ("/", "/admin/", "/accounts/profile/"), wanted
