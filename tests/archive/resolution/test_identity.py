"""Who is who: rules by example, and what holds for any mentions."""

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.resolution.identity import Clustering, Mention, PairDecisions, Reason, cluster
from archive.resolution.name_frequency import name_frequency
from archive.resolution.national_posts import is_local_leader
from archive.resolution.posts import resolve_post

MIANCHI, LUSHI = ("河南省", "三门峡市", "渑池县"), ("河南省", "三门峡市", "卢氏县")
FAR = ("四川省", "内江市", "资中县")


def mention(key: int, day: str, office: str = "", area: tuple[str, ...] = MIANCHI, **more: object) -> Mention:
    return Mention(key, key, day, resolve_post(office, area=area), area, **more)  # type: ignore[arg-type]


def leader(key: int, day: str, area: tuple[str, ...] = MIANCHI, **more: object) -> Mention:
    assert is_local_leader("县领导")
    return mention(key, day, "县领导", area, is_leader=True, **more)


def people(*mentions: Mention, name: str = "王伟", decisions: PairDecisions = PairDecisions()) -> list[set[object]]:  # noqa: B008
    return sorted((set(one.mentions) for one in cluster(name, mentions, decisions).clusters), key=min)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (("2014-05", "县委书记", MIANCHI), ("2015-02", "中共渑池县委书记", MIANCHI), True),
        (("2012-05", "副县长", MIANCHI), ("2015-02", "县委常委、常务副县长", MIANCHI), True),  # rises in one county
        (("2012-05", "县长", MIANCHI), ("2016-02", "副市长", ("河南省", "三门峡市")), True),  # and to its city
        (("2012-05", "县长", MIANCHI), ("2016-02", "县委书记", LUSHI), True),  # moves within the city, in turn
        (("2012-05", "副县长", MIANCHI), ("2012-06", "副县长", FAR), False),
        (("2012-05", "副县长", MIANCHI), ("2016-06", "县教育局局长", FAR), False),  # a common name
        (("2012-05", "马其顿总统", ()), ("2013-05", "俄罗斯外长", ()), False),
        (("2012-05", "副县长", MIANCHI), ("2013-05", "国家队主教练", ()), False),
        (("2017-02", "司法部部长", ()), ("2018-10", "最高人民检察院检察长", ()), True),
    ],
)
def test_two_posts(
    one: tuple[str, str, tuple[str, ...]], other: tuple[str, str, tuple[str, ...]], is_same: bool
) -> None:
    assert (len(people(mention(1, *one), mention(2, *other))) == 1) is is_same


def test_two_counties_in_the_same_months_are_two_people() -> None:
    first = [mention(key, f"201{key}-05", "县长") for key in range(1, 5)]
    second = [mention(10 + key, f"201{key}-07", "县委书记", LUSHI) for key in range(1, 4)]
    assert people(*first, *second) == [{1, 2, 3, 4}, {11, 12, 13}]


def test_the_same_in_turn_is_one_person() -> None:
    first = [mention(key, f"201{key}-05", "县长") for key in range(1, 4)]
    second = [mention(10 + key, f"201{key}-07", "县委书记", LUSHI) for key in range(4, 7)]
    assert len(people(*first, *second)) == 1


def test_a_rare_name_is_one_person_where_a_common_one_is_two() -> None:
    both = mention(1, "2012-05", "县长"), mention(2, "2016-02", "县委书记", ("河南省", "南阳市", "淅川县"))
    assert name_frequency("王伟") > 50 * name_frequency("鄢翊蓼")
    assert len(cluster("王伟", both).clusters) == 2
    assert len(cluster("鄢翊蓼", both, frequency=1e-8).clusters) == 1


def test_a_name_proven_to_be_shared_is_no_rare_one() -> None:
    """Two people hold office in two areas at once; a third area in turn is then likelier a third one's."""
    first = [mention(key, f"201{key}-05", "县长") for key in range(1, 5)]
    second = [mention(10 + key, f"201{key}-07", "县长", FAR) for key in range(1, 5)]
    third = mention(20, "2018-02", "县委书记", ("河南省", "南阳市", "淅川县"))
    assert len(cluster("鄢翊蓼", [*first, third], frequency=1e-7).clusters) == 1
    assert len(cluster("鄢翊蓼", [*first, *second, third], frequency=1e-7).clusters) == 3


