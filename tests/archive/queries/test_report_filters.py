"""What narrows the list of reports: what goes when a filter is taken away."""

import pytest

from archive.queries.report_filters import FilteredReports, ReportFilter
from tests.helpers import make_area, make_person, make_publisher, make_report, take_part


def reading(query):
    return ReportFilter.of(query)[0]


@pytest.mark.parametrize(
    ("query", "gone", "left"),
    [
        ("person=li-ming&part=speaker", "li-ming", ""),
        ("person=li-ming&zone=cheng-dong&part=speaker", "li-ming", "zone=cheng-dong"),
        (
            "person=li-ming&person=wang-fang&part=speaker",
            "li-ming",
            "part=speaker&person=wang-fang",
        ),
        (
            "person=li-ming&person=wang-fang&ahead=wang-fang",
            "li-ming",
            "ahead=wang-fang&person=wang-fang",
        ),
        ("person=li-ming&person=wang-fang&ahead=li-ming", "li-ming", "person=wang-fang"),
    ],
)
def test_a_part_goes_with_the_last_person_and_the_order_with_who_comes_first(query, gone, left):
    assert reading(query).dropping("person", gone) == reading(left)


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("year=2014", ReportFilter(year="2014")),
        ("year=20145", ReportFilter()),
        ("year=201", ReportFilter()),
        ("year=²014", ReportFilter()),
        ("year=unknown", ReportFilter(year="unknown")),
        ("year=2014&month=05", ReportFilter(year="2014", month="05")),
        ("year=2014&month=12", ReportFilter(year="2014", month="12")),
        ("year=2014&month=13", ReportFilter(year="2014")),
        ("year=2014&month=unknown", ReportFilter(year="2014", month="unknown")),
        ("month=05", ReportFilter()),
        ("year=unknown&month=05", ReportFilter(year="unknown")),
        ("below=no", ReportFilter()),
        ("below=yes", ReportFilter()),
        ("part=speaker", ReportFilter()),
        ("part=nobody", ReportFilter()),
        ("sort=oldest", ReportFilter(sort="oldest")),
        ("sort=newest", ReportFilter()),
        ("person=", ReportFilter()),
    ],
)
def test_an_address_is_read_and_what_means_nothing_left_out(query, read):
    assert reading(query) == read


def test_no_more_records_of_a_kind_are_asked_for_than_bear_it():
    people = "&".join(f"person=p{number}" for number in range(30))
    assert len(reading(f"{people}&zone=z").person) == 10


def test_what_has_no_sense_without_a_filter_goes_with_it():
    whole = reading("year=2014&month=05&area=a&below=no&sort=oldest")
    assert whole.dropping("year", "2014") == reading("area=a&below=no&sort=oldest")
    assert whole.dropping("month", "05") == reading("year=2014&area=a&below=no&sort=oldest")
    assert whole.dropping("area", "a") == reading("year=2014&month=05&sort=oldest")
    assert whole.query() == "?year=2014&month=05&area=a&below=no&sort=oldest"
    assert whole.adding("year", "2015") == reading("year=2015&month=05&area=a&below=no&sort=oldest")


@pytest.mark.django_db
def test_reports_and_the_numbers_beside_them():
    province = make_area("云麓省", "province")
    city = make_area("霁阳市", parent=province)
    paper, person = make_publisher("霁阳日报"), make_person("李明")
    here = make_report("李明讲话。", area=city, publisher=paper, published_on="2014-05-08")
    above = make_report(area=province, published_on="2014-06-01")
    late = make_report(area=city, published_on="2015-01-02")
    undated = make_report(published_on="--04-24")
    take_part(here, person)

    def listed(query):
        return list(FilteredReports(reading(query)).reports())

    assert listed("") == [late, above, here, undated]
    assert listed("sort=oldest") == [undated, here, above, late]
    assert listed("year=2014") == [above, here]
    assert listed("year=2014&month=05") == [here]
    assert listed("year=unknown") == [undated]
    assert listed(f"area={province.slug}") == [late, above, here]
    assert listed(f"area={province.slug}&below=no") == [above]
    assert listed("area=none") == [undated]
    assert listed("area=nowhere-at-all") == []
    assert listed(f"publisher={paper.slug}") == [here]
    assert listed(f"person={person.slug}&part=speaker") == [here]
    assert listed(f"person={person.slug}&part=chair") == []
    filters = {each.title: each.choices for each in FilteredReports(reading("")).facets}
    assert [(choice.label, choice.number) for choice in filters["年份"]] == [
        ("2015", 1), ("2014", 2), ("年份不详", 1),
    ]  # fmt: skip
    assert [(choice.label, choice.number) for choice in filters["来源"]] == [("霁阳日报", 1)]
    chips = FilteredReports(reading(f"year=2014&month=05&person={person.slug}")).chips
    assert [chip.label for chip in chips] == ["2014", "5月", "李明"]
    left = [reading(chip.query) for chip in chips]
    named = f"person={person.slug}"
    assert left == [reading(named), reading(f"year=2014&{named}"), reading("year=2014&month=05")]
