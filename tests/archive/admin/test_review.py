"""Bringing reports in, reviewing what was read of them, and how often editors agreed with the program."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.ingest.files.scans import recognition
from archive.loading.loader import load
from archive.models import Metric, Observation, Participation, Point, Report, Revision, SourceText
from tests.archive.admin.editing import address, errors, key_of, messages
from tests.archive.ingest import file_builders
from tests.helpers import make_report, make_speech, observe, squeezed, take_part

TEXT = f"{file_builders.TITLE}\n2014年5月8日\n" + "\n".join(file_builders.LINES)
TAKE_IN, AGREEMENT = "/admin/archive/report/take-in/", "/admin/archive/report/agreement/"


@pytest.fixture
def report(db):
    return load(TEXT.encode(), "a.txt").report


def review_of(report):
    return reverse("admin:archive_report_review", args=[report.pk])


def page(editor, address, **query):
    response = editor.get(address, **query)
    assert response.status_code == 200
    return response


class TestBringingIn:
    def outcomes(self, editor, **fields):
        response = editor.client.post(TAKE_IN, fields)
        assert response.status_code == 200
        return [(str(one.outcome.status), one.outcome.name) for one in response.context["outcomes"]]

    def test_a_pasted_text_becomes_a_draft_to_be_reviewed(self, editor):
        response = editor.client.post(
            TAKE_IN, {"text": TEXT, "name": "https://paper.example/1", "publisher": "霁阳日报"}
        )
        report = Report.objects.get()
        assert (report.status, report.title, report.publisher.name) == ("draft", file_builders.TITLE, "霁阳日报")
        assert SourceText.objects.get().name == "https://paper.example/1"
        assert review_of(report) in response.content.decode()

    @pytest.mark.parametrize(("is_installed", "of_a_scan"), [(True, "waiting"), (False, "failed")])
    def test_many_files_of_any_format_each_with_its_outcome(self, editor, monkeypatch, is_installed, of_a_scan):
        monkeypatch.setattr(recognition, "is_installed", lambda: is_installed)
        uploads = [
            SimpleUploadedFile("a.docx", file_builders.word()),
            SimpleUploadedFile(
                "b.zip", file_builders.zipped({"c.txt": "全市农业会议召开\n副市长王芳主持会议。", "d.xyz": "?"})
            ),
            SimpleUploadedFile("e.pdf", file_builders.picture_pdf()),
        ]
        assert self.outcomes(editor, uploads=uploads) == [
            ("new", "a.docx"), ("new", "b.zip!c.txt"), (of_a_scan, "e.pdf"),
        ]  # fmt: skip
        assert self.outcomes(editor, uploads=[SimpleUploadedFile("a.docx", file_builders.word())])[0][0] in (
            "unchanged",
            "duplicate",
        )

    def test_what_is_passed_over_of_a_workbook_is_named_as_such(self, editor):
        sheets = {"说明": [["填表说明"]], "2014": [row[:3] for row in file_builders.SHEET]}
        upload = SimpleUploadedFile("a.xlsx", file_builders.workbook(sheets))
        response = editor.client.post(TAKE_IN, {"uploads": [upload]})
        assert [str(one.outcome.status) for one in response.context["outcomes"]] == ["new", "passed_over"]
        assert "<b>跳过</b> a.xlsx" in " ".join(response.content.decode().split()).replace("<b> ", "<b>").replace(
            " </b>", "</b>"
        )

    def test_an_empty_file_is_named_and_refuses_no_other(self, editor):
        uploads = [SimpleUploadedFile("empty.txt", b""), SimpleUploadedFile("a.docx", file_builders.word())]
        assert self.outcomes(editor, uploads=uploads) == [("failed", "empty.txt"), ("new", "a.docx")]

    def test_an_address_given_with_a_file_is_kept(self, editor):
        fields = {"name": "https://paper.example/1"}
        editor.client.post(TAKE_IN, {**fields, "uploads": [SimpleUploadedFile("a.docx", file_builders.word())]})
        assert SourceText.objects.get().name == "https://paper.example/1"
        two = [SimpleUploadedFile(name, b"x") for name in ("b.txt", "c.txt")]
        assert "只有一份时才能填" in errors(editor.client.post(TAKE_IN, {**fields, "uploads": two}))

    def test_no_report_is_of_a_day_to_come_or_of_long_ago(self, editor):
        for day in ("2099年1月1日", "4176年5月8日"):
            editor.client.post(TAKE_IN, {"text": f"全市会议召开\n{day}\n市长李明在{day}的会议上讲话。"})
        assert not Report.objects.exclude(published_on="").exists()
        assert errors(editor.client.post(TAKE_IN, {"text": TEXT, "year": "2099"}))

    def test_what_means_nothing_is_said_at_the_field(self, editor):
        assert "请粘贴正文" in errors(editor.client.post(TAKE_IN, {"text": "  "}))
        assert "火星市" in errors(editor.client.post(TAKE_IN, {"text": TEXT, "area": "火星市"}))
        assert errors(editor.client.post(TAKE_IN, {"text": TEXT, "year": "1"}))
        assert not Report.objects.exists()

    def test_what_stands_in_no_part_of_a_report_is_counted_and_told(self, editor):
        others = "\n\n".join(f"{name}召开工作会议部署全年重点任务" for name in ("霁阳市", "云汀县", "松岭区"))
        response = editor.client.post(TAKE_IN, {"text": f"{TEXT}\n\n{others}"})
        (brought,) = response.context["outcomes"]
        assert brought.outcome.left_out > 20
        shown = squeezed(response.content.decode())
        assert f"有 {brought.outcome.left_out} 字未归入正文" in shown
        assert all(f"<li>{squeezed(line)}</li>" in shown for line in others.split("\n\n"))

    def test_only_who_may_add_reports(self, client, db):
        client.force_login(get_user_model().objects.create_user("reader", is_staff=True))
        assert client.post(TAKE_IN, {"text": TEXT}).status_code == 403


class TestReviewing:
    def test_every_fact_stands_beside_the_text_with_its_mark(self, editor, report):
        html = page(editor, review_of(report)).content.decode()
        for fact in [*report.participations.all(), *report.observations.all(), *report.strategy_mentions.all()]:
            key = f"{fact._meta.model_name}-{fact.pk}"
            assert f'id="f-{key}"' in html
            assert (fact.start is None) or f'id="m-{key}"' in html

    def test_a_fact_is_confirmed_rejected_and_reopened(self, editor, report):
        fact = report.observations.get()
        for verb, review in (("confirm", "confirmed"), ("reject", "rejected"), ("reopen", "unconfirmed")):
            response = editor.judge(fact, verb)
            assert response["Location"].endswith(f"#f-observation-{fact.pk}")
            fact.refresh_from_db()
            assert fact.review == review

    def test_a_script_hears_what_became_of_it(self, editor, report):
        fact = report.observations.get()
        before = page(editor, review_of(report)).context["left"]
        answer = json.loads(editor.judge(fact, headers={"accept": "application/json"}).content)
        state = {"review": "confirmed", "label": "已核", "left": before - 1, "state": editor.seen(fact)}
        assert answer == {**state, "verdict": "", "record": f"归入 {fact.metric}"}

    @pytest.mark.parametrize(
        "key", ["observation-0", "observation-x", "user-1", "x", "observation-99999999999999999999"]
    )
    def test_a_fact_that_is_not_of_this_report_is_refused(self, editor, report, key):
        response = editor.client.post(review_of(report), {"confirm": key}, headers={"accept": "application/json"})
        assert response.status_code == 409
        other = observe(make_report("投资1亿元。"), "投资", "1亿元", 1, "亿元")
        editor.client.post(review_of(report), {"confirm": f"observation-{other.pk}"})
        other.refresh_from_db()
        assert other.review == "unconfirmed"

    def test_all_of_a_kind_and_all_of_the_report_are_asked_about_and_shown(self, editor, report):
        asked = editor.client.post(review_of(report), {"confirm_kind": "participation"})
        assert report.participations.filter(review="unconfirmed").exists()
        assert report.participations.first().quote in asked.content.decode()
        editor.answer(asked)
        assert not report.participations.filter(review="unconfirmed").exists()
        assert report.observations.filter(review="unconfirmed").exists()
        editor.answer(editor.client.post(review_of(report), {"confirm_all": "1"}))
        assert page(editor, review_of(report)).context["left"] == 0
        assert set(report.observations.values_list("is_bulk", flat=True)) == {True}

    def test_many_that_are_chosen_are_decided_at_once_as_one_step(self, editor, report):
        facts = list(report.participations.all())
        keys = [key_of(fact) for fact in facts]
        seen = {f"seen-{key}": editor.seen(fact) for key, fact in zip(keys, facts, strict=True)}
        editor.client.post(review_of(report), {"reject_chosen": "1", "chosen": keys, **seen})
        assert set(report.participations.values_list("review", flat=True)) == {"rejected"}
        assert Revision.objects.count() == 1
        response = editor.client.post(review_of(report), {"correct_chosen": "1", "chosen": keys[:2]})
        assert {name.split("-quote")[0] for name in editor.facts_form(response["Location"]) if "-quote" in name} == {
            *keys[:2]
        }
        editor.answer(editor.client.post(review_of(report), {"confirm_chosen": "1", "chosen": keys[:1]}))
        assert report.participations.filter(review="confirmed").count() == 1
        assert "请先选事实" in messages(editor.client.post(review_of(report), {"reject_chosen": "1"}, follow=True))[-1]

    def test_what_was_changed_while_one_was_asked_is_not_confirmed_and_is_named(self, editor, report):
        asked = editor.client.post(review_of(report), {"confirm_kind": "participation"})
        fact = report.participations.get(part="chair")
        editor.judge(fact, "reject")
        assert fact.quote in messages(editor.answer(asked))[-1]
        fact.refresh_from_db()
        assert fact.review == "rejected"

    def test_more_than_one_page_can_show_is_not_confirmed_unseen(self, editor, report, monkeypatch):
        monkeypatch.setattr("archive.admin.bulk_review.MOST", 2)
        before = page(editor, review_of(report)).context["left"]
        asked = editor.client.post(review_of(report), {"confirm_all": "1"})
        assert "只列出一部分" in asked.content.decode()
        editor.answer(asked)
        assert page(editor, review_of(report)).context["left"] == before - 2

    def test_the_answer_leads_to_no_other_site(self, editor, report):
        confirm = reverse("admin:archive_report_confirm")
        answer = editor.client.post(confirm, {"shown": "x observation-0:1", "back": "https://elsewhere.example/"})
        assert answer["Location"] == "/admin/archive/report/"

    def test_facts_stand_in_the_order_of_the_text_beside_their_paragraph(self, editor, report):
        starts = [
            row.fact.start
            for paragraph in page(editor, review_of(report)).context_data["paragraphs"]
            for row in paragraph.rows
            if row.fact.start is not None
        ]
        assert starts == sorted(starts)
        html = page(editor, review_of(report)).content.decode()
        fact = report.participations.first()
        assert html.index(f'id="m-{key_of(fact)}"') < html.index(f'id="f-{key_of(fact)}"') < html.rindex('id="p-')

    def test_one_kind_can_be_shown_alone(self, editor, report):
        html = page(editor, review_of(report), kind="figure").content.decode()
        assert 'id="f-observation-' in html
        assert 'id="f-participation-' not in html

    def test_publishing_says_what_is_missing(self, editor, report):
        report.published_on = ""
        report.save()
        html = editor.client.post(review_of(report), {"publish": "1"}, follow=True).content.decode()
        assert "日期" in html
        report.published_on = "2014-05-08"
        report.save()
        editor.client.post(review_of(report), {"publish": "1"})
        report.refresh_from_db()
        assert report.is_published

    def test_what_the_program_read_stays_beside_what_the_editor_said(self, editor, report):
        fact = report.participations.get(part="chair")
        editor.correct(fact, role_title="代市长")
        fact.refresh_from_db()
        assert (fact.role_title, fact.is_corrected, fact.review) == ("代市长", True, "confirmed")
        assert fact.drafted["role_title"] == "市长"
        html = page(editor, review_of(report)).content.decode()
        assert "程序所读" in html
        editor.correct(fact, role_title="市长")
        fact.refresh_from_db()
        assert not fact.is_corrected

    def test_after_a_correction_the_editor_is_back_at_the_fact(self, editor, report):
        fact = report.observations.get()
        response = editor.correct(fact, unit="万元")
        assert response["Location"] == f"{review_of(report)}#f-observation-{fact.pk}"

    def test_what_the_program_read_is_never_deleted(self, editor, report):
        for fact in (report.observations.get(), report.participations.first()):
            assert "不能删除" in messages(editor.judge(fact, "delete", follow=True))[-1]
            name = fact._meta.model_name
            assert editor.client.post(f"/admin/archive/{name}/{fact.pk}/delete/", {"post": "yes"}).status_code == 403
            editor.act(name, "delete_selected", [fact], post="yes")
            assert type(fact).objects.filter(pk=fact.pk).exists()

    def test_nor_are_points_that_the_program_read_in_an_editors_speech(self, editor):
        report = make_report("李明强调，一要快。")
        speech = make_speech(report, None, report.text, voice="会议", origin="editor")
        Point.objects.create(report=report, speech=speech, label="一", quote="一要快", start=5, end=8, origin="machine")
        assert "不能删除" in messages(editor.judge(speech, "delete", follow=True))[-1]
        assert Point.objects.exists()

    def test_the_next_draft_is_offered(self, editor, report):
        other = load("全市农业会议召开\n副市长王芳主持会议。".encode(), "b.txt").report
        assert page(editor, review_of(report)).context["next"] == other
        assert page(editor, review_of(other)).context["next"] == report

    def test_hostile_words_are_escaped_and_odd_places_do_not_matter(self, editor):
        report = make_report("<b>李明</b>讲话。", title="<script>")
        observe(report, "<u>投资</u>", "李明", 1, "<s>")
        html = page(editor, review_of(report)).content.decode()
        assert "<b>李明</b>" not in html.replace("<b>李明</b> <span", "")
        assert "<u>投资" not in html

    def test_as_many_queries_for_many_facts(self, editor):
        reports = []
        for number in (3, 60):
            report = make_report("投资1亿元。" * number)
            for index in range(number):
                metric = Metric.objects.create(name=f"指标{number}之{index}")
                place = {"start": index * 6 + 2, "end": index * 6 + 5, "quote": "1亿元"}
                Observation.objects.create(report=report, metric=metric, value=1, unit="亿元", **place)
            reports.append(report)
        taken = []
        for report in reports:
            with CaptureQueriesContext(connection) as asked:
                page(editor, review_of(report))
            taken.append(len(asked))
        assert taken[0] == taken[1]

    def test_only_who_may_change_reports(self, client, report):
        client.force_login(get_user_model().objects.create_user("reader", is_staff=True))
        assert client.get(review_of(report)).status_code == 403
        assert client.post(review_of(report), {"confirm_all": "1"}).status_code == 403
        assert Participation.objects.filter(review="confirmed").count() == 0

    @pytest.mark.parametrize("number", ["0", "x", "99999999999999999999"])
    def test_no_such_report(self, editor, number):
        assert editor.get(f"/admin/archive/report/{number}/review/").status_code == 404


class TestAgreement:
    def line(self, editor, kind):
        return next(line for line in page(editor, AGREEMENT).context["lines"] if line.kind.model_name == kind)

    def test_nothing_read_says_so(self, editor):
        assert "程序还没有读过报道" in page(editor, AGREEMENT).content.decode()

    def test_every_decision_counts_once_and_leads_to_its_facts(self, editor, report):
        chair, speaker = report.participations.get(part="chair"), report.participations.filter(part="speaker")[0]
        editor.correct(chair, role_title="代市长")
        editor.judge(speaker)
        take_part(report, "赵海燕", origin="editor", review="confirmed")
        line = self.line(editor, "participation")
        waiting = report.participations.filter(review="unconfirmed", origin="machine").count()
        assert (line.right, line.corrected, line.rejected, line.waiting, line.added) == (1, 1, 0, waiting, 1)
        assert (line.precision, line.recall) == (0.5, pytest.approx(2 / 3))
        for number, url in line.counts():
            assert page(editor, url).context["cl"].result_count == number

    def test_what_was_confirmed_in_bulk_is_marked_and_counts_for_no_share(self, editor, report):
        first = report.participations.first()
        editor.judge(first)
        editor.answer(editor.client.post(review_of(report), {"confirm_all": "1"}))
        line, others = self.line(editor, "participation"), report.participations.count() - 1
        assert (line.read, line.right, line.bulk, line.waiting) == (others + 1, 1, others, 0)
        assert self.line(editor, "observation").precision is None
        for number, url in line.counts():
            assert page(editor, url).context["cl"].result_count == number
        editor.judge(report.observations.get())
        assert self.line(editor, "observation").precision == 1

    def test_the_table_comes_as_a_file(self, editor, report):
        body = b"".join(editor.get(AGREEMENT, format="csv").streaming_content).decode("utf-8-sig")
        assert body.splitlines()[0].startswith("种类,程序版本,读出")
        assert any(row.startswith("人物,") for row in body.splitlines())


def test_decisions_are_exported_for_the_next_test(editor, report, capsys):
    chair, figure = report.participations.get(part="chair"), report.observations.get()
    editor.correct(chair, role_title="代市长")
    editor.judge(figure, "reject")
    call_command("export_decisions")
    lines = {line["kind"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    assert (lines["participation"]["decision"], lines["observation"]["decision"]) == ("corrected", "rejected")
    assert lines["participation"]["drafted"]["role_title"] == "市长"
    assert lines["participation"]["decided"]["role_title"] == "代市长"
    assert lines["observation"]["decided"] is None
    assert "120亿元" in lines["observation"]["sentence"]
    call_command("export_decisions", kind="zonemention")
    assert capsys.readouterr().out == ""


def test_an_added_sentence_is_read_at_the_press_of_a_button(editor, report):
    """What was decided stays, and what is new is told and waits for an editor."""
    url = address(report)
    answer = editor.send(url, text=editor.form(url)["text"] + "\r\n副市长赵云主持会议。")
    assert "正文已改，新加的字句尚未识别" in str(messages(editor.client.get(answer.url))[0])
    speaker = report.participations.get(printed_name="李明")
    editor.judge(speaker)
    assert not report.participations.filter(printed_name="赵云").exists()
    said = messages(editor.client.post(review_of(report), {"reread": "1"}, follow=True))
    assert "新增 参会：副市长 赵云" in said[0]
    assert report.participations.get(printed_name="赵云").review == "unconfirmed"
    speaker.refresh_from_db()
    assert speaker.review == "confirmed"
    again = messages(editor.client.post(review_of(report), {"reread": "1"}, follow=True))
    assert again == ["重读完毕，没有读出不同的。"]
