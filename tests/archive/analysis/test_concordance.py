"""Keyword in context: contexts by characters, sorted by what stands next to the slogan, and as CSV."""

import csv
import io

import pytest

from archive.analysis.concordance import (
    AROUND,
    ConcordanceParams,
    all_lines,
    counted,
    in_order,
    lines,
    mentions,
    with_reports,
)
from archive.models import Report
from tests.helpers import make_area, make_person, make_report, make_speech, make_strategy, mention_strategy

pytestmark = pytest.mark.django_db


@pytest.fixture
def slogan():
    return make_strategy("三城联创")


def page(slogan, **asked):
    asked = ConcordanceParams(**asked)
    return lines(with_reports(in_order(mentions(slogan, asked), asked.sort)))


def test_left_keyword_and_right_stand_in_the_text_as_they_are(slogan):
    report = make_report("一" * 30 + "三城联创" + "二" * 30)
    mention_strategy(report, slogan)
    (line,) = page(slogan)
    assert line.left + line.keyword + line.right in report.text
    assert (len(line.left), len(line.right)) == (AROUND, AROUND)


@pytest.mark.parametrize("text", ["三城联创", "前三城联创", "三城联创后", "前\n三城联创\n后"])
def test_at_the_edges_of_a_text_there_is_less_context(slogan, text):
    mention_strategy(make_report(text), slogan)
    (line,) = page(slogan)
    assert line.left + line.keyword + line.right == text.replace("\n", " ")


def test_sorted_by_the_left_neighbour_from_the_slogan_outward_and_quotes_are_passed_over(slogan):
    for before in ("丙甲“", "甲乙", "乙甲"):
        mention_strategy(make_report(f"{before}三城联创。"), slogan)
    assert [line.left for line in page(slogan, sort="left")] == ["甲乙", "丙甲“", "乙甲"]


def test_sorted_by_the_right_neighbour(slogan):
    for after in ("”乙", "丙", "甲"):
        mention_strategy(make_report(f"三城联创{after}"), slogan)
    assert [line.right for line in page(slogan, sort="right")] == sorted(
        ["丙", "”乙", "甲"], key=lambda s: s.strip("”")
    )


def test_filters_are_counted_under_the_others(slogan):
    area, person = make_area("霁阳市"), make_person("温如松")
    for year, place in [("2012", area), ("2013", area), ("2013", None)]:
        report = make_report("温如松说三城联创。", published_on=f"{year}-01-01", area=place)
        speech = make_speech(report, person, report.text) if year == "2013" else None
        mention_strategy(report, slogan, speech=speech)
    asked = ConcordanceParams(year="2013")
    assert len(page(slogan, year="2013")) == 2
    assert counted(slogan, asked).choices == {
        "year": [("2013", "2013", 2), ("2012", "2012", 1)],
        "area": [(area.slug, "霁阳市", 1)],
        "person": [(person.slug, "温如松", 2)],
    }
    assert len(page(slogan, year="2013", person=person.slug, area=area.slug)) == 1


def test_what_cannot_be_read_is_left_out_and_said():
    asked, problems = ConcordanceParams.of("sort=x&year=20145&area=&person=")
    assert asked == ConcordanceParams()
    assert [problem.parameter for problem in problems] == ["sort", "year"]
    assert ConcordanceParams.of("sort=left&year=2014")[0].query() == "?sort=left&year=2014"


def test_an_occurrence_outside_the_text_is_only_counted(client, slogan):
    mention_strategy(make_report("没有。"), slogan)
    assert page(slogan) == []
    assert "另有 1 处不在正文里" in client.get(f"/strategies/{slogan.slug}/concordance/").content.decode()


def test_the_csv_has_every_line_of_the_filters_and_says_which(client, slogan):
    for number in range(120):
        mention_strategy(make_report("=1+1三城联创。", published_on=f"{2012 + number % 2}-01-01"), slogan)
    answer = client.get(f"/strategies/{slogan.slug}/concordance/?year=2012&sort=right&format=csv")
    data = b"".join(answer.streaming_content).decode()
    assert data.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(data.lstrip("\ufeff"))))
    assert len(rows) == 60 == len(list(all_lines(slogan, ConcordanceParams(year="2012"))))
    assert {row["date"] for row in rows} == {"2012-01-01"}
    query = f"http://testserver/strategies/{slogan.slug}/concordance/?year=2012&sort=right"
    assert {row["query"] for row in rows} == {query}
    assert all(row["left"] == "'=1+1" for row in rows), "a formula must not run in a spreadsheet"
    assert rows[0]["address"].startswith("http://testserver/reports/")


def test_a_page_asks_for_no_more_rows_than_it_shows(client, slogan, django_assert_max_num_queries):
    for _number in range(60):
        mention_strategy(make_report("三城联创。"), slogan)
    with django_assert_max_num_queries(11):
        answer = client.get(f"/strategies/{slogan.slug}/concordance/?sort=left")
    assert len(answer.context["page"]) == 50
    assert Report.objects.count() == 60
