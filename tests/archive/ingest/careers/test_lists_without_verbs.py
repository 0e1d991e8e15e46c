"""Notices as whole reports: what leads to a list, entries without a verb, surnames that are words, days of signing."""

import pytest

from archive.ingest.files.reading import RawText
from archive.ingest.pipeline import as_json, draft


def read(title: str, text: str, day: str = "2015-09-30") -> dict[str, list[dict[str, str]]]:
    return as_json(draft(RawText(f"{title}\n\n{day}\n\n{text}\n", "text/plain")))


def stated(title: str, text: str) -> list[str]:
    rows = read(title, text)["appointments"]
    return [" ".join([row["kind"], row["name"], row["office"], row["day"] or row["from"] or "-"]) for row in rows]


LISTS = [
    (  # the lines that lead to a list, with the day
        "岚浦县人民政府任免通知",
        "各乡镇人民政府：\n县政府2015年9月2日决定，任命：\n张建伟任岚浦县林业局局长，兼任岚浦县绿化办公室主任；\n"
        "和建国同志任岚浦县审计局总审计师；\n免去：\n植琳的岚浦县林业局局长职务；\n"
        "卢雪岚浦县公安局副局长职务。\n2015年9月8日",
        [
            "appointed 张建伟 岚浦县林业局局长 2015-09-02",
            "appointed 张建伟 岚浦县绿化办公室主任 2015-09-02",
            "appointed 和建国 岚浦县审计局总审计师 2015-09-02",
            "ended 植琳 岚浦县林业局局长 2015-09-02",
            "ended 卢雪 岚浦县公安局副局长 2015-09-02",
        ],
    ),
    (  # nothing but a name and an office; the day of signing
        "岚浦县人民政府任免通知",
        "任命：\n张建伟 岚浦县民政局局长\n曾子方 岚浦县司法局局长\n免去：\n孙锐 岚浦县民政局局长职务\n"
        "二〇一五年八月二十七日",
        [
            "appointed 张建伟 岚浦县民政局局长 2015-08-27",
            "appointed 曾子方 岚浦县司法局局长 2015-08-27",
            "ended 孙锐 岚浦县民政局局长 2015-08-27",
        ],
    ),
    (
        "岚浦县人大常委会任免名单",
        "一、任命名单\n叶向民，岚浦县人民法院副院长、审判员\n二、免职名单\n李颖，岚浦县人民检察院副检察长\n（2015年8月30日通过）",
        [
            "appointed 叶向民 岚浦县人民法院副院长 2015-08-30",
            "appointed 叶向民 岚浦县人民法院审判员 2015-08-30",
            "ended 李颖 岚浦县人民检察院副检察长 2015-08-30",
        ],
    ),
    (  # 同志 parts the name from the office
        "岚浦县人大常委会任免名单",
        "一、任命\n王军同志为岚浦县人大常委会办公室主任；\n二、免去\n季顺会同志岚浦县人大常委会办公室主任职务。\n2015年8月28日",
        [
            "appointed 王军 岚浦县人大常委会办公室主任 2015-08-28",
            "ended 季顺会 岚浦县人大常委会办公室主任 2015-08-28",
        ],
    ),
    (  # bodies head the parts of a list
        "岚浦县乡镇换届结果",
        "现将新当选的班子成员公布如下：\n金台镇：\n党委书记：公建远\n党委副书记：李娟、位长明\n云岭镇：\n党委书记：马全华",
        [
            "appointed 公建远 金台镇党委书记 -",
            "appointed 李娟 金台镇党委副书记 -",
            "appointed 位长明 金台镇党委副书记 -",
            "appointed 马全华 云岭镇党委书记 -",
        ],
    ),
    (
        "岚浦县第五届人民代表大会第二次会议选举结果",
        "经投票表决，补选结果如下：\n县人民政府县长：陈思\n县人大常委会委员（按姓名笔画为序）：李思阳 黄明功 赫继任",
        [
            "appointed 陈思 岚浦县人民政府县长 -",
            "appointed 李思阳 岚浦县人大常委会委员 -",
            "appointed 黄明功 岚浦县人大常委会委员 -",
            "appointed 赫继任 岚浦县人大常委会委员 -",
        ],
    ),
    (  # the body before a colon, and who leaves without one
        "岚浦县委公布干部任免",
        "县委研究决定：\n金台镇：汪婷任党委书记，免去刘峰党委书记职务；\n县审计局：郝强任党组书记。",
        [
            "appointed 汪婷 金台镇党委书记 -",
            "ended 刘峰 金台镇党委书记 -",
            "appointed 郝强 岚浦县审计局党组书记 -",
        ],
    ),
    (  # labels above whom they are about
        "岚浦县领导干部任职前公示",
        "拟任职务：县档案局局长\n张建伟，男，1970年1月出生，现任县人民医院党委书记。\n"
        "拟任职务：县地震局局长\n王晓东，女，1975年7月出生，现任县委办公室副主任。\n公示时间自2015年9月12日起至9月18日止。",
        [
            "proposed 张建伟 岚浦县档案局局长 -",
            "holds 张建伟 岚浦县人民医院党委书记 -",
            "proposed 王晓东 岚浦县地震局局长 -",
            "holds 王晓东 岚浦县委办公室副主任 -",
        ],
    ),
    (
        "岚浦县干部考察预告",
        "考察对象：张建伟，现任金台镇镇长；考察职位：金台镇党委书记。\n考察时间：2015年9月21日至22日。",
        ["holds 张建伟 金台镇镇长 -", "proposed 张建伟 金台镇党委书记 -"],
    ),
    (  # an office behind the birth month
        "岚浦县新一届县委常委",
        "张建伟，1974年9月生，岚浦县委书记。\n陈思，女，1980年5月生，岚浦县委常委、组织部部长。",
        [
            "holds 张建伟 岚浦县委书记 -",
            "holds 陈思 岚浦县委常委 -",
            "holds 陈思 岚浦县委组织部部长 -",
        ],
    ),
    (  # only the last office is to come
        "岚浦县干部任免",
        "区委2015年9月25日决定：张建伟同志任金台镇党委副书记、镇长提名人选；王晓东由云岭镇镇长转任岚浦县科协主席。",
        [
            "appointed 张建伟 金台镇党委副书记 2015-09-25",
            "proposed 张建伟 金台镇镇长 -",
            "appointed 王晓东 岚浦县科协主席 2015-09-25",
        ],
    ),
    (  # a telling of the past is of no day of the report
        "岚浦县领导到金台镇调研",
        "9月7日，县委副书记康杰到金台镇调研。康杰曾于2010年至2013年担任金台镇党委书记，此前曾任云岭镇镇长。",
        ["held 康杰 金台镇党委书记 2010", "held 康杰 云岭镇镇长 -"],
    ),
    (  # the day of a report about it is none of the appointment
        "岚浦县新任县委书记到任",
        "9月12日，记者从岚浦县获悉，张建伟任岚浦县委书记。",
        ["appointed 张建伟 岚浦县委书记 -"],
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), LISTS, ids=[f"{n}" for n in range(len(LISTS))])
def test_lists_are_read_as_their_authors_lay_them_out(title: str, text: str, expected: list[str]) -> None:
    rows = [row if not row.startswith("proposed") else f"{row.rsplit(' ', 1)[0]} -" for row in stated(title, text)]
    assert sorted(rows) == sorted(expected)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "十年前，王强任金台镇党委书记，对这里很熟悉。",
            ["appointed 王强 金台镇党委书记 -"],
        ),
        (
            "大学毕业后，王强任金台镇团委书记。",
            ["appointed 王强 金台镇团委书记 -"],
        ),
        ("五年来，王强担任金台村第一书记，吃住在村。", ["appointed 王强 金台村第一书记 -"]),
        ("那一年，王强担任岚浦县委书记。", ["appointed 王强 岚浦县委书记 -"]),
        ("会上，王强当选岚浦县总工会主席。", ["appointed 王强 岚浦县总工会主席 2015-06-07"]),
    ],
)
def test_a_telling_of_the_past_is_not_of_the_day_of_the_report(told: str, expected: list[str]) -> None:
    assert stated("岚浦县新闻", f"6月7日，岚浦县召开座谈会，研究全县工作。{told}") == expected


