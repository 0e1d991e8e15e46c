"""Scope and area of a report: who votes, whose level, which paper."""

import pytest

from archive.ingest.places.area_names import area_end, by_name
from archive.ingest.places.area_votes import AreaEvidence, elected
from archive.ingest.places.areas import report_place
from archive.ingest.places.scope import SIGNS, Scope
from archive.ingest.places.short_zones import SHORT_NOUNS, short_zones
from archive.ingest.places.zones import zones


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.example)
def test_every_sign_stands_in_its_example(sign):
    assert sign.pattern.search(sign.example)


@pytest.mark.parametrize(
    ("title", "body", "publisher", "path"),
    [
        ("三门峡市召开推进会", "会上,卢氏县委书记秦望发言。各县区负责人参加。", "", ("河南省", "三门峡市")),
        ("我县召开推进会", "洛阳市副市长秦望到会,县委书记林越讲话。", "嵩县融媒体中心", ("河南省", "洛阳市", "嵩县")),
        ("全市推进会召开", "市委书记秦望讲话。", "许昌日报", ("河南省", "许昌市")),
        ("市领导到沛县调研", "副市长秦望到沛县调研。", "徐州日报", ("江苏省", "徐州市", "沛县")),
        (
            "林越带队赴深圳考察",
            "县委书记林越带队赴深圳考察,介绍了我县情况。",
            "嵩县电视台",
            ("河南省", "洛阳市", "嵩县"),
        ),
        # Officials of the city visit; the county, which has a short name or is a city itself, is the host.
        ("许昌市副市长秦望来我市调研", "许昌市副市长秦望到我市调研。", "长葛报", ("河南省", "许昌市", "长葛市")),
        (
            "三门峡市副市长秦望到义马检查工作",
            "8日,三门峡市副市长秦望率三门峡市有关部门到义马检查,市委书记林越陪同。",
            "义马市融媒体中心",
            ("河南省", "三门峡市", "义马市"),
        ),
        (
            "宝鸡市观摩团莅临眉县",
            "8日,由市长秦望任团长的宝鸡市观摩团莅临眉县,眉县县委书记林越陪同。",
            "眉县融媒体中心",
            ("陕西省", "宝鸡市", "眉县"),
        ),
        # Nobody learns or seeks investors at home.
        (
            "林越率队赴青川县考察学习",
            "8日,县委书记林越率队赴青川县考察学习经验做法。",
            "嵩县融媒体中心",
            ("河南省", "洛阳市", "嵩县"),
        ),
        ("我县召开动员会", "县长秦望主持。", "今日新平", ("云南省", "玉溪市", "新平彝族傣族自治县")),
        ("河东区举行仪式", "15日,河东区举行仪式,项目落户临沂。", "", ("山东省", "临沂市", "河东区")),
        ("河东区举行仪式", "15日,河东区举行仪式。", "", ()),
        ("林越院长赴和县考察", "11月8日,林越院长赴和县考察。", "", ("安徽省", "马鞍山市", "和县")),
        ("长葛市召开会议", "8日,长葛市召开会议,副市长李镇江、秦望出席。", "", ("河南省", "许昌市", "长葛市")),
    ],
)
def test_area(title, body, publisher, path):
    assert report_place(title, body, (), publisher).area_path == path


def test_a_person_whose_name_begins_as_a_city_does_is_no_place():
    title, body = "沈阳春检查防火工作", "8日,泊头市长沈阳春检查防火工作,沈阳春要求严防死守。"
    assert report_place(title, body, ("沈阳春",), "泊头市融媒体中心").place == "泊头市"


def test_national_and_foreign_reports_have_no_area():
    national = report_place("国务院召开常务会议", "国务院总理主持召开会议,听取浙江等地汇报。")
    foreign = report_place("习近平同美国总统拜登通电话", "国家主席同美国总统通电话,谈到台湾问题。")
    assert (national.scope, national.place) == (Scope.NATIONAL, None)
    digest = report_place("国内联播快讯", "四川省成都市今天开通地铁,四川成都市民乘坐。\n昨天,海南省三沙市发行地图。")
    assert (digest.scope, digest.place) == (Scope.NATIONAL, None)
    party = report_place("台盟全会召开", "台湾民主自治同盟中央委员会全体会议今天召开,会议听取报告。")
    assert party.place is None
    assert (foreign.scope, foreign.place, foreign.countries) == (Scope.FOREIGN, None, ("US",))


