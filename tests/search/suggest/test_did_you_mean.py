"""“Did you mean”: from the archive's own words, only where it finds something, with the exact count."""

import pytest
from django.urls import reverse

from search.results.params import SearchParams
from search.suggest.did_you_mean import did_you_mean
from tests.helpers import make_area, make_person, make_report, mention_strategy, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(indexed):
    city = make_area("郑州市")
    for _ in range(4):
        report = make_report("郑州产业集聚区建设，杨树平强调“三上一提高”。", title="重点项目", area=city)
        take_part(report, "杨树平") if not report.pk % 4 else None
        mention_strategy(report, "三上一提高") if not report.pk % 4 else None
    take_part(report, make_person("王一山"))
    mention_strategy(report, "三上一提高战略")
    indexed()


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("郑洲", "郑州"), ("鄭洲", "郑州"), ("产夜", "产业"), ("树杨平", "杨树平"), ("杨数平", "杨树平"),
        ("集巨区", "集聚区"), ("郑洲 产业", "郑州 产业"), ("“郑洲”", "“郑州”"), ("“三上一题高”", "“三上一提高”"),
        ("三上一提升高", "三上一提高"), ("产业 -郑州 集锯区", "产业 -郑州 集聚区"), ("yangshuping", "“杨树平”"),
        ("扬书坪强调", "杨树平强调"),
    ],
)  # fmt: skip
def test_the_right_word_is_offered_with_its_count(archive, typed, right):
    offered = {each.q: each.number for each in did_you_mean(SearchParams(q=typed), 0)}
    if right == "产业 -郑州 集聚区":
        assert offered == {}  # nothing would be found by it
    else:
        assert offered.get(right, 0) == 4


@pytest.mark.parametrize("typed", ["龘龘龘", "", "年:1999", "qqqq", "((", "，。"])
def test_nothing_is_offered_where_nothing_is_like_it(archive, typed):
    assert did_you_mean(SearchParams(q=typed), 0) == []


def test_only_what_finds_more_under_the_same_filters_is_offered(archive):
    assert did_you_mean(SearchParams(q="郑洲", year=("1999",)), 0) == []
    assert did_you_mean(SearchParams(q="郑洲"), 3) == []


def test_the_page_offers_it_with_a_link_and_the_count(archive, client):
    html = client.get(reverse("search"), {"q": "郑洲 产业"}).content.decode()
    assert "您要找的是不是" in html
    assert f'href="{SearchParams(q="郑州 产业").url}"' in html
    assert client.get(reverse("search-api"), {"q": "郑洲 产业"}).json()["did_you_mean"] == [
        {"q": "郑州 产业", "count": 4}
    ]


def test_the_number_of_queries_is_bounded(archive, client, django_assert_max_num_queries):
    client.get(reverse("search"), {"q": "郑洲 产业"})
    with django_assert_max_num_queries(40):
        client.get(reverse("search"), {"q": "郑洲 产夜 集锯区 杨数平"})
