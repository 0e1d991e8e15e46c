"""Offices as printed, and the posts they are."""

import re

import pytest

from archive.resolution import post_tables
from archive.resolution.countries import country_codes
from archive.resolution.geography import AreaLevel, lineage
from archive.resolution.introductions import INTRODUCTIONS, posts_before
from archive.resolution.post import PostMark
from archive.resolution.posts import Walk, resolve_post
from archive.resolution.tenable_posts import is_tenable

COUNTY = ("河南省", "三门峡市", "渑池县")


def keys(office: str, area: tuple[str, ...] = COUNTY) -> set[object]:
    return {post.key for post in resolve_post(office, area=area)}


@pytest.mark.parametrize("row", post_tables.NATIONAL_OFFICES, ids=lambda row: row.example)
def test_national_offices(row: post_tables.NationalOffice) -> None:
    (post,) = resolve_post(row.example)
    assert (post.country, post.level, post.body, post.role, post.rank, post.is_unique) == (
        "CN", AreaLevel.NATION, row.body, row.role, row.rank, row.is_unique,
    )  # fmt: skip


@pytest.mark.parametrize("row", post_tables.LOCAL_OFFICES, ids=lambda row: row.example)
def test_local_offices(row: post_tables.LocalOffice) -> None:
    (post,) = resolve_post(row.example)
    assert (post.body, post.role, post.is_unique, post.is_own_area) == (row.body, row.role, row.is_unique, True)


# Said here once more and not by the table, which might be wrong.
ONE_AT_A_TIME = (
    "县委书记", "县长", "常务副县长", "县人大常委会主任", "县政协主席", "县纪委书记", "县委组织部部长",
    "县委宣传部部长", "县委统战部部长", "县委政法委书记", "县人武部部长", "县人武部政委",
    "县人民法院院长", "县人民检察院检察长",
)  # fmt: skip
SEVERAL = ("县委副书记", "县委常委", "副县长", "县人大常委会副主任", "县政协副主席", "县纪委副书记")


@pytest.mark.parametrize(
    "offices",
    [
        ("中共中央政治局常委", "中央政治局委员", "第十八届中央委员", "第十八届中央候补委员"),
        ("国务院总理", "国务院副总理", "国务院副秘书长"),
        ("全国人大常委会委员长", "全国人大常委会副委员长", "全国人大常委会秘书长", "全国人大常委会副秘书长"),
        ("全国政协主席", "全国政协副主席", "全国政协秘书长", "全国政协副秘书长"),
        ("中央军委主席", "中央军委副主席", "中央军委委员"),
    ],
)
def test_offices_of_a_body_of_the_nation_have_the_ranks_of_their_order(offices: tuple[str, ...]) -> None:
    ranks = [resolve_post(office)[0].rank for office in offices]
    assert ranks == sorted({*ranks}, reverse=True)
    assert ranks[0] == 10


def test_one_alone_leads_a_body_of_a_county_and_several_stand_beneath() -> None:
    unique = {office: resolve_post(office, area=COUNTY)[0].is_unique for office in (*ONE_AT_A_TIME, *SEVERAL)}
    assert unique == {**dict.fromkeys(ONE_AT_A_TIME, True), **dict.fromkeys(SEVERAL, False)}


@pytest.mark.parametrize(
    ("office", "rank", "is_unique"),
    [
        ("世贸组织总干事", 9, True),
        ("古巴主席", 9, True),
        ("联合国秘书长", 9, True),
        ("商务部司长", 6, True),
        ("商务部部长助理", 7, False),
        ("商务部新闻发言人", 6, False),
    ],
)
def test_how_high_an_office_is_and_whether_one_alone_holds_it(office: str, rank: float, is_unique: bool) -> None:
    (post,) = resolve_post(office)
    assert (post.rank, post.is_unique) == (rank, is_unique)


@pytest.mark.parametrize("office", ["中国工程院院士", "中国足协主席", "中央民族大学校长", "国家图书馆馆长"])
def test_a_body_of_the_nation_is_not_of_the_area_of_the_office_printed_before_it(office: str) -> None:
    last = resolve_post(f"北京大学教授、{office}", area=("北京市",))[-1]
    assert last.printed == office
    assert not last.is_placed


@pytest.mark.parametrize(
    ("office", "is_placed"),
    [("广电总局局长", False), ("体育总局副局长", False), ("教育局局长", True), ("黑龙江省农垦总局局长", True)],
)
def test_a_general_administration_is_of_no_place_but_one_that_it_prints(office: str, is_placed: bool) -> None:
    (post,) = resolve_post(office, area=("北京市",))
    assert post.is_placed is is_placed


