"""What was not published reaches no reader, whichever address is tried; and no raw file runs in a browser."""

from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.test import Client

from archive.admin.roles import Role
from archive.models import Membership, Report, SourceText, StrategyMention
from tests import addresses
from tests.archives import LinkedArchive
from tests.helpers import make_account, make_person, make_speech, make_strategy, mention_strategy, observe, take_part

pytestmark = pytest.mark.django_db
SECRET = "尚未公开"
TEXT = f"{SECRET}：夏侯未央强调，要实施{SECRET}战略，完成{SECRET}投资77亿元。"


@pytest.fixture(params=["draft", "withdrawn"])
def hidden(request):
    """A report of this state, with facts, a raw file and a place among published ones; and the archive around it."""
    archive = LinkedArchive(2)
    source = SourceText.objects.create(data=TEXT.encode(), name=f"{SECRET}.txt")
    report = Report.objects.create(
        title=f"{SECRET}会议召开", text=TEXT, published_on="2014-05-09", status=request.param, source=source,
        area=archive.area, publisher=archive.publisher,
    )  # fmt: skip
    speaker = make_person(f"{SECRET}者")
    for person in (speaker, archive.person):
        take_part(report, person)
        make_speech(report, person, TEXT)
        Membership.objects.derive([person.pk])
    mention_strategy(report, make_strategy(f"{SECRET}战略"))
    StrategyMention.objects.create(strategy=archive.strategy, report=report, quote=SECRET)
    observe(report, archive.metric, f"{SECRET}投资77亿元", 77, "亿元", area=archive.area)
    call_command("index", "rebuild", verbosity=0)
    return archive, report


def test_its_own_addresses_tell_a_reader_nothing(hidden):
    _archive, report = hidden
    for slug in (report.slug, str(report.pk), report.slug.upper(), f"{report.slug}%00", f"x/../{report.slug}"):
        for address in addresses.of_report(slug):
            status, text, headers = addresses.body(Client(), address, follow=False)
            assert status in (400, 404, 410), address
            assert SECRET not in text + str(headers), address


def test_nothing_else_leads_there(hidden):
    archive, report = hidden
    for address in [*addresses.of_archive(archive), *addresses.searches("会议"), *addresses.searches("李明")]:
        status, text, headers = addresses.body(Client(), address)
        assert status in (200, 302, 400, 404), address
        assert SECRET not in text + str(headers), address
        assert quote(report.slug) not in text + str(headers), address


def test_no_search_finds_it(hidden):
    for address in addresses.searches(SECRET):
        _status, text, _headers = addresses.body(Client(), address)
        for told in (f"{SECRET}会议", f"{SECRET}者", f"{SECRET}战略", "77亿元"):
            assert told not in text, address


def test_things_that_only_it_names_are_not_listed_but_its_editors_see_it(hidden):
    _archive, report = hidden
    only = report.participations.first().person
    _status, text, _headers = addresses.body(Client(), only.get_absolute_url())
    assert f"{SECRET}会议" not in text
    assert "77亿元" not in text
    client = Client()
    client.force_login(make_account(Role.EDITOR))
    assert client.get(report.get_absolute_url()).status_code == 200
    client.force_login(make_account())
    assert client.get(report.get_absolute_url()).status_code in (404, 410)


@pytest.mark.parametrize("name", [
    "a.html", "../../etc/passwd", "..\\..\\x.exe", "a\"b;filename=evil.html", "line\r\nSet-Cookie: a=b", "长" * 400, "",
    "a.txt\0.html", "<script>.svg", "/etc/passwd", "C:\\x.bat", "a.<b>", "https://evil.example/?x=1",
])  # fmt: skip
@pytest.mark.parametrize("media_type", ["text/html", "text/plain", "image/svg+xml", "application/pdf", "x\r\ny: z", ""])
def test_a_raw_file_is_saved_and_never_run(name, media_type):
    source = SourceText.objects.create(
        data=b"<script>alert(1)</script>" + name.encode(), name=name, media_type=media_type
    )
    report = Report.objects.create(title="会议", text="会议。", published_on="2014", status="published", source=source)
    answer = Client().get(f"/reports/{report.slug}/source")
    assert answer.status_code == 200
    assert answer.content == bytes(source.data)
    assert answer["Content-Type"] in ("text/plain", "application/octet-stream")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    saved = answer["Content-Disposition"]
    assert saved.startswith("attachment; filename")
    assert not {"/", "\\", "..", "\r", "\n", ";filename", "Set-Cookie"} & {saved, *saved.split("=")[-1].split()}
    assert not any(sign in saved for sign in ("/", "\\", "..", "\r", "\n", "evil", "script"))
    assert "Set-Cookie" not in answer
