"""Noun phrases behind a counter and before a figure."""

import pytest

from archive.ingest.figures.leftwards import before, trimmed
from archive.ingest.figures.nouns import behind


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("冻品走私犯罪团伙,", "冻品走私犯罪团伙"),
        ("巨大的花篮,", "花篮"),
        ("曾经在渔村支教的大学生。", "大学生"),
        ("港口企业入驻", "港口企业"),
        ("国家和地区签订了", "国家和地区"),
        ("省(区、市)参加", "省区市"),
        ("34名专家赶到", "专家"),
        ('"小巨人"企业', "小巨人企业"),
        ("项目进展顺利。", "项目"),
        ("选手们参加了", "选手"),
        ("两岸旅客,", "两岸旅客"),
        ("自贸试验区,", "自贸试验区"),
        ("冰道的冰场", "冰道"),
        ("已在岚浦,", ""),
        ("(套)文物,", "文物"),
        ("左右困难群众,", "困难群众"),
        ("港口间合作协议,", "港口间合作协议"),
        ("资格许可和认定事项,", "资格许可和认定事项"),
        ("典型经验做法,", "典型经验做法"),
        ("在岚浦", ""),
        ("", ""),
    ],
)
def test_what_a_counter_counts_is_the_phrase_without_verb_and_clause(words, noun):
    assert behind(words, 0)[0] == noun


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("行动已抓获犯罪嫌疑人", "抓获犯罪嫌疑人"),
        ("完工后可满足年旅客吞吐量", "年旅客吞吐量"),
        ("渔民的收入保持", "渔民收入"),
        ("办复率为", "办复率"),
        ("每年减少燃煤超过", "减少燃煤"),
        ("向企业强制募集", ""),
        ("也被修改为", ""),
        ("", ""),
    ],
)
def test_before_a_figure_a_measure_goes_without_its_verb_and_a_thing_with_it(words, noun):
    assert before(words) == noun


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("初估案值", "案值"),
        ("尽管甲板总长", "甲板总长"),
        ("这对于人均年收入", "人均年收入"),
        ("至此高速公路通车里程", "高速公路通车里程"),
        ("人均收入", "人均收入"),
        ("各项贷款余额", "各项贷款余额"),
        ("一般公共预算收入", "一般公共预算收入"),
        ("", ""),
    ],
)
def test_what_leads_up_to_a_measure_is_no_part_of_it(words, name):
    assert trimmed(words) == name


def test_long_runs_are_cut_short():
    assert len(before("港口" * 500)) <= 24
    assert len(behind("港口" * 500, 0)[0]) <= 24
