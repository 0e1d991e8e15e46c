"""The index on a cluster follows the records, and what readers see of it is whole and theirs."""

import threading
from collections import Counter
from time import monotonic

import pytest
from django.core.management import CommandError, call_command
from haystack import connections
from haystack.query import SearchQuerySet

from archive.models import Report
from search.engine.errors import EngineGone, ForeignIndex, IndexLocked, IndexMissing
from search.indexing import index_sync, status
from search.models import OutboxEntry
from search.opensearch_engine import facets as facets_module
from search.opensearch_engine import reader as reader_module
from search.results import query
from search.results.params import SearchParams
from search.suggest import vocabulary
from tests.helpers import make_person, make_report, take_part
from tests.search.clusters import client

pytestmark = pytest.mark.django_db


def found(words="", **filters):
    return {hit.report.pk for hit in query.run(SearchParams(q=words, page_size=100, **filters)).hits}


def indices(name):
    return sorted(client().indices.get(index=f"{name}-*"))


def test_a_rebuild_takes_in_what_changed_meanwhile_and_switches_at_once(on_cluster, commit):
    first, gone = make_report("原文"), make_report("将撤回")
    index_sync.rebuild()
    late = []

    def edit(_done):
        if late:
            return
        with commit():
            late.append(make_report("新来的"))
            first.text = "改过的"
            first.save()
            gone.status = "withdrawn"
            gone.save()
        assert found("改过的") == {first.pk}  # in the live one at once

    index_sync.rebuild(edit)
    assert (found("原文"), found("改过的"), found("将撤回"), found("新来的")) == (
        set(),
        {first.pk},
        set(),
        {late[0].pk},
    )
    assert not OutboxEntry.objects.exists()
    assert index_sync.check() == ([], [], [], [])
    assert len(indices(on_cluster)) == 2  # the one before it is kept
    index_sync.rebuild()
    assert len(indices(on_cluster)) == 2  # until the next build


def test_an_edit_goes_to_the_index_that_another_machine_has_just_switched_to(on_cluster, commit):
    report = make_report("原文")
    index_sync.rebuild()
    known = index_sync.backend()._line.indices
    before = known.live()
    index_sync.rebuild()
    known._seen = monotonic(), before  # as another machine remembers it
    with commit():
        report.text = "改过的"
        report.save()
    assert found("改过的") == {report.pk}


def test_one_rebuild_at_a_time(on_cluster):
    make_report()

    def again(_done):
        with pytest.raises(index_sync.Busy):
            index_sync.rebuild()

    index_sync.rebuild(again)


def test_check_compares_both_ways_and_repairs(on_cluster, commit):
    reports = [make_report(f"会议{number}") for number in range(3)]
    index_sync.rebuild()
    missing = make_report("后来的")
    Report.objects.filter(pk=reports[0].pk).update(text="变了")
    Report.objects.filter(pk=reports[1].pk).update(status="withdrawn")
    OutboxEntry.objects.all().delete()
    with pytest.raises(CommandError):
        call_command("index", "check")
    assert index_sync.check() == ([missing.pk], [reports[0].pk], [reports[1].pk], [])
    with commit():
        call_command("index", "check", "--repair", verbosity=0)
    assert index_sync.check() == ([], [], [], [])
    assert not index_sync.ensure()


def test_pages_are_right_at_any_depth_from_either_end(on_cluster, monkeypatch):
    for number in range(47):
        day = f"2014-05-{number % 3 + 1:02}" if number % 4 else "2014"
        make_report("会议召开。" * (number % 5 + 1), published_on=day)
    index_sync.rebuild()
    for order in ("relevance", "newest", "oldest"):
        whole = [hit.report.pk for hit in query.run(SearchParams(q="会议", order=order, page_size=100)).hits]
        assert len(whole) == 47
        with monkeypatch.context() as narrow:
            narrow.setattr(reader_module, "_WINDOW", 7)
            pages = [query.run(SearchParams(q="会议", order=order, page=page, page_size=10)) for page in range(1, 7)]
        assert [hit.report.pk for page in pages for hit in page.hits] == whole
        assert {page.total for page in pages} == {47}


def test_queries_as_deep_and_as_long_as_the_language_allows_are_answered(on_cluster):
    report = make_report("会议召开，产业集聚。")
    index_sync.rebuild()
    deep = "会议 " + "-(无此 | -(" * 5 + "产业" + "))" * 5
    long = " ".join(f"“{number}1234个项”" for number in range(1, 41))
    wide = "".join(chr(0x4E00 + number * 7) for number in range(500))
    for words in (deep, long, wide, "|".join("会议" for _number in range(40))):
        assert found(words) in (set(), {report.pk})
    assert found(deep) == {report.pk}


