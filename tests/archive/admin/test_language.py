"""No English stands on the Chinese editing pages: all lists, forms, histories and deletions are walked."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from lxml import html

from archive import history
from archive.admin.review import review_address
from archive.loading.loader import load
from archive.loading.results import Options
from archive.models import Accession, Decision, DuplicateCandidate, Report, Revision, RosterEntry
from archive.models.fact_kinds import FACT_KINDS
from tests.archive.admin.editing import address
from tests.archive.ingest import file_builders
from tests.helpers import make_area

pytestmark = pytest.mark.django_db

# Names of formats, of keys and of what a program is called by, and names that people gave.
_KNOWN = {
    "Annotation", "AnnotationCollection", "AnnotationPage", "CSV", "Command", "Control", "English", "GBK", "ISO",
    "JSON", "LD", "LDAP", "MB", "Mac", "PDF", "SHA", "Web", "backup", "check", "csv", "data", "doc", "docx", "editor",
    "epub", "gz", "html", "http", "https", "index", "ingest", "jpg", "json", "jsonl", "kB", "manage", "mht", "ods",
    "odt", "ofd", "pdf", "plain", "png", "rebuild", "rtf", "text", "tiff", "txt", "utf", "wacz", "warc", "webp",
    "wps", "xls", "xlsx", "yangshuping", "ysp", "zip",
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z]{2,}")
# A digest, a.txt, pages/1, manage.py.
_ADDRESS = re.compile(r"(?=[a-f]*\d)[0-9a-f]{6,}|[\w./:-]*[A-Za-z][\w-]*[./_]\w[\w./-]*")


@pytest.fixture
def archive(editor):
    """At least one record of every kind that the program reads, some of them changed, deleted and in doubt."""
    area = make_area("岚浦市")
    text = f"{file_builders.TITLE}\n2014年5月8日\n" + "\n".join(file_builders.LINES)
    for name in ("a.txt", "b.txt"):
        options = Options(publish=True, area=area, accession=Accession.objects.create(label=name))
        load(f"{text}\n{'又' if name == 'b.txt' else ''}讯。".encode(), name, options)
    report, other = Report.objects.order_by("pk")
    DuplicateCandidate.objects.get_or_create(report=other, other=report, defaults={"similarity": 0.9})
    report.accession.jobs.create(total=1)
    report.reader_notes.create(words="名字写错了。", sender="0" * 32)
    report.text_edits.create(reason="漏了一字。")
    report.source_checks.create(outcome="changed", capture=report.source)
    RosterEntry.objects.create(name="李明", office="市长", source="岚浦市志")
    Decision.objects.create(kind="person", verdict="same", key="李明", other_key="赵芳")
    user = get_user_model().objects.get()
    for record in (report.participations.first().person, other):
        with history.act(user, Revision.Kind.EDIT, record):
            record.save()
    with history.deletion(user, other):
        other.delete()
    return report


def english(page, spoken):
    """The words in Latin letters on ``page`` that are neither known nor in ``spoken``, what records hold."""
    for node in page.xpath(
        "//script|//style|//pre|//svg|//textarea|//title|//*[@lang]|//option[@value and not(@value='')]"
    ):
        if node.tag != "html":
            node.drop_tree()
    said = page.xpath("//body//text()") + page.xpath(
        "//@aria-label|//@title|//@placeholder|//@alt|//input[@type='submit']/@value"
    )
    words = {word for text in said for word in _WORD.findall(_ADDRESS.sub(" ", str(text)))}
    return words - _KNOWN - spoken


def addresses():
    """Of every page that the site has: of each kind the list, and the pages of one record."""
    yield from (reverse("admin:index"), reverse("admin:app_list", args=["archive"]), reverse("admin:password_change"))
    for model, model_admin in admin.site._registry.items():
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"admin:{name}_changelist")
        record = model._default_manager.order_by("pk").first()
        pages = ("change", "history", "delete") if record else ()
        if model in (Group, get_user_model()) or not model_admin.get_urls():
            pages = pages[:1]
        yield from (reverse(f"admin:{name}_{page}", args=[record.pk]) for page in pages)
        yield reverse(f"admin:{name}_add")
    report = Report.objects.get()
    yield review_address(report.pk)
    yield from (review_address(report.pk, add=kind) for kind in FACT_KINDS)
    yield from (f"/admin/archive/report/{page}/" for page in ("take-in", "agreement"))
    person = report.participations.exclude(person=None).first().person
    yield address(person, "split")
    yield reverse("admin:archive_trash_empty")
    yield reverse("admin:archive_rosterentry_bring_in")
    yield reverse("admin:archive_annotation_bring_in")
    yield reverse("status")


def test_no_english_stands_on_chinese_pages(editor, archive):
    records = set(_WORD.findall(" ".join(p for p in Report.objects.values_list("slug", flat=True))))
    for model in admin.site._registry:
        for name in ("pinyin", "slug", "unit", "base_unit"):
            if name in {field.name for field in model._meta.concrete_fields}:
                said = model._default_manager.values_list(name, flat=True)
                records |= set(_WORD.findall(" ".join(filter(None, said))))
    found, walked = {}, 0
    for url in addresses():
        answer = editor.client.get(url, follow=True)
        if answer.status_code == 403:
            continue
        assert answer.status_code == 200, url
        walked += 1
        if words := english(html.fromstring(answer.content.decode()), records):
            found[url] = sorted(words)
    assert found == {}
    assert walked > 60
