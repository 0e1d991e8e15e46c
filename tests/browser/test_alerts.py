"""Pages of alerts in a browser: subscribed without a script, narrow and wide, nothing for axe to complain of."""

import re

import pytest
from django.core import mail

from search.models import Alert
from tests.browser.conftest import overflow
from tests.helpers import make_report, make_strategy, mention_strategy

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _letters(settings, live_server):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.ALERTS_BY_MAIL, settings.SITE_URL = True, live_server.url
    settings.DEFAULT_FROM_EMAIL = "archive@archive.example"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_reader_subscribes_and_unsubscribes_by_links_and_buttons(open_page, complaints, live_server, width):
    strategy = make_strategy("云帆计划")
    mention_strategy(make_report("会议研究云帆计划。"), strategy)
    page = open_page(strategy.get_absolute_url(), width=width, javascript=False)

    def check(name):
        assert overflow(page) <= 0, name

    page.get_by_role("link", name="有新报道时来信").click()
    page.get_by_label("邮件地址").fill("reader@example.org")
    page.get_by_label("每周一次").check()
    check("new")
    page.get_by_role("button", name="订阅").click()
    check("sent")
    page.goto(re.search(r"http\S+/alerts/confirm/\S+", mail.outbox[0].body)[0])
    check("confirm")
    page.get_by_role("button", name="确认").click()
    check("mine")
    assert Alert.objects.get().pace == "weekly"
    page.get_by_role("button", name="删去：").click()
    check("deleted")
    assert not Alert.objects.exists()


def test_axe_has_nothing_to_complain_of(open_page, complaints):
    strategy = make_strategy("云帆计划")
    mention_strategy(make_report("会议研究云帆计划。"), strategy)
    page = open_page(f"/alerts/new/?strategy={strategy.slug}", width=360)
    assert complaints(page) == []
    page.get_by_label("邮件地址").fill("reader@example.org")
    page.get_by_role("button", name="订阅").click()
    assert complaints(page) == []
    page.goto(re.search(r"http\S+/alerts/confirm/\S+", mail.outbox[0].body)[0])
    page.get_by_role("button", name="确认").click()
    assert complaints(page) == []
    page.goto("/".join(page.url.split("/")[:3]) + "/alerts/")
    assert complaints(page) == []
