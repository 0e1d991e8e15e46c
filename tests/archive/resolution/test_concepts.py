"""Which official indicator a measure is, and which measures bear a page."""

import pytest

from archive.resolution.concepts import concept_of, concepts, metric_key, unit_kind
from archive.text.normalize import fold


@pytest.mark.parametrize(
    ("subject", "kind", "concept"),
    [
        ("生产总值", "money", "gdp"),
        ("GDP增速", "percent", "gdp.growth"),
        ("全省粮食总产量", "weight", "grain"),
        ("固定资产投资额", "money", "invest-fixed"),
        ("税收占比", "percent", "revenue-tax.share"),
        ("贫困人口减少", "people", "poor.decrease"),
        ("PM2.5平均浓度降幅", "percent", "pm25.decline"),
        ("采购经理指数升幅", "percent", "pmi.rise"),
        ("城镇化率升幅", "percent", "urbanisation.rise"),
        ("猪肉价格涨幅", "percent", "pork-price.growth"),
        ("居民消费价格指数CPI涨幅", "percent", "cpi.growth"),
        ("猪肉价格涨幅降幅", "percent", "pork-price.growth.decline"),
        ("规模以上工业增加值增速升幅", "percent", "va-industry-above.growth.rise"),
        ("减少贫困人口", "count", "poor.decrease"),
        ("减少农村贫困人口", "people", "poor.decrease"),
        ("年人均收入", "money", "income-per-head"),
        ("受灾群众", "households", "affected"),
        ("丧生人数", "people", "deaths"),
        ("身亡人数", "people", "deaths"),
        ("负伤人数", "people", "injured"),
    ],
)
def test_a_measure_is_the_concept_of_its_name_and_kind_of_unit(subject, kind, concept):
    assert concept_of(subject, kind).id == concept
    assert metric_key(subject, kind).is_concept


@pytest.mark.parametrize(
    ("subject", "kind"), [("粮食", "money"), ("海鲜码头", "count"), ("", "money"), ("GDP增速", "money")]
)
def test_other_words_or_another_kind_of_unit_are_no_concept(subject, kind):
    assert concept_of(subject, kind) is None


@pytest.mark.parametrize(
    ("subject", "kind", "concept"),
    [
        ("总面积", "area", "area-land"),
        ("发明专利申请量", "count", "patents-applied"),
        ("林业产业总产值", "money", "output-forestry"),
        ("志愿者", "people", "volunteers"),
        ("国内生产总值", "money", "gdp"),
        ("代表", "people", "delegates"),
    ],
)
def test_a_part_or_a_wider_class_is_not_the_concept(subject, kind, concept):
    read = concept_of(subject, kind)
    assert read is None or read.id != concept


def test_every_name_is_of_one_concept():
    listed = {concept.id: concept for concept in concepts().values()}
    names = [fold(name) for concept in listed.values() for name in (concept.name, *concept.names)]
    assert len(listed) > 300
    assert len(names) == len(set(names))


def test_what_is_made_of_a_concept_is_named_after_it():
    growth = concept_of("规上工业增加值增幅", "percent")
    assert (growth.name, growth.english) == (
        "规模以上工业增加值增速",
        "Value added of industry above designated size, growth",
    )


@pytest.mark.parametrize(
    ("subject", "kind"), [("金额", "money"), ("人数增加", "people"), ("国家", "count"), ("", "count")]
)
def test_what_names_nothing_of_its_own_has_no_key(subject, kind):
    assert metric_key(subject, kind) is None


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("巴格达", "length"),
        ("美国", "people"),
        ("岚山省", "money"),
        ("约合人民币", "money"),
        ("小额", "money"),
        ("基本", "people"),
        ("处理", "people"),
        ("县处级", "people"),
        ("每小时", "length"),
        ("企业参展", "count"),
        ("来到港口", "people"),
        ("总额", "money"),
        ("见度", "length"),
        ("竞走比赛", "length"),
        ("同志", "people"),
        ("各界代表", "people"),
        ("省市", "count"),
        ("干部群众", "people"),
        ("市委书记", "people"),
    ],
)
def test_places_deeds_and_fragments_of_a_clause_are_no_metric(subject, kind):
    assert metric_key(subject, kind) is None


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("海鲜码头", "count"),
        ("获救船员", "people"),
        ("抓获走私嫌疑人", "people"),
        ("海鲜成交额", "money"),
        ("港口航程", "length"),
        ("过火面积", "area"),
        ("减少燃煤", "weight"),
        ("审批事项清单", "count"),
    ],
)
def test_nouns_that_can_be_counted_or_measured_may_be_a_metric(subject, kind):
    assert not metric_key(subject, kind).is_concept


def test_one_measure_in_two_kinds_of_unit_is_two():
    assert metric_key("港口补贴", "money") != metric_key("港口补贴", "weight")


@pytest.mark.parametrize(
    ("unit", "kind"), [("元", "money"), ("个", "count"), ("%", "percent"), ("", "rate"), ("户", "households")]
)
def test_base_units_have_a_kind(unit, kind):
    assert unit_kind(unit) == kind
