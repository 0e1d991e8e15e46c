"""From raw files to records: whole, once, and with nothing lost."""

from decimal import Decimal

import pytest

from archive.ingest.document import (
    CopiedRun,
    DateReading,
    Document,
    FigureMention,
    MeetingPart,
    NameMention,
    Paragraph,
    ParagraphKind,
    PersonMention,
    Span,
)
from archive.loading.facts import Facts
from archive.loading.loader import load
from archive.loading.results import ImportStatus, Options
from archive.models import Organization, Person, Report, SourceText, Strategy
from tests.archive.loading.drafts import TEXT, make_draft, span
from tests.helpers import make_area, make_publisher, make_report, take_part

pytestmark = pytest.mark.django_db


def test_every_fact_of_the_draft_becomes_a_record_with_its_evidence(reading):
    outcome = load(TEXT.encode(), "a.txt")
    report = outcome.report
    assert (outcome.status, report.status, report.text) == (ImportStatus.NEW, "draft", TEXT)
    assert (report.title, report.published_on, report.publisher.name) == ("工作会议召开", "2014-05-08", "岚浦日报")
    assert bytes(report.source.data) == TEXT.encode()
    assert [paragraph["kind"] for paragraph in report.layout] == ["body", "noise"]
    facts = [
        *report.participations.all(), *report.strategy_mentions.all(), *report.document_mentions.all(),
        *report.zone_mentions.all(), *report.observations.all(), *report.speeches.all(), *report.points.all(),
    ]  # fmt: skip
    assert len(facts) == 9
    for fact in facts:
        assert (fact.origin, fact.review) == ("machine", "unconfirmed")
        assert fact.start is None or report.text[fact.start : fact.end] == fact.quote
    figure = report.observations.get()
    assert (figure.subject, figure.value, figure.base_value) == ("投资", Decimal("12.5"), 1_250_000_000)
    assert (figure.zone_mention.printed_name, figure.said_by.name) == ("城东产业园", "李明")
    assert report.strategy_mentions.get().speech == report.speeches.get()
    assert [p.name for p in report.participations.filter(person=None)] == ["各县县长"]


def test_a_figure_is_of_a_zone_where_its_sentence_names_one_only(reading):
    text = "城东产业园去年完成投资12.5亿元。城东产业园和城西产业园今年完成投资3亿元。"
    figures = [FigureMention("投资", raw, Decimal(1), "亿元", span(raw, text)) for raw in ("12.5亿元", "3亿元")]
    starts = (0, text.rindex("城东"), text.index("城西"))
    body = Paragraph(ParagraphKind.BODY, text, (CopiedRun(0, 0, len(text)),), start=0)
    zones = tuple(NameMention(text[start : start + 5], Span(start, start + 5), "park") for start in starts)
    none = dict.fromkeys(("people", "speeches", "strategies", "documents"), ())
    reading(make_draft(document=Document(text, (body,)), zones=zones, figures=tuple(figures), **none))
    one, two = load(text.encode(), "a.txt").report.observations.order_by("start")
    assert one.zone_mention.printed_name == "城东产业园"
    assert two.zone_mention is None


def test_a_short_form_of_a_zone_is_kept_and_a_figure_beside_a_full_name_is_not_its(reading):
    reading(make_draft(short_zones=(NameMention("县产业集聚区", span("去年"), "zone"),)))
    report = load(TEXT.encode(), "a.txt").report
    assert set(report.zone_mentions.values_list("printed_name", flat=True)) == {"城东产业园", "县产业集聚区"}
    assert report.observations.get().zone_mention.printed_name == "城东产业园"


def test_two_reports_of_one_meeting_share_it(reading):
    day = DateReading("2014-05-07")
    reading(make_draft(meeting="全市工作会议", event_first=day, event_last=day, place="岚浦市"))
    one, other = load(b"1", "a.txt").report, load(b"2", "b.txt").report
    assert one.meeting == other.meeting
    assert (one.meeting.name, one.meeting.first_day, one.meeting.last_day) == ("全市工作会议", "2014-05-07", "")
    reading(make_draft(meeting="全市工作会议", event_first=DateReading("2015-05-07")))
    assert load(b"3", "c.txt").report.meeting != one.meeting


def test_the_same_file_again_changes_nothing(reading):
    first = load(TEXT.encode(), "a.txt").report
    first.title = "编辑改过的标题"
    first.save()
    again = load(TEXT.encode(), "b.txt")
    assert (again.status, again.report) == (ImportStatus.UNCHANGED, first)
    assert Report.objects.get().title == "编辑改过的标题"
    assert SourceText.objects.count() == 1


def test_publishing_needs_a_date_and_says_so(reading):
    published = load(TEXT.encode(), "a.txt", Options(publish=True))
    assert published.report.is_published
    assert published.report.participations.get(part="speaker").person.memberships.get().role_title == "市长"
    reading(make_draft(published_on=None))
    kept = load(b"other", "b.txt", Options(publish=True))
    assert (kept.status, kept.report.status) == (ImportStatus.NEW, "draft")
    assert "日期" in str(kept.reason)