def test_the_day_below_a_report_is_no_day_of_signing() -> None:
    text = "本报讯 岚浦县委宣布了有关任免决定：张建伟同志任岚浦县委书记。\n2015年9月8日"
    assert stated("岚浦县召开会议宣布任职决定", text) == ["appointed 张建伟 岚浦县委书记 -"]


def test_members_of_a_committee_are_named_with_their_own_offices() -> None:
    text = (
        "因工作需要，县政府决定调整县防汛指挥部成员，现将名单通知如下：\n指 挥 长：张建伟（县委副书记、县长）\n"
        "副指挥长：王晓东（县委常委、副县长）\n　　　　　周立明（副县长）\n成　　员：相华（县水利局局长）"
    )
    people = read("关于调整县防汛指挥部成员的通知", text)["people"]
    assert {"张建伟", "王晓东", "周立明"} <= {person["name"] for person in people}


@pytest.mark.parametrize(
    "text",
    [
        "以上同志的任职时间从即日算起。",
        "各位同志要为县城建设出力。",
        "会议同意有关同志的意见。",
        "大会同志的热情很高。",
    ],
)
def test_words_before_comrade_are_no_names(text: str) -> None:
    assert stated("岚浦县任免通知", f"任命：\n张建伟为岚浦县民政局局长；\n{text}") == [
        "appointed 张建伟 岚浦县民政局局长 -"
    ]
