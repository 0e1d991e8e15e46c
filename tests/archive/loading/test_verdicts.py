"""What editors said of names survives reading again, be the mentions the same or others."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from archive.ingest.document import FigureMention, NameMention
from archive.loading.loader import load
from archive.loading.results import Options
from archive.models import Decision
from archive.models.linked import NO_RECORD
from archive.models.unit_of_work import changing
from archive.services.linking import decide
from tests.archive.loading.drafts import TEXT, make_draft, span

pytestmark = pytest.mark.django_db


def mentions(report):
    return {
        "person": report.participations.filter(printed_name="李明"), "strategy": report.strategy_mentions.all(),
        "zone": report.zone_mentions.all(), "metric": report.observations.all(),
    }  # fmt: skip


@pytest.fixture
def report(reading):
    figure = FigureMention("造林面积", "12.5亿元", Decimal("12.5"), "亿元", span("12.5亿元"), base_unit="元")
    reading(make_draft(figures=(figure,), zones=(NameMention("岚浦港口园区", span("城东产业园")),)))
    return load(TEXT.encode(), "a.txt", Options(publish=True)).report


def unlinked(report):
    """The kinds of which no mention has a record, because an editor said so."""
    return {kind for kind, facts in mentions(report).items() if {fact.link_reason for fact in facts} == {NO_RECORD}}


def again():
    call_command("reread", "--workers", "1", stdout=StringIO(), stderr=StringIO())


def test_none_stays_none_when_it_is_read_again(report):
    for kind, facts in mentions(report).items():
        decide(kind, [facts.get().name_key], Decision.Verdict.NONE)
    assert unlinked(report) == set(Decision.Kind.values)
    again()
    assert unlinked(report) == set(Decision.Kind.values)
    with changing([report]):
        for facts in mentions(report).values():
            facts.delete()
    again()
    assert unlinked(report) == set(Decision.Kind.values)


def test_a_record_stays_one_when_it_is_read_again(report):
    figure = report.observations.get()
    decide("metric", [figure.name_key], Decision.Verdict.RECORD)
    again()
    figure.refresh_from_db()
    assert figure.metric.name == figure.subject
