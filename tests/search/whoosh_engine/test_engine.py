"""The engine behind Haystack: scores, slices, orders, facets; over segments, deletions, threads and rebuilds."""

import threading
from datetime import date
from itertools import pairwise

import pytest
from haystack.exceptions import NotHandled
from haystack.query import SQ, SearchQuerySet
from whoosh import index
from whoosh.query import And, AndMaybe, ConstantScoreQuery, Every, Not, Or, Prefix, Term

from archive.models import Report
from archive.text.partial_dates import PartialDate
from search.engine.errors import IndexMissing
from search.indexing import index_sync
from search.whoosh_engine import merging
from search.whoosh_engine.directory import IndexDirectory
from search.whoosh_engine.exact import Exact
from search.whoosh_engine.scoring import matches
from search.whoosh_engine.stored import StoredSegment
from tests.helpers import make_area, make_person, make_report, take_part
from tests.search.texts import TEXTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def segments(indexed, monkeypatch):
    """Three segments, each with a deletion."""
    monkeypatch.setattr(merging, "due", lambda segments: [])
    indexed()
    for round_ in range(3):
        reports = [make_report(text * (round_ + 1), title=f"会议{round_}{n}") for n, text in enumerate(TEXTS)]
        index_sync.drain()
        reports[round_].delete()
        index_sync.drain()


def opened():
    return index.open_dir(str(index_sync.backend().directory.live().directory))


QUERIES = [
    Term("content", "会议"),
    Term("title", "会议", boost=1.5),
    And([Term("content", "产业"), Term("content", "建设")]),
    Or([Term("content", "产业"), Term("content", "投资"), Term("content", "的")]),
    And([Term("content", "。"), Not(Term("content", "会议"))]),
    AndMaybe(Term("content", "。"), Or([Term("content", "会议"), Term("title", "1")])),
    And([Or([Term("content", "产业"), Term("content", "基站")]), Term("content", "，"), Not(Term("content", "gd"))]),
    ConstantScoreQuery(Term("content", "建设"), 7.0),
    Exact("产业集聚区", ["产业", "集聚"]),
    Exact("nothing of the kind", ["产业"]),
    Prefix("content", "产"),
    Every(),
]


def test_scores_are_those_of_whoosh_itself(segments, subtests):
    with opened().searcher() as searcher:
        assert len(searcher.leaf_searchers()) == 3
        for query in QUERIES:
            with subtests.test(query=str(query)):
                compare(query, searcher)


def compare(query, searcher):
    ours = matches(query, index_sync.backend().reader._current())
    whoosh = {}
    for leaf, offset in searcher.leaf_searchers():
        matcher = query.matcher(leaf, leaf.context())
        while matcher.is_active():
            whoosh[offset + matcher.id()] = matcher.score()
            matcher.next()
    assert ours.docs.tolist() == sorted(whoosh)
    if not isinstance(query, ConstantScoreQuery):
        wanted = [whoosh[number] for number in sorted(whoosh)]
        assert ours.scores.tolist() == pytest.approx(wanted, abs=PRECISION.get(type(query), 1e-12), rel=0)


# Whoosh keeps the scores of a list of matches as floats of 32 bits.
PRECISION = {Exact: 1e-6}


def test_plain_whoosh_opens_the_index(segments):
    with opened().searcher() as searcher:
        hits = searcher.search(Term("content", "会议"), limit=None)
        assert {hit["key"] for hit in hits} == {str(row.pk) for row in SearchQuerySet().filter(content="会议")[:100]}


@pytest.fixture
def dated(indexed):
    """Reports of many dates, also without a year and undated; (newest first, those without a year last)."""
    days = ["2014-05-08", "2014-05", "2014", "2013-12-31", "2013-01-01", "2012", "--04-24", ""]
    reports = [make_report("会议" * (n + 1), published_on=day, undated=not day) for n, day in enumerate(days)]
    indexed()
    return reports


def rows(asked, start, stop):
    return [row.pk for row in asked[start:stop]]


@pytest.mark.parametrize("order", [["-published_on"], ["published_on"], ["-score", "-published_on"], []])
@pytest.mark.parametrize(("start", "stop"), [(0, 3), (1, 2), (3, 7), (5, 15), (2, 8), (8, 9), (100, 110), (0, 100)])
def test_slices_are_the_rows_they_say(dated, order, start, stop):
    whole = rows(SearchQuerySet().filter(content="会议").order_by(*order), 0, 100)
    assert len(whole) == len(dated)
    asked = SearchQuerySet().filter(content="会议").order_by(*order)
    assert rows(asked, start, stop) == whole[start:stop]
    assert len(asked) == len(dated)


