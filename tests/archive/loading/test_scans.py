"""Scans: recognised page by page, kept, gone on with, and read again from what was kept."""

from contextlib import contextmanager

import pytest

from archive.export.reports import CERTAINTY, figure_table
from archive.ingest.files.intake import Item
from archive.ingest.files.scans import recognition
from archive.ingest.files.scans.pages import RecognizedPage
from archive.ingest.prepared import ReadingHints, prepare
from archive.loading.bulk_import import import_items
from archive.loading.jobs import enqueue, run_jobs
from archive.loading.loader import load
from archive.loading.reread import reread
from archive.loading.results import ImportStatus, Options
from archive.loading.scans import with_recognized_pages
from archive.models import Accession, IntakeJob, Observation, Report, ScannedPage, SourceText
from archive.queries.scan_places import ScanPlaces
from tests.archive.loading.recognizers import LINES, fake_recognizer, scanned

pytestmark = pytest.mark.django_db
PICTURE = b"\x89PNG\r\n\x1a\n a scan of three pages"


@pytest.fixture
def recognizer(monkeypatch):
    return fake_recognizer(monkeypatch)


def test_a_scan_becomes_a_report_whose_facts_lead_to_their_places(recognizer):
    outcome = load(PICTURE, "scan.png")
    report = outcome.report
    assert (outcome.status, report.title, report.published_on) == (
        ImportStatus.NEW,
        "全市农业工作会议召开",
        "2014-05-08",
    )
    assert "120万吨" in report.text
    places = ScanPlaces(Report.objects.select_related("source").get())
    assert places.certainty == "90.0"
    figure = Observation.objects.get(report=report)
    place = places.of(figure)
    assert (place.page, place.per_cent, place.boxes) == (2, "90.0", ((100, 100, 100 + 30 * len(LINES[1][0]), 130),))


def test_the_certainty_of_a_fact_is_in_the_api_and_in_tables(recognizer, client):
    load(PICTURE, "scan.png", Options(publish=True))
    text = "全市工业会议召开\n2014年6月9日\n市长李明讲话，指出工业投资完成35亿元。"
    load(text.encode(), "a.txt", Options(publish=True))
    answered = {fact["quote"]: fact["certainty"] for fact in client.get("/api/v1/observations").json()["items"]}
    assert set(answered.values()) == {0.9, None}
    rows = figure_table(Observation.objects.order_by("pk")).rows()
    assert {row.fact.quote: CERTAINTY.value(row) for row in rows} == answered


def test_a_fact_leads_to_its_place_after_the_text_was_corrected(recognizer):
    report = load(PICTURE, "scan.png").report
    report.text = "本报讯 " + report.text
    report.save()
    figure = Observation.objects.get(report=report)
    assert ScanPlaces(report).of(figure).page == 2


def test_what_was_recognised_before_an_end_is_not_read_again(recognizer):
    recognizer.breaks_at = 3
    broken = load(PICTURE, "scan.png")
    assert (broken.status, ScannedPage.objects.count()) == (ImportStatus.FAILED, 2)
    recognizer.breaks_at = 0
    assert load(PICTURE, "scan.png").status is ImportStatus.NEW
    assert recognizer.begun == [[1, 2, 3], [3]]


@pytest.mark.parametrize("workers", [1, 3])
def test_scans_and_other_files_come_out_in_their_order(recognizer, workers):
    files = [Item(f"{number}.png", PICTURE + bytes([number])) for number in range(5)]
    files.insert(2, Item("text.txt", "市长李明主持会议。".encode()))
    batch = [prepare(item) for item in files]
    read = list(with_recognized_pages(batch, ReadingHints(), workers=workers))
    assert [each.item.name for each in read] == [item.name for item in files]
    assert all(each.draft for each in read)
    assert ScannedPage.objects.count() == 15


def test_reading_again_takes_what_was_kept(recognizer):
    report = load(PICTURE, "scan.png").report
    told = []
    reread(Report.objects.all(), told.append)
    assert recognizer.begun == [[1, 2, 3]]
    assert not any(each.problem for each in told)
    assert Report.objects.get().text == report.text


def test_a_pdf_with_pages_that_are_pictures_stays_a_draft_where_nothing_reads_them(monkeypatch, reading):
    from archive.ingest.files import reading as files

    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    monkeypatch.setattr(files.pdf, "text_of", lambda data: ("副市长王芳主持会议并且讲话。\f\f", ()))
    monkeypatch.setattr(files, "picture_pages", lambda data: 1)
    outcome = load(b"%PDF-1.7 mixed", "mixed.pdf", Options(publish=True))
    assert not outcome.report.is_published
    assert "1 页是图像" in str(outcome.reason)


