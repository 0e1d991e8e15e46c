"""Alerts from the form to the letter, against a real mail server: opted in twice, one letter a period, none twice."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core import signing
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from archive.database.shared_locks import shared_lock
from archive.models import Report
from search.alerts import delivery, subscribing
from search.models import Alert, OutboxEntry, Subscriber
from tests.helpers import make_person, make_report, make_strategy, mention_strategy, mention_zone, take_part

pytestmark = pytest.mark.django_db
READER = "reader@Example.org"


def link_in(letter, name):
    return re.search(rf"http://testserver(/alerts/{name}/\S+)", letter.get_content())[1]


def subscribe(box, address="/alerts/new/?q=云帆", pace="at_once", to=READER, client=None):
    """Through the form, the letter and the button; the alert."""
    client = client or Client()
    before = set(Alert.objects.values_list("pk", flat=True))
    assert client.post(address, {"address": to, "pace": pace}).status_code == 200
    confirm = link_in(box.letters.pop(), "confirm")
    assert client.get(confirm).status_code == 200
    assert set(Alert.objects.values_list("pk", flat=True)) == before  # opening the link is not enough
    assert client.post(confirm).status_code == 200
    return Alert.objects.exclude(pk__in=before).get()


@pytest.fixture
def publish(indexed):
    def go(text, **fields):
        report = make_report(text, **fields)
        OutboxEntry.objects.all().delete()
        indexed()
        return report

    return go


def send(**options):
    told = StringIO()
    call_command("send_alerts", stdout=told, stderr=told, **options)
    return told.getvalue()


def later(alert, **delta):
    """As if the last letter had gone out that much earlier."""
    alert.refresh_from_db()
    Alert.objects.filter(pk=alert.pk).update(sent_at=alert.sent_at - timedelta(**delta))


def test_nothing_is_kept_of_an_address_before_its_owner_has_confirmed_it(box, publish):
    publish("会议研究云帆计划。")
    Client().post("/alerts/new/?q=云帆", {"address": READER, "pace": "daily"})
    assert [letter["To"] for letter in box.letters] == ["reader@example.org"]
    assert "“云帆”" in box.letters[0].get_content()
    assert not Subscriber.objects.exists()


def test_a_letter_names_the_search_the_new_report_and_the_sentence(box, publish):
    publish("会议研究云帆计划。")
    subscribe(box)
    send()
    assert box.letters == []  # what was published before is not new
    new = publish("会议听取汇报。会议强调，云帆计划要抓紧落实。会议还研究了其他事项。", title="城东新区会议召开")
    publish("会议研究别的事。")
    send()
    (letter,) = box.letters
    said = letter.get_content()
    assert "云帆" in letter["Subject"]
    assert "城东新区会议召开" in said
    assert "会议强调，云帆计划要抓紧落实。" in said
    assert f"http://testserver{new.sentence_url(2)}" in said
    assert "其他事项" not in said
    send()
    assert len(box.letters) == 1


def test_one_click_ends_it_and_a_link_alone_does_not(box, publish):
    publish("会议开始。")
    subscribe(box)
    publish("云帆计划。")
    send()
    (letter,) = box.letters
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = letter["List-Unsubscribe"].strip("<> ").removeprefix("http://testserver")
    client = Client(enforce_csrf_checks=True)
    assert client.get(address).status_code == 200
    assert Alert.objects.exists()
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Alert.objects.exists()
    assert not Subscriber.objects.exists()  # the address went with its last alert
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200


@pytest.mark.parametrize(("pace", "too_soon", "due"), [
    ("at_once", {"minutes": 5}, {"minutes": 6}),
    ("daily", {}, {"days": 1}),
    ("weekly", {"days": 6}, {"days": 1}),
])  # fmt: skip
def test_one_letter_at_most_a_period_tells_all_that_came(box, publish, pace, too_soon, due):
    publish("会议开始。")
    alert = subscribe(box, pace=pace)
    publish("云帆计划第一。")
    send()
    publish("云帆计划第二。")
    later(alert, **too_soon)
    send()
    assert len(box.letters) == 1
    publish("云帆计划第三。")
    later(alert, **due)
    send()
    assert "2 份新报道" in box.letters[1].get_content()
    assert len(box.letters) == 2


def test_a_report_that_is_not_in_the_index_yet_is_told_of_when_it_is(box, publish, indexed):
    publish("会议开始。")
    subscribe(box)
    waiting = make_report("云帆计划。")
    OutboxEntry.objects.create(report_id=waiting.pk)
    send()
    assert not box.letters
    indexed()
    OutboxEntry.objects.all().delete()
    send()
    assert len(box.letters) == 1


def test_a_draft_is_told_of_when_it_is_published_however_old_and_only_once(box, publish, indexed):
    draft = make_report("云帆计划。", status="draft", published_on="1998-03-02")
    publish("会议开始。")
    alert = subscribe(box)
    send()
    for status in ("published", "withdrawn", "published"):
        Report.objects.filter(pk=draft.pk).update(status=status)
        OutboxEntry.objects.all().delete()
        indexed()
        send()
        if box.letters:
            later(alert, days=1)
    assert len(box.letters) == 1


def test_a_run_that_ends_in_the_middle_sends_no_letter_twice(box, publish, monkeypatch):
    publish("会议开始。")
    alert = subscribe(box)
    publish("云帆计划第一。")

    class Killed(BaseException):
        """As a process ends that is killed."""

    def killed(*args):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(delivery, "_told", killed)  # the letter has gone out, and that is all
        with pytest.raises(Killed):
            send()
    assert len(box.letters) == 1
    later(alert, days=1)
    assert "不知是否寄到" in send()
    assert len(box.letters) == 1
    publish("云帆计划第二。")
    send()
    assert "1 份新报道" in box.letters[1].get_content()


def test_what_the_server_does_not_take_goes_out_later(box, publish, settings):
    publish("会议开始。")
    alert = subscribe(box)
    publish("云帆计划。")
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    with pytest.raises(CommandError, match="邮件服务器不收信"):
        send()
    settings.EMAIL_PORT = port
    box.refusing["reader@example.org"] = "450 busy"
    assert "未送达 1" in send()
    box.refusing.clear()
    send()
    assert not box.letters  # its next time has not come
    Subscriber.objects.update(retry_at=timezone.now())
    send()
    assert len(box.letters) == 1
    alert.subscriber.refresh_from_db()
    assert (alert.subscriber.failures, alert.subscriber.retry_at) == (0, None)


def test_an_address_that_does_not_exist_is_forgotten(box, publish):
    publish("会议开始。")
    subscribe(box)
    publish("云帆计划。")
    box.refusing["reader@example.org"] = "550 no such user"
    assert "删去无效地址 1" in send()
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize(
    ("refusal", "status", "told"), [("550 5.1.1 no such user", 400, "没有这个地址"), ("450 busy", 503, "稍后再试")]
)
def test_who_asks_for_an_address_that_takes_no_letter_is_told_whether_to_try_again(box, refusal, status, told):
    box.refusing["reader@example.org"] = refusal
    answer = Client().post("/alerts/new/?q=云帆", {"address": READER, "pace": "daily"})
    assert answer.status_code == status
    assert told in answer.content.decode()
    assert answer.has_header("Retry-After") == (status == 503)


def test_letters_have_an_identifier_of_the_domain_that_sends(box, settings):
    settings.DEFAULT_FROM_EMAIL = "会议档案 <archive@letters.example>"
    Client().post("/alerts/new/?q=云帆", {"address": READER, "pace": "daily"})
    assert box.letters[0]["Message-ID"].endswith("@letters.example>")


def test_addresses_that_letters_came_back_from_are_forgotten(box, publish, tmp_path):
    publish("会议开始。")
    subscribe(box)
    subscribe(box, to="other@example.org")
    (tmp_path / "bounces").write_text("<reader@EXAMPLE.org>\nnobody\n")
    call_command("alert_bounces", str(tmp_path / "bounces"), stdout=StringIO())
    assert [each.address for each in Subscriber.objects.all()] == ["other@example.org"]
    assert Alert.objects.count() == 1


def test_people_slogans_and_zones_can_be_watched_from_their_pages(box, publish, indexed):
    person, strategy = make_person("周予安"), make_strategy("云帆计划")
    first = publish("周予安强调云帆计划。城东产业园。")
    take_part(first, person)
    mention_strategy(first, strategy)
    zone = mention_zone(first, "城东产业园").zone
    OutboxEntry.objects.all().delete()
    indexed()
    for record in (person, strategy, zone):
        page = Client().get(record.get_absolute_url()).content.decode()
        address = re.search(r'href="(/alerts/new/[^"]+)"', page)[1]
        alert = subscribe(box, address)
        assert record.slug in alert.query
    second = make_report("周予安在城东产业园。")
    take_part(second, person)
    publish("无关。")
    send()
    (letter,) = box.letters
    assert "周予安" in letter["Subject"]
    assert "周予安在城东产业园。" in letter.get_content()


def test_all_alerts_of_an_address_are_seen_and_deleted_by_its_link(box, publish):
    publish("会议开始。")
    subscribe(box)
    subscribe(box, "/alerts/new/?q=远山")
    Client().post("/alerts/", {"address": READER})
    mine = link_in(box.letters.pop(), "mine")
    page = Client().get(mine).content.decode()
    assert "云帆" in page
    assert "远山" in page
    assert page.count("reader@example.org") == 1
    first = Alert.objects.first()
    Client().post(mine, {"alert": first.pk})
    assert [each.query for each in Alert.objects.all()] == ["?q=远山"]
    Client().post(mine, {"all": "1"})
    assert not Subscriber.objects.exists()
    assert Client().get(mine).status_code == 404


def test_a_stranger_learns_nothing_and_gets_nowhere_by_a_forged_or_old_link(box, publish, monkeypatch):
    publish("会议开始。")
    alert = subscribe(box)
    forged = signing.dumps(alert.pk, key="other", salt="alerts.unsubscribe")
    assert Client().get("/alerts/unsubscribe/", {"token": forged}).status_code == 404
    Client().post(f"/alerts/unsubscribe/?token={forged}")
    assert Client().get("/alerts/mine/", {"token": signing.dumps(1, salt="alerts.unsubscribe")}).status_code == 404
    assert Alert.objects.exists()
    known = Client().post("/alerts/", {"address": READER}).content
    unknown = Client().post("/alerts/", {"address": "nobody@example.org"}).content
    assert known == unknown
    assert len(box.letters) == 1
    Client().post("/alerts/new/?q=x", {"address": "late@example.org", "pace": "daily"})
    link = link_in(box.letters.pop(), "confirm")
    monkeypatch.setattr("search.alerts.links._LASTS", -1)
    assert Client().post(link).status_code == 404


def test_nobody_fills_a_box_with_requests_nor_many_boxes(box, publish):
    publish("会议开始。")

    def ask(to):
        return Client().post("/alerts/new/?q=云帆", {"address": to, "pace": "daily"})

    assert [ask(READER).status_code for _time in range(4)] == [200, 200, 200, 429]
    assert len(box.letters) == 3
    answers = [ask(f"other{number}@example.org") for number in range(20)]
    assert answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) > 0
    assert len(box.letters) < 20


def test_an_address_has_so_many_alerts_and_no_more(box, publish, monkeypatch):
    publish("会议开始。")
    monkeypatch.setattr(subscribing, "MOST", 1)
    subscribe(box)
    Client().post("/alerts/new/?q=远山", {"address": READER, "pace": "daily"})
    assert Client().post(link_in(box.letters.pop(), "confirm")).status_code == 400
    assert Alert.objects.count() == 1


@pytest.mark.parametrize(
    "typed", ["", "reader", "a@b", "a@b.example\nBcc: x@y.example", "http://192.168.1.1/", "x" * 600]
)
def test_what_is_no_address_is_refused_in_words(box, typed):
    answer = Client().post("/alerts/new/?q=云帆", {"address": typed, "pace": "daily"})
    assert answer.status_code == 400
    assert "这个地址用不了" in answer.content.decode()
    assert not box.letters


def test_a_mail_address_may_begin_as_that_of_a_web_hook(box, publish):
    publish("云帆计划。")
    asked = Client().post("/alerts/new/?q=云帆", {"address": "http.reader@example.org", "pace": "daily"})
    assert "请查收来信" in asked.text
    assert Client().post("/alerts/", {"address": "http.reader@example.org"}).status_code == 200
    assert [letter["To"] for letter in box.letters] == ["http.reader@example.org"]


def test_letters_are_in_the_language_of_the_reader(box, publish):
    publish("会议开始。")
    client = Client()
    client.cookies["django_language"] = "en"
    subscribe(box, client=client)
    publish("云帆计划。")
    send()
    assert "1 new report" in box.letters[0].get_content()


def test_without_a_mail_server_the_feature_is_not_there(publish):
    publish("云帆计划。")
    assert Client().get("/alerts/new/?q=云帆").status_code == 404
    assert "/alerts/" not in Client().get("/search/?q=云帆").content.decode()
    with pytest.raises(CommandError, match="ARCHIVE_MAIL_HOST"):
        send()


def test_two_runs_at_a_time_are_one(box, publish, settings):
    publish("会议开始。")
    with shared_lock("alerts", 0, settings.DATA_DIR), pytest.raises(CommandError, match="另一个进程"):
        send()