def test_the_newest_first_and_the_oldest_first_with_those_without_a_year_last(dated):
    keys = [report.pk for report in dated]
    assert rows(SearchQuerySet().order_by("-published_on"), 0, 9) == [*keys[:6], keys[7], keys[6]]
    assert rows(SearchQuerySet().order_by("published_on"), 0, 9) == [
        keys[number] for number in (5, 4, 3, 2, 1, 0, 6, 7)
    ]


def test_by_score_and_equal_scores_by_date(indexed):
    older, newer, better = (
        make_report("会议。" + "其他。" * 9, title="甲", published_on="2012-01-01"),
        make_report("会议。" + "其他。" * 9, title="乙", published_on="2014-01-01"),
        make_report("会议。" + "其他。" * 9, title="会议", published_on="2010-01-01"),
    )
    indexed()
    asked = SearchQuerySet().filter(content="会议").order_by("-score", "-published_on")
    assert rows(asked, 0, 9) == [better.pk, newer.pk, older.pk]
    assert all(one.score >= other.score for one, other in pairwise(asked[0:9]))


def test_what_stands_verbatim_comes_first(indexed):
    apart = make_report("建设产业园区。产业。建设。产业。建设。", published_on="2014-01-01")
    together = make_report("其他内容很多很多。" * 20 + "产业建设", published_on="2010-01-01")
    indexed()
    asked = SearchQuerySet().filter(content="产业 建设").boost("产业建设", 40.0)
    assert rows(asked, 0, 9) == [together.pk, apart.pk]


def test_facets_count_ids_over_all_that_match(indexed):
    province = make_area("某省", "province")
    city = make_area("某市", parent=province)
    person = make_person("王一山")
    inside = [make_report("会议一", area=city), make_report("会议二", area=province, published_on="2013")]
    outside = make_report("活动", area=city, title="活动")
    for report in [*inside, outside]:
        take_part(report, person)
    indexed()
    asked = SearchQuerySet().filter(content="会议")
    for name in ("area", "year", "person"):
        asked = asked.facet(name)
    asked[0:1]
    assert asked.facet_counts()["fields"] == {
        "area": [(province.pk, 2), (city.pk, 1)],
        "year": [(2013, 1), (2014, 1)],
        "person": [(person.pk, 2)],
    }


def test_filters_by_id_by_ids_and_by_range(indexed):
    one, other = make_person("王一山"), make_person("李二水")
    first = make_report("甲", title="第一次大会", published_on="2012")
    second = make_report("乙", title="第二次大会", published_on="2014")
    take_part(first, one), take_part(second, other)
    indexed()
    assert rows(SearchQuerySet().filter(person=one.pk), 0, 9) == [first.pk]
    assert set(rows(SearchQuerySet().filter(person__in=[one.pk, other.pk]), 0, 9)) == {first.pk, second.pk}
    assert rows(SearchQuerySet().filter(person__in=[]), 0, 9) == []
    assert rows(SearchQuerySet().filter(year__range=(2013, 2020)), 0, 9) == [second.pk]
    assert rows(SearchQuerySet().filter(~SQ(person=one.pk)), 0, 9) == [second.pk]
    assert rows(SearchQuerySet().filter(title__contains="二次大"), 0, 9) == [second.pk]


def test_only_what_stands_of_published_reports_is_in_the_index(indexed):
    person = make_person()
    draft, withdrawn, rejected = make_report(status="draft"), make_report(status="withdrawn"), make_report()
    for report in (draft, withdrawn):
        take_part(report, person)
    take_part(rejected, person, review="rejected")
    indexed()
    assert rows(SearchQuerySet().all(), 0, 9) == [rejected.pk]
    assert rows(SearchQuerySet().filter(person=person.pk), 0, 9) == []


@pytest.mark.parametrize("ask", [
    lambda: SearchQuerySet().filter(content__fuzzy="会议")[0:1],
    lambda: SearchQuerySet().highlight()[0:1],
    lambda: SearchQuerySet().narrow("会议")[0:1],
])  # fmt: skip
def test_what_the_engine_does_not_do_it_refuses(dated, ask):
    with pytest.raises(NotImplementedError):
        ask()