def test_a_share_of_the_votes_that_is_not_reached_gives_none():
    assert elected(AreaEvidence("", "来自河南、山东、江苏、安徽、浙江、湖北的代表发言。")) is None


@pytest.mark.parametrize(
    ("before", "name", "after", "is_area"),
    [
        ("赴", "和县", "考察", True),
        ("城市", "和县", "区", False),
        ("加快", "嵩县", "发展", True),
        ("贸", "易县", "", False),
    ],
)
def test_counties_of_one_character(before, name, after, is_area):
    end = area_end(before + name + after, len(before))
    assert (end == len(before) + 2) is is_area


def test_short_forms_are_told_from_classes_and_full_names():
    text = "来到县产业集聚区、经开区,全市各产业集聚区和7个产业集聚区,洛阳高新区,禁止开发区的面积。"
    assert [each.name for each in short_zones(text, text, zones(text, text))] == ["县产业集聚区", "经开区"]


def test_short_forms_behind_verbs_that_end_as_areas_do():
    text = "10个项目落户县经济开发区,先后深入市产业园,据县工业园管委会介绍,牢固树立园区兴县理念。"
    named = zones(text, text)
    assert named == ()
    assert [each.name for each in short_zones(text, text, named)] == ["县经济开发区", "市产业园", "县工业园"]


def test_a_zone_may_begin_with_a_word_that_the_text_names_an_area_by():
    text = "支持石首工业园区做大做强。"
    assert [each.name for each in zones(text, text)] == []
    assert [each.name for each in zones(text + "石首市召开会议。", text + "石首市召开会议。")] == ["石首工业园区"]


def test_of_a_report_that_names_no_place_it_is_not_known_what_it_is_about():
    about = report_place("学习会举行", "大家踊跃发言。")
    assert (about.scope, about.place, about.area_path) == (Scope.UNKNOWN, None, ())


@pytest.mark.parametrize(
    ("form", "path"),
    [
        ("吉林", ("吉林省",)),  # the province, which is above the city of that name
        ("三门峡", ("河南省", "三门峡市")),
        ("恩施州", ("湖北省", "恩施土家族苗族自治州")),
    ],
)
def test_a_short_form_is_the_highest_area_that_goes_by_it(form, path):
    assert [area.path for area in by_name()[form]] == [path]


@pytest.mark.parametrize("noun", SHORT_NOUNS.split())
def test_every_short_form_is_of_a_kind(noun: str) -> None:
    text = f"会议在{noun}召开。"
    assert [each.name for each in short_zones(text, text)] == [noun]


@pytest.mark.parametrize(
    ("title", "body", "place"),
    [
        ("县纪委召开会议", "岚浦县纪委监委召开案件调度会。", "岚浦县"),
        ("县委全会召开", "8日,中共岚浦县委十三届六次全会召开。", "岚浦县"),
        ("公报解读", "2022年岚浦县国民经济平稳增长。", "岚浦县"),
        ("通报灾情", "13日,岚浦县人民政府召开发布会。", "岚浦县"),
        ("常委会闭会", "26日,岚浦市五届人大常委会举行第三十次会议。", "岚浦市"),
        ("绿城——访岚浦县委书记秦望", "记者:今年怎么干?", "岚浦县"),
        ("全会召开", "会议强调,要提请市委审定,各县政府落实。", None),
        ("秦望在岚浦调研", "省长秦望到岚浦市调研。省政府秘书长参加。", "岚浦市"),
        ("积分", "近年来,岚浦县探索推行积分制。", "岚浦县"),
        ("预备会议", "8日,中国共产党岚浦县第十五次代表大会举行预备会议。", "岚浦县"),
        # Known by the place of the wire alone.
        ("院坝会", "新华网石柱10月9日电 院坝里坐满了人。", "石柱土家族自治县"),
    ],
)
def test_an_area_that_only_a_body_or_a_dateline_names(title, body, place):
    assert report_place(title, body).place == place


def test_the_paper_whose_journalist_signs_tells_the_area(drafted):
    text = "全市教育工作会议召开\n\n昨日，全市教育工作会议召开，市长王强讲话。（内江日报记者 李明）"
    draft = drafted(text)
    assert (draft.publisher, draft.place) == ("内江日报", "内江市")
