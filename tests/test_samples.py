"""The sample archive says what is right: its pages and records beside values that were read in the texts by hand."""

import html
import re

import pytest
from django.core.management import call_command
from django.test import Client

from archive.analysis.series import series
from archive.analysis.targets import pairs
from archive.models import Metric, Observation, Participation, Person, Review, Zone
from archive.models.posts import Post, Tenure


@pytest.fixture(scope="module")
def samples(fill, django_db_blocker):
    with django_db_blocker.unblock():
        fill("load_samples")
        yield
        call_command("flush", interactive=False, verbosity=0)


# Everybody who is seen in an office, first and last.
HOLDERS = {
    "云麓省委书记": [("顾维桢", "2012-05-17", "2016-04-20"), ("郑怀瑜", "2016-11-30", "2019-12-20")],
    "云麓省省长": [
        ("季临川", "2012-05-17", "2012-05-17"), ("郑怀瑜", "2013-04-24", "2016-04-20"),
        ("闻人恪", "2017-01-18", "2019-12-20"),
    ],
    "云麓省发展改革委主任": [("葛青峦", "2013-04-24", "2017-01-18"), ("凌晓川", "2019-05-17", "2019-12-20")],
    "岚浦市发展改革委主任": [("林栖桐", "2017-12-15", "2017-12-15")],
    "霁阳市委书记": [("韩牧之", "2012-02-08", "2014-12-27"), ("温如松", "2015-05-14", "2019-12-20")],
    "霁阳市市长": [
        ("温如松", "2012-02-08", "2015-03-27"), ("欧阳澈", "2015-05-14", "2018-12-27"),
        ("乐瑾", "2019-01-17", "2019-12-20"),
    ],
    "霁阳市政协主席": [("冯守拙", "2012-02-08", "2019-01-17")],
    "岚浦市委书记": [
        ("卢靖", "2012-02-28", "2014-03-06"), ("谭承岳", "2014-09-18", "2017-01-13"),
        ("葛青峦", "2017-08-31", "2019-12-20"),
    ],
    "岚浦市市长": [("方若谷", "2012-02-28", "2017-08-31"), ("尹知秋", "2017-12-15", "2019-12-20")],
    "岚浦市政协主席": [("梁稼轩", "2012-02-28", "2019-02-22")],
    "岚浦市临港经开区管委会主任": [("贾舟行", "2012-02-28", "2019-07-11")],
    "芦港市委书记": [("段秋白", "2012-02-28", "2019-02-22")],
    "望川市委书记": [("谭承岳", "2012-03-21", "2013-11-21"), ("裴远道", "2015-06-19", "2019-12-20")],
    "望川市市长": [("祝岱", "2012-03-21", "2015-12-26"), ("宋清越", "2016-02-25", "2019-12-20")],
    "望川市政协主席": [("庞丹青", "2012-03-21", "2018-04-18")],
    "望川经开区管委会主任": [("关楚天", "2013-03-13", "2019-10-31")],
    "北麓区委书记": [("卞祖光", "2013-04-25", "2018-06-22")],
}  # fmt: skip

# Offices that a list, a change of office or the report's own area made doubtful; "" where the text prints none.
OFFICES = [
    ("2013-01-19", "申屠衡", ""), ("2013-01-19", "阿布来·吐逊江", ""), ("2013-04-25", "韩牧之", "霁阳市委书记"),
    ("2014-09-18", "谭承岳", "岚浦市委书记"), ("2014-09-18", "卢靖", ""), ("2015-10-14", "韩牧之", "副省长"),
    ("2016-01-21", "尹知秋", ""), ("2016-01-21", "骆庭芳", ""), ("2016-01-21", "水映川", ""),
    ("2016-07-16", "段秋白", "芦港市委书记"), ("2018-02-10", "姜望舒", ""), ("2018-02-10", "邵屿", ""),
    ("2018-06-22", "韩牧之", "副省长"), ("2018-06-22", "温如松", "霁阳市委书记"), ("2019-01-17", "司马珩", ""),
    ("2019-03-29", "谭承岳", ""), ("2019-05-18", "葛青峦", "岚浦市委书记"), ("2019-10-31", "裴远道", "望川市委书记"),
]  # fmt: skip

