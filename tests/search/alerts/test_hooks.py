"""Web hooks against a real receiver: confirmed there, signed, tried again, never inside of a network."""

import base64
import hmac
import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from search.alerts import delivery
from search.models import Alert, OutboxEntry, Subscriber
from tests.helpers import make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish(indexed):
    def go(text):
        report = make_report(text)
        OutboxEntry.objects.all().delete()
        indexed()
        return report

    return go


def subscribe(receiver):
    """The secret that the owner of the hook is shown."""
    answer = Client().post("/alerts/new/?q=云帆", {"address": receiver.url, "pace": "at_once"})
    assert answer.status_code == 200
    _headers, told, _body = receiver.came.pop()
    assert told["type"] == "alert.confirm"
    confirm = told["data"]["confirm_url"].removeprefix("http://testserver")
    Client().get(confirm)
    assert not Alert.objects.exists()
    return re.search(r"whsec_[\w+/=]+", Client().post(confirm).content.decode())[0]


def test_new_reports_are_posted_with_a_signature_that_its_owner_can_check(receiver, publish):
    publish("会议开始。")
    secret = subscribe(receiver)
    report = publish("会议强调，云帆计划要落实。")
    call_command("send_alerts", verbosity=0)
    ((headers, told, body),) = receiver.came
    assert told["type"] == "reports.new"
    assert told["data"]["total"] == 1
    assert told["data"]["reports"][0]["sentence"] == "会议强调，云帆计划要落实。"
    assert told["data"]["reports"][0]["url"] == f"http://testserver{report.get_absolute_url()}"
    names = {name.lower(): value for name, value in headers.items()}
    signed = f"{names['webhook-id']}.{names['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    expected = base64.b64encode(hmac.digest(key, signed, "sha256")).decode()
    assert names["webhook-signature"] == f"v1,{expected}"


def test_the_scheme_of_an_address_may_be_written_large(receiver, publish):
    publish("云帆计划。")
    Client().post("/alerts/new/?q=云帆", {"address": receiver.url.replace("http", "HTTP"), "pace": "at_once"})
    assert receiver.came[0][1]["type"] == "alert.confirm"


def test_what_is_not_taken_is_tried_again_under_the_same_identifier_and_given_up_at_last(receiver, publish):
    publish("会议开始。")
    subscribe(receiver)
    publish("云帆计划。")
    receiver.status = 500
    for _time in range(delivery.MOST_FAILURES - 1):
        call_command("send_alerts", verbosity=0)
        Subscriber.objects.update(retry_at=timezone.now())
    identifiers = {headers["webhook-id"] for headers, _told, _body in receiver.came}
    assert (len(receiver.came), len(identifiers)) == (delivery.MOST_FAILURES - 1, 1)
    call_command("send_alerts", verbosity=0)
    assert not Subscriber.objects.exists()


def test_a_hook_that_says_it_is_gone_is_forgotten(receiver, publish):
    publish("会议开始。")
    subscribe(receiver)
    publish("云帆计划。")
    receiver.status = 410
    call_command("send_alerts", verbosity=0)
    assert not Subscriber.objects.exists()


def test_nothing_is_posted_into_a_network(receiver, publish, settings):
    publish("会议开始。")
    subscribe(receiver)
    publish("云帆计划。")
    settings.FETCH_LOOPBACK = False
    assert Client().post("/alerts/new/?q=云帆", {"address": receiver.url, "pace": "daily"}).status_code == 400
    call_command("send_alerts", verbosity=0)
    assert receiver.came == []
    assert Subscriber.objects.get().failures == 1
