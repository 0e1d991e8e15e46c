"""Looking again at the websites of published reports: what is seen is kept, and nothing is overwritten."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from archive.ingest.errors import Unreadable
from archive.ingest.files.intake import Item
from archive.loading.loader import load_item
from archive.loading.results import Options
from archive.loading.watch import due, watch
from archive.models import Report, ReportFile, SourceCheck, SourceText
from tests.helpers import make_report

pytestmark = pytest.mark.django_db
ADDRESS = "http://news.example/2014/a.html"
BODY = "市长李明主持会议，强调要抓好粮食生产。会议指出，全年粮食总产量要达到120万吨。农业局局长王芳出席会议。"
OTHER = "本站改版公告：旧网址不再使用，请从首页进入。联系电话另行公布，敬请读者谅解。欢迎继续浏览本网站其他栏目。"


def page(body=BODY):
    return f"<html><body><h1>全市农业工作会议召开</h1><p>2014年5月8日</p><p>{body}</p></body></html>".encode()


class Website:
    """Answers each request with the next of ``answers``: bytes, or why there are none."""

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), []

    def capture(self, url):
        self.asked.append(url)
        answer = self.answers.pop(0)
        if isinstance(answer, Unreadable):
            raise answer
        return answer


@pytest.fixture
def report():
    return load_item(Item(ADDRESS, page()), Options(publish=True)).report


def look(report, answer):
    watch([Report.objects.select_related("source").get(pk=report.pk)], Website(answer))
    return SourceCheck.objects.latest().get(report=report)


def test_a_page_that_says_the_same_is_unchanged_whatever_stands_around_it(report):
    check = look(report, page().replace(b"<body>", b"<body><nav>menu</nav>"))
    assert (check.outcome, check.capture, check.is_news) == ("unchanged", None, False)
    assert not ReportFile.objects.exists()


def test_a_changed_page_is_a_further_file_and_the_report_stays_as_it_was(report, client):
    check = look(report, page(BODY.replace("120万吨", "130万吨")))
    assert (check.outcome, check.is_news) == ("changed", True)
    file = report.files.get()
    assert (file.kind, file.source, file.source.web_address) == ("capture", check.capture, ADDRESS)
    assert "120万吨" in Report.objects.get().text
    assert Report.objects.get().source_id == report.source_id
    address = reverse("source-changes", args=[report.slug, check.capture_id])
    shown = client.get(address).content.decode()
    assert "<del>120" in shown
    assert "<ins>130" in shown
    assert "改动 1 句" in shown
    assert address in client.get(report.get_absolute_url()).content.decode()
    ReportFile.objects.update(kind=ReportFile.Kind.ATTACHMENT)
    assert client.get(address).status_code == 404  # a file of another kind is no later page


def test_a_page_that_was_changed_once_is_kept_once(report):
    first = look(report, page(BODY + "更新。"))
    again = look(report, page(BODY + "更新。").replace(b"<body>", b"<body><nav>x</nav>"))
    assert (again.outcome, again.capture, again.is_news) == ("changed", first.capture, False)
    later = look(report, page(BODY + "又更新。"))
    assert later.is_news
    assert report.files.count() == 2
    assert SourceCheck.objects.filter(report=report).count() == 3


@pytest.mark.parametrize(
    ("answer", "outcome", "is_news"),
    [
        (Unreadable("status", status=404), "gone", True),
        (Unreadable("status", status=410), "gone", True),
        (Unreadable("status", status=503), "unknown", False),
        (Unreadable("robots_refused"), "unknown", False),
        (page(OTHER), "replaced", True),
    ],
)
def test_what_is_gone_is_told_apart_from_what_could_not_be_asked(report, answer, outcome, is_news):
    check = look(report, answer)
    assert (check.outcome, check.is_news, check.capture) == (outcome, is_news, None)
    assert SourceText.objects.count() == 1


def test_those_that_wait_longest_come_first_and_no_one_too_soon(report):
    second = load_item(
        Item("https://other.example/b", page(BODY.replace("李明", "赵云") + OTHER)), Options(publish=True)
    ).report
    make_report("没有网址的报道")
    Report.objects.filter(pk=second.pk).update(status="published")
    assert due(30, 10) == [report, second]
    look(report, page())
    assert due(30, 10) == [second]
    SourceCheck.objects.update(at=timezone.now() - timedelta(days=31))
    assert due(30, 10) == [second, report]
    assert due(30, 1) == [second]
    Report.objects.update(status="withdrawn")
    assert due(30, 10) == []


def test_the_command_asks_websites_and_tells_what_became_of_them(report, monkeypatch, capsys):
    from archive.management.commands import watch as command

    monkeypatch.setattr(command, "Fetcher", lambda *_, **__: Website(Unreadable("status", status=404)))
    call_command("watch")
    told = capsys.readouterr().out
    assert "已不在 全市农业工作会议召开" in told
    assert "已不在 1" in told
    call_command("watch")
    assert "没有到期" in capsys.readouterr().out


def test_readers_see_what_became_of_websites_and_can_follow_it(report, client):
    assert "还没有再看过" in client.get("/sources/").content.decode()
    look(report, Unreadable("status", status=404))
    for address in ("/sources/", "/sources/?outcome=gone"):
        assert report.title in client.get(address).content.decode()
    assert report.title not in client.get("/sources/?outcome=changed").content.decode()
    assert "再看原网页：已不在" in client.get(report.get_absolute_url()).content.decode()
    feed = client.get("/sources/feed.atom").content.decode()
    assert f"已不在 {report.title}" in feed
    assert len(set(re.findall("<id>(urn:uuid:[^<]+)</id>", feed))) == 1
    Report.objects.update(status="draft")
    assert report.title not in client.get("/sources/feed.atom").content.decode()