# Metric, area or zone, period, target, outcome, and the outcome's distance from the target in percent, which
# rates do not have.
PAIRS = {
    ("固定资产投资", "望川市", "2012", 285, 288, 1.1), ("固定资产投资", "霁阳市", "2013", 1180, 1198, 1.5),
    ("固定资产投资", "霁阳市", "2014", 1350, 1366, 1.2), ("固定资产投资", "岚浦市", "2014", 800, 798, -0.2),
    ("固定资产投资", "岚浦市", "2015", 900, 874, -2.9), ("固定资产投资", "岚浦市", "2016", 950, 966, 1.7),
    ("固定资产投资", "岚浦市", "2016", 950, 958, 0.8), ("固定资产投资", "望川市", "2016", 520, 528, 1.5),
    ("固定资产投资", "霁阳市", "2018", 1900, 1930, 1.6), ("固定资产投资", "霁阳市", "2019", 2050, 2035, -0.7),
    ("固定资产投资", "岚浦市", "2019", 1210, 1214, 0.3), ("城镇新增就业", "霁阳市", "2013", 8.5, 8.9, 4.7),
    ("建成区绿化覆盖率", "霁阳市", "2012", 38, 38.3, None), ("新增规模以上工业企业", "望川市", "2012", 15, 17, 13.3),
    ("港口货物吞吐量", "岚浦市", "2015", 4600, 4655, 1.2), ("本地配套率", "云麓省", "2018", 40, 42.7, None),
    ("产业集聚区工业增加值", "云麓省", "2015", 2300, 1936, -15.8), ("百亿级园区", "云麓省", "2016", 10, 9, -10),
    ("龙头企业", "云麓省", "2016", 100, 103, 3), ("龙头企业", "岚浦市", "2016", 28, 27, -3.6),
    ("亩均税收", "北麓产业集聚区", "2015", 13, 12.6, -3.1),
    ("规模以上工业增加值增速", "岚浦市", "2014", 12, 11.4, None),
    ("规模以上工业增加值增速", "岚浦市", "2016", 9, 10.5, None),
    ("规模以上工业增加值增速", "霁阳市", "2018", 7.5, 7.1, None),
}  # fmt: skip

# Figures whose sentence means another area than the report's, or whose zone only the context tells.
PLACES = [
    ("2013-04-25", "39家", "霁阳市", "霁阳高新区"), ("2013-10-23", "412家", "霁阳市", ""),
    ("2013-10-23", "104家", "北麓区", "北麓产业集聚区"), ("2015-03-27", "486公里", "云麓省", ""),
    ("2015-03-27", "14家", "望川市", ""), ("2015-12-26", "455亿元", "望川市", ""),
    ("2015-12-26", "68家", "望川市", "望川经开区"), ("2016-02-25", "3090平方公里", "望川市", ""),
    ("2016-02-25", "38.6万", "磐溪区", ""), ("2016-04-20", "430家", "望川市", "望川经开区"),
    ("2016-07-15", "18%", "芦港市", ""), ("2016-07-15", "16栋", "汐桥区", ""), ("2016-10-19", "4600套", "北麓区", ""),
    ("2016-10-19", "2.4万人", "松亭区", ""), ("2017-01-18", "958亿元", "岚浦市", ""),
    ("2018-06-22", "203家", "北麓区", "北麓产业集聚区"), ("2018-09-14", "22家", "柏峪县", "柏峪新材料产业基地"),
    ("2019-05-17", "20亿元", "霁阳市", ""), ("2019-05-18", "74家", "岚浦市", ""),
    ("2019-05-18", "171家", "岚浦市", "岚浦临港经开区"), ("2019-10-31", "89家", "磐溪区", "磐溪产业集聚区"),
    ("2019-10-31", "121家", "望川市", "望川经开区"), ("2019-10-31", "512亿元", "望川市", ""),
    ("2019-12-20", "702亿元", "望川市", ""),
]  # fmt: skip


