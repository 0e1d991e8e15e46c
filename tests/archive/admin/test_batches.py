"""A batch of files: what became of each, as a table, and all of it taken back as one step."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from archive import history
from archive.models import Accession, Observation, Report, Revision, SourceText
from tests.helpers import make_account

pytestmark = pytest.mark.django_db
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


def test_who_may_not_delete_takes_nothing_back(client, batch):
    client.force_login(make_account())
    client.post(f"/admin/archive/accession/{batch.pk}/take-back/")
    assert Report.objects.count() == 2
