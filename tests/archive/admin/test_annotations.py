"""Editing notes at sentences: the quote finds its place, and history undoes."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive.models import Annotation, Revision
from tests.archive.admin.editing import address, errors
from tests.helpers import make_report

pytestmark = pytest.mark.django_db

TEXT = "会议召开。要抓好落实。"


def test_a_note_is_added_at_its_words(editor):
    report = make_report(TEXT)
    add = reverse("admin:archive_annotation_add")
    response = editor.send(add, report=report.pk, quote="要抓好落实", body="头一回。")
    assert response.status_code == 302, errors(response)
    note = Annotation.objects.get()
    assert (report.text[note.start : note.end], note.creator, note.is_public) == ("要抓好落实", "editor", False)


def test_words_that_are_not_in_the_text_are_refused(editor):
    response = editor.send(
        reverse("admin:archive_annotation_add"), report=make_report(TEXT).pk, quote="没有的话", body="头一回。"
    )
    assert "正文里没有这些字。" in response.content.decode()


def test_an_edit_is_undone_and_a_correction_of_the_text_with_it(editor, client):
    report = make_report(TEXT)
    note = Annotation.objects.create(report=report, quote="要抓好落实", start=5, end=10, body="头一回。")
    editor.send(address(note), body="改过。")
    client.post(reverse("admin:archive_revision_change", args=[Revision.objects.latest("pk").pk]), {"undo": "1"})
    note.refresh_from_db()
    assert note.body == "头一回。"
    editor.send(address(report), text="会议召开。")
    note.refresh_from_db()
    assert note.start is None
    client.post(reverse("admin:archive_revision_change", args=[Revision.objects.latest("pk").pk]), {"undo": "1"})
    note.refresh_from_db()
    assert note.start == 5


def bring_in(editor, data: bytes, **fields):
    upload = SimpleUploadedFile("notes.jsonld", data)
    return editor.client.post(reverse("admin:archive_annotation_bring_in"), {"upload": upload, **fields})


def web_annotation(body, exact="要抓好落实"):
    selector = {"type": "TextQuoteSelector", "exact": exact}
    return {"id": "https://elsewhere.example/1", "body": {"type": "TextualBody", "value": body},
            "target": {"source": "https://elsewhere.example/text", "selector": selector}}  # fmt: skip


def test_web_annotations_are_brought_in_from_a_file_with_history(editor):
    report = make_report(TEXT)
    given = json.dumps([web_annotation("头一回。"), web_annotation("没有此处。", "没有的话")]).encode()
    html = bring_in(editor, given, report=report.pk, is_public="on").content.decode()
    assert "notes.jsonld：新增 1 条，改 0 条，未变 0 条。" in html
    assert "第 2 条未收：正文里没有所指的字" in html
    note = Annotation.objects.get()
    assert (note.body, note.creator, note.is_public) == ("头一回。", "editor", True)
    bring_in(editor, json.dumps(web_annotation("改过。")).encode(), report=report.pk)
    assert [each.kind for each in Revision.objects.order_by("pk")] == ["add", "edit"]
    editor.client.post(reverse("admin:archive_revision_change", args=[Revision.objects.latest("pk").pk]), {"undo": "1"})
    assert Annotation.objects.get().body == "头一回。"


def test_what_are_no_annotations_is_refused_on_the_page(editor):
    html = bring_in(editor, b"<html>").content.decode()
    assert "读不懂：须是 JSON-LD 的 Web Annotation。" in html
    assert not Annotation.objects.exists()


def test_readers_bring_no_annotations_in(client, db):
    assert client.get(reverse("admin:archive_annotation_bring_in")).status_code == 302
