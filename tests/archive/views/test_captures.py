"""The door at which browsers hand in what they show: with a token alone, bounded, and open to other websites."""

import pytest

from archive.admin.roles import Role
from archive.models import Accession, CaptureToken, Report, SourceText
from tests.helpers import make_account

pytestmark = pytest.mark.django_db
BODY = "<p>市长李明主持会议，强调要抓好粮食生产。会议指出，全年粮食总产量要达到120万吨。</p>"
PAGE = f"<html><body><h1>全市农业工作会议召开</h1><p>2014年5月8日</p>{BODY}</body></html>"
URL = "https://news.example/a?页=1"


@pytest.fixture
def account():
    return make_account(Role.EDITOR)


@pytest.fixture
def token(account):
    return CaptureToken.give(account, "办公室")


def post(client, token, url=URL, html=PAGE):
    return client.post(
        "/capture/", {"token": token, "url": url, "html": html}, headers={"Origin": "https://news.example"}
    )


def test_a_page_becomes_a_draft_of_the_accounts_batch_of_that_day(client, account, token):
    answer = post(client, token)
    assert (answer.status_code, answer.json()["status"]) == (200, "new")
    assert answer["Access-Control-Allow-Origin"] == "*"
    report = Report.objects.get()
    assert (report.title, report.status, report.source.name) == ("全市农业工作会议召开", "draft", URL)
    assert report.source.captured_at is not None
    post(client, token, f"{URL}2", PAGE.replace("李明", "赵云").replace("120", "99").replace("粮食", "棉花"))
    batch = Accession.objects.get()
    assert (batch.by_name, batch.items.count()) == (str(account), 2)
    assert CaptureToken.objects.get().used_at is not None


def test_the_token_itself_is_kept_nowhere(token):
    assert token not in str(CaptureToken.objects.values().get())


def test_a_token_that_is_wrong_revoked_or_of_somebody_without_the_right_opens_nothing(client, account, token):
    assert post(client, "guess").status_code == 403
    assert post(client, "").status_code == 403
    account.groups.clear()
    assert post(client, token).status_code == 403
    account.is_active = False
    account.save()
    assert post(client, token).status_code == 403
    assert not SourceText.objects.exists()


def test_a_token_is_shown_once_and_revoked_by_its_owner_alone(client, account, token):
    client.force_login(account)
    shown = client.post("/admin/archive/capturetoken/give/", {"label": "家里"}).content.decode()
    assert "javascript:" in shown
    assert CaptureToken.objects.count() == 2
    first = CaptureToken.objects.get(label="办公室")
    other = make_account(Role.EDITOR)
    client.force_login(other)
    chosen = {"action": "revoke", "_selected_action": [first.pk]}
    client.post("/admin/archive/capturetoken/", chosen)
    assert post(client, token).status_code == 200
    client.force_login(account)
    client.post("/admin/archive/capturetoken/", chosen)
    assert post(client, token).status_code == 403


LONG = "https://" + "a" * 2000


@pytest.mark.parametrize("url", ["ftp://a.example/", "javascript:alert(1)", "", "https://a.example/\n", LONG])
def test_only_addresses_of_the_web_are_taken(client, token, url):
    assert post(client, token, url).status_code == 400


def test_what_is_too_large_is_refused(client, token):
    assert post(client, token, html="字" * (4 * 1024 * 1024 + 1)).status_code in (400, 413)
    assert not SourceText.objects.exists()


def test_other_websites_may_ask_here_and_nowhere_else(client):
    asked = {"Origin": "https://news.example", "Access-Control-Request-Method": "POST"}
    answer = client.options("/capture/", headers=asked)
    assert (answer.status_code, answer["Access-Control-Allow-Methods"]) == (204, "POST")
    assert client.get("/capture/").status_code == 405
    for address in ("/", "/reports/", "/admin/"):
        assert "Access-Control-Allow-Origin" not in client.options(address, headers=asked)


def test_an_empty_page_is_told_as_such(client, token):
    assert post(client, token, html="<p></p>").json()["status"] in ("failed", "passed_over")