def test_a_mention_without_office_joins_the_one_of_its_area() -> None:
    here, there = mention(1, "2014-05", "副县长"), mention(2, "2014-06", "副县长", FAR)
    assert people(here, there, mention(3, "2014-06", "", FAR)) == [{1}, {2, 3}]


def test_a_mention_without_office_joins_the_one_of_its_city_sooner_than_the_one_of_its_province() -> None:
    city, province = ("河南省", "三门峡市"), ("河南省",)
    both = mention(1, "2014-05", "副市长", city), mention(2, "2014-05", "副省长", province)
    assert people(*both, mention(3, "2014-05"), decisions=PairDecisions((), ((1, 2),))) == [{1, 3}, {2}]


def test_a_mention_without_office_joins_whom_the_same_names_stand_beside() -> None:
    beside = frozenset(("赵甲", "钱乙", "孙丙"))
    here = mention(1, "2014-05", "副县长", neighbours=beside)
    there = mention(2, "2014-06", "副县长", FAR)
    result = cluster("王伟", [here, there, mention(3, "2014-06", "", (), neighbours=beside)])
    assert result.assignments[3].cluster == result.assignments[1].cluster
    assert result.assignments[3].reason is Reason.NEIGHBOURS
    assert dict(result.assignments[3].parameters) == {"names": 3}


def test_who_is_among_the_leaders_of_another_province_is_somebody_else() -> None:
    chairman = [mention(key, f"201{key}-05", "县人大常委会主任") for key in range(1, 5)]
    found = cluster("付海霞", [*chairman, leader(9, "2018-05", FAR)])
    assert len(found.clusters) == 2
    assert found.assignments[9].reason is Reason.ELSEWHERE
    near = cluster("付海霞", [*chairman, leader(9, "2018-05", LUSHI)])
    assert len(near.clusters) == 1  # in the same city
    known = leader(9, "2018-05", FAR, neighbours=frozenset({"杜若"}))
    beside = mention(8, "2014-06", "县人大常委会主任", neighbours=frozenset({"杜若"}))
    assert len(people(*chairman, beside, known, name="付海霞")) == 1


@pytest.mark.parametrize(("later", "number"), [("2014-06", 2), ("2019-06", 1)])
def test_who_is_still_among_the_leaders_has_not_gone_elsewhere_meanwhile(later: str, number: int) -> None:
    """县领导 of 渑池 in June 2014 is its propagandist of 2013, who is no mayor of 卢氏 since then."""
    here = [mention(key, f"2013-0{key}", "县委常委、宣传部部长") for key in range(1, 4)]
    there = [mention(key, f"201{key - 1}-05", "县长", LUSHI) for key in range(4, 9)]
    assert len(people(*here, *there, leader(9, later), name="杜立")) == number


def test_journalists_are_apart() -> None:
    writes = [mention(key, "2014-05", publisher="岚浦日报", is_journalist=True) for key in (1, 2)]
    assert people(*writes, mention(3, "2014-05", "县长")) == [{1, 2}, {3}]


@pytest.mark.parametrize(("paper", "is_same"), [("霁阳晚报", False), ("岚浦日报数字版", True), ("", True)])
def test_journalists_of_two_papers_are_two_people(paper: str, is_same: bool) -> None:
    papers = "岚浦日报", paper
    writes = [mention(key, "2014-05", publisher=each, is_journalist=True) for key, each in enumerate(papers)]
    assert (len(people(*writes, name="鄢翊蓼")) == 1) is is_same


def test_two_people_of_one_name_in_one_report() -> None:
    posts = resolve_post("马其顿总统"), resolve_post("俄罗斯外长")
    both = [Mention(key, "report", "2014-05", post, order=key) for key, post in enumerate(posts, start=1)]
    assert len(cluster("伊万诺夫", both).clusters) == 2


