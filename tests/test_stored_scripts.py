"""Scripts and formulas in everything that is imported or typed: shown as they are, never run, wherever they appear."""

import csv
import io
import json

import pytest
from django.core.management import call_command
from django.test import Client
from lxml import etree, html

from archive.models import Organization, Participation, Report, SourceText, Speech
from archive.models.unit_of_work import changing
from tests import addresses
from tests.archive.ingest import file_builders
from tests.archives import LinkedArchive
from tests.helpers import make_account

pytestmark = pytest.mark.django_db
EVIL = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)>"
FORMULA = '=HYPERLINK("http://evil.example")'
URL = "javascript:alert(4)"


@pytest.fixture(params=[EVIL, FORMULA, URL], ids=["script", "formula", "address"])
def evil(request):
    return request.param


@pytest.fixture
def archive(evil):
    """An archive in which every text that can be given begins with ``evil``."""
    archive = LinkedArchive(2)
    things = (archive.person, archive.strategy, archive.zone, archive.document, archive.industry, archive.metric,
              archive.publisher, archive.area)  # fmt: skip
    for thing in things:
        thing.name = evil[:60] + thing.name if thing is archive.area else evil + thing.name
        for field in ("note", "expansion"):
            if hasattr(thing, field):
                setattr(thing, field, evil)
        thing.save()
    for number, report in enumerate(Report.objects.all()):
        report.title = report.kicker = report.subtitles = evil
        report.place = evil[:100]
        report.text = report.text + evil
        report.source = SourceText.objects.create(data=f"{number}{evil}".encode(), name=evil, media_type="text/html")
        report.save()
    with changing():
        Participation.objects.update(role_title=evil[:100])
    with changing():
        Speech.objects.update(verb=evil[:20])
    Organization.objects.update(name=evil + archive.publisher.name)
    call_command("index", "rebuild", verbosity=0)
    archive.reports = list(Report.objects.all())
    return archive


def everywhere(archive):
    own = addresses.of_report(archive.reports[0].slug)
    return [*own, *addresses.of_archive(archive), *addresses.searches("会议"), *addresses.searches("李明")]


def test_on_every_page_and_in_every_file(archive, evil):
    seen = 0
    for address in everywhere(archive):
        status, text, headers = addresses.body(Client(), address)
        assert status in (200, 302, 400, 404), address
        if status == 302:
            continue
        kind = headers.get("Content-Type", "").split(";")[0]
        assert "Content-Security-Policy" in headers, address
        seen += {"text/html": harmless_page, "text/csv": harmless_table}.get(kind, harmless_file)(text, kind, headers)
    assert seen > 40


def harmless_page(text, _kind, _headers):
    page = html.fromstring(text)
    for element in page.iter(etree.Element):
        assert not [name for name in element.attrib if name.startswith("on")], etree.tostring(element)
        for name in ("href", "src", "action", "formaction"):
            assert not element.get(name, "").strip().lower().startswith(("javascript:", "data:")), name
    for script in page.iter("script"):
        assert (
            script.get("src", "").startswith(("/static/", "/admin/jsi18n/"))
            or script.get("type") == "application/ld+json"
        )
        if script.get("type") == "application/ld+json":
            json.loads(script.text)
            assert "<" not in script.text
    assert not page.xpath("//img[@src='x']|//svg[@onload]")
    assert len(page.xpath("//head/title")) == 1
    return 1


def harmless_table(text, _kind, _headers):
    for row in csv.reader(io.StringIO(text.lstrip("\ufeff"))):
        for cell in row:
            assert not cell.startswith(("=", "@", "+", "\t")), cell
    return 1


def harmless_file(text, kind, headers):
    """Whatever is no page must not be taken for one, and be what it says."""
    assert kind in (
        "application/json", "application/xml", "text/xml", "application/atom+xml",
        "application/opensearchdescription+xml", "text/plain", "application/octet-stream", "",
        "application/x-bibtex", "application/x-research-info-systems", "application/vnd.citationstyles.csl+json",
    ), kind  # fmt: skip
    assert headers["X-Content-Type-Options"] == "nosniff"
    if "xml" in kind:
        root = etree.fromstring(text.encode())
        assert not root.xpath("//*[local-name()='script' or local-name()='img' or local-name()='svg']")
        assert not root.xpath("//@href[starts-with(., 'javascript:')]")
        for content in root.xpath("//*[@type='html']/text()"):
            assert "<script" not in content
    elif "json" in kind:
        json.loads(text)
    return 1


def test_in_the_editing_pages(archive):
    from django.contrib.auth.models import User

    client = Client()
    client.force_login(User.objects.create_superuser("chief"))
    kinds = ("report", "person", "strategy", "zone", "area", "metric", "policydocument", "industry", "organization",
             "sourcetext", "participation", "speech", "strategymention", "observation")  # fmt: skip
    report = archive.reports[0].pk
    pages = [f"/admin/archive/{kind}/" for kind in kinds]
    pages += [f"/admin/archive/report/{report}/{page}/" for page in ("change", "review", "delete")]
    pages += [f"/admin/archive/person/{archive.person.pk}/{page}/" for page in ("change", "delete", "history")]
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200, address
        harmless_page(answer.text, "", answer.headers)


def test_names_of_uploaded_files_and_of_members_of_a_zip(client, evil):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(make_account("编辑"))
    names = [f"../../../{evil}.txt", "/etc/cron.d/x.txt", "..\\..\\evil.txt", "C:\\evil.txt", f"{evil}/../a.txt"]
    packed = file_builders.zipped({name: f"第{number}次会议召开。市长李明讲话。" for number, name in enumerate(names)})
    upload = SimpleUploadedFile("x.zip", packed)
    answer = client.post("/admin/archive/report/take-in/", {"uploads": [upload]})
    assert answer.status_code == 200
    harmless_page(answer.text, "", answer.headers)
    assert Report.objects.count() == len(names), [(o.name, o.status, str(o.reason)) for o in answer.context["outcomes"]]
    for report in Report.objects.all():
        saved = client.get(f"/reports/{report.slug}/source")
        assert not any(sign in saved["Content-Disposition"] for sign in ("/", "\\", "..", "script"))
