"""The pages of a scan in the admin: beside their lines, with the place of a fact, as pictures drawn anew."""

import io
from dataclasses import asdict

import pytest
from PIL import Image

from archive.ingest.files.scans.pages import page_of
from archive.models import Observation, Report, ScannedPage, SourceText
from archive.models.unit_of_work import changing
from tests.helpers import make_account

pytestmark = pytest.mark.django_db
WORDS = "全年粮食总产量达到120万吨。"


@pytest.fixture
def report():
    file = io.BytesIO()
    Image.new("RGB", (400, 300), "white").save(file, "PNG")
    source = SourceText.objects.create(data=file.getvalue(), name="scan.png", media_type="image/png")
    lines = [[WORDS, 0.875, [[10, 20], [390, 20], [390, 50], [10, 50]], False]]
    page = page_of({"number": 1, "of": 1, "width": 400, "height": 300, "turn": 0, "lines": lines})
    ScannedPage.objects.create(source=source, number=1, content=asdict(page))
    layout = [{"kind": "body", "text": WORDS, "start": 0, "runs": [[0, 0, len(WORDS)]]}]
    return Report.objects.create(
        title="全市会议", text=WORDS, published_on="2014-05-08", source=source, layout=layout, status="published"
    )


@pytest.fixture
def figure(report):
    start = WORDS.index("120")
    with changing([report]):
        return Observation.objects.create(
            report=report, start=start, end=start + 5, quote="120万吨", value=120, unit="万吨"
        )


def test_a_fact_of_a_scan_leads_to_its_place_on_the_page(editor, report, figure):
    shown = editor.get(f"/admin/archive/report/{report.pk}/review/").content.decode()
    address = f"/admin/archive/report/{report.pk}/scan/1/?fact=observation-{figure.pk}"
    assert address in shown
    assert "87.5%" in shown
    assert f'src="/admin/archive/report/{report.pk}/scan/1.jpg"' in shown
    page = editor.client.get(address).content.decode()
    assert '<rect x="10" y="20" width="380" height="30"\n            class="marked">' in page
    assert f"<mark>{WORDS}</mark>" in page


def test_a_paragraph_is_shown_beside_the_part_of_the_page_that_it_was_read_from(editor, report):
    shown = editor.get(f"/admin/archive/report/{report.pk}/review/").content.decode()
    assert '<svg viewBox="0 5 400 60"' in shown  # its line, and half a line around it, within the page
    assert f'<image href="/admin/archive/report/{report.pk}/scan/1.jpg"' in shown


def test_the_picture_is_drawn_anew_and_can_run_nothing(editor, report):
    answer = editor.client.get(f"/admin/archive/report/{report.pk}/scan/1.jpg")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert Image.open(io.BytesIO(answer.content)).size == (400, 300)
    assert editor.client.get(f"/admin/archive/report/{report.pk}/scan/2.jpg").status_code == 404


def test_scans_are_the_staffs(client, report):
    assert client.get(f"/admin/archive/report/{report.pk}/scan/1.jpg").status_code == 302
    client.force_login(make_account())
    for address in ("scan/1.jpg", "scan/1/"):
        assert client.get(f"/admin/archive/report/{report.pk}/{address}").status_code in (302, 403)


def test_readers_are_told_that_a_text_was_recognised(client, report):
    assert "平均确信度 87.5%" in client.get(report.get_absolute_url()).content.decode()
