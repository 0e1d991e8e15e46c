"""Rosters among the editing pages: brought in, listed, taken out; by editors alone."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive.models import RosterEntry

TABLE = "姓名,职务,地区,起,止,出处\n沈若川,市长,云岫市,2014-02,,\n,市长,,,,\n"


def bring_in(editor, data: bytes, **fields):
    upload = SimpleUploadedFile("名录.csv", data)
    return editor.client.post(reverse("admin:archive_rosterentry_bring_in"), {"upload": upload, **fields})


def test_a_table_is_brought_in_and_its_bad_lines_are_named(editor):
    html = bring_in(editor, TABLE.encode(), source="云岫市志").content.decode()
    assert "第 3 行未收：没有填：姓名" in html
    assert RosterEntry.objects.get().source == "云岫市志"
    assert "沈若川" in editor.get(reverse("admin:archive_rosterentry_changelist")).content.decode()


def test_what_is_no_table_is_refused_on_the_page(editor):
    html = bring_in(editor, b"\x00\x01", source="x").content.decode()
    assert "请改正下面的错误" in html
    assert not RosterEntry.objects.exists()


def test_nobody_else_brings_anything_in(client, db):
    assert client.get(reverse("admin:archive_rosterentry_bring_in")).status_code == 302