def words_of(record):
    """What a reader sees of the record's page, blanks as one."""
    page = Client().get(record.get_absolute_url()).content.decode()
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


@pytest.mark.parametrize("office", HOLDERS)
def test_an_office_has_those_holders_whom_the_texts_print_in_it(samples, db, office):
    held = Tenure.objects.filter(post__name=office).order_by("first_seen")
    assert [(row.person.name, row.first_seen, row.last_seen) for row in held] == HOLDERS[office]
    page = words_of(Post.objects.get(name=office))
    assert all(name in page for name, _first, _last in HOLDERS[office])


@pytest.mark.parametrize(("day", "name", "office"), OFFICES)
def test_a_person_has_the_office_that_the_sentence_gives(samples, db, day, name, office):
    parts = Participation.objects.filter(report__published_on=day, person__name=name, review=Review.CONFIRMED)
    assert {part.role_title for part in parts} == {office}


def test_pages_of_people_name_no_office_of_their_neighbours(samples, db):
    assert "岚浦市委书记" not in words_of(Person.objects.get(name="段秋白"))
    assert "岚浦市政协主席" not in words_of(Person.objects.get(name="水映川"))


def all_pairs():
    """As ``PAIRS``, of every metric; amounts in the unit in which the target is printed."""
    for metric in Metric.objects.seen():
        for pair in pairs(series(Observation.objects.public().filter(metric=metric))):
            aim = Observation.objects.filter(
                metric=metric, period=pair.aim_spot.period, status__in=["target", "planned"]
            )
            row = next(row for row in aim if (row.base_value or row.value) == pair.aimed.amount)
            scale = pair.aimed.amount / row.value
            place = row.zone.name if row.zone else (row.area or row.report.area).name
            yield (
                metric.name, place, pair.aim_spot.period, float(row.value), float(pair.reached.amount / scale),
                None if pair.percent is None else float(pair.percent),
            )  # fmt: skip


def test_targets_stand_beside_their_own_outcomes(samples, db):
    assert set(all_pairs()) == PAIRS


def test_the_page_of_a_metric_shows_these_pairs_and_no_others(samples, db):
    page = words_of(Metric.objects.get(name="固定资产投资")).replace("\N{MINUS SIGN}", "-")
    rows = re.findall(r"(\S+市|\S+省) (\d{4})年 ([\d,.]+)亿元 ([\d,.]+)亿元 \S+ ([+-][\d.]+)%", page)
    seen = {(place, year, *(float(each.replace(",", "")) for each in rest)) for place, year, *rest in rows}
    assert seen == {pair[1:] for pair in PAIRS if pair[0] == "固定资产投资"}


def test_a_rate_misses_its_target_by_points(samples, db):
    page = words_of(Metric.objects.get(name="规模以上工业增加值增速")).replace("\N{MINUS SIGN}", "-")
    assert "7.1% -0.4个百分点 岚浦市 2016年" in page


@pytest.mark.parametrize(("day", "quote", "area", "zone"), PLACES)
def test_a_figure_is_of_the_area_that_its_sentence_means(samples, db, day, quote, area, zone):
    row = Observation.objects.get(report__published_on=day, quote=quote, review=Review.CONFIRMED)
    assert (row.area.name, row.zone.name if row.zone else "") == (area, zone)


def test_pages_of_areas_do_not_show_figures_of_others(samples, db):
    panxi = words_of(Observation.objects.get(report__published_on="2019-10-31", quote="89家").area)
    assert "512亿元" not in panxi
    assert "3,090平方公里" not in panxi


@pytest.mark.parametrize(
    ("short", "full"), [("临港经开区", "岚浦临港经济开发区"), ("望川经开区", "望川经济技术开发区")]
)
def test_a_zone_is_one_record_under_its_short_and_its_full_name(samples, db, short, full):
    named = [set(Zone.objects.filter(names__name=name)) for name in (short, full)]
    assert named[0] == named[1]
    assert len(named[0]) == 1
