"""Names where notices print them, and towns that look like names."""

import pytest

from archive.ingest.careers.appointments import appointments
from archive.ingest.people.mentions import find


def people(text: str) -> list[tuple[str, str | None]]:
    return [(each.name, each.office) for each in find(text, text)]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("榆林镇党委书记李力因落实责任不力被问责。", "李力", "榆林镇党委书记"),
        ("榆林镇镇长刘婷受到党内警告处分。", "刘婷", "榆林镇镇长"),
        ("会议由副院长白艳霞主持。", "白艳霞", "副院长"),
        ("和静县委副书记田志强主持会议。", "田志强", "和静县委副书记"),
        ("县长艾力·买买提是本县人。", "艾力·买买提", "县长"),
        ("县长艾力·买买提任书记。", "艾力·买买提", "县长"),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text: str, name: str, office: str) -> None:
    assert people(text)[0] == (name, office)


@pytest.mark.parametrize(
    "text",
    [
        "6月19日，张村镇召开干部大会。关于张村镇主要负责同志调整的决定，张村镇党委作了部署。",
        "石佛寺镇召开大会。会议宣布，石佛寺镇党委、石佛寺镇政府要抓落实，石佛寺镇各村要行动。",
        "武汉市长江大桥通车。",
    ],
)
def test_a_town_is_nobody(text: str) -> None:
    assert people(text) == []


def test_a_line_of_a_token_and_an_office_names_somebody() -> None:
    text = "成员:田志强 县水利局局长\n从晓明 县财政局局长\n全体 县财政局局长"
    assert people(text)[1:2] == [("从晓明", "县财政局局长")]
    assert len(people(text)) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("会议决定:\n聘任艾力·买买提为岚浦县管委会副主任;", ["艾力·买买提"]),
        ("会议决定,任命邓旭为为岚浦县审计局局长。", ["邓旭为"]),
        ("会议决定:\n龙旭升任岚浦县第二中学校长;", ["龙旭升"]),
        ("会议任命:\n田志强为岚浦县财政局局长;\n任同生(女)、关萍为岚浦县财政局副局长。", ["田志强", "任同生", "关萍"]),
        ("会上,左光明、曾新从当选为岚浦县纪委副书记。", ["左光明", "曾新从"]),
        ("会议接受明洁辞去岚浦县副县长职务的请求。", ["明洁"]),
        ("一、平建立同志,男,1970年10月生,现任岚浦县统计局局长。", ["平建立"]),
    ],
)
def test_whom_a_decision_names(text: str, names: list[str]) -> None:
    assert [row.name for row in appointments(text, text)] == names


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("本报讯(记者白洁)1月10日,田志强当选岚浦县县长。", "2019-01-10"),
        ("岚浦政[2019]5号\n田志强任岚浦县财政局局长。", None),
        ("岚浦政[2019]15号\n田志强任岚浦县财政局局长。", None),
    ],
)
def test_days_behind_brackets_and_numbers_of_documents(text: str, day: str | None) -> None:
    assert [row.day for row in appointments(text, text, published="2019-06-20")] == [day]
