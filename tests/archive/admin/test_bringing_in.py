"""Bringing reports in from the admin: what columns of tables hold, what was left out, what came in together."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from archive.database.current import database_engine
from archive.loading import uploads as waiting_uploads
from archive.models import Accession, ColumnMapping, Report
from tests.archive.admin.editing import errors
from tests.archive.ingest import file_builders
from tests.helpers import make_account

pytestmark = pytest.mark.django_db
TAKE_IN = "/admin/archive/report/take-in/"
LINES = (
    "全市农业会议召开\t副市长王芳主持会议。\t2014年5月8日",
    "全市工业会议召开\t市长李明强调，要抓好落实。\t2014年5月9日",
)
HEAD = "名\t新闻详述\t上网日"


def table(*lines, head=HEAD, name="表.csv"):
    text = "\n".join((head, *lines)).replace("\t", ",")
    return SimpleUploadedFile(name, text.encode("utf-8-sig"))


def upload(editor, *files, **fields):
    return editor.client.post(TAKE_IN, {"uploads": files, **fields})


def answer(editor, asked, **chosen):
    fields = editor.fields_of(asked, "columns_form")
    return editor.client.post(TAKE_IN, {**fields, **chosen})


def statuses(response):
    return [str(each.outcome.status) for each in response.context["outcomes"]]


WHOLE = {"column-0-0": "title", "column-0-1": "text", "column-0-2": "published_on"}


class TestColumns:
    def test_columns_that_nobody_knows_are_asked_about_and_remembered(self, editor):
        asked = upload(editor, table(*LINES), publisher="霁阳日报")
        shown = asked.content.decode()
        assert all(words in shown for words in ("新闻详述", "副市长王芳主持会议", "上网日", "2014年5月9日"))
        assert not Report.objects.exists()
        assert statuses(answer(editor, asked, **WHOLE)) == ["new", "new"]
        first, last = Report.objects.order_by("pk")
        assert (first.title, first.published_on, first.text) == (
            "全市农业会议召开",
            "2014-05-08",
            "副市长王芳主持会议。",
        )
        assert {first.publisher.name, last.publisher.name} == {"霁阳日报"}
        next_one = upload(editor, table("全市会议召开\t县长赵云出席会议。\t2014年6月1日"))
        assert statuses(next_one) == ["new"]
        assert Report.objects.latest("pk").published_on == "2014-06-01"

    def test_a_table_that_says_it_all_is_asked_about_only_where_the_editor_wants_it(self, editor):
        head = "标题\t正文\t日期"
        assert statuses(upload(editor, table(LINES[0], head=head))) == ["new"]
        asked = upload(editor, table(LINES[1], head=head), asks_columns="on")
        assert statuses(answer(editor, asked, **{"column-0-2": ""})) == ["new"]
        assert Report.objects.latest("pk").published_on == ""

    def test_no_text_and_one_thing_in_two_columns_are_refused(self, editor):
        asked = upload(editor, table(*LINES))
        asked = answer(editor, asked, **{"column-0-1": "title"})
        assert "请指出哪一列是正文" in asked.content.decode()
        asked = answer(editor, asked, **{"column-0-0": "text", "column-0-1": "text"})
        assert "一项只能由一列来填" in asked.content.decode()
        assert not Report.objects.exists()
        assert not ColumnMapping.objects.exists()
        assert statuses(answer(editor, asked, **WHOLE)) == ["new", "new"]

    def test_tables_of_json_are_asked_about_too(self, editor):
        lines = (
            '{"名": "全市会议召开", "详": "市长李明主持会议。"}\n{"名": "又一次会议召开", "详": "市长李明出席会议。"}\n'
        )
        asked = upload(editor, SimpleUploadedFile("l.jsonl", lines.encode()))
        assert statuses(answer(editor, asked, **{"column-0-0": "title", "column-0-1": "text"})) == ["new", "new"]

    def test_tables_in_a_zip_file_are_asked_about_once_for_each_head(self, editor):
        noted = "名\t新闻详述\t备注"
        tables = {
            "一.csv": table(LINES[0]), "二.csv": table(LINES[1]),
            "注.csv": table("无\t无\t书记张三出席会议。", head=noted), "目.csv": table("甲\t乙", head="甲栏\t乙栏"),
        }  # fmt: skip
        packed = file_builders.zipped({name: file.read() for name, file in tables.items()})
        asked = upload(editor, SimpleUploadedFile("卷.zip", packed))
        assert "同样表头的另有 1 份" in asked.content.decode()
        assert not Report.objects.exists()
        said = {**WHOLE, "column-1-2": "text"}
        assert "请指出哪一列是正文" in answer(editor, asked, **said, **{"column-2-0": "title"}).content.decode()
        assert statuses(answer(editor, asked, **said)) == ["new", "new", "new", "failed"]
        assert [report.text for report in Report.objects.order_by("pk")] == [
            "副市长王芳主持会议。", "市长李明强调，要抓好落实。", "书记张三出席会议。",
        ]  # fmt: skip
        assert ColumnMapping.objects.count() == 2
        again = file_builders.zipped({"新.csv": table("全市会议召开\t县长赵云出席会议。\t2014年6月1日").read()})
        assert statuses(upload(editor, SimpleUploadedFile("新.zip", again))) == ["new"]

    def test_the_sheets_of_a_workbook_are_asked_about(self, editor):
        book = file_builders.workbook({"表": [["名", "新闻详述"], ["全市会议召开", "市长李明主持会议。"]]})
        asked = upload(editor, SimpleUploadedFile("表.xlsx", book))
        assert statuses(answer(editor, asked, **{"column-0-0": "title", "column-0-1": "text"})) == ["new"]
        assert Report.objects.get().title == "全市会议召开"

    def test_what_waits_is_of_who_sent_it_and_goes_when_it_is_taken_in(self, editor, client):
        asked = upload(editor, table(*LINES))
        fields = editor.fields_of(asked, "columns_form")
        client.force_login(make_account("管理员"))
        assert "已不在" in errors(client.post(TAKE_IN, {**fields, **WHOLE}))
        assert "已不在" in errors(client.post(TAKE_IN, {**fields, "waiting": "forged"}))
        assert not Report.objects.exists()

    def waiting(self):
        with database_engine().operational_tables() as execute:
            return [name for (name,) in execute("SELECT name FROM operational_upload").fetchall()]

    def test_what_was_taken_in_waits_no_more(self, editor):
        asked = upload(editor, table(*LINES))
        assert len(self.waiting()) == 1
        answer(editor, asked, **WHOLE)
        assert self.waiting() == []

    def test_what_waits_for_more_than_a_day_goes(self, editor, monkeypatch):
        upload(editor, table(*LINES))
        (old,) = self.waiting()
        monkeypatch.setattr(waiting_uploads, "_KEPT", -1)
        upload(editor, table(*LINES))
        assert len(self.waiting()) == 1
        assert old not in self.waiting()


class TestWhatIsTold:
    def test_what_was_left_out_and_what_is_not_used_is_named(self, editor):
        text = "全市农业会议召开\n2014年5月8日\n副市长王芳主持会议，强调要抓好落实。\n责任编辑：赵小云\n相关阅读"
        shown = editor.client.post(TAKE_IN, {"text": text}).content.decode()
        assert "未入正文的段落" in shown
        assert "相关阅读" in shown
        asked = upload(editor, table(*LINES))
        shown = answer(editor, asked, **{**WHOLE, "column-0-2": ""}).content.decode()
        assert "表格里未用的列：上网日" in shown


class TestAccessions:
    def test_what_came_in_together_is_found_together(self, editor):
        upload(editor, table(*LINES, head="标题\t正文\t日期"))
        editor.client.post(TAKE_IN, {"text": "全市会议召开\n市长李明主持会议，强调要抓好落实。"})
        pasted, both = Accession.objects.all()
        assert (both.by_name, both.label, both.reports.count()) == ("editor", "表.csv", 2)
        listed = editor.get("/admin/archive/report/", accession=both.pk)
        assert {report.accession for report in listed.context["cl"].result_list} == {both}
        shown = listed.content.decode()
        assert f"accession={both.pk}" in shown
        assert f"{timezone.localdate():%Y-%m-%d}" in shown
        assert str(pasted) in shown

    def test_what_brings_in_nothing_new_is_no_accession(self, editor):
        text = SimpleUploadedFile("a.txt", "全市会议召开\n市长李明主持会议，强调要抓好落实。".encode())
        upload(editor, text)
        text.seek(0)
        upload(editor, text)
        assert Accession.objects.count() == 1

    def test_what_failed_is_told_of_its_accession(self, editor):
        upload(editor, SimpleUploadedFile("empty.txt", b""))
        item = Accession.objects.get().items.get()
        assert (item.name, item.status, item.report) == ("empty.txt", "failed", None)
