"""What is told of a batch: in the language of whoever looks, and the same where the work was broken off."""

import pytest
from django.utils.translation import override

from archive.ingest.errors import Unreadable
from archive.ingest.files.intake import Item
from archive.loading import bulk_import, jobs
from archive.loading.accessions import note_outcomes
from archive.loading.bulk_import import import_stream
from archive.loading.loader import load_item
from archive.loading.results import ImportStatus, Options, Outcome
from archive.loading.watch import watch
from archive.models import Accession, AccessionItem, IntakeJob, Report, SourceCheck
from archive.models.messages import Message
from archive.services.publishing import missing_for_publication

pytestmark = pytest.mark.django_db
TEXT = "全市农业会议召开\n2014年5月8日\n副市长王芳主持会议，强调要抓好粮食生产，全年产量达到120万吨。"


class TestLanguages:
    @pytest.mark.parametrize(
        ("message", "chinese", "english"),
        [
            (Message(), "", ""),
            (Message("文件里没有文字。"), "文件里没有文字。", "The file has no text."),
            (
                Message("缺少%(missing)s，不能发布。", {"missing": ["标题", "日期"]}),
                "缺少标题、日期，不能发布。", "missing: title, date.",
            ),
            (Message("打不开（%(error)s）。", {"error": OSError("lost")}), "打不开（lost）。", "lost"),
            (Message("超过 100% 的一句旧话"), "超过 100% 的一句旧话", "超过 100% 的一句旧话"),
        ],
    )  # fmt: skip
    def test_a_message_is_kept_and_said_in_each_language(self, message, chinese, english):
        item = AccessionItem.objects.create(accession=Accession.objects.create(), name="a", **message.kept())
        item.refresh_from_db()
        assert str(item.message) == chinese
        assert bool(item.message) == bool(chinese)
        with override("en"):
            assert english.lower() in str(item.message).lower()

    def test_what_a_report_lacks_is_named_in_each_language(self):
        lacking = missing_for_publication(Report(title="", text="会议召开。"))
        kept = Message("缺少%(missing)s，不能发布。", {"missing": lacking}).kept()
        assert kept["reason_params"] == {"missing": ["标题", "日期"]}

    def test_why_a_website_was_not_seen_is_said_in_each_language(self, client):
        class Website:
            def capture(self, url):
                raise Unreadable("status", status=404)

        report = load_item(Item("http://news.example/a", TEXT.encode()), Options(publish=True)).report
        with override("en"):
            watch([report], Website())
        assert SourceCheck.objects.get().reason_params == {"status": 404}
        assert "网站应答 404。" in client.get("/sources/").content.decode()
        assert "网站应答 404。" in client.get("/sources/feed.atom").content.decode()
        client.cookies["django_language"] = "en"
        assert "网站应答" not in client.get("/sources/").content.decode()


class TestBrokenOff:
    FILES = (Item("a.txt", TEXT.encode()), Item("b.txt", TEXT.encode()), Item("c.txt", b""), Item("d.txt", b"\0\1\2"))

    def told(self, batch):
        return {(item.name, item.status, item.reason, item.report_id) for item in batch.items.all()}

    def test_a_job_that_is_begun_again_tells_the_same(self, monkeypatch):
        batch = Accession.objects.create()
        IntakeJob.objects.create(accession=batch, given={"options": {"area": None, "publisher": "", "year": None}})
        monkeypatch.setattr(jobs, "_items", lambda job: iter(self.FILES))
        jobs.run_jobs()
        told = self.told(batch)
        assert {(name, status) for name, status, *_ in told} == {
            ("a.txt", "new"), ("b.txt", "unchanged"), ("c.txt", "failed"), ("d.txt", "failed"),
        }  # fmt: skip
        IntakeJob.objects.update(state=IntakeJob.State.RUNNING)
        jobs.run_jobs()
        assert self.told(batch) == told

    def test_what_was_written_is_told_of_though_nobody_heard(self, monkeypatch):
        """As where the process is killed behind the writing, or the list is noted two hundred files later."""
        batch = Accession.objects.create()

        def die(_outcome):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            import_stream(iter(self.FILES), Options(accession=batch), 1, die)
        told = self.told(batch)
        assert {(name, status) for name, status, *_ in told} >= {("a.txt", "new"), ("b.txt", "unchanged")}
        import_stream(
            iter(self.FILES), Options(accession=batch), 1, lambda outcome: note_outcomes(batch, [outcome])
        )  # fmt: skip
        assert self.told(batch) == told

    def test_no_report_is_written_whose_outcome_is_not(self, monkeypatch):
        def fail(*_given):
            raise KeyboardInterrupt

        monkeypatch.setattr("archive.loading.loader.note_outcomes", fail)
        with pytest.raises(KeyboardInterrupt):
            bulk_import.import_items(self.FILES, Options(accession=Accession.objects.create()))
        assert not Report.objects.exists()

    @pytest.mark.parametrize("later", [ImportStatus.UNCHANGED, ImportStatus.FAILED])
    def test_what_came_in_stays_told_so_and_what_waited_does_not(self, later):
        batch = Accession.objects.create()
        note_outcomes(batch, [Outcome("a", ImportStatus.NEW), Outcome("b", ImportStatus.WAITING)])
        note_outcomes(batch, [Outcome("a", later), Outcome("b", later)])
        assert dict(batch.items.values_list("name", "status")) == {"a": "new", "b": later}