def test_what_the_editor_says_counts(reading):
    area = make_area("岚浦市")
    options = Options(publisher="岚浦晚报", area=area, is_sample=True)
    report = load(TEXT.encode(), "a.txt", options).report
    assert (report.publisher.name, report.area, report.is_sample) == ("岚浦晚报", area, True)
    assert report.observations.get().area == area


def test_a_figure_of_the_whole_nation_is_of_no_area():
    text = "岚浦市召开组织工作会议\n\n6月3日，会议召开。全党党员总数9800万名，我市党员总数12万名。"
    area = make_area("岚浦市")
    figures = load(text.encode(), "a.txt", Options(area=area)).report.observations.order_by("start")
    assert [figure.area for figure in figures] == [None, area]


def test_an_unreadable_file_is_kept_and_named():
    outcome = load(b"Rar!\x1a\x07" + bytes(range(256)), "报道.rar")
    assert (outcome.status, outcome.report) == (ImportStatus.FAILED, None)
    assert "RAR" in str(outcome.reason)
    assert SourceText.objects.get().name == "报道.rar"
    assert load(b"Rar!\x1a\x07" + bytes(range(256)), "报道.rar").status is ImportStatus.FAILED
    assert SourceText.objects.count() == 1


def test_a_fault_while_writing_leaves_no_half_report(reading, monkeypatch):
    monkeypatch.setattr(Facts, "figures", lambda *_: 1 / 0)
    outcome = load(TEXT.encode(), "a.txt")
    assert outcome.status is ImportStatus.FAILED
    assert not Report.objects.exists()
    assert not Person.objects.exists()
    assert bytes(SourceText.objects.get().data) == TEXT.encode()
    monkeypatch.undo()


def test_a_kept_file_is_read_again_when_reading_has_learned_it(reading, monkeypatch):
    load_fields = Facts.figures
    monkeypatch.setattr(Facts, "figures", lambda *_: 1 / 0)
    load(TEXT.encode(), "a.txt")
    monkeypatch.setattr(Facts, "figures", load_fields)
    assert load(TEXT.encode(), "a.txt").status is ImportStatus.NEW
    assert SourceText.objects.count() == 1


def test_overlong_names_and_monstrous_figures_do_not_stop_a_report(reading):
    figure = FigureMention("投资", "1亿元", Decimal(10) ** 40, "亿元", span("亿元"))
    long = "长" * 1000
    reading(
        make_draft(
            title=long, kicker=long, publisher=long, place=long, figures=(figure,),
            strategies=(NameMention(long, None),), zones=(NameMention(long, None),), speeches=(),
            documents=(NameMention(long, None),), people=(PersonMention(long, MeetingPart.SPEAKER, long),),
        )
    )  # fmt: skip
    report = load(TEXT.encode(), "a.txt").report
    assert len(report.title) == 500
    assert not report.observations.exists()


class TestWhoIsMeant:
    """Only what is certain is joined."""

    def people_named(self, name="李明"):
        return Person.objects.named(name).count()

    def test_the_same_name_in_the_same_area_is_the_same_person(self, reading):
        province = make_area("云麓省", "province")
        city = make_area("岚浦市", parent=province)
        known = take_part(make_report("李明。", area=city), "李明").person
        for number, area in enumerate((city, province)):
            report = load(str(number).encode(), "a.txt", Options(area=area)).report
            assert report.participations.get(part="speaker").person == known
        assert self.people_named() == 1

    def test_holders_of_national_offices_are_one_everywhere(self, reading):
        known = take_part(make_report("李明。", area=make_area("霁阳市")), "李明", role_title="国务院副总理").person
        reading(make_draft(people=(PersonMention("李明", MeetingPart.SPEAKER, "国务院副总理", 1, span("李明")),)))
        report = load(TEXT.encode(), "a.txt", Options(area=make_area("岚浦市"))).report
        assert report.participations.get().person == known

    def test_a_journalist_belongs_to_a_paper(self, reading):
        paper = make_publisher("岚浦日报")
        known = take_part(make_report("王芳。", publisher=paper), "王芳", "journalist").person
        assert load(TEXT.encode(), "a.txt").report.participations.get(part="journalist").person == known

    def test_one_slogan_is_one_record_in_any_script(self, reading):
        known = Strategy.objects.create(name="兩翼齊飛")
        report = load(TEXT.encode(), "a.txt").report
        assert report.strategy_mentions.get().strategy == known

    def test_a_zone_of_the_same_name_elsewhere_is_another_zone(self, reading):
        first = load(TEXT.encode(), "a.txt", Options(area=make_area("霁阳市"))).report
        city = make_area("岚浦市")
        second = load(b"2", "b.txt", Options(area=city)).report
        assert second.zone_mentions.get().zone is None  # many places have one of that name
        third = load(b"3", "c.txt", Options(area=city)).report
        assert second.zone_mentions.get().zone == third.zone_mentions.get().zone is not None
        assert first.zone_mentions.get().zone is None

    def test_publishers_are_made_once(self, reading):
        load(b"1", "a.txt")
        load(b"2", "b.txt")
        assert Organization.objects.count() == 1
