"""Mentions of strategies, zones and metrics: a record where form, two reports or an editor bear one."""

import pytest

from archive.models import Decision, Metric, Observation, Strategy, StrategyMention, ZoneMention
from archive.models.linked import EDITOR, NO_RECORD, NOT_BORNE
from archive.models.unit_of_work import changing
from archive.services.linking import relink
from tests.helpers import make_area, make_report

pytestmark = pytest.mark.django_db


def read(model, report, name, **fields):
    """As a program reads it; its key is made where it stands."""
    with changing([report]):
        made = model.objects.bulk_create([model(report=report, **{model.printed_field: name}, **fields)])[0]
    made.refresh_from_db()
    return made


def test_a_strong_form_is_a_record_and_a_weak_one_needs_a_second_report():
    strong = read(StrategyMention, make_report(), "两翼齐飞战略", kind="strategy", expansion="东西两翼")
    assert (strong.strategy.name, strong.strategy.kind, strong.strategy.expansion) == (
        "两翼齐飞战略",
        "strategy",
        "东西两翼",
    )
    weak = read(StrategyMention, make_report(), "三城同创", is_strong=False)
    assert (weak.strategy, weak.link_reason) == (None, NOT_BORNE)
    again = read(StrategyMention, make_report(), "三城同创", is_strong=False)
    weak.refresh_from_db()
    assert weak.strategy == again.strategy is not None


def test_confirming_makes_a_record_and_rejecting_takes_none():
    weak = read(StrategyMention, make_report(), "三城同创", is_strong=False)
    with changing([weak.report]):
        StrategyMention.objects.filter(pk=weak.pk).update(review="confirmed")
    weak.refresh_from_db()
    assert weak.strategy.name == "三城同创"


def test_an_editor_says_that_a_phrase_is_none_and_that_it_is_one():
    found = read(StrategyMention, make_report(), "私房菜馆")
    strategy = found.strategy
    Decision.objects.of_name("strategy", Decision.Verdict.NONE, found.name_key)
    relink("strategy", [found.name_key])
    found.refresh_from_db()
    assert (found.strategy, found.link_reason) == (None, NO_RECORD)
    assert not Strategy.objects.seen().exists()
    Decision.objects.of_name("strategy", Decision.Verdict.RECORD, found.name_key)
    relink("strategy", [found.name_key])
    found.refresh_from_db()
    assert found.strategy == strategy


def test_names_that_an_editor_gave_a_record_lead_to_it():
    first = read(StrategyMention, make_report(), "三城同创").strategy
    other = read(StrategyMention, make_report(), "三城联创").strategy
    first.merge_from(other)
    assert read(StrategyMention, make_report(), "三城联创").strategy == first


def test_a_record_chosen_by_an_editor_stays():
    found = read(StrategyMention, make_report(), "三城同创")
    found.strategy = Strategy.objects.create(name="同创")
    found.save()
    relink("strategy", [found.name_key])
    found.refresh_from_db()
    assert (found.strategy.name, found.link_reason, found.printed_name) == ("同创", EDITOR, "三城同创")


def test_zones_of_one_name_in_two_areas_are_two_and_figures_follow_them():
    one, other = make_area("霁阳市"), make_area("岚浦市")
    report = make_report(area=one)
    zone = read(ZoneMention, report, "城东产业园")
    assert zone.zone is None
    assert read(ZoneMention, make_report(area=other), "城东产业园").zone is None
    second = read(ZoneMention, make_report(area=one), "城东产业园")
    zone.refresh_from_db()
    assert second.zone == zone.zone is not None
    figure = read(Observation, report, "投资", value=1, zone_mention=zone)
    relink("zone", [zone.name_key])
    assert figure.zone is None
    with changing([report]):
        ZoneMention.objects.filter(pk=zone.pk).update(printed_name="洛阳高新区")
    figure.refresh_from_db()
    zone.refresh_from_db()
    assert figure.zone == zone.zone
    assert zone.zone.name.startswith("洛阳高新")


def test_a_subject_makes_a_metric_when_two_reports_share_it_with_one_unit():
    first = read(Observation, make_report(), "粮食产量", value=1, unit="万吨")
    assert (first.metric, str(first)) == (None, "粮食产量 ")
    read(Observation, make_report(), "粮食产量", value=1, unit="亿元")
    first.refresh_from_db()
    assert first.metric is None
    read(Observation, make_report(), "粮食产量", value=1, unit="万吨")
    first.refresh_from_db()
    assert first.metric.name == "粮食产量"
    assert read(Observation, make_report(), "", value=1, unit="万吨").metric is None
    assert Metric.objects.count() == 1
