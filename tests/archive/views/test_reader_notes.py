"""Readers say what is wrong; editors find it where they review."""

import pytest
from django.test import Client

from archive.models import ReaderNote, Report
from archive.models import reader_notes as bounds
from tests.helpers import make_account, make_person, make_report, squeezed, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return make_report("张晓明讲话。会议强调，要抓好落实。")


def form(report, query: str = "") -> str:
    return f"{report.get_absolute_url()}note{query}"


def test_a_fact_leads_to_the_form_which_says_what_it_is_about(client, report):
    part = take_part(report, make_person("张晓明"))
    page = client.get(report.get_absolute_url()).content.decode()
    assert f'<a class="wrong" href="note?kind=part&amp;fact={part.pk}" rel="nofollow">报错</a>' in page
    shown = squeezed(client.get(form(report, f"?kind=part&fact={part.pk}")).content.decode())
    assert '<q lang="zh-Hans">张晓明</q>' in shown
    assert "<script" not in shown.split("<main")[1].split("</main>")[0]  # works without


def test_a_note_is_kept_with_what_it_is_about_and_thanked_for(client, report):
    part = take_part(report, make_person("张晓明"))
    sent = client.post(form(report, f"?kind=part&fact={part.pk}"), {"words": " 他 没有\n讲话 "})
    assert (sent.status_code, sent["Location"]) == (
        302,
        form(report, "?sent=1").replace(report.slug, sent["Location"].split("/")[2]),
    )
    (note,) = ReaderNote.objects.open()
    assert (note.report, note.kind, note.fact_id, note.about) == (report, "part", part.pk, "张晓明")
    assert note.words == "他 没有 讲话"
    assert "127.0.0.1" not in note.sender
    assert "收到了，谢谢" in client.get(sent["Location"]).content.decode()


def test_a_sentence_can_be_meant_and_what_the_report_has_not_is_left_out(client, report):
    other = take_part(make_report("李伟出席。"), make_person("李伟"))
    client.post(form(report, "?sentence=2"), {"words": "错字"})
    client.post(form(report, f"?kind=part&fact={other.pk}"), {"words": "错人"})
    wrong, right = ReaderNote.objects.order_by("-pk")
    assert (right.sentence, right.about) == (2, "会议强调，要抓好落实。")
    assert (wrong.kind, wrong.fact_id, wrong.about) == ("", None, "")
    assert "fact 的值不能用" in client.get(form(report, f"?kind=part&fact={other.pk}")).content.decode()


def test_a_past_number_means_the_sentence_that_took_its_place(client, report):
    Report.objects.filter(pk=report.pk).update(sentence_numbers=[[1], [3, 2]])
    client.post(form(report, "?sentence=2"), {"words": "错字"})
    assert ReaderNote.objects.get().sentence == 3


@pytest.mark.parametrize("words", ["", "  \n", "字" * (bounds.LONGEST + 1)])
def test_an_empty_or_endless_note_is_refused_in_words(client, report, words):
    answer = client.post(form(report), {"words": words})
    assert answer.status_code == 400
    assert "请写下哪里不对" in answer.content.decode()
    assert not ReaderNote.objects.exists()


def test_what_was_written_is_shown_again_as_text(client, report, monkeypatch):
    monkeypatch.setattr(bounds, "OF_SENDER", 0)
    html = client.post(form(report), {"words": "<script>alert(1)</script>"}).content.decode()
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html


def test_one_sender_one_report_and_the_archive_take_only_so_many(client, report, monkeypatch):
    other = make_report("又一篇。")
    monkeypatch.setattr(bounds, "OF_SENDER", 2)
    assert [client.post(form(report), {"words": "错"}).status_code for _ in range(3)] == [302, 302, 429]
    assert client.post(form(report), {"words": "错"}, REMOTE_ADDR="192.0.2.7").status_code == 302
    monkeypatch.setattr(bounds, "OF_REPORT", 3)
    assert client.post(form(report), {"words": "错"}, REMOTE_ADDR="192.0.2.8").status_code == 429
    assert client.post(form(other), {"words": "错"}, REMOTE_ADDR="192.0.2.8").status_code == 302
    monkeypatch.setattr(bounds, "OPEN_IN_ALL", 4)
    assert client.post(form(other), {"words": "错"}, REMOTE_ADDR="192.0.2.9").status_code == 429


def test_nobody_sends_without_the_token_of_the_form_and_no_copy_of_it_is_kept(report):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(form(report), {"words": "错"}).status_code == 403
    page = strict.get(form(report))
    assert "no-store" in page["Cache-Control"]
    token = page.context["csrf_token"]
    assert strict.post(form(report), {"words": "错", "csrfmiddlewaretoken": str(token)}).status_code == 302


def test_a_draft_has_neither_form_nor_links(client):
    draft = make_report("张晓明讲话。", status="draft")
    take_part(draft, make_person("张晓明"))
    assert client.get(form(draft)).status_code == 404
    client.force_login(make_account("管理员"))
    assert 'class="wrong"' not in client.get(draft.get_absolute_url()).content.decode()


def test_editors_find_notes_on_the_start_page_and_are_done_with_them(client, report):
    client.post(form(report), {"words": "<b>错</b>"})
    note = ReaderNote.objects.get()
    client.force_login(make_account("编辑"))
    start = squeezed(client.get("/admin/").content.decode())
    assert '?is_done__exact=0">读者报错</a> <span class="count">1</span>' in start
    queue = client.get("/admin/archive/readernote/").content.decode()
    assert "&lt;b&gt;错" in queue
    assert f"/admin/archive/report/{report.pk}/review/" in queue
    client.post("/admin/archive/readernote/", {"action": "done", "_selected_action": [note.pk]})
    assert not ReaderNote.objects.open().exists()
    client.post("/admin/archive/readernote/", {"action": "reopen", "_selected_action": [note.pk]})
    assert ReaderNote.objects.open().exists()
