"""Reading again what is in: editors' facts stay, the rest follows today's reading, and every difference is told."""

import json
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from archive.ingest.document import MeetingPart, PersonMention
from archive.loading.loader import load
from archive.loading.results import Options
from archive.models import Participation, Tenure
from archive.models.unit_of_work import changing
from tests.archive.loading.drafts import TEXT, make_draft, span

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(reading):
    return load(TEXT.encode(), "a.txt", Options(publish=True)).report


def again(*arguments):
    out = StringIO()
    call_command("reread", "--workers", "1", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def facts(report):
    return {
        (type(fact).__name__, str(fact), fact.start)
        for name in ("participations", "speeches", "points", "strategy_mentions", "zone_mentions", "observations")
        for fact in getattr(report, name).all()
    }


def test_what_reads_as_before_changes_nothing(report):
    report.refresh_from_db()
    before, modified = facts(report), report.modified_at
    assert again() == "新增 0 条，消失 0 条，改变 0 条。\n"
    report.refresh_from_db()
    assert (facts(report), report.modified_at) == (before, modified)


def test_tenures_of_an_archive_of_before_are_derived_though_nothing_reads_otherwise(reading):
    reading(make_draft(people=(PersonMention("李明", MeetingPart.SPEAKER, "国务院副总理", 1, span("李明")),)))
    load(TEXT.encode(), "a.txt", Options(publish=True))
    held = set(Tenure.objects.values_list("person__name", "post__name"))
    assert held
    Tenure.objects.all().delete()
    again()
    assert set(Tenure.objects.values_list("person__name", "post__name")) == held


def test_what_comes_goes_and_differs_is_told_and_written(report, reading):
    people = (
        PersonMention("李明", MeetingPart.SPEAKER, "代市长", 1, span("李明")),
        PersonMention("赵云", MeetingPart.ATTENDEE),
    )
    reading(make_draft(people=people, zones=(), strategies=()))
    said = again("--dry-run")
    assert said.endswith("新增 1 条，消失 4 条，改变 1 条。\n")
    assert "工作会议召开" in said
    assert "新增 参会：赵云" in said
    assert report.strategy_mentions.exists()
    assert again() == said
    assert {p.name: p.role_title for p in report.participations.all()} == {"李明": "代市长", "赵云": ""}
    assert not report.zone_mentions.exists()
    assert report.participations.get(part="speaker").person.memberships.get().role_title == "代市长"
    assert again() == "新增 0 条，消失 0 条，改变 0 条。\n"


@pytest.mark.parametrize("hold", [{"review": "confirmed"}, {"review": "rejected"}, {"origin": "editor"}])
def test_what_an_editor_judged_or_entered_stays(report, reading, hold):
    slogan, speaker = report.strategy_mentions.get(), report.participations.get(part="speaker")
    for fact in (slogan, speaker):
        for name, value in hold.items():
            setattr(fact, name, value)
        fact.save()
    reading(make_draft(people=(PersonMention("李明", MeetingPart.ATTENDEE, "厂长", 1, span("李明")),), strategies=()))
    again()
    kept = report.participations.get(printed_name="李明")
    assert (kept.pk, kept.part, kept.role_title) == (speaker.pk, "speaker", "市长")
    assert report.strategy_mentions.get() == slogan


def test_what_an_editor_corrected_stays_and_so_does_a_corrected_text(report, reading):
    speaker = report.participations.get(part="speaker")
    speaker.role_title = "副市长"
    speaker.save()
    report.text = "　　" + report.text.replace("城东产业园", "城东产业园区")
    report.save()
    again()
    report.refresh_from_db()
    assert "城东产业园区" in report.text
    speaker.refresh_from_db()
    assert speaker.role_title == "副市长"
    for fact in report.strategy_mentions.all():
        assert report.text[fact.start : fact.end] == fact.quote


def test_a_sentence_that_an_editor_added_is_read_and_what_is_confirmed_stays(db):
    raw = "全市工作会议召开\n2014年5月8日\n市长李明强调，要抓好项目建设。\n（记者 王芳）"
    report = load(raw.encode(), "b.txt", Options(publish=True)).report
    speaker = report.participations.get(printed_name="李明")
    speaker.review = "confirmed"
    speaker.save()
    report.text += "\n副市长赵云主持会议，全市生产总值增长7.5%。"
    report.save()
    said = again("--report", report.slug)
    assert ("消失 0 条" in said, "新增 参会：副市长 赵云" in said) == (True, True)
    report.refresh_from_db()
    parts = {part.name: part.review for part in report.participations.all()}
    assert parts == {"李明": "confirmed", "赵云": "unconfirmed", "王芳": "unconfirmed"}
    figure = report.observations.get()
    assert report.text[figure.start : figure.end] == figure.quote == "7.5%"
    assert report.text.endswith("增长7.5%。")
    assert "新增 0 条，消失 0 条，改变 0 条" in again("--report", report.slug)


def test_one_report_can_be_read_alone(report, reading):
    other = load(b"2", "b.txt").report
    reading(make_draft(strategies=()))
    again("--report", report.slug)
    assert not report.strategy_mentions.exists()
    assert other.strategy_mentions.exists()
    with pytest.raises(CommandError, match="没有“无此文”"):
        again("--report", "无此文")


def test_a_run_that_was_broken_off_goes_on_where_it_stood(report, reading, monkeypatch):
    monkeypatch.setattr("archive.loading.reread._BATCH", 1)
    load(b"2", "b.txt")
    state = settings.DATA_DIR / "reread.json"
    reading(make_draft(strategies=()))
    told = []

    def tell(_self, plan):
        told.append(plan.report.pk)
        if len(told) == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("archive.management.commands.reread.Command._tell", tell)
        with pytest.raises(KeyboardInterrupt):
            again()
    assert json.loads(state.read_text())["last"] == report.pk
    reading(make_draft())
    assert "新增 1 条" in again()  # of the second report; the first was done
    assert not report.strategy_mentions.exists()
    assert not state.exists()


def test_a_name_that_is_read_no_more_leaves_no_link(report, reading):
    reading(make_draft(people=()))
    again()
    assert not Participation.objects.filter(report=report).exists()


NOTICE = """岚浦县召开干部大会

2015-06-30

6月28日，岚浦县召开全县领导干部大会，宣布县委决定：张建伟同志任岚浦县财政局局长，李志军同志不再担任岚浦县财政局局长职务。
"""


@pytest.mark.parametrize(
    "correct",
    [{"office": "岚浦县审计局局长", "day": "2015-06-29"}, {"event": "proposed"}, {"review": "rejected"}],
)  # fmt: skip
def test_a_statement_of_office_that_an_editor_corrected_stays_corrected(correct):
    report = load(NOTICE.encode(), "n.txt", Options(publish=True)).report
    stated = report.appointments.get(speaker="张建伟")
    for name, value in correct.items():
        setattr(stated, name, value)
    with changing([report]):
        stated.save()
    before = list(report.appointments.values("pk", "speaker", "event", "office", "day", "review"))
    tenures = list(Tenure.objects.values("post__name", "person__name", "started", "ended"))
    for _twice in range(2):
        again()
        assert list(report.appointments.values("pk", "speaker", "event", "office", "day", "review")) == before
        assert list(Tenure.objects.values("post__name", "person__name", "started", "ended")) == tenures