def test_without_an_index_searching_says_so(db):
    with pytest.raises(IndexMissing):
        SearchQuerySet().filter(content="会议")[0:1]


def test_haystacks_own_verbs(indexed):
    indexed()
    report = make_report("会议")
    index_sync.report_index().update_object(report)
    assert rows(SearchQuerySet().filter(content="会议"), 0, 9) == [report.pk]
    index_sync.report_index().update_object(report)
    assert len(SearchQuerySet().filter(content="会议")) == 1
    index_sync.backend().remove(f"archive.report.{report.pk}")
    assert len(SearchQuerySet().filter(content="会议")) == 0
    index_sync.report_index().update_object(report)
    index_sync.report_index().clear()
    assert len(SearchQuerySet().all()) == 0
    with pytest.raises(NotHandled):
        index_sync.connections["default"].get_unified_index().get_index(type(make_person()))


def test_many_threads_search_while_documents_come(indexed):
    make_report("会议" * 9)
    indexed()
    backend, report_index, wrong = index_sync.backend(), index_sync.report_index(), []
    done = threading.Event()

    def search():
        while not done.is_set():
            try:
                total = backend.reader.search(Term("content", "会议"), 0, 5, [], ["year"]).total
            except Exception as error:
                wrong.append(error)
            else:
                wrong.extend([total] if not 1 <= total <= 11 else [])

    threads = [threading.Thread(target=search, daemon=True) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        for number in range(10):
            report = Report(pk=10_000 + number, title="会议", text="会议", published_on=PartialDate("2014"))
            report.standing_parts = report.standing_strategies = report.standing_zones = []
            report.standing_documents = []
            backend.update(report_index, [report])
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert not wrong
    assert backend.reader.search(Term("content", "会议"), 0, 5, [], []).total == 11


def test_one_writer_at_a_time_and_the_lock_is_let_go(tmp_path):
    directory = IndexDirectory(tmp_path / "index")
    with directory.writing(0) as first, directory.writing(0) as second:
        assert (first, second) == (True, False)
    with directory.writing(0) as third:
        assert third


def test_a_segment_that_a_writer_merged_away_is_looked_for_anew(indexed, monkeypatch):
    make_report("会议")
    indexed()
    reader = index_sync.backend().reader
    assert reader.count() == 1
    failures = iter([FileNotFoundError("gone")])
    monkeypatch.setattr(StoredSegment, "numbers", _failing_once(StoredSegment.numbers, failures))
    assert reader.search(Term("content", "会议"), 0, 5, [], []).total == 1
    assert next(failures, None) is None


def _failing_once(method, failures):
    def call(self):
        if error := next(failures, None):
            raise error
        return method(self)

    return call


def test_histograms_count_by_year_and_by_month(dated):
    asked = SearchQuerySet().filter(content="会议")
    span = {"start_date": date(2012, 1, 1), "end_date": date(2014, 6, 1)}
    by_year = asked.date_facet("published_on", **span, gap_by="year")
    by_month = asked.date_facet("published_on", **span, gap_by="month")
    by_year[0:1], by_month[0:1]
    assert by_year.facet_counts()["dates"] == {"published_on": [(2013, 2), (2014, 3)]}
    assert by_month.facet_counts()["dates"] == {"published_on": [(201301, 1), (201312, 1), (201405, 2)]}


def test_more_like_this_shares_telling_words_and_leaves_itself_out(indexed):
    own = make_report("推进产业集聚区建设，抓好招商引资和项目落地。")
    alike = make_report("产业集聚区招商引资项目落地情况通报。")
    for _ in range(5):
        make_report("其他内容：天气晴好，学校开学。")
    indexed()
    assert [row.pk for row in SearchQuerySet().more_like_this(own)[:3]] == [alike.pk]


def test_words_that_begin_so_and_the_texts_of_a_document(indexed):
    report = make_report("产业集聚区")
    make_report("其他")
    indexed()
    assert [row.pk for row in SearchQuerySet().filter(content__startswith="集")] == [report.pk]
    assert index_sync.backend().texts(report.pk)[1] == "产业集聚区"
    assert index_sync.backend().texts(10**6) == []
