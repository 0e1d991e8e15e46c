"""The index follows the records: by the outbox, by a rebuild beside it, by a comparison both ways."""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from haystack.query import SearchQuerySet

from archive.models import Area, Participation, Report
from archive.models.unit_of_work import changing
from search.engine.errors import IndexMissing
from search.indexing import index_sync, outbox
from search.models import OutboxEntry
from search.results import query
from search.results.params import SearchParams
from search.whoosh_engine import backend as backend_module
from search.whoosh_engine import writer
from tests.helpers import make_area, make_person, make_report, make_strategy, mention_strategy, mention_zone, take_part

ROOT = Path(__file__).resolve().parents[3]


def found(words="", **filters):
    return {hit.report.pk for hit in query.run(SearchParams(q=words, page_size=100, **filters)).hits}


@pytest.fixture
def live(db):
    """An index that is there already."""
    index_sync.rebuild()


class Undone(Exception):
    """Rolls a transaction back."""


@pytest.mark.django_db(transaction=True)
class TestTransactions:
    def test_an_edit_is_searchable_as_soon_as_it_is_committed(self, live):
        with transaction.atomic():
            report = make_report("集中力量建设示范区")
            assert found("示范区") == set()
        assert found("示范区") == {report.pk}
        report.text = "集中力量建设试验区"
        report.save()
        assert (found("示范区"), found("试验区")) == (set(), {report.pk})
        assert not OutboxEntry.objects.exists()

    def test_a_rolled_back_edit_never_is(self, live):
        report = make_report("第一稿")
        with suppress(Undone), transaction.atomic():
            report.text = "第二稿"
            report.save()
            make_report("第二稿")
            raise Undone
        make_report("其他")  # has the outbox drained
        assert (found("第一稿"), found("第二稿")) == ({report.pk}, set())

    def test_a_rolled_back_savepoint_takes_only_its_own_along(self, live):
        with transaction.atomic():
            with suppress(Undone), transaction.atomic():
                make_report("甲")
                raise Undone
            second = make_report("乙")
            with transaction.atomic():
                third = make_report("丙")
        assert (found("甲"), found("乙"), found("丙")) == (set(), {second.pk}, {third.pk})

    def test_one_commit_of_the_index_for_a_transaction(self, live, monkeypatch):
        writes, write = [], writer.write
        monkeypatch.setattr(writer, "write", lambda *arguments: writes.append(1) or write(*arguments))
        with transaction.atomic():
            report = make_report()
            for _ in range(5):
                take_part(report, make_person())
                report.save()
        assert len(writes) == 1

    def test_a_transaction_of_many_changes_asks_for_its_index_once(self, db, monkeypatch, caplog):
        monkeypatch.setattr(index_sync, "_SMALL", -1)
        with transaction.atomic():
            for _ in range(5):
                make_report()
        assert caplog.text.count("manage.py index rebuild") == 1

    def test_an_index_that_cannot_be_written_does_not_spoil_the_edit(self, live, monkeypatch, caplog):
        with monkeypatch.context() as broken:
            broken.setattr("search.whoosh_engine.writer.write", lambda *_: 1 / 0)
            report = make_report("照样存下")
        assert Report.objects.filter(pk=report.pk).exists()
        assert "the notes stay in the outbox" in caplog.text
        assert OutboxEntry.objects.count() == 1
        assert index_sync.drain() == 1
        assert found("照样存下") == {report.pk}

    def test_while_another_writes_the_notes_are_left_to_it(self, live):
        with index_sync.backend().writing() as held:
            assert held
            report = make_report("稍后写入")
            assert found("稍后写入") == set()
        index_sync.drain()
        assert found("稍后写入") == {report.pk}

    def test_notes_that_come_while_the_lock_is_let_go_are_not_left_lying(self, live, monkeypatch):
        drained, late = index_sync._drain_to_the_end, []

        def drain_then_edit(until):
            number = drained(until)
            if not late:  # still under the lock, after the last look: as if another process had just committed
                late.append(make_report("迟到的"))
            return number

        monkeypatch.setattr(index_sync, "_drain_to_the_end", drain_then_edit)
        make_report("早到的")
        assert found("迟到的") == {late[0].pk}
        assert outbox.is_empty()

    def test_an_edit_waits_no_longer_than_the_bound_and_a_thread_does_the_rest(self, live, monkeypatch):
        aside = []
        monkeypatch.setattr(index_sync, "_BOUND", 0)
        monkeypatch.setattr(index_sync, "_BATCH", 1)
        monkeypatch.setattr(index_sync, "_drain_aside", lambda: aside.append(threading.current_thread().name))
        with transaction.atomic():
            for _ in range(3):
                make_report()
        for thread in threading.enumerate():
            if thread.name == "drain":
                thread.join()
        assert OutboxEntry.objects.count() == 2
        assert aside == ["drain"]
        assert index_sync.drain() == 2
        assert len(found("会议")) == 3

    def test_without_an_index_a_small_archive_gets_one(self, db):
        assert not index_sync.backend().directory.exists()
        report = make_report("第一份")
        assert found("第一份") == {report.pk}

    def test_without_an_index_a_large_archive_waits_for_its_operator(self, db, monkeypatch, caplog):
        monkeypatch.setattr(index_sync, "_SMALL", 0)
        make_report()
        assert "manage.py index rebuild" in caplog.text
        with pytest.raises(IndexMissing):
            found("会议")
        assert index_sync.ensure()
        assert len(found("会议")) == 1

    def test_readers_never_see_an_empty_or_half_index_during_rebuilds(self, live):
        for number in range(30):
            make_report(f"会议{number}")
        backend, seen, done = index_sync.backend(), set(), threading.Event()

        def read():
            while not done.is_set():
                seen.add(backend.reader.count())

        readers = [threading.Thread(target=read, daemon=True) for _ in range(2)]
        for reader in readers:
            reader.start()
        try:
            for _ in range(3):
                index_sync.rebuild()
        finally:
            done.set()
            for reader in readers:
                reader.join()
        assert seen == {30}

    def test_what_is_edited_during_a_rebuild_is_in_both_indexes(self, live):
        first, gone = make_report("原文"), make_report("将撤回")
        late = []

        def edit(_done):
            if not late:
                first.text = "改后"
                first.save()
                gone.status = "withdrawn"
                gone.save()
                late.append(make_report("新来"))
                # The live index has it at once; the notes wait for the new one.
                assert found("新来") == {late[0].pk}
                noted = OutboxEntry.objects.filter(is_indexed=True)
                assert noted.values("report_id").distinct().count() == 3

        index_sync.rebuild(edit)
        assert (found("原文"), found("改后"), found("将撤回")) == (set(), {first.pk}, set())
        assert found("新来") == {late[0].pk}
        assert not OutboxEntry.objects.exists()
        assert index_sync.check().all == []

    def test_a_second_rebuild_at_the_same_time_is_refused(self, live):
        make_report()

        def again(_done):
            with pytest.raises(index_sync.Busy):
                index_sync.rebuild()

        index_sync.rebuild(again)

    def test_what_a_broken_rebuild_left_is_cleared(self, live, index_folder):
        def stop(_done):
            make_report("其间")
            raise Undone

        make_report()
        with pytest.raises(Undone):
            index_sync.rebuild(stop)
        assert len(list(index_folder.glob("index-*"))) == 2
        make_report()
        assert not OutboxEntry.objects.exists()
        index_sync.rebuild()
        index_sync.rebuild()
        assert len(list(index_folder.glob("index-*"))) == 2  # the live one and the one before it
        assert len(found("会议")) == 3