def test_the_reason_tells_how_many_months_lie_between() -> None:
    result = cluster("王伟", [mention(1, "2014-03-05", "县长"), mention(2, "2014-05-10", "县长")])
    assert result.assignments[2].reason is Reason.SAME_UNIQUE_POST
    assert dict(result.assignments[2].parameters) == {"months": 2}


def test_the_cluster_with_most_mentions_keeps_the_record() -> None:
    mine = [mention(key, f"2014-0{key}-05", "副县长", record="a") for key in (1, 2, 3)]
    other = [mention(4, "2014-05-05", "副县长", FAR, record="a"), mention(5, "2014-05-05", "副县长", FAR, record="b")]
    assert [one.record for one in cluster("王伟", [*mine, *other]).clusters] == ["a", "b"]


def test_a_question_is_asked_where_both_readings_are_about_equally_likely() -> None:
    here = [mention(key, f"2012-0{key}-05", "副县长") for key in (1, 2)]
    there = [mention(10 + key, f"2016-0{key}-05", "副县长", ("河南省", "南阳市", "淅川县")) for key in (1, 2)]
    asked = cluster("王伟", [*here, *there], frequency=6e-7).questions
    assert [(question.left, question.right, question.weight) for question in asked] == [(2, 11, 2)]
    answered = PairDecisions(different=((2, 11),))
    assert cluster("王伟", [*here, *there], answered, frequency=6e-7).questions == ()


def test_the_question_that_moves_the_most_reports_is_asked_first() -> None:
    def bearers(number: int, first_key: int, year: int, area: tuple[str, ...]) -> list[Mention]:
        return [mention(first_key + at, f"{year}-0{at + 1}-05", "副县长", area) for at in range(number)]

    few = [*bearers(2, 1, 2012, MIANCHI), *bearers(2, 11, 2016, ("河南省", "南阳市", "淅川县"))]
    many = [*bearers(4, 21, 2012, FAR), *bearers(4, 31, 2016, ("四川省", "成都市", "金堂县"))]
    weights = [question.weight for question in cluster("王伟", [*few, *many], frequency=6e-7).questions]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) > 1


def test_who_stands_alone_without_an_office_is_surely_one() -> None:
    assert cluster("王伟", [mention(1, "2014-05")]).assignments[1].certainty == 1.0


def test_decisions_that_contradict_each_other_are_named() -> None:
    three = [mention(key, "2014", "县长") for key in (1, 2, 3)]
    result = cluster("王伟", three, PairDecisions(same=((1, 2), (2, 3)), different=((1, 3),)))
    assert result.overruled == ((1, 3),)
    assert len(result.clusters) == 1


def test_keys_must_differ() -> None:
    with pytest.raises(ValueError, match="one key"):
        cluster("王伟", [mention(1, "2014"), mention(1, "2015")])


def test_no_mentions_no_people() -> None:
    assert cluster("王伟", []) == Clustering()


OFFICES = ["", "同志", "县长", "副县长", "县委书记", "市长", "省委书记", "国务委员", "美国总统", "法国总统", "村民",
           "北京大学教授",
           "副主任", "教育局局长", "外长"]  # fmt: skip
MENTIONS = st.lists(
    st.builds(
        lambda office, area, day, journalist, order: (office, area, day, journalist, order),
        st.sampled_from(OFFICES), st.sampled_from([(), MIANCHI, LUSHI, FAR, ("河南省",)]),
        st.sampled_from(["", "2012", "2012-05", "2013-04-01", "2014-07-09", "2019-01-01", "--04-05"]),
        st.sampled_from([False] * 6 + [True]), st.integers(0, 3),
    ), min_size=1, max_size=14,
)  # fmt: skip
PAIRS = st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=4)
NAMES = st.sampled_from(["王伟", "鄢翊蓼", "布朗"])


def made(rows: list[tuple[str, tuple[str, ...], str, bool, int]]) -> list[Mention]:
    return [
        Mention(
            key,
            key // 2,
            day,
            resolve_post(office, area=area),
            area,
            "岚浦日报" if journalist else "",
            journalist,
            order=order,
        )
        for key, (office, area, day, journalist, order) in enumerate(rows)
    ]