@pytest.mark.parametrize(
    ("office", "is_unique"),
    [
        ("中国工程院院士", False), ("北京大学教授", False), ("渑池县农业局农艺师", False), ("渑池县法院审判员", False),
        ("渑池县科协主任委员", True), ("渑池县农业局局长", True), ("北京大学校长", True),
    ],
)  # fmt: skip
def test_a_rank_that_many_in_one_body_hold_is_no_post_of_one(office: str, is_unique: bool) -> None:
    (post,) = resolve_post(office)
    assert post.is_unique is is_unique


@pytest.mark.parametrize(
    ("office", "is_told"), [("村委会主任", False), ("村党支部书记", False), ("渑池县石桥村党支部书记", True)]
)
def test_a_post_of_a_village_that_is_not_named_is_no_post_of_one(office: str, is_told: bool) -> None:
    (post,) = resolve_post(office, area=COUNTY)
    assert is_tenable(post) is is_told


@pytest.mark.parametrize("row", post_tables.WALKS, ids=lambda row: row.example)
def test_walks_of_life(row: post_tables.WalkOfLife) -> None:
    assert re.search(row.pattern, row.example)
    assert [post.walk for post in resolve_post(row.example)] == [Walk(row.walk)]


@pytest.mark.parametrize("row", INTRODUCTIONS, ids=lambda row: row.example)
def test_introductions(row: object) -> None:
    (post,) = posts_before(f"会上，{row.example}林岚", 3 + len(row.example))  # type: ignore[attr-defined]
    assert post.walk is row.walk  # type: ignore[attr-defined]


@pytest.mark.parametrize("names", post_tables.NATIONAL_BODIES)
def test_all_names_of_a_national_body_are_one(names: str) -> None:
    assert len({post.key for name in names.split() for post in resolve_post(f"{name}副主任")}) == 1


