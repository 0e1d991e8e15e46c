"""Further files of a report, corrections, and why a text was edited."""

import hashlib
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from archive.models import Correction, Report, ReportFile, SourceText, TextEdit
from tests.archive.admin.editing import errors
from tests.helpers import make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return make_report("市长李明主持会议。", title="全市农业工作会议召开", published_on="2014-05-08")


def change(editor, report, **fields):
    address = f"/admin/archive/report/{report.pk}/change/"
    form = editor.fields_of(editor.get(address), "report_form")
    return editor.client.post(address, {**form, **fields})


def with_file(data=b"<script>alert(1)</script>", name="a.html"):
    return {
        "files-TOTAL_FORMS": "1", "files-0-upload": SimpleUploadedFile(name, data), "files-0-kind": "attachment",
        "files-0-caption": "会议日程", "files-0-rights": "市政府办公室", "files-0-retrieved_on": "2026-01-02",
        "files-0-is_public": "on",
    }  # fmt: skip


def test_a_file_belongs_to_a_report_with_its_hash_day_and_rights(editor, report, client):
    assert change(editor, report, **with_file()).status_code == 302
    file = report.files.select_related("source").get()
    digest = hashlib.sha256(b"<script>alert(1)</script>").hexdigest()
    assert (file.kind, file.source.sha256, str(file.retrieved_on)) == ("attachment", digest, "2026-01-02")
    shown = client.get(report.get_absolute_url()).content.decode()
    assert all(words in shown for words in ("会议日程", "市政府办公室", "2026-01-02 取得", digest))
    answer = client.get(f"/reports/{report.slug}/files/{file.pk}")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    ReportFile.objects.update(is_public=False)
    assert client.get(f"/reports/{report.slug}/files/{file.pk}").status_code == 404
    assert "会议日程" not in client.get(report.get_absolute_url()).content.decode()


def test_the_same_file_is_kept_once(editor, report):
    change(editor, report, **with_file())
    twice = {name.replace("files-0", "files-1"): value for name, value in with_file(name="b.html").items()}
    change(editor, report, **{**twice, "files-TOTAL_FORMS": "2"})
    assert SourceText.objects.count() == report.files.count() == 1


def test_a_file_that_is_kept_asks_for_no_other_in_its_place(editor, report):
    """Which would not be taken: a file is sent once."""
    change(editor, report, **with_file())
    page = editor.get(f"/admin/archive/report/{report.pk}/change/").content.decode()
    (there,) = re.findall(r'<input[^>]*name="files-0-upload"[^>]*>', page)
    assert "disabled" in there
    (new,) = re.findall(r'<input[^>]*name="files-__prefix__-upload"[^>]*>', page)
    assert "disabled" not in new


@pytest.mark.parametrize(("day", "words"), [("2099-01-01", "不会是这一天"), ("2014-02-30", "有效的日期"), ("", "必填")])
def test_no_file_was_got_on_a_day_that_cannot_be(editor, report, day, words):
    refused = change(editor, report, **{**with_file(), "files-0-retrieved_on": day})
    assert words in errors(refused)
    assert not report.files.exists()


def test_a_file_of_another_report_is_not_given_under_this_one(editor, report, client):
    change(editor, report, **with_file())
    other = make_report("市长李明主持会议。", title="另一次会议", published_on="2014-05-09")
    assert client.get(f"/reports/{other.slug}/files/{report.files.get().pk}").status_code == 404


def test_a_notice_leads_to_what_it_corrects_and_back(editor, report, client):
    notice = make_report("五月八日所载数字有误。", title="更正启事", published_on="2014-05-10")
    fields = {"corrects-TOTAL_FORMS": "1", "corrects-0-report": report.pk, "corrects-0-note": "产量应为130万吨"}
    assert change(editor, notice, **fields).status_code == 302
    shown = client.get(report.get_absolute_url()).content.decode()
    assert "这篇报道有更正" in shown
    assert notice.get_absolute_url() in shown
    assert "产量应为130万吨" in client.get(notice.get_absolute_url()).content.decode()
    Report.objects.filter(pk=notice.pk).update(status="draft")
    assert "更正启事" not in client.get(report.get_absolute_url()).content.decode()


def test_a_report_does_not_correct_itself(editor, report):
    fields = {"corrects-TOTAL_FORMS": "1", "corrects-0-report": report.pk}
    assert "不能更正它自己" in change(editor, report, **fields).content.decode()
    assert not Correction.objects.exists()


def test_readers_see_that_a_text_was_edited_and_why(editor, report, client):
    change(editor, report, text="市长李明主持会议并讲话。", edit_reason="据报纸原版补字")
    assert TextEdit.objects.get().reason == "据报纸原版补字"
    assert "据报纸原版补字" in client.get(report.get_absolute_url()).content.decode()
    change(editor, report, title="全市农业工作会议", edit_reason="")
    assert TextEdit.objects.count() == 1
