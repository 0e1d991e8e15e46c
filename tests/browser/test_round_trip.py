"""From a file to the readers, in a browser: sent, recognised, reviewed beside its picture, published, and read.

Scans by a recogniser that stands for the extra one, and by that itself where it is installed; and the kinds of files
that LibreOffice reads, where it is.
"""

import io

import pytest
from PIL import Image, ImageDraw, ImageFont

from archive.ingest.files.scans import recognition
from archive.loading.jobs import run_jobs
from archive.models import Report
from tests.archive.ingest import file_builders
from tests.archive.ingest.libreoffice import libreoffice_files, needs_libreoffice
from tests.archive.loading.recognizers import LINES, fake_recognizer
from tests.browser.conftest import overflow

pytestmark = pytest.mark.django_db(transaction=True)
TAKE_IN = "/admin/archive/report/take-in/"


@pytest.fixture
def sent(open_signed_in, settings, tmp_path):
    """``sent("a.doc", data)``: the page that tells what became of the file."""
    settings.JOBS_IN_BACKGROUND = False

    def send(name, data, **options):
        (tmp_path / name).write_bytes(data)
        page = open_signed_in(TAKE_IN, **options)
        page.set_input_files("#id_uploads", str(tmp_path / name))
        page.locator("form.take-in button").click()
        page.wait_for_selector(".outcomes")
        return page

    return send


def reviewed(page):
    """All facts are confirmed, the report is published, and its page open."""
    page.click("[name=confirm_all]")
    page.click("#confirm_form button")
    page.click("[name=publish]")
    page.get_by_role("link", name="在档案里查看").click()
    page.wait_for_selector(".report-text, main article")
    return page


def scan():
    """As many pages as the recogniser says, and as large, black where it says that the first line is."""
    pages = [Image.new("RGB", (1240, 1754), "white") for _lines in LINES]
    for page in pages:
        ImageDraw.Draw(page).rectangle((100, 100, 400, 130), fill="black")
    file = io.BytesIO()
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:])
    return file.getvalue()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_scan_is_sent_recognised_reviewed_beside_its_picture_published_and_read(sent, monkeypatch, width):
    fake_recognizer(monkeypatch)
    page = sent("scan.tiff", scan(), width=width)
    assert "正在识别" in page.locator(".outcomes").inner_text()
    assert run_jobs() == 1
    report = Report.objects.get()
    with page.expect_response(lambda answer: answer.url.endswith("/scan/1.jpg")) as pictured:
        page.goto(f"{page.url.split('/admin/')[0]}/admin/archive/report/{report.pk}/review/")
    assert pictured.value.headers["content-type"] == "image/jpeg"
    text, picture = (page.locator(f"#p-0 {part}").first for part in (".text", ".scan-cut image"))
    assert LINES[0][2][:5] in page.locator(".review").inner_text()
    assert picture.bounding_box()["width"] > 100
    assert abs(picture.bounding_box()["y"] - text.bounding_box()["y"]) < 1000
    assert overflow(page) <= 0
    page.locator(".on-scan").first.click()
    assert page.locator("rect.marked").count() == page.locator("li mark").count() == 1
    page.go_back()
    reviewed(page)
    shown = "".join(page.locator("main").inner_text().split())
    assert all(words in shown for words in (LINES[1][0], LINES[2][0], "90.0%"))
    assert page.locator(".scanned").is_visible()


@pytest.mark.skipif(not recognition.is_installed(), reason="no recogniser of scans is installed: make ocr")
def test_a_scan_is_read_by_the_recogniser_itself(sent):
    drawn = Image.new("RGB", (1200, 600), "white")
    for number, line in enumerate(("GDP 2014: 125.6", "35000 mu of farmland,", "120 reservoirs and 65 bridges.")):
        ImageDraw.Draw(drawn).text((100, 100 + 120 * number), line, fill="black", font=ImageFont.load_default(60))
    file = io.BytesIO()
    drawn.save(file, "PNG")
    page = sent("scan.png", file.getvalue())
    assert run_jobs() == 1
    with page.expect_response(lambda answer: answer.url.endswith("/scan/1.jpg")) as pictured:
        page.goto(f"{page.url.split('/admin/')[0]}/admin/archive/report/{Report.objects.get().pk}/review/")
    assert pictured.value.ok
    assert "GDP2014" in "".join(page.locator(".review").inner_text().split())


@pytest.fixture(scope="module")
def office_files(tmp_path_factory):
    return libreoffice_files(tmp_path_factory.mktemp("office"))


@needs_libreoffice
@pytest.mark.parametrize("ending", ["doc", "wps", "ppt", "pptx"])
def test_what_libreoffice_reads_is_sent_reviewed_published_and_read(sent, office_files, ending):
    page = sent(f"report.{ending}", office_files[ending])
    page.click(".outcomes a[href*=review]")
    report = Report.objects.get()
    Report.objects.update(published_on="2014-05-08")  # which slides need not print
    page.reload()
    reviewed(page)
    assert report.title in page.content()
    assert file_builders.LINES[0][:12] in page.locator("main").inner_text()