@pytest.mark.django_db
class TestWhatReachesTheIndex:
    """Each change of a record that a document is made of."""

    @pytest.fixture(autouse=True)
    def _live(self, live):
        pass

    def test_facts_that_come_change_are_rejected_and_go(self, commit):
        report, person, other = make_report(), make_person("王一山"), make_person("李二水")
        with commit():
            known = make_report()  # so that readers see both people all the time
            take_part(known, person)
            take_part(known, other)
            part = take_part(report, person)
        assert found(person=(person.slug,)) - {known.pk} == {report.pk}
        with commit():
            part.person = other
            part.save()
        assert (found(person=(person.slug,)) - {known.pk}, found(person=(other.slug,)) - {known.pk}) == (
            set(),
            {report.pk},
        )
        with commit():
            part.review = "rejected"
            part.save()
        assert found(person=(other.slug,)) - {known.pk} == set()
        with commit():
            part.review = "confirmed"
            part.save()
            mention_zone(report, "高新区")
            mention_strategy(report, "四大一高")
        assert found(person=(other.slug,), zone=("高新区",), strategy=("四大一高",)) - {known.pk} == {report.pk}
        with commit():
            part.delete()
        assert found(person=(other.slug,)) - {known.pk} == set()

    def test_a_fact_that_goes_to_another_report(self, commit):
        one, two, person = make_report(), make_report(), make_person()
        with commit():
            part = take_part(one, person)
        with commit():
            part.report = two
            part.save()
        assert found(person=(person.slug,)) == {two.pk}

    def test_publishing_and_withdrawing_and_deleting(self, commit):
        with commit():
            report = make_report("会议一", status="draft")
        assert found("会议一") == set()
        for status, expected in [("published", {report.pk}), ("withdrawn", set()), ("published", {report.pk})]:
            with commit():
                report.status = status
                report.save()
            assert found("会议一") == expected
        with commit():
            report.delete()
        assert found("会议一") == set()

    def test_a_person_renamed_is_found_by_the_new_name(self, commit):
        report, person = make_report(), make_person("王一山")
        with commit():
            take_part(report, person)
        with commit():
            person.name = "王一川"
            person.save()
        assert found("官员:王一川") == found("官员:王一山") == {report.pk}  # the old one is still among the names

    def test_people_merged(self, commit):
        report, kept, merged = make_report(), make_person("王一山"), make_person("王亦山")
        with commit():
            take_part(report, merged)
        with commit():
            kept.merge_from(merged)
        assert found(person=(kept.slug,)) == {report.pk}
        assert found(person=(merged.slug,)) == {report.pk}  # the old address leads on

    def test_strategies_merged(self, commit):
        report, kept = make_report(), make_strategy("四大一高")
        with commit():
            mention = mention_strategy(report, "四大一高战略")
        with commit():
            kept.merge_from(mention.strategy)
        assert found(strategy=(kept.slug,)) == {report.pk}

    def test_a_person_deleted(self, commit):
        report, person = make_report(), make_person()
        with commit():
            take_part(report, person)
        with commit():
            person.delete()
        assert index_sync.check().all == []

    def test_an_area_that_comes_under_another(self, commit):
        province, city = make_area("某省", "province"), make_area("某市")
        county = make_area("某县", "county", parent=city)
        with commit():
            report = make_report(area=county)
        assert found(area=(city.slug,)) == {report.pk}
        with commit():
            city.parent = province
            city.save()
        assert found(area=(Area.objects.get(pk=province.pk).slug,)) == {report.pk}

    def test_changes_in_bulk_are_told_by_the_signal(self, commit):
        report, person = make_report(), make_person()
        with commit():
            known = make_report()  # so that readers see the person all the time
            take_part(known, person)
            part = take_part(report, person)
        with commit(), changing([report]):
            Participation.objects.filter(pk=part.pk).update(review="rejected")
        assert found(person=(person.slug,)) == {known.pk}


