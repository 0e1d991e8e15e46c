"""The list of passages: what an address narrows by, and chips that take it away."""

import pytest

from archive.models import Review
from archive.models.unit_of_work import changing
from archive.queries.passage_filters import FIELDS, KINDS, FilteredPassages, PassageFilter
from tests.helpers import (
    make_area,
    make_person,
    make_report,
    make_speech,
    make_strategy,
    mention_document,
    mention_industry,
    mention_strategy,
    mention_zone,
    observe,
    state_appointment,
    take_part,
)

pytestmark = pytest.mark.django_db

TEXT = "温如松强调，要在北麓园区实施三城联创，落实《考核办法》，做强装备制造业，投资12亿元。"


@pytest.fixture
def city():
    return make_area("霁阳市", parent=make_area("云麓省", "province"))


@pytest.fixture
def said(city):
    """A report with a fact of every kind, and one without."""
    report = make_report(TEXT, area=city)
    person = make_person("温如松")
    take_part(report, person, "speaker", role_title="市委书记", order=1)
    mention_strategy(report, "三城联创", speech=make_speech(report, person, TEXT))
    mention_zone(report, "北麓园区")
    mention_document(report, "考核办法")
    mention_industry(report, "装备制造")
    state_appointment(report, person, "温如松")
    observe(
        report, "投资", "12亿元", 12, "亿元", base_unit="元", base_value=1_200_000_000, said_by=person, period="2014"
    )
    make_report("会议召开。")
    return person


def number(client, query):
    answer = client.get(f"/passages/?{query}")
    assert answer.status_code == 200
    assert f'data-total="{answer.context["page"].paginator.count}"' in answer.content.decode()
    return answer.context["page"].paginator.count


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_fact_has_its_sentence(client, said, kind):
    html = client.get(f"/passages/?kind={kind}").content.decode()
    assert number(client, f"kind={kind}") == 1
    assert "温如松" in html
    assert "#s1" in html


@pytest.mark.parametrize("kind", KINDS)
def test_only_standing_facts_of_published_reports(client, said, kind):
    with changing():
        KINDS[kind].model.objects.update(review=Review.REJECTED)
    assert number(client, f"kind={kind}") == 0


@pytest.mark.parametrize(
    "query",
    [
        "kind=slogan&person={person}", "kind=slogan&strategy={strategy}&year=2014&month=05",
        "kind=part&office=市委书记", "kind=part&office=市委书记&office_area={area}",
        "kind=part&part=speaker&listed=yes",
        "kind=figure&unit=元&period=2014&status=actual&scope=area&place={area}",
        "kind=figure&value=1200000000&metric={metric}&person={person}", "kind=zone&area={province}",
        "kind=part&strategy={strategy}", "kind=slogan&quote=三城联创&review=unconfirmed",
        "kind=figure&within={province}", "kind=document&person={person}&area={area}&below=no",
    ],
)  # fmt: skip
def test_what_an_address_may_narrow_by(client, said, city, query):
    slugs = {"person": said.slug, "strategy": "三城联创", "area": city.slug, "province": "云麓省", "metric": "投资"}
    assert number(client, query.format(**slugs)) == 1


@pytest.mark.parametrize(
    "query",
    [
        "kind=slogan&person=没有", "kind=slogan&year=2013", "kind=part&part=chair", "kind=figure&status=target",
        "kind=figure&scope=zone", "kind=figure&place=none", "kind=figure&value=x", "kind=figure&value=1e99",
        "kind=zone&area={province}&below=no", "kind=figure&day=2013",
        "kind=part&office=市委书记&office_area={province}", "kind=part&office=市委书记&office_area=none",
        "kind=part&office=市委书记&office_area=没有",
        "kind=slogan&month=06&year=2014", "area=none",
    ],
)  # fmt: skip
def test_what_does_not_hold_finds_nothing(client, said, query):
    assert number(client, query.format(province="云麓省")) == 0


def test_a_chip_for_every_condition_takes_only_that_away(said, city):
    query = f"kind=slogan&person={said.slug}&quote=三城联创&year=2014&month=05&area={city.slug}&below=no"
    filtered = FilteredPassages(PassageFilter.of(query)[0])
    chips = {chip.label: PassageFilter.of(chip.query)[0] for chip in filtered.chips}
    assert list(chips) == ["2014", "5月", "云麓省霁阳市（不含下辖）", "温如松", "三城联创"]
    assert chips["2014"].month == ""
    assert chips["温如松"].own == []
    assert all(len(asked.filters) >= len(filtered.asked.filters) - 2 for asked in chips.values())
    assert PassageFilter.of(filtered.asked.query()) == (filtered.asked, [])


def test_what_the_kind_has_not_is_left_out_and_said():
    query = "&".join(f"{name}=x" for name in FIELDS)
    for kind in KINDS:
        asked, problems = PassageFilter.of(f"kind={kind}&{query}")
        assert all(kind in FIELDS[name].kinds for name, _value in asked.fields)
        assert {problem.parameter for problem in problems} == {*FIELDS} - {name for name, _value in asked.fields}
    asked, problems = PassageFilter.of("kind=nothing")
    assert (asked.kind, [problem.parameter for problem in problems]) == ("slogan", ["kind"])


def test_an_empty_value_is_one_where_a_fact_may_have_none(client, said):
    assert number(client, "kind=figure&period=") == 0
    assert number(client, "kind=figure&period=2014") == 1
    assert number(client, "kind=figure") == 1


def test_what_is_said_in_a_rejected_speech_is_said_by_nobody(client, said):
    with changing():
        said.speeches.update(review=Review.REJECTED)
    assert number(client, f"kind=slogan&person={said.slug}") == 0
    assert number(client, "kind=slogan") == 1


def test_long_lists_have_pages_and_as_many_queries(client, said, django_assert_max_num_queries):
    strategy = make_strategy("四大一高")
    for _number in range(60):
        mention_strategy(make_report("四大一高。"), strategy)
    with django_assert_max_num_queries(6):
        answer = client.get(f"/passages/?kind=slogan&strategy={strategy.slug}")
    assert len(answer.context["page"]) == 50
    assert "第 1–50 处，共 60 处" in answer.content.decode()


def test_titles_and_chips_are_escaped(client):
    html = client.get("/passages/?kind=slogan&quote=<script>alert(1)</script>&strategy=<script>x").content.decode()
    assert "<script>alert" not in html
    assert "<script>x" not in html
