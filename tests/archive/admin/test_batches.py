"""A batch of files: what became of each, as a table, all of it taken back; and the jobs that read it."""

import csv
import io
import time

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile

from archive import history
from archive.database.current import database_engine
from archive.history import batches
from archive.loading.jobs import run_jobs
from archive.loading.uploads import Upload, items_for_job, keep
from archive.models import Accession, AccessionItem, IntakeJob, Observation, Report, Revision, SourceText
from tests.archive.ingest.file_builders import zipped
from tests.helpers import make_account

pytestmark = pytest.mark.django_db
TAKE_IN = "/admin/archive/report/take-in/"
FILES = {
    "a.txt": "全市农业会议召开\n2014年5月8日\n副市长王芳主持会议，强调要抓好粮食生产，全年产量达到120万吨。",
    "b.txt": "全市工业会议召开\n2014年6月9日\n市长李明讲话，指出工业投资完成35亿元，增长百分之八，要加快项目建设。",
    "=empty.txt": "",
}


@pytest.fixture
def batch(editor):
    files = [SimpleUploadedFile(name, text.encode()) for name, text in FILES.items()]
    editor.client.post("/admin/archive/report/take-in/", {"uploads": files})
    return Accession.objects.get()


def test_what_became_of_each_file_can_be_taken_away(editor, batch):
    answer = editor.client.get(f"/admin/archive/accession/{batch.pk}/outcomes.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[:2] for row in rows[1:]] == [["a.txt", "新收入"], ["b.txt", "新收入"], ["'=empty.txt", "未收入"]]
    assert rows[3][2] == "文件里没有文字。"
    assert rows[1][3] == Report.objects.order_by("pk")[0].slug
    shown = editor.get(f"/admin/archive/accession/{batch.pk}/change/").content.decode()
    assert "新收入 2，未收入 1" in shown
    assert f"/admin/archive/accession/{batch.pk}/take-back/" in shown


def test_what_an_english_editor_brought_in_reads_in_chinese_for_a_chinese_one(editor):
    text = FILES["a.txt"]
    files = {"a.txt": text, "b.txt": text + "会议在霁阳召开。", "c.txt": "", "d.rar": "Rar!\x1a\x07\x01\0"}
    sent = [SimpleUploadedFile(name, content.encode()) for name, content in files.items()]
    editor.client.cookies["django_language"] = "en"
    editor.client.post(TAKE_IN, {"uploads": sent})
    page = f"/admin/archive/accession/{Accession.objects.get().pk}/change/"
    in_english = editor.get(page).content.decode()
    editor.client.cookies["django_language"] = "zh-hans"
    in_chinese = editor.get(page).content.decode()
    said = {
        "The file has no text.": "文件里没有文字。", "The format RAR is": "暂不支持 RAR 格式",
        "of its text is that of": "与《全市农业会议召开》有",
    }  # fmt: skip
    for english, chinese in said.items():
        assert english in in_english
        assert chinese in in_chinese
        assert chinese not in in_english


@pytest.mark.parametrize(("language", "name"), [("en", "pasted text"), ("zh-hans", "粘贴的正文")])
def test_what_was_pasted_is_called_so_in_the_language_of_who_looks(editor, language, name):
    other = {"en": "zh-hans", "zh-hans": "en"}[language]
    editor.client.cookies["django_language"] = other
    editor.client.post(TAKE_IN, {"text": FILES["a.txt"]})
    Report.objects.update(status=Report.Status.PUBLISHED)
    editor.client.cookies["django_language"] = language
    batch, report = Accession.objects.get(), Report.objects.get()
    AccessionItem.objects.update(status="failed")
    source = f"/admin/archive/sourcetext/{report.source_id}/change/"
    for page in (f"/admin/archive/accession/{batch.pk}/change/", "/admin/archive/accession/", source, "/admin/"):
        assert name in editor.get(page).content.decode(), page
    assert (
        f"<b>{ {'en': 'Not taken in', 'zh-hans': '未收入'}[language] }</b> {name}"
        in editor.get(f"/admin/archive/accession/{batch.pk}/change/").content.decode()
    )
    assert name in editor.get(report.get_absolute_url()).content.decode()


def test_a_batch_is_taken_back_as_one_step_and_restored_as_one(editor, batch):
    address = f"/admin/archive/accession/{batch.pk}/take-back/"
    facts = Observation.objects.count()
    assert facts
    Report.objects.filter(title__startswith="全市农业").update(status="published")
    asked = editor.get(address).content.decode()
    assert "2 篇报道" in asked
    assert "其中 1 篇已发布或已有人编辑" in asked
    assert Report.objects.count() == 2
    editor.client.post(address)
    assert not Report.objects.exists()
    assert not Observation.objects.exists()
    assert SourceText.objects.count() == 2
    step = Revision.objects.get(kind=Revision.Kind.DELETE)
    assert (step.model, step.key) == ("accession", batch.pk)
    assert str(batch) in editor.get("/admin/archive/trash/").content.decode()
    history.undo(step, step.by)
    assert Report.objects.count() == 2
    assert {report.accession for report in Report.objects.all()} == {batch}
    assert Observation.objects.count() == facts
    shown = editor.get(f"/admin/archive/revision/{step.pk}/change/")
    assert shown.status_code == 200


def test_a_batch_that_is_taken_back_gets_no_more_reports(editor, batch):
    job = IntakeJob.objects.create(accession=batch, given={"sources": []}, total=1)
    editor.client.post(f"/admin/archive/accession/{batch.pk}/take-back/")
    job.refresh_from_db()
    assert job.state == IntakeJob.State.STOPPED
    assert run_jobs() == 0


def test_who_may_not_delete_takes_nothing_back(client, batch):
    client.force_login(make_account())
    client.post(f"/admin/archive/accession/{batch.pk}/take-back/")
    assert Report.objects.count() == 2


def test_a_large_batch_is_taken_back_in_steps_each_of_which_is_restored_alone(editor, batch, monkeypatch):
    monkeypatch.setattr(batches, "MOST", 1)
    monkeypatch.setattr("archive.admin.accessions.MOST", 1)
    address = f"/admin/archive/accession/{batch.pk}/take-back/"
    assert "此后还剩 1 篇" in editor.get(address).content.decode()
    assert editor.client.post(address).headers["Location"] == address
    assert Report.objects.count() == 1
    assert "此后还剩" not in editor.get(address).content.decode()
    assert editor.client.post(address).headers["Location"] == f"/admin/archive/accession/{batch.pk}/change/"
    assert not Report.objects.exists()
    last, first = Revision.objects.filter(kind=Revision.Kind.DELETE).order_by("-pk")
    history.undo(first, first.by)
    assert Report.objects.count() == 1
    history.undo(last, last.by)
    assert Report.objects.count() == 2


def test_a_job_is_stopped_and_gone_on_with_on_its_page(editor, settings):
    settings.JOBS_IN_BACKGROUND = False
    job = IntakeJob.objects.create(accession=Accession.objects.create(), total=3)
    page = f"/admin/archive/intakejob/{job.pk}/"
    assert f"{page}stop/" in editor.get(f"{page}change/").content.decode()
    assert editor.client.get(f"{page}stop/").status_code == 405
    editor.client.post(f"{page}stop/")
    job.refresh_from_db()
    assert job.state == IntakeJob.State.STOPPED
    shown = editor.get(f"{page}change/").content.decode()
    assert f"{page}go-on/" in shown
    assert f"{page}stop/" not in shown
    again = editor.client.post(f"{page}stop/", follow=True).content.decode()
    assert "没有改动" in again
    editor.client.post(f"{page}go-on/")
    job.refresh_from_db()
    assert (job.state, job.finished_at) == (IntakeJob.State.WAITING, None)


def test_who_may_not_bring_in_stops_no_job(client):
    client.force_login(make_account())
    job = IntakeJob.objects.create(accession=Accession.objects.create())
    client.post(f"/admin/archive/intakejob/{job.pk}/stop/")
    job.refresh_from_db()
    assert job.state == IntakeJob.State.WAITING


class TestMoreThanOneRequestMayTakeIn:
    @pytest.fixture(autouse=True)
    def send(self, editor, monkeypatch, settings):
        """Three files of one name and an archive of two, two of which come in at once."""
        settings.JOBS_IN_BACKGROUND = False
        monkeypatch.setattr("archive.admin.import_form.MOST", 2)
        texts = [
            f"第{number}次会议召开\n2014年{number}月8日\n市长李明主持。" + chr(0x4E00 + number * 99) * 40
            for number in range(1, 6)
        ]
        files = [SimpleUploadedFile("a.txt", text.encode()) for text in texts[:3]]
        packed = zipped({"b.txt": texts[3], "c.txt": texts[4]})
        answer = editor.client.post(TAKE_IN, {"uploads": [*files, SimpleUploadedFile("d.zip", packed)]})
        assert "其余的正在后台收入" in answer.content.decode()
        assert Report.objects.count() == 2

    def test_a_job_takes_in_and_each_file_is_named_in_one_batch(self, editor):
        assert run_jobs() == 1
        batch = Accession.objects.get()
        names = set(batch.items.filter(status="new").values_list("name", flat=True))
        assert names == {"a.txt", "a (2).txt", "a (3).txt", "d.zip!b.txt", "d.zip!c.txt"}
        assert Report.objects.filter(accession=batch).count() == 5
        assert "3 / 3" in editor.get(f"/admin/archive/accession/{batch.pk}/change/").content.decode()
        assert list(items_for_job(IntakeJob.objects.get().given["uploads"]))[0].problem.code == "upload_gone"

    def test_files_that_are_gone_are_named(self):
        with database_engine().operational_tables() as execute:
            execute("DELETE FROM operational_upload", ())
        run_jobs()
        gone = Accession.objects.get().items.filter(status="failed")
        assert {(item.name, item.reason) for item in gone} == {
            ("a (3).txt", "所传的文件已不在，请再选一次。"), ("d.zip", "所传的文件已不在，请再选一次。"),
        }  # fmt: skip

    def test_files_of_a_job_that_was_stopped_wait_longer_than_a_day(self, editor, monkeypatch):
        monkeypatch.setattr("archive.loading.uploads.time.time", lambda: time.time_ns() / 1e9 + 3 * 24 * 3600)
        keep(Upload("e.txt", b""), get_user_model().objects.get())
        run_jobs()
        assert Report.objects.count() == 5


def test_of_many_files_a_batch_is_called_by_the_first(editor):
    names = [f"{number}.txt" for number in range(200)]
    assert Accession.label_of(names) == "0.txt、1.txt、2.txt…（200）"
    assert Accession.label_of(["长" * 300]) == "长" * 199 + "…"


def test_what_failed_is_listed_before_what_was_passed_over(editor):
    batch = Accession.objects.create()
    items = [AccessionItem(accession=batch, name=f"{n}.png", status="passed_over", reason="图片") for n in range(60)]
    AccessionItem.objects.bulk_create(
        [*items, AccessionItem(accession=batch, name="z.pdf", status="failed", reason="坏")]
    )
    shown = editor.get(f"/admin/archive/accession/{batch.pk}/change/").content.decode()
    assert "z.pdf" in shown
    assert "共 61 份，这里只列 50 份" in shown


def test_an_english_page_of_a_batch_parts_what_it_lists_as_english_does(editor, batch):
    IntakeJob.objects.create(accession=batch, given={"sources": []}, total=1, state=IntakeJob.State.DONE)
    editor.client.cookies["django_language"] = "en"
    shown = editor.get(f"/admin/archive/accession/{batch.pk}/change/").content.decode()
    assert "New 2, Not taken in 1" in shown
    assert "done, 0 / 1" in shown