class TestJobs:
    def test_a_scan_of_an_upload_waits_and_is_read_by_a_job(self, recognizer):
        (outcome,) = import_items([Item("scan.png", PICTURE)], Options())
        assert (outcome.status, recognizer.begun) == (ImportStatus.WAITING, [])
        batch = Accession.objects.create(label="scan.png")
        job = enqueue(batch, Options(publisher="霁阳日报"), sources=[outcome.source])
        assert run_jobs() == 1
        job.refresh_from_db()
        assert (job.state, job.done, job.total) == (IntakeJob.State.DONE, 1, 1)
        report = batch.reports.get()
        assert report.publisher.name == "霁阳日报"
        assert [(item.name, item.status, item.report) for item in batch.items.all()] == [("scan.png", "new", report)]
        assert run_jobs() == 0

    def test_a_job_that_was_broken_off_is_done_again(self, recognizer):
        source = SourceText.objects.create(data=PICTURE, name="scan.png")
        ScannedPage.objects.create(source=source, number=1, content=_plain(scanned(1)))
        enqueue(Accession.objects.create(), Options(), sources=[source.pk])
        IntakeJob.objects.update(state=IntakeJob.State.RUNNING)
        assert run_jobs() == 1
        assert recognizer.begun == [[2, 3]]
        assert IntakeJob.objects.get().state == IntakeJob.State.DONE

    def test_a_job_that_is_stopped_keeps_its_pages_and_goes_on_behind_them(self, recognizer, monkeypatch):
        from archive.loading import jobs

        (outcome,) = import_items([Item("scan.png", PICTURE)], Options())
        job = enqueue(Accession.objects.create(), Options(), sources=[outcome.source])
        note = jobs._note

        def stop_at_page_two(job, **fields):
            note(job, **fields)
            if "2 / 3" in fields.get("progress", ""):
                assert jobs.stop(job)

        monkeypatch.setattr(jobs, "_note", stop_at_page_two)
        assert run_jobs() == 1
        job.refresh_from_db()
        assert (job.state, job.finished_at is None) == (IntakeJob.State.STOPPED, False)
        assert ScannedPage.objects.count() == 2
        assert not Report.objects.exists()
        assert run_jobs() == 0
        assert jobs.go_on(job)
        assert not jobs.go_on(job)
        assert run_jobs() == 1
        job.refresh_from_db()
        assert (job.state, job.done) == (IntakeJob.State.DONE, 1)
        assert recognizer.begun == [[1, 2, 3], [3]]
        assert Report.objects.count() == 1
        assert not jobs.stop(job)

    def test_a_job_that_is_stopped_before_it_begins_is_not_begun(self, recognizer):
        from archive.loading import jobs

        job = enqueue(Accession.objects.create(), Options(), sources=[])
        assert jobs.stop(job)
        assert run_jobs() == 0

    def test_a_job_that_fails_leaves_the_next_one_to_be_done(self, recognizer, monkeypatch):
        from archive.loading import jobs

        enqueue(Accession.objects.create(), Options(), sources=[])
        enqueue(Accession.objects.create(), Options(), sources=[])
        monkeypatch.setattr(jobs, "import_stream", lambda *given: (_ for _ in ()).throw(ValueError))
        assert run_jobs() == 2
        assert {job.state for job in IntakeJob.objects.all()} == {IntakeJob.State.FAILED}

    def test_a_job_whose_worker_was_turned_away_by_the_lock_is_done(self, recognizer, monkeypatch):
        from archive.loading import jobs

        @contextmanager
        def lock():
            yield True
            if IntakeJob.objects.count() == 1:  # one that comes when nothing waited any more
                enqueue(Accession.objects.create(), Options(), sources=[])

        monkeypatch.setattr(jobs, "_lock", lock)
        enqueue(Accession.objects.create(), Options(), sources=[])
        assert run_jobs() == 2

    def test_one_process_works_at_a_time(self, recognizer):
        from archive.loading import jobs

        enqueue(Accession.objects.create(), Options(), sources=[])
        with jobs._lock():
            assert run_jobs() == 0
        assert run_jobs() == 1


def _plain(page: RecognizedPage):
    from dataclasses import asdict

    return asdict(page)
