"""Short forms of zones: which zone they are linked to, and when they are linked anew."""

import pytest

from archive.models import Observation, Zone, ZoneMention
from archive.models.linked import EDITOR
from archive.models.unit_of_work import changing
from archive.services.linking.short_zones import NOT_KNOWN, ONLY_ONE
from tests.helpers import make_area, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def song():
    province = make_area("河南省", "province")
    city = make_area("洛阳市", "city", parent=province)
    return make_area("嵩县", "county", parent=city)


def printed(area, name):
    """A mention as a program reads it, in a report of its own."""
    report = make_report(area=area)
    with changing([report]):
        ZoneMention.objects.bulk_create([ZoneMention(report=report, printed_name=name, kind="zone")])
    return ZoneMention.objects.get(report=report)


def test_a_short_form_is_linked_when_the_zone_comes_and_not_before(song):
    short = printed(song, "县产业集聚区")
    assert (short.zone, short.link_reason) == (None, NOT_KNOWN)
    full = printed(song.parent, "嵩县产业集聚区")
    short.refresh_from_db()
    assert (short.zone, short.link_reason) == (full.zone, ONLY_ONE)
    assert printed(song, "产业集聚区").zone == full.zone
    assert printed(song.parent, "产业集聚区").zone is None
    assert Zone.objects.count() == 1


def test_short_forms_make_no_record_however_often_they_are_printed(song):
    assert [printed(song, "县商务中心区").zone for _ in range(3)] == [None] * 3
    assert printed(None, "产业集聚区").zone is None
    assert not Zone.objects.exists()


def test_a_second_zone_of_the_kind_takes_the_link_away_and_its_end_gives_it_back(song):
    full, short = printed(song, "嵩县产业集聚区"), printed(song, "县产业集聚区")
    other = Zone.objects.create(name="伊水产业集聚区", area=song)
    short.refresh_from_db()
    assert (short.zone, short.link_reason) == (None, NOT_KNOWN)
    other.area = None
    other.save()
    short.refresh_from_db()
    assert short.zone == full.zone
    other.area = song
    other.save()
    other.delete()
    short.refresh_from_db()
    assert short.zone == full.zone


def test_merging_two_zones_leaves_one_that_is_meant(song):
    full, short = printed(song, "嵩县产业集聚区"), printed(song, "县产业集聚区")
    other = Zone.objects.create(name="伊水产业集聚区", area=song)
    full.zone.merge_from(other)
    short.refresh_from_db()
    assert short.zone == full.zone


def test_a_zone_that_no_report_prints_any_more_is_not_meant(song):
    full, short = printed(song, "嵩县产业集聚区"), printed(song, "县产业集聚区")
    with changing([full.report]):
        ZoneMention.objects.filter(pk=full.pk).delete()
    short.refresh_from_db()
    assert (short.zone, short.link_reason) == (None, NOT_KNOWN)


def test_a_zone_of_the_bundled_list_is_made_once_and_is_that_of_its_full_name(song):
    short = printed(song, "市高新区")
    assert short.zone.area == song.parent
    assert printed(song.parent, "高新区").zone == short.zone
    assert printed(song, "洛阳高新区").zone == short.zone
    assert Zone.objects.count() == 1


def test_what_an_editor_linked_stays(song):
    short = printed(song, "县产业集聚区")
    short.zone = Zone.objects.create(name="田湖产业园")
    short.save()
    printed(song, "嵩县产业集聚区")
    printed(song, "县产业集聚区")
    short.refresh_from_db()
    assert (short.zone.name, short.link_reason) == ("田湖产业园", EDITOR)


def test_figures_follow_the_zone_of_a_short_form(song):
    short = printed(song, "县产业集聚区")
    with changing([short.report]):
        Observation.objects.bulk_create(
            [Observation(report=short.report, subject="产值", value=1, unit="亿元", zone_mention=short)]
        )
    full = printed(song, "嵩县产业集聚区")
    assert Observation.objects.get().zone == full.zone