def test_facets_are_exact_where_shards_cannot_name_all_they_have(on_cluster, shards, commit, monkeypatch):
    """One is in each shard, but the first in none: no shard names it by itself."""
    monkeypatch.setattr(facets_module, "_VALUES", 4)
    monkeypatch.setattr(facets_module, "_CANDIDATES", 2)
    monkeypatch.setattr(facets_module, "_PAGE", 3)
    everywhere = make_person("王一山")
    local = [[make_person(name + given) for given in ("二水", "三川")] for name in "李张赵"]
    reports = [make_report("到会。") for _number in range(45)]
    index_sync.rebuild()
    met = Counter()
    for report in reports:
        found_shards = client().search_shards(index=on_cluster, routing=str(report.pk))["shards"]
        (shard,) = {copy["shard"] for copies in found_shards for copy in copies}
        for person in local[shard]:
            take_part(report, person)
        met[shard] += 1
        if met[shard] > 2:  # two less than the people of this shard
            take_part(report, everywhere)
    with commit():
        index_sync.repair(index_sync.check())
    numbers = {person.pk: met[shard] for shard, people in enumerate(local) for person in people if met[shard]}
    numbers[everywhere.pk] = len(reports) - 2 * len(met)
    counted = SearchQuerySet().facet("person").facet_counts()["fields"]["person"]
    assert len(met) == shards
    assert [number for _person, number in counted] == sorted(numbers.values(), reverse=True)[:4]
    assert all(numbers[person] == number for person, number in counted)
    assert counted[0][0] == everywhere.pk or shards == 1


def test_words_of_the_archive_come_from_the_cluster_and_what_is_new_at_once(on_cluster, commit, monkeypatch):
    monkeypatch.setattr(vocabulary, "_kept", [])
    make_report("产业集聚区建设。")
    index_sync.rebuild()
    assert vocabulary.vocabulary().number("建设") == 1
    with commit():
        make_report("高新技术建设。")
    now = vocabulary.vocabulary()
    assert "高新技术" in now.read_like("高薪技术")
    assert now.number("建设") == 2
    monkeypatch.setattr(reader_module, "_RECENT", (0, 0.0))
    with commit():
        make_report("再建设。")
    assert len(vocabulary.vocabulary().segments) == 1  # counted anew


def test_reports_like_one_are_found_by_its_telling_words(on_cluster):
    one, other = make_report("粮食安全责任制考核，粮食储备。"), make_report("粮食安全责任制考核，粮食生产。")
    for _number in range(4):
        make_report("城市轨道交通建设。")
    index_sync.rebuild()
    assert [each.pk for each in query.alike(one, 3)] == [other.pk]


def test_an_index_of_another_archive_is_neither_read_nor_replaced(on_cluster, settings, web):
    make_report("会议召开")
    index_sync.rebuild()
    settings.SECRET_KEY = "another archive's"
    connections.reload("default")
    before = indices(on_cluster)
    with pytest.raises(ForeignIndex):
        found("会议")
    with pytest.raises(ForeignIndex):
        index_sync.drain()
    with pytest.raises(CommandError, match="不是本档案的"):
        call_command("index", "rebuild", verbosity=0)
    assert indices(on_cluster) == before
    page = web.get("/search/?q=会议")
    assert page.status_code == 503
    assert "不是本档案的" in page.text


def test_a_read_only_index_is_read_and_edits_wait(on_cluster, commit, monkeypatch):
    waits = []
    monkeypatch.setattr(
        index_sync, "Thread", lambda **said: waits.append(said["name"]) or threading.Timer(0, len, [""])
    )
    report = make_report("原文")
    index_sync.rebuild()
    (live,) = indices(on_cluster)
    client().indices.put_settings(index=live, body={"index.blocks.read_only_allow_delete": True})
    with commit():
        report.text = "改过的"
        report.save()
    assert found("原文") == {report.pk}
    assert OutboxEntry.objects.exists()
    assert waits == ["drain when back"]
    index_sync._waiting_for_engine.release()  # as the thread does at its end
    with pytest.raises(IndexLocked):
        index_sync.drain()
    assert any("只读" in said for line in status.lines() for row in line[1] for said in [row.trouble])
    client().indices.put_settings(index=live, body={"index.blocks.read_only_allow_delete": None})
    assert index_sync.drain()
    assert found("改过的") == {report.pk}


def test_an_index_that_was_removed_is_never_made_by_a_late_write(on_cluster):
    make_report()
    index_sync.rebuild()
    name = index_sync.backend().live().name
    client().indices.delete(index=name)
    with pytest.raises(IndexMissing):
        index_sync.backend()._writer.replace(name, {1}, lambda keys: [])
    assert not client().indices.exists(index=f"{name}.writing")


def test_an_engine_that_was_gone_is_tried_until_it_is_back(monkeypatch):
    answers = iter([EngineGone("gone"), EngineGone("gone"), None])

    def drain():
        if error := next(answers):
            raise error

    monkeypatch.setattr(index_sync, "drain", drain)
    monkeypatch.setattr(index_sync, "_PAUSES", (0, 0, 0, 0))
    monkeypatch.setattr(index_sync.connection, "close", lambda: None)
    assert index_sync._waiting_for_engine.acquire(blocking=False)
    index_sync._drain_when_back()
    assert next(answers, "all asked") == "all asked"
    assert not index_sync._waiting_for_engine.locked()
