"""Every bound of a search, alone and beside words, in every form of the answer."""

from itertools import product

import pytest

from tests.addresses import body
from tests.helpers import (
    make_area,
    make_publisher,
    make_report,
    mention_document,
    mention_strategy,
    mention_zone,
    take_part,
)

pytestmark = pytest.mark.django_db

# A first sentence longer than any passage.
TEXT = (
    "会议强调，"
    + "，".join(f"要抓好第{number}项工程" for number in range(40))
    + "。\n顾砚秋在城东产业园讲“两翼齐飞”，引《工作要点》。"
)
WORDS = ("", "工程", "“抓好”", "工程 -农业")
IN_THE_QUERY = ("来源:临河日报", "年:2014", "年:2012..", "-农业", "地区:临河市", "官员:顾砚秋", "口号:两翼齐飞",
                "园区:城东产业园", "文件:工作要点", "身份:讲话", "标题:推进会",
                "(年:2014 | 来源:临河日报)", "*", ":", "“”")  # fmt: skip
FACETS = ("year=2014", "year=2014-05", "part=speaker", "samples=no", "samples=only",
          "area={area}", "publisher={publisher}", "person={person}",
          "strategy={strategy}", "zone={zone}", "document={document}")  # fmt: skip
FORMS = ("/search/?{}", "/search/?{}&format=csv", "/search/?{}&format=json", "/search/?{}&format=csv&table=histogram",
         "/search/feed.atom?{}", "/api/v1/search?{}")  # fmt: skip


@pytest.fixture
def slugs(indexed):
    area, publisher = make_area("临河市"), make_publisher("临河日报")
    report = make_report(TEXT, title="重点项目推进会", area=area, publisher=publisher)
    records = {
        "person": take_part(report, "顾砚秋").person, "strategy": mention_strategy(report, "两翼齐飞").strategy,
        "zone": mention_zone(report, "城东产业园").zone, "document": mention_document(report, "工作要点").document,
        "area": area, "publisher": publisher,
    }  # fmt: skip
    indexed()
    return {name: record.slug for name, record in records.items()}


def test_no_bound_breaks_any_form_of_the_answer(slugs, client):
    bounds = [f"q={words} {bound}" for words, bound in product(WORDS, IN_THE_QUERY)]
    bounds += [f"q={words}&{facet.format(**slugs)}" for words, facet in product(WORDS, FACETS)]
    for bound, form in product(bounds, FORMS):
        status, text, _headers = body(client, form.format(bound))
        assert status == 200, form.format(bound)
        assert text, form.format(bound)


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ("strategy={strategy}", "两翼齐飞"),
        ("q=口号:两翼齐飞", "两翼齐飞"),
        ("zone={zone}", "城东产业园"),
        ("q=官员:顾砚秋", "顾砚秋"),
    ],
)
def test_a_search_by_a_record_shows_the_sentence_with_the_record(slugs, client, asked, marked):
    (result,) = client.get("/api/v1/search?" + asked.format(**slugs)).json()["results"]
    (passage,) = result["passages"]
    assert f"<mark>{marked}</mark>" in passage["html"]
