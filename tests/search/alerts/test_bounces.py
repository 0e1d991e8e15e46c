"""Letters that came back, as mail servers write of it: who wrote none of ours ends nobody's alerts."""

from io import BytesIO, StringIO, TextIOWrapper

import pytest
from django.core.management import CommandError, call_command

from search.alerts.links import unsubscribe_link
from search.models import Alert, Subscriber

pytestmark = pytest.mark.django_db
NOTICE = """Return-Path: <>
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: archive@archive.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=us-ascii

I could not deliver your message.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 30 Nov 2026 09:00:00 +0800

Final-Recipient: rfc822; reader@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b1
Content-Type: {returned}

From: archive@archive.example
To: reader@example.org
Subject: new reports
List-Unsubscribe:
 <{link}>
List-Unsubscribe-Post: List-Unsubscribe=One-Click

--b1--
"""


@pytest.fixture
def alert(settings):
    settings.SITE_URL = "https://archive.example"
    Alert.objects.create(subscriber=Subscriber.objects.create(address="other@example.org"), query="?q=云帆")
    return Alert.objects.create(subscriber=Subscriber.objects.create(address="reader@example.org"), query="?q=云帆")


def notice(alert, **changes):
    parts = {"action": "failed", "status": "5.1.1", "returned": "text/rfc822-headers", "link": unsubscribe_link(alert)}
    return NOTICE.format(**{**parts, **changes})


def bring(monkeypatch, text):
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))
    out = StringIO()
    call_command("alert_bounces", "-", stdout=out)
    return out.getvalue(), [each.address for each in Subscriber.objects.order_by("pk")]


@pytest.mark.parametrize("returned", ["text/rfc822-headers", "message/rfc822"])
def test_a_notice_that_brings_the_letter_back_ends_the_alerts_of_its_address(monkeypatch, alert, returned):
    out, left = bring(monkeypatch, notice(alert, returned=returned))
    assert left == ["other@example.org"]
    assert out == "删去 1 个地址。\n"


def test_an_mbox_of_notices_is_read(monkeypatch, alert):
    other = Alert.objects.exclude(pk=alert.pk).get()
    plain = "From: someone@example.net\nSubject: hello\n\nother@example.org\n"
    mbox = "".join(f"From MAILER-DAEMON Mon Nov 30\n{each}\n" for each in (notice(alert), plain, notice(other)))
    assert bring(monkeypatch, mbox) == ("删去 2 个地址。\n", [])


@pytest.mark.parametrize(("changes", "unproven"), [
    ({"action": "delayed", "status": "4.4.1"}, 0), ({"action": "delivered", "status": "2.0.0"}, 0),
    ({"link": "https://archive.example/alerts/unsubscribe/?token=MQ%3Aforged"}, 1),
    ({"link": "mailto:archive@archive.example"}, 1),
])  # fmt: skip
def test_what_only_waits_or_brings_no_letter_of_ours_ends_nothing(monkeypatch, alert, changes, unproven):
    out, left = bring(monkeypatch, notice(alert, **changes))
    assert left == ["other@example.org", "reader@example.org"]
    assert ("没有带回本站的信" in out) == bool(unproven)


def test_a_letter_is_no_list_of_addresses(monkeypatch, alert):
    _out, left = bring(monkeypatch, "From: a@example.net\n\nreader@example.org\n")
    assert left == ["other@example.org", "reader@example.org"]


def test_parts_in_parts_without_end_are_passed_over(monkeypatch, alert):
    deep = "".join(f"Content-Type: multipart/mixed; boundary={n}\n\n--{n}\n" for n in range(3_000))
    assert bring(monkeypatch, deep)[1] == ["other@example.org", "reader@example.org"]


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "list").write_bytes(b"\xff\xfe@")
    with pytest.raises(CommandError, match="list"):
        call_command("alert_bounces", str(tmp_path / "list"))