@pytest.mark.django_db
class TestCommand:
    def run(self, *arguments):
        out = StringIO()
        call_command("index", *arguments, stdout=out)
        return out.getvalue()

    def test_rebuild_and_drain(self):
        make_report()
        assert "1" in self.run("rebuild")
        make_report()
        assert "1" in self.run("drain")
        assert len(SearchQuerySet().all()) == 2

    def test_ensure_rebuilds_only_when_it_must(self, monkeypatch):
        make_report("会议")
        assert self.run("ensure")
        assert not self.run("ensure")
        make_report("会议")
        assert not self.run("ensure")
        assert len(found("会议")) == 2
        monkeypatch.setattr("search.whoosh_engine.fingerprint.fingerprint", lambda: "other rules")
        assert self.run("ensure")
        assert not self.run("ensure")

    def test_ensure_rebuilds_what_belongs_to_another_database_or_is_broken(self, index_folder):
        make_report()
        self.run("ensure")
        OutboxEntry.objects.all().delete()
        Report.objects.all().delete()
        OutboxEntry.objects.all().delete()
        assert self.run("ensure")
        make_report()
        index_sync.drain()
        backend_module._readers.clear()  # a new process
        for file in index_folder.glob("index-*/*.toc"):
            file.write_bytes(b"broken")
        assert self.run("ensure")
        assert not self.run("ensure")

    def test_check_names_every_difference_and_repairs(self):
        stale, orphaned, missing = make_report("旧"), make_report("多"), make_report("少", status="draft")
        self.run("rebuild")
        Report.objects.filter(pk=stale.pk).update(text="新")
        Report.objects.filter(pk=orphaned.pk).update(status="withdrawn")
        Report.objects.filter(pk=missing.pk).update(status="published")
        assert index_sync.check() == index_sync.Drift([missing.pk], [stale.pk], [orphaned.pk], [])
        with pytest.raises(CommandError):
            self.run("check")
        index_sync.repair(index_sync.check())
        index_sync.drain()
        assert index_sync.check().all == []
        assert self.run("check")

    def test_check_without_an_index(self, monkeypatch):
        monkeypatch.setattr(index_sync, "_SMALL", -1)
        with pytest.raises(CommandError, match="rebuild"):
            self.run("check")


_WRITES = """
from tests.helpers import make_report
for number in range(6):
    make_report(f"{NAME}线第{{number}}份")
"""
_COMPARES = """
from search.indexing import index_sync, outbox
print(index_sync.backend().reader.count(), index_sync.check().all, outbox.is_empty())
"""


@pytest.fixture
def manage(tmp_path):
    """``manage("index", "check")`` starts the command, on an archive of this test alone."""

    def start(*arguments):
        environment = {**os.environ, "ARCHIVE_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )

    start("migrate", "--verbosity", "0").wait()
    start("index", "rebuild").wait()
    return start


def test_processes_that_write_at_the_same_time_lose_nothing(manage):
    writers = [manage("shell", "--no-imports", "-c", _WRITES.format(NAME=name)) for name in "甲乙丙"]
    assert [process.wait() for process in writers] == [0, 0, 0]
    compared, _errors = manage("shell", "--no-imports", "-c", _COMPARES).communicate()
    assert compared.split("\n")[0] == "18 [] True"
