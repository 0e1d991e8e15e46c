"""Files of every kind on their way in, in a browser: uploaded, read, shown to readers; and the pages of the intake."""

import pytest

from archive.ingest.files.scans import recognition
from archive.ingest.files.scans.pages import page_of
from archive.loading.scans import keep_page
from archive.models import Accession, AccessionItem, IntakeJob, Report, ReportFile, SourceText
from tests.archive.ingest import file_builders
from tests.archive.ingest.mixed_folder import KINDS, file_of
from tests.browser.conftest import overflow
from tests.helpers import make_report

pytestmark = pytest.mark.django_db(transaction=True)
TAKE_IN = "/admin/archive/report/take-in/"
SHEETS = ("xlsx", "xls", "ods")
PICTURES = ("png", "jpg", "tiff", "webp")


@pytest.fixture
def edit(open_signed_in, monkeypatch):
    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    return open_signed_in


@pytest.mark.parametrize("ending", [kind for kind in KINDS if kind not in PICTURES])
def test_a_file_is_uploaded_and_what_it_says_is_on_the_page_of_the_report(edit, tmp_path, ending):
    name, data = file_of(ending, "good")
    (tmp_path / name).write_bytes(data)
    page = edit(TAKE_IN)
    page.set_input_files("#id_uploads", str(tmp_path / name))
    page.locator("form.take-in button").click()
    if ending in SHEETS:  # one of their columns is none that is known
        page.locator(".columns-form button").click()
    page.wait_for_selector(".outcomes a")
    Report.objects.update(status=Report.Status.PUBLISHED)
    words = Report.objects.order_by("pk").first().text.split("\n")[0][:12]
    assert words
    page.goto(page.url.split("/admin/")[0] + Report.objects.order_by("pk").first().get_absolute_url())
    assert words in page.locator("main").inner_text()


@pytest.mark.parametrize("ending", PICTURES)
def test_a_picture_is_kept_and_a_sentence_says_what_would_read_it(edit, tmp_path, ending):
    name, data = file_of(ending, "good")
    (tmp_path / name).write_bytes(data)
    page = edit(TAKE_IN)
    page.set_input_files("#id_uploads", str(tmp_path / name))
    page.locator("form.take-in button").click()
    page.wait_for_selector(".outcomes")
    assert "make ocr" in page.locator(".outcomes").inner_text()


@pytest.fixture
def intake():
    """A batch with a job and a scanned report; the addresses of the pages that show them."""
    batch = Accession.objects.create(label="a.zip", by_name="editor")
    AccessionItem.objects.create(
        accession=batch, name="a.zip!2014/很长的文件名" * 4, status="failed", reason="文件已损坏。"
    )
    job = IntakeJob.objects.create(
        accession=batch, total=3, done=1, state=IntakeJob.State.RUNNING, progress="扫描件.pdf · 2 / 9"
    )
    source = SourceText.objects.create(
        data=file_builders.picture_pdf(), name="scan.pdf", sha256="0" * 64, media_type="application/pdf"
    )
    lines = [["市长李明主持会议。", 0.93, [[100, 100], [520, 100], [520, 140], [100, 140]], False]]
    keep_page(page_of({"number": 1, "of": 1, "width": 600, "height": 800, "turn": 0, "lines": lines}), source)
    report = make_report("市长李明主持会议。")
    Report.objects.filter(pk=report.pk).update(source=source, accession=batch)
    return {
        "batch": f"/admin/archive/accession/{batch.pk}/change/",
        "take back": f"/admin/archive/accession/{batch.pk}/take-back/",
        "addresses": "/admin/archive/accession/fetch/",
        "job": f"/admin/archive/intakejob/{job.pk}/change/",
        "jobs": "/admin/archive/intakejob/",
        "bookmarklet": "/admin/archive/capturetoken/",
        "scan": f"/admin/archive/report/{report.pk}/scan/1/",
    }


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_of_the_intake_fit_and_axe_finds_nothing(edit, intake, complaints, width):
    page = edit("/admin/", width=width)
    site = page.url.split("/admin/")[0]
    wrong = []
    for name, path in intake.items():
        assert page.goto(site + path).status == 200, name
        wrong += [f"{name}: {words}" for words in complaints(page)]
        wrong += [f"{name}: too wide by {overflow(page)}"] * (overflow(page) > 0)
    assert wrong == []


@pytest.mark.parametrize("width", [360, 1280])
def test_what_a_row_of_a_table_is_called_is_shown_whole(edit, intake, width):
    """Django lays the name over the row, in one line, and cuts it."""
    report = Report.objects.get()
    name = "2014年第二季度工作会议材料汇编_办公室留存_" + "long_name_" * 9 + ".txt"
    source = SourceText.objects.create(data=b"x", name=name, sha256="1" * 64)
    ReportFile.objects.create(report=report, source=source, kind=ReportFile.Kind.ATTACHMENT)
    page = edit(f"/admin/archive/report/{report.pk}/change/", width=width)
    called = page.locator("#files-0 .original p")
    assert name in called.inner_text()
    hidden = "e => [e.scrollHeight - e.clientHeight, e.scrollWidth - e.clientWidth]"
    assert max(called.evaluate(hidden)) <= 0
    field = page.locator("#files-0 .field-caption input").bounding_box()
    there = called.bounding_box()
    assert there["x"] + there["width"] <= field["x"]


def test_a_job_is_stopped_and_gone_on_with_by_keyboard(edit, intake, settings):
    settings.JOBS_IN_BACKGROUND = False
    page = edit(intake["job"], javascript=False)
    page.get_by_role("button", name="停下").press("Enter")
    page.get_by_role("button", name="继续").wait_for()
    assert IntakeJob.objects.get().state == IntakeJob.State.STOPPED
    page.get_by_role("button", name="继续").press("Enter")
    page.get_by_role("button", name="停下").wait_for()
    assert IntakeJob.objects.get().state == IntakeJob.State.WAITING
