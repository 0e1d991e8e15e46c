"""The names that records of every kind go by, and what becomes of them when two are merged."""

import pytest

from archive.models import (
    Industry,
    Meeting,
    Mergeable,
    Metric,
    Organization,
    PastAddress,
    Person,
    PolicyDocument,
    SluggedModel,
    Strategy,
    Zone,
)
from tests.helpers import make_report, mention_document, mention_industry, observe

pytestmark = pytest.mark.django_db

KINDS = (Industry, Meeting, Metric, Organization, Person, PolicyDocument, Strategy, Zone)


def test_every_kind_of_record_with_names_is_here():
    assert set(Mergeable.__subclasses__()) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_who_is_merged_leaves_its_name_and_its_address(kind):
    kept, other = kind.objects.create(name="岚浦通鉴"), kind.objects.create(name="嵐浦通覽")
    kept.merge_from(other)
    kept.merge_from(kept)
    assert kind.objects.get() == kept
    assert list(kind.objects.named("岚浦通览")) == [kept]
    assert {str(name).strip("《》") for name in kept.names.all()} >= {"嵐浦通覽"}
    if issubclass(kind, SluggedModel):
        assert kind.objects.at("嵐浦通覽") == kept
    else:
        assert not PastAddress.objects.exists()


@pytest.mark.parametrize("kind", [Industry, Metric, PolicyDocument])
def test_what_one_goes_by_is_known_whatever_its_script(kind):
    one = kind.objects.create(name="乙烯")
    other = kind.objects.create(name="丙烯")
    one.go_by("聚乙烯")
    one.go_by("乙烯")
    assert [name.name for name in one.names.all()] == ["聚乙烯"]
    assert kind.objects.known_as(["聚乙烯", "乙烯", "丙烯", "丁烯"]) == {"聚乙烯": one, "乙烯": one, "丙烯": other}


def test_publishers_of_their_own_name_come_before_those_that_go_by_it():
    one, other = Organization.objects.create(name="岚浦日报"), Organization.objects.create(name="岚浦日报社")
    other.go_by("嵐浦日报")
    assert Organization.objects.known_as(["岚浦日报", "嵐浦日报"]) == {"岚浦日报": one, "嵐浦日报": other}


def test_readers_see_no_name_that_only_drafts_print():
    report = make_report("《岚浦规划》，新能源，钢产量9吨。")
    draft = make_report("《岚浦纲要》，新能量，铁产量9吨。", status="draft")
    pairs = [
        (mention_document(report, "岚浦规划").document, mention_document(draft, "岚浦纲要").document),
        (mention_industry(report, "新能源").industry, mention_industry(draft, "新能量").industry),
        (observe(report, "钢产量", "9吨", 9, "吨").metric, observe(draft, "铁产量", "9吨", 9, "吨").metric),
    ]
    for kept, other in pairs:
        kept.merge_from(other)
        assert kept.names.count() == 1
        assert not kept.names.public().exists()
    draft.status = "published"
    draft.save()
    assert all(kept.names.public().count() == 1 for kept, _other in pairs)