# Two people of one component, each with a mention in another.
SHARED = [("县长", (), "", False, 0), ("县长", MIANCHI, "", False, 0),
          *((office, (), "", False, 0) for office in ("外长", "", "美国总统", "美国总统"))]  # fmt: skip


@given(NAMES, MENTIONS, PAIRS, PAIRS, st.integers())
@example("王伟", SHARED, [(0, 4), (1, 5)], [], 0)
def test_the_order_of_mentions_does_not_matter(name: str, rows: list, same: list, different: list, seed: int) -> None:  # type: ignore[type-arg]
    mentions = made(rows)
    shuffled = random.Random(seed).sample(mentions, len(mentions))  # noqa: S311
    decisions = PairDecisions(tuple(same), tuple(different))
    assert cluster(name, mentions, decisions) == cluster(name, shuffled, decisions)


@given(NAMES, MENTIONS, PAIRS, PAIRS)
def test_decisions_are_always_honoured(name: str, rows: list, same: list, different: list) -> None:  # type: ignore[type-arg]
    result = cluster(name, made(rows), PairDecisions(tuple(same), tuple(different)))
    where = {key: assignment.cluster for key, assignment in result.assignments.items()}
    assert all(where[one] == where[other] for one, other in same if one in where and other in where)
    honoured = set(different) - set(result.overruled)
    assert all(where[one] != where[other] for one, other in honoured if one in where and other in where)


@given(NAMES, MENTIONS)
def test_every_mention_is_in_one_cluster(name: str, rows: list) -> None:  # type: ignore[type-arg]
    mentions = made(rows)
    result = cluster(name, mentions)
    assert sorted(key for one in result.clusters for key in one.mentions) == [mention.key for mention in mentions]
    assert all(
        key in result.clusters[a.cluster].mentions and 0 <= a.certainty <= 1 for key, a in result.assignments.items()
    )


@pytest.mark.parametrize(
    ("name", "day", "area", "is_person"),
    [
        ("王伟", "2012-07", FAR, True),  # soon
        ("王伟", "2016-05", FAR, False),
        ("王伟", "2016-05", MIANCHI, True),
        ("鄢翊蓼", "2016-05", FAR, True),  # no other bears the name
    ],
)
def test_a_common_name_alone_does_not_tell_who_is_meant(
    name: str, day: str, area: tuple[str, ...], is_person: bool
) -> None:
    both = people(mention(1, "2012-05", "县长"), mention(2, day, "", area), name=name)
    assert (len(both) == 1) is is_person


def test_of_a_common_name_without_any_office_those_belong_together_who_are_near() -> None:
    mentions = [
        mention(1, "2012-05", "", ()),
        mention(2, "2012-07", "", ()),
        mention(3, "2016-05", "", ()),
        mention(4, "2018-05", "", (), neighbours=frozenset({"林希"})),
        mention(5, "2019-05", "", (), neighbours=frozenset({"林希"})),
    ]
    assert people(*mentions) == [{1, 2}, {3}, {4, 5}]
    assert people(*mentions, name="鄢翊蓼") == [{1, 2, 3, 4, 5}]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (("2012-05", "俄罗斯联邦共产党主席"), ("2013-05", "俄罗斯联邦共产党中央委员会主席"), True),
        (("2012-05", "哥斯达黎加外长"), ("2014-05", "哥斯达黎加公民行动党主席"), False),
        (("2012-05", "印度外交国务部长"), ("2014-05", "国际奥协主席"), False),
    ],
)
def test_a_foreign_family_name_is_borne_by_many(one: tuple[str, str], other: tuple[str, str], is_same: bool) -> None:
    both = [mention(number, *each, area=()) for number, each in enumerate((one, other))]
    assert (len(people(*both, name="贡萨洛")) == 1) is is_same


def test_two_words_for_the_head_of_a_body_of_states_are_one_office() -> None:
    one, other = "国际货币基金组织总干事", "国际货币基金组织总裁"
    assert people(mention(1, "2015-01-23", one, ()), mention(2, "2016-08-24", other, ()), name="拉加尔") == [{1, 2}]


