"""What editors say of names holds wherever they stand, and whatever is read or linked anew."""

import pytest

from archive.models import (
    Decision,
    Metric,
    Observation,
    Participation,
    Person,
    Strategy,
    StrategyMention,
    Zone,
    ZoneMention,
)
from archive.models.linked import EDITOR, NO_RECORD, NOT_BORNE
from archive.models.unit_of_work import changing
from archive.services.linking import decide, name_key
from archive.services.linking.verdicts import JUDGED, keys_of_record
from archive.services.linking.writing import write_keys
from tests.helpers import make_report

pytestmark = pytest.mark.django_db

KINDS = {
    "person": (Participation, Person, {"part": "mentioned", "printed_name": "终选"}),
    "strategy": (StrategyMention, Strategy, {"printed_name": "私房菜馆", "is_strong": False}),
    "zone": (ZoneMention, Zone, {"printed_name": "快乐园区"}),
    "metric": (Observation, Metric, {"subject": "快乐总量", "value": 9, "unit": "吨"}),
}


def read(kind, report=None, **more):
    """A mention as the program reads it."""
    model, _record, fields = KINDS[kind]
    report = report or make_report()
    with changing([report]):
        mention = model(report=report, origin="machine", **{**fields, **more})
        mention.name_key = name_key(kind, mention.printed)
        model.objects.bulk_create([mention])
    mention.refresh_from_db()
    return mention


def test_every_kind_that_is_linked_can_be_judged():
    assert set(KINDS) == set(JUDGED) == {*Decision.Kind.values}


def test_a_name_that_was_none_leads_to_the_person_of_before_whatever_its_joints():
    mention = read("person", printed_name="本·萨拉赫", role_title="突尼斯总理")
    person = mention.person
    assert person is not None
    for verdict in ("none", "record"):
        decide("person", [mention.name_key], verdict)
    mention.refresh_from_db()
    assert mention.person == person


@pytest.mark.parametrize("kind", KINDS)
def test_a_mention_is_a_record_or_none_as_an_editor_says(kind):
    _model, record, _fields = KINDS[kind]
    mention = read(kind)
    assert (mention.record, mention.link_reason) == (None, NOT_BORNE)
    decide(kind, [mention.name_key], "record")
    mention.refresh_from_db()
    assert mention.record == record.objects.get()
    decide(kind, [mention.name_key], "none")
    mention.refresh_from_db()
    assert (mention.record, mention.link_reason) == (None, NO_RECORD)
    assert not record.objects.seen().exists()
    again = read(kind)
    assert (again.record, again.link_reason) == (None, NO_RECORD), "though two reports would bear a record"
    decide(kind, [mention.name_key], "")
    again.refresh_from_db()
    assert again.record == record.objects.get()
    assert not Decision.objects.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_the_last_word_goes_before_links_that_editors_made(kind):
    _model, record, _fields = KINDS[kind]
    mention = read(kind)
    setattr(mention, mention.record_field, record.objects.create(name="岚浦之光"))
    mention.save()
    assert mention.link_reason == EDITOR
    decide(kind, [mention.name_key], "none")
    mention.refresh_from_db()
    assert (mention.record, mention.link_reason) == (None, NO_RECORD)


def test_a_record_without_mentions_is_judged_by_its_names():
    strategy = Strategy.objects.create(name="“私房菜馆”战略")
    mention = read("strategy")
    assert keys_of_record(strategy) == [mention.name_key]
    decide("strategy", keys_of_record(strategy), "record")
    mention.refresh_from_db()
    assert keys_of_record(mention.strategy) == [mention.name_key]


def test_a_name_whose_key_changes_takes_what_was_said_along():
    mention = read("strategy")
    key = mention.name_key
    write_keys(StrategyMention, [("私房", mention.pk)])
    decide("strategy", ["私房"], "none")
    with changing([mention.report]):
        pass  # at its end keys are as today's rules give them
    said = dict(Decision.objects.values_list("key", "verdict"))
    assert said == {"私房": "none", key: "none"}
    mention.refresh_from_db()
    assert (mention.name_key, mention.link_reason) == (key, NO_RECORD)
