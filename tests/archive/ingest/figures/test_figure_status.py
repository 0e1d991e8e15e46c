"""What is, what is aimed at, what is planned; what is summed up; on which side of a number the true one lies."""

import pytest

from archive.ingest.figures.figures import figures


def read(sentence: str) -> list[tuple[str, bool]]:
    found = figures(sentence, sentence, (), published="2015-02-03")
    return [(figure.status, figure.is_cumulative) for figure in found]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("渔业产值30亿元。", "actual"),
        ("去年渔业产值30亿元。", "actual"),
        ("预计全年渔业产值完成30亿元。", "actual"),
        ("渔业产值目标30亿元。", "target"),
        ("渔业产值力争达到30亿元。", "target"),
        ("今年渔业产值要完成30亿元。", "target"),
        ("确保渔业产值30亿元。", "target"),
        ("到2018年,渔业产值30亿元。", "target"),
        ("明年渔业产值30亿元。", "target"),
        ("报告提出,2015年渔业产值30亿元。", "target"),
        ("超过了30亿元的目标。", "target"),
        ("林知远强调,一是抓渔业,盘活低效水面30亩。", "target"),
        ("林知远介绍,一是抓渔业,盘活低效水面30亩。", "actual"),
        ("年底之前,全部系统联网,网办率达到85%。", "target"),
        ("意见提出,内设机构压减到9个。", "target"),
        ("计划投资30亿元。", "planned"),
        ("今年计划改造码头30个。", "planned"),
        ("共投入渔船30艘。", "actual"),
        ("投入救灾资金3亿元。", "planned"),
        ("总投资30亿元。", "planned"),
        ("市财政安排专项资金3亿元。", "planned"),
        ("一般公共预算收入30亿元。", "actual"),
        ("研发经费投入强度2.4%。", "actual"),
        ("上半年新设立渔业企业300家。", "actual"),
        ("市财政出资设立了9支渔业基金。", "actual"),
        ("市财政设立渔业基金9支。", "planned"),
        ("上半年完成全年目标任务的67%。", "actual"),
        ("力争完成全年任务的67%。", "target"),
        ("预计今年将减税5亿元。", "planned"),
    ],
)
def test_status(sentence, status):
    assert [found for found, _ in read(sentence)] == [status]


def test_an_aim_named_for_all_holds_to_the_end_of_the_sentence():
    told = read("预期目标是:渔业产值30亿元,税收增长7%。码头泊位8个。")
    assert [status for status, _ in told] == ["target", "target", "actual"]


def test_an_aim_that_a_value_is_compared_with_is_no_aim_of_the_next():
    told = read("渔业产值30亿元,超过年初确定的28亿元目标;税收2亿元。")
    assert [status for status, _ in told] == ["actual", "target", "actual"]


def test_a_plan_is_told_by_the_words_of_the_clause():
    assert [status for status, _ in read("计划投资30亿元,渔业产值20亿元。")] == ["planned", "actual"]


@pytest.mark.parametrize(
    ("sentence", "is_cumulative"),
    [("累计完成投资30亿元。", True), ("五年来投资30亿元。", True), ("去年投资30亿元。", False)],
)
def test_sums_over_years(sentence, is_cumulative):
    assert [summed for _, summed in read(sentence)] == [is_cumulative]


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("投资突破30亿元。", ">"),
        ("投资逾30亿元。", ">"),
        ("投资不低于30亿元。", ">="),
        ("投资30亿元以上。", ">="),
        ("投资近30亿元。", "~"),
        ("投资约30亿元。", "~"),
        ("投资不到30亿元。", "<"),
        ("投资不超过30亿元。", "<="),
        ("投资30亿元。", "="),
    ],
)
def test_bounds(sentence, bound):
    assert [figure.bound for figure in figures(sentence, sentence, ())] == [bound]


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("今年计划改造码头42个、泊位286座、渔港9处,目前开工8个。", ["planned", "planned", "planned", "actual"]),
        ("力争新建码头42个、泊位286座。", ["target", "target"]),
        ("按计划建成码头42个、泊位286座。", ["actual", "actual"]),
    ],
)
def test_an_aim_or_a_plan_is_of_the_whole_list(sentence, statuses):
    assert [status for status, _ in read(sentence)] == statuses
