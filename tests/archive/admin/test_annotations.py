"""Editing notes at sentences: the quote finds its place, and history undoes."""

import pytest
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