def test_an_office_of_ours_beside_a_name_of_sounds_is_abroad() -> None:
    heads = mention(1, "2016-08-24", "老挝国家主席", ()), mention(2, "2017-11-13", "总书记、国家主席", ())
    assert people(*heads, name="本雅") == [{1, 2}]
    assert len(people(*heads, name="王伟")) == 2


def test_one_office_is_one_persons_with_and_without_the_country_beside_it() -> None:
    both = [
        mention(1, "2013-03", "世界经济论坛主席", (), countries=("UN",)),
        mention(2, "2015-01", "世界经济论坛主席", ()),
    ]
    assert len(people(*both, name="施瓦诺")) == 1


def test_a_mention_between_others_parts_none_of_a_common_name() -> None:
    apart = [Mention(1, 1, "", ()), Mention(2, 2, "2013", ())]
    assert len(cluster("王伟", apart).clusters) == 1
    assert len(cluster("王伟", [*apart, Mention(9, 9, "2012-05", ())]).clusters) == 2  # alone, and the two together
    neighbours = [
        Mention(1, 1, "2010", (), neighbours=frozenset("甲乙")),
        Mention(2, 2, "2019", (), neighbours=frozenset("甲")),
    ]
    clusters = cluster("王伟", [*neighbours, Mention(9, 9, "2018-11", ())]).clusters
    assert [each.mentions for each in clusters] == [(1, 2), (9,)]


@given(NAMES, MENTIONS, st.sampled_from(["2012-05", "2019", ""]), st.sampled_from([(), MIANCHI, FAR]))
def test_a_mention_without_office_joins_a_person_or_stands_alone(
    name: str, rows: list, day: str, area: tuple[str, ...]
) -> None:  # type: ignore[type-arg]
    mentions = [mention for mention in made(rows) if not mention.is_journalist]
    if mentions:
        before = cluster(name, mentions).clusters
        after = cluster(name, [*mentions, Mention(99, 99, day, (), area)])
        is_alone = after.clusters[after.assignments[99].cluster].mentions == (99,)
        assert len(after.clusters) <= len(before) + is_alone


def test_a_state_where_one_is_met_is_not_the_state_whose_ruler_one_is() -> None:
    own = [mention(key, f"201{key}-06", "首相", (), countries=("JP",)) for key in range(3, 6)]
    met = mention(1, "2015-05", "首相", (), countries=("ID",))
    assert people(met, *own, name="安倍") == [{1, 3, 4, 5}]
    heir = mention(2, "2015-05", "王储", (), countries=("BH",))
    king = [mention(20 + key, f"201{key}-06", "沙特国王", ()) for key in range(3, 6)]
    assert people(heir, *king, name="萨勒曼") == [{2}, {23, 24, 25}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("法国总统", "法兰西共和国总统"),
        ("越共中央总书记", "越南共产党中央委员会总书记"),
        ("日本首相", "日本自民党总裁"),
    ],
)
def test_full_names_of_states_and_parties(one: str, other: str) -> None:
    assert len(people(mention(1, "2015-04", one, ()), mention(2, "2015-05", other, ()), name="贡萨洛三")) == 1
    assert resolve_post(one)[0].country == resolve_post(other)[0].country != "*"


def test_a_vice_premier_was_no_chief_of_a_provinces_department_in_those_years() -> None:
    premier = [mention(key, f"201{key}-06", "国务院副总理", ()) for key in range(3, 8)]
    later = [mention(20 + key, f"2018-0{key}", "全国政协主席", ()) for key in range(4, 8)]
    chief = mention(1, "2016-08", "四川省交通厅厅长", ())
    assert people(chief, *premier, *later, name="鄢翊蓼") == [{1}, {3, 4, 5, 6, 7, 24, 25, 26, 27}]


def test_who_builds_is_no_leader_of_the_country() -> None:
    leader = [mention(key, f"2015-09-0{key}", "中央军委原副主席", ()) for key in range(4, 6)]
    assert len(people(mention(1, "2013-04", "工程部的施工员", ()), *leader)) == 2
