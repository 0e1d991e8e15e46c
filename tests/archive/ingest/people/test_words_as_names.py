"""Names that are words, and the offices and ranks around them, as county papers print them. All people are invented."""

import pytest

from archive.ingest.pipeline import as_json

CASES = {
    "a list of those who take part, of which each might be a word": (
        "副县长党建国、和文静、强小平分别作了发言。副主席相红、支月英、平原出席会议。",
        [(name, "副县长", "speaker") for name in ("党建国", "和文静", "强小平")]
        + [(name, "副主席", "attendee") for name in ("相红", "支月英", "平原")],
    ),
    "a word between an office and what people do": (
        "政委关山陪同慰问。九龙矿矿长成大器、党委书记常青陪同调研。",
        [("关山", "政委", "attendee"), ("成大器", "九龙矿矿长", "attendee"), ("常青", "党委书记", "attendee")],
    ),
    "a rank behind a word, and who is named before 同": (
        "市长汪启明慰问官兵。汪启明同支队长水清泉上校、政委付强中校亲切交谈。",
        [
            ("汪启明", "市长", "attendee"),
            ("水清泉", "支队长", "attendee"),
            ("付强", "政委", "attendee"),
        ],
    ),
    "a name that begins with a Tibetan word, and such a word last in a list": (
        "州长扎西郎加主持会议。副主席骆文轩、尤秋萍、三郎在主席台就座。",
        [("扎西郎加", "州长", "chair")] + [(name, "副主席", "attendee") for name in ("骆文轩", "尤秋萍", "三郎")],
    ),
    "who answers, and who tells how things stand": (
        "县委书记骆文轩当场答复：“年底贯通。”副县长尤秋萍通报“6·12”灾害救援情况。",
        [("骆文轩", "县委书记", "speaker"), ("尤秋萍", "副县长", "speaker")],
    ),
    "why somebody is away, in brackets": (
        "县委书记骆文轩主持会议，研究有关工作。\n缺席：解晓东（因公出差）",
        [("骆文轩", "县委书记", "chair"), ("解晓东", None, "mentioned")],
    ),
    "words of other kinds, before the many things that people do": (
        "处长边疆主持。市长水生连线各县。组长文明代表巡视组反馈意见。县委副书记阴山督查项目。市长于洋在市行政中心会见客人。",
        [
            ("边疆", "处长", "chair"),
            ("水生", "市长", "attendee"),
            ("文明", "组长", "speaker"),
            ("阴山", "县委副书记", "attendee"),
            ("于洋", "市长", "attendee"),
        ],
    ),
    "a quality before what shows that somebody bears it": (
        "纪委书记严肃在主席台就座，副校长舒心博士出席。市长任期届满，部长严厉指出问题。",
        [("严肃", "纪委书记", "attendee"), ("舒心", "副校长", "attendee")],
    ),
    "delegates behind a colon": (
        "出席仪式的县人大代表有：骆文轩、罗列、尤秋萍。",
        [(name, "县人大代表", "attendee") for name in ("骆文轩", "罗列", "尤秋萍")],
    ),
    "names of four characters that begin as surnames do": (
        "州委书记达久木甲主持会议。州委常委沙马拉毅、益西达瓦、骆文轩参加会议。",
        [("达久木甲", "州委书记", "chair")]
        + [(name, "州委常委", "attendee") for name in ("沙马拉毅", "益西达瓦", "骆文轩")],
    ),
    "two that take part, of which each might be a word": (
        "党工委书记骆文轩出席会议，管委会副主任曲江、郎朗主持。西溪县副县长祁连山代表双方签字。",
        [
            ("骆文轩", "党工委书记", "attendee"),
            ("曲江", "管委会副主任", "chair"),
            ("郎朗", "管委会副主任", "chair"),
            ("祁连山", "西溪县副县长", "attendee"),
        ],
    ),
    "who answers the press, and who tells a story": (
        "支队长骆文轩、副支队长水淼回答记者提问。老党员代表尤秋萍讲述了入党故事。",
        [("骆文轩", "支队长", "speaker"), ("水淼", "副支队长", "speaker"), ("尤秋萍", "老党员代表", "speaker")],
    ),
    "an office in brackets behind the last of a list": (
        "县委书记骆文轩主持会议，研究有关工作。\n参加人：尤秋萍、毛大庆（妇女主任）",
        [("骆文轩", "县委书记", "chair"), ("尤秋萍", None, "attendee"), ("毛大庆", "妇女主任", "attendee")],
    ),
    "who surveys, though 强调 might be read": (
        "区委书记祖国强调研社区治理。县长王国强调研交通。",
        [("祖国强", "区委书记", "attendee"), ("王国强", "县长", "attendee")],
    ),
    "words that tell how": (
        "市委书记汪启明强调，副市长全程参加，常委全部出席会议，部长公开表示支持。",
        [("汪启明", "市委书记", "speaker")],
    ),
}


@pytest.mark.parametrize(("text", "people"), CASES.values(), ids=CASES)
def test_people_are_read(text, people, drafted):
    read = as_json(drafted(f"全县召开工作会议\n{text}"))["people"]
    assert [(each["name"], each["role_title"], each["part"]) for each in read] == people


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("（记者 文静 通讯员 向阳）", ["文静", "向阳"]),
        ("（九龙矿 云飞扬）", ["云飞扬"]),
    ],
)
def test_words_are_names_in_a_byline(line, names, drafted):
    assert list(drafted(f"全县召开工作会议\n\n8日，县里召开会议，研究部署工作。\n{line}").byline) == names


def test_who_answers_questions_is_named_in_the_headline(drafted):
    text = "对话市教育局局长骆文轩\n问：今年有哪些新举措？\n答：今年我们推进集团办学，新增学位三千个。"
    read = as_json(drafted(text))["people"]
    assert [(each["name"], each["role_title"], each["part"]) for each in read] == [
        ("骆文轩", "市教育局局长", "speaker")
    ]
