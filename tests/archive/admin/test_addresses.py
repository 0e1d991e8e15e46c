"""Web pages by their addresses in the admin: a job, with the checks of the command."""

import pytest

from archive.ingest.errors import Unreadable
from archive.ingest.files.intake import Item
from archive.loading import jobs
from archive.models import Accession, IntakeJob, Report
from tests.helpers import make_account

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/archive/accession/fetch/"
PAGE = "全市农业工作会议召开\n2014年5月8日\n市长李明主持会议，强调要抓好粮食生产，全年产量达到120万吨。".encode()


class Website:
    def __init__(self, *_agent, **_options):
        pass

    def items(self, urls):
        for url in urls:
            refused = Unreadable("address_refused") if "127.0.0.1" in url else None
            yield Item(url, b"" if refused else PAGE, refused)

    def listing(self, url):
        return b"<rss><item><link>https://news.example/a</link></item></rss>"


@pytest.fixture(autouse=True)
def website(monkeypatch):
    monkeypatch.setattr(jobs, "Fetcher", Website)


def test_addresses_are_asked_by_a_job_and_each_is_told_of(editor):
    typed = "https://news.example/a\n\nhttp://127.0.0.1/b\nhttps://news.example/a"
    answer = editor.client.post(ADDRESS, {"addresses": typed, "publisher": "霁阳日报"}, follow=True)
    assert "已排入后台" in answer.content.decode()
    assert (IntakeJob.objects.get().state, Report.objects.count()) == ("waiting", 0)
    assert jobs.run_jobs() == 1
    batch = Accession.objects.get()
    assert list(batch.items.values_list("name", "status")) == [
        ("https://news.example/a", "new"), ("http://127.0.0.1/b", "failed"),
    ]  # fmt: skip
    assert Report.objects.get().publisher.name == "霁阳日报"
    assert "2 / 2" in editor.get(f"/admin/archive/intakejob/{IntakeJob.objects.get().pk}/change/").content.decode()


def test_a_feed_is_asked_for_the_pages_that_it_lists(editor):
    editor.client.post(ADDRESS, {"addresses": "https://news.example/feed", "are_listings": "on"})
    jobs.run_jobs()
    assert Report.objects.get().source.name == "https://news.example/a"
    assert IntakeJob.objects.values_list("done", "total").get() == (1, 1)


def test_a_listing_that_is_asked_again_is_counted_once(editor):
    editor.client.post(ADDRESS, {"addresses": "https://news.example/feed", "are_listings": "on"})
    jobs.run_jobs()
    IntakeJob.objects.update(state=IntakeJob.State.RUNNING)  # as if it had been broken off at its end
    jobs.run_jobs()
    assert IntakeJob.objects.values_list("done", "total").get() == (1, 1)


def test_a_job_that_was_broken_off_asks_no_page_twice_and_tells_the_same(editor, monkeypatch):
    """A page that is asked for again is another file: it would be told as a duplicate of itself."""
    asked = []

    class Interrupted(Website):
        def items(self, urls):
            for url in urls:
                asked.append(url)
                yield Item(url, PAGE.replace(b"120", str(120 + len(asked)).encode()))

    monkeypatch.setattr(jobs, "Fetcher", Interrupted)
    editor.client.post(ADDRESS, {"addresses": "https://news.example/feed", "are_listings": "on"})
    jobs.run_jobs()
    items = Accession.objects.get().items
    told = list(items.values_list("name", "status", "report"))
    IntakeJob.objects.update(state=IntakeJob.State.RUNNING)
    jobs.run_jobs()
    assert asked == ["https://news.example/a"]
    assert list(items.values_list("name", "status", "report")) == told


def test_a_worker_is_started_when_its_job_can_be_seen(editor, monkeypatch, django_capture_on_commit_callbacks):
    seen = []
    monkeypatch.setattr(jobs, "start_worker", lambda: seen.append(IntakeJob.objects.count()))
    with django_capture_on_commit_callbacks(execute=True):
        editor.client.post(ADDRESS, {"addresses": "https://news.example/a"})
        assert seen == []
    assert seen == [1]


MANY = "\n".join(f"https://a.example/{number}" for number in range(201))


@pytest.mark.parametrize("typed", ["", "ftp://a.example/", "https://a.example/\nfile:///etc/passwd", MANY])
def test_what_is_no_address_or_too_many_is_said_and_nothing_asked(editor, typed):
    answer = editor.client.post(ADDRESS, {"addresses": typed})
    assert answer.context["form"].errors
    assert not IntakeJob.objects.exists()


def test_who_may_bring_nothing_in_asks_nothing(client):
    client.force_login(make_account())
    client.post(ADDRESS, {"addresses": "https://news.example/a"})
    assert not IntakeJob.objects.exists()
