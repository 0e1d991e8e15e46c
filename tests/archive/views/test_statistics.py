"""The pages of statistics, their files, and what they say of parameters that they cannot use."""

import csv
import io
import json

import networkx
import pytest
from django.test import Client

from tests.archives import LinkedArchive
from tests.helpers import make_area, make_person, make_report, make_strategy, mention_strategy, take_part

pytestmark = pytest.mark.django_db


def body(address, status=200):
    answer = Client().get(address)
    assert answer.status_code == status, address
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


def table(address):
    return json.loads(body(address + "&format=json"))["rows"]


@pytest.fixture
def archive():
    """Six reports of one area say it with the same word beside it, six of another say something else."""
    here, there = make_area("霁阳市"), make_area("云麓市")
    strategy = make_strategy("两翼齐飞")
    people = [make_person("李明"), make_person("王芳")]
    for number in range(6):
        own = make_report(f"实施两翼齐飞战略推动工业第{number}次。", area=here, published_on=f"201{number}-01-01")
        mention_strategy(own, strategy)
        for person in people:
            take_part(own, person)
        make_report(f"今天天气很好，大家都到海边去看大海{number}。", area=there, published_on=f"201{number}-01-01")
    return strategy


def test_the_overview_leads_to_every_kind():
    html = body("/statistics/")
    for name in ("collocates", "keyness", "diffusion", "networks"):
        assert f'href="/statistics/{name}/"' in html


def test_collocates_of_a_word(archive):
    rows = table("/statistics/collocates/?q=“两翼齐飞”")
    assert {"战略", "工业"} <= {row["word"] for row in rows}
    assert rows[0].keys() == {
        "word", "near", "occurrences", "reports", "g2", "log_dice", "dispersion",
    }  # fmt: skip
    assert "两翼齐飞" in body("/statistics/collocates/?q=两翼齐飞")


def test_a_filter_narrows_what_is_read(archive):
    assert table("/statistics/collocates/?q=两翼齐飞&area=云麓市") == []


def test_key_words_of_an_area_against_the_others_or_another_set(archive):
    rows = table("/statistics/keyness/?area=霁阳市")
    assert {"战略", "工业"} <= {row["word"] for row in rows}
    assert "大海" not in {row["word"] for row in rows}
    assert table("/statistics/keyness/?area=霁阳市&than_area=霁阳市") == []
    assert table("/statistics/keyness/?area=霁阳市&than_area=云麓市&than_from=2012") != []


def test_key_words_of_real_reports_are_held_against_real_ones_and_of_samples_against_samples(archive):
    invented = make_area("泽川市")
    for area in (invented, make_area("松岭市")):
        make_report("会议研究造林工作。", area=area, is_sample=True)

    def read(address):
        context = Client().get(address).context
        return context["own"].held, context["others"].held

    assert read("/statistics/keyness/?area=霁阳市") == (6, 6)
    assert read("/statistics/keyness/?area=泽川市") == (1, 1)
    assert read("/statistics/keyness/?day_from=2010") == (12, 0)


def test_key_words_of_nothing_ask_for_a_set(archive):
    assert "<table" not in body("/statistics/keyness/")


def test_a_name_that_nothing_or_several_go_by_is_told(archive):
    for _person in range(2):
        take_part(make_report("李钢出席。"), make_person("李钢"))
    assert "<li>档案里没有“无此地”。</li>" in body("/statistics/keyness/?area=无此地")
    assert "叫“李鋼”的有几个" in body("/statistics/keyness/?person=李鋼")
    assert Client().get("/statistics/keyness/?area=无此地&format=csv").status_code == 400


def test_the_panel_has_empty_cells_for_what_is_not_held(archive):
    make_report(area=make_area("第三市"), published_on="2012-01-01")
    text = body(f"/statistics/diffusion/?strategy={archive.slug}&format=csv")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 18
    cells = {(row["area"], row["year"]): (row["held"], row["uses"], row["first_use"], row["at_risk"]) for row in rows}
    assert cells["霁阳市", "2010"] == ("1", "1", "1", "1")
    assert cells["云麓市", "2010"] == ("1", "0", "0", "1")
    assert cells["第三市", "2010"] == ("0", "", "", "1")


def test_cascades_are_in_the_long_form_of_network_inference(archive):
    (row,) = table(f"/statistics/diffusion/?strategy={archive.slug}&table=cascades")
    assert list(row)[:3] == ["node_name", "event_time", "cascade_id"]
    assert (row["event_time"], row["cascade_id"]) == (2010.0, archive.slug)
    assert table("/statistics/diffusion/?table=cascades") == []


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_networks_are_files_that_other_programs_read(archive, form):
    data = body(f"/statistics/networks.{form}?kind=people").replace("gexf.net/1.3", "www.gexf.net/1.2draft")
    graph = getattr(networkx, f"read_{form}")(io.BytesIO(data.encode()))
    assert {label for _key, label in graph.nodes(data="label")} == {"李明", "王芳"}
    assert [weight for *_ends, weight in graph.edges(data="weight")] == [6]


def test_networks_are_lists_of_edges(archive):
    (row,) = table("/statistics/networks/?kind=people")
    assert {row["node_label"], row["other_label"]} == {"李明", "王芳"}
    assert row["weight"] == 6
    assert table("/statistics/networks/?kind=people&day_to=2012") == []


def test_a_network_in_another_form_is_none():
    body("/statistics/networks.exe", 404)


def test_number_of_queries_does_not_grow(django_assert_max_num_queries):
    archive = LinkedArchive(30)
    for kind in ("collocates", "keyness", "diffusion", "networks"):
        with django_assert_max_num_queries(25):
            body(archive.pages()[kind])
