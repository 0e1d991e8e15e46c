"""What editors said that records are called is known when reports are read, and read again."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from archive import history
from archive.ingest.document import DateReading, FigureMention, NameMention
from archive.loading.loader import load
from archive.loading.results import Options
from archive.models import Industry, Meeting, Metric, Organization, PolicyDocument
from tests.archive.loading.drafts import TEXT, make_draft, span
from tests.helpers import make_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(db):
    """A record of each kind, under another name than the one that is read."""
    pairs = {
        Industry: ("新能源", "新能量"), Metric: ("造林总量", "造林面积"), PolicyDocument: ("岚浦规划", "岚浦纲要"),
        Organization: ("岚浦日报", "岚浦日报社"),
    }  # fmt: skip
    found = {kind: kind.objects.create(name=name) for kind, (name, _read) in pairs.items()}
    found[Meeting] = Meeting.objects.create(name="全市工作会议", first_day="2014-05-08")
    for kind, (_name, read) in {**pairs, Meeting: ("", "全市工作会")}.items():
        found[kind].go_by(read)
        history.added(make_account(), found[kind])
    return found


@pytest.fixture
def report(reading, known):
    figure = FigureMention("造林面积", "12.5亿元", Decimal("12.5"), "亿元", span("12.5亿元"), base_unit="元")
    draft = make_draft(
        documents=(NameMention("岚浦纲要", span("《工作要点》")),), industries=(NameMention("新能量", span("产业")),),
        figures=(figure,), meeting="全市工作会",
        event_first=DateReading("2014-05-08"), publisher="岚浦日报社",
    )  # fmt: skip
    reading(draft)
    return load(TEXT.encode(), "a.txt", Options(publish=True)).report


def named(report):
    return {
        Industry: report.industry_mentions.get().industry, Metric: report.observations.get().metric,
        PolicyDocument: report.document_mentions.get().document, Organization: report.publisher,
        Meeting: report.meeting,
    }  # fmt: skip


def test_another_name_leads_to_its_record(report, known):
    assert named(report) == known
    assert all(kind.objects.count() == 1 for kind in known)


def test_reading_again_changes_nothing_of_it(report, known):
    out = StringIO()
    call_command("reread", "--workers", "1", stdout=out, stderr=StringIO())
    report.refresh_from_db()
    assert named(report) == known
    assert "新增 0 条，消失 0 条，改变 0 条。" in out.getvalue()


def test_a_name_that_goes_leads_nowhere(report, known, reading):
    for record in known.values():
        record.names.all().delete()
    again = load(f"{TEXT} ".encode(), "b.txt", Options(publish=True)).report
    assert not set(named(again).values()) & {known[Industry], known[PolicyDocument], known[Organization]}