@pytest.mark.parametrize(
    "spellings",
    [
        ("中共渑池县委书记", "渑池县委书记", "县委书记", "河南省三门峡市渑池县委书记", "渑池县县委书记"),
        ("市长", "三门峡市市长", "三门峡市人民政府市长", "三门峡市长"),
        ("国家主席", "中国国家主席", "中华人民共和国主席", "致电国家主席"),
        ("县人大常委会主任", "渑池县人民代表大会常务委员会主任"),
        ("县委组织部部长", "渑池县委组织部长"),
        ("美国总统", "美国前总统", "美利坚合众国总统", "会见美国总统"),
        ("俄罗斯外长", "俄外长", "俄罗斯外交部长"),
        ("国家发改委副主任", "国家发展和改革委员会副主任"),
        ("陕州区区长", "陕县县长"),
    ],
)
def test_spellings_of_one_post_are_equal(spellings: tuple[str, ...]) -> None:
    assert len({frozenset(keys(spelling)) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    "offices",
    [
        ("县委书记", "市委书记", "省委书记"),
        ("县长", "副县长", "常务副县长", "县委副书记"),
        ("渑池县县长", "卢氏县县长"),
        ("国家主席", "国家副主席", "越南国家主席"),
        ("美国总统", "美国副总统", "法国总统"),
    ],
)
def test_other_posts_are_not_equal(offices: tuple[str, ...]) -> None:
    assert len(set().union(*map(keys, offices))) == len(offices)


@pytest.mark.parametrize(
    ("office", "parts"),
    [
        ("中共中央总书记、国家主席、中央军委主席", [("中央", "总书记"), ("国家", "主席"), ("中央军委", "主席")]),
        ("市委书记、市人大常委会主任", [("党委", "书记"), ("人大", "主任")]),
        ("副省长、公安厅厅长", [("政府", "副职"), ("公安局", "局长")]),
        ("国务委员兼国防部长", [("国务院", "国务委员"), ("国防部", "部长")]),
        ("原平市委书记、市人大常委会主任", [("党委", "书记"), ("人大", "主任")]),
        ("县教育局党组书记、局长", [("教育局党组", "书记"), ("教育局", "局长")]),
    ],
)
def test_two_offices_are_two_posts(office: str, parts: list[tuple[str, str]]) -> None:
    posts = resolve_post(office, area=COUNTY)
    assert [(post.body, post.role) for post in posts] == parts
    assert {post.country for post in posts} == {"CN"}


def test_each_office_has_its_own_area() -> None:
    province, city = resolve_post("省委常委、郑州市委书记", area=("河南省",))
    assert province.area == lineage(("河南省",))
    assert not province.is_own_area
    assert city.area == lineage(("河南省", "郑州市"))
    assert city.is_own_area


def test_the_report_places_only_local_offices_that_print_no_area() -> None:
    assert resolve_post("市委书记", area=("河南省", "三门峡市", "义马市"))[0].area.codes[-1] == "411281"
    assert resolve_post("美国总统", area=COUNTY)[0].area.codes == ()
    assert resolve_post("外交部副部长", area=COUNTY)[0].level is AreaLevel.NATION
    (somewhere,) = resolve_post("县长", area=("河南省", "三门峡市"))
    assert somewhere.level is AreaLevel.COUNTY
    assert somewhere.area.is_wider


@pytest.mark.parametrize(
    ("office", "area", "codes", "level"),
    [
        ("省发展改革委主任", ("云麓省",), ("云麓省",), AreaLevel.PROVINCE),
        ("市发展改革委主任", ("云麓省", "岚浦市"), ("云麓省", "岚浦市"), AreaLevel.CITY),
        ("国家发展改革委主任", ("云麓省",), (), AreaLevel.NATION),
        ("霁阳市委书记", ("云麓省", "霁阳市", "北麓区"), ("云麓省", "霁阳市"), AreaLevel.CITY),
        ("青棠县委书记", ("云麓省", "望川市", "磐溪区"), ("云麓省", "望川市", "青棠县"), AreaLevel.COUNTY),
        ("芦港市委书记", ("云麓省", "岚浦市"), ("云麓省", "岚浦市", "芦港市"), AreaLevel.CITY),
    ],
)
def test_an_office_is_of_the_area_around_or_beside_the_report_s(
    office: str, area: tuple[str, ...], codes: tuple[str, ...], level: AreaLevel
) -> None:
    (post,) = resolve_post(office, area=area)
    assert (post.area.codes, post.level) == (codes, level)


@pytest.mark.parametrize("office", ["太原市市长", "国家林业和草原局局长", "原阳县县长", "此前县长"])
def test_names_with_原_are_no_former_office(office: str) -> None:
    assert not resolve_post(office)[0].marks


@pytest.mark.parametrize("office", ["", "同志", "委员", "市领导", "负责人", "代表", "大会执行主席", "中央宣讲团成员"])
def test_general_words_say_nothing(office: str) -> None:
    assert resolve_post(office, area=COUNTY) == ()


@pytest.mark.parametrize(
    ("office", "mark"),
    [("天津市津南区原副区长", PostMark.FORMER), ("波兰前总理", PostMark.FORMER), ("代市长", PostMark.ACTING),
     ("候任行政长官", PostMark.ELECT),
     ("某大学名誉校长", PostMark.HONORARY)],
)  # fmt: skip
def test_marks(office: str, mark: PostMark) -> None:
    assert mark in resolve_post(office, area=COUNTY)[0].marks


def test_a_role_alone_is_not_specific() -> None:
    assert [post.is_specific for post in resolve_post("副主任", area=COUNTY)] == [False]


@pytest.mark.parametrize("office", ["长" * 500, "、" * 300, "县" * 90 + "长", "abc def", "的的的的主席兼兼兼"])
def test_nonsense_does_no_harm(office: str) -> None:
    assert len(resolve_post(office, area=COUNTY)) <= 8


def test_countries_have_a_code() -> None:
    codes = country_codes()
    assert codes["美国"] == codes["美利坚"] == "US"
    assert codes["阿联酋"] == "AE"
    assert "中国" not in codes


@pytest.mark.parametrize(
    ("before", "country", "role"),
    [
        ("国务院总理会见佛得角总理", "CV", "总理"),
        ("另据报道，英国首相", "GB", "总理"),
        ("中国驻法国大使", "CN", "大使"),
        ("而网友“", "", "网友"),  # an online name in quotation marks
        ("西安企业家", "", "企业家"),
    ],
)
def test_an_office_right_before_the_name(before: str, country: str, role: str) -> None:
    (post,) = posts_before(f"{before}林岚表示", len(before))
    assert (post.country, post.role) == (country, role)


def test_other_words_before_the_name_tell_nothing() -> None:
    assert posts_before("会上，林岚表示", 3) == ()


def test_a_word_before_its_area_leaves_an_office_the_one_of_that_area() -> None:
    assert resolve_post("挂职渑池县委书记")[0].key == resolve_post("渑池县委书记")[0].key


def test_an_office_abroad_keeps_the_role_that_it_names() -> None:
    assert [resolve_post(office)[0].role for office in ("法国驻华大使", "德国议员")] == ["大使", "议员"]
