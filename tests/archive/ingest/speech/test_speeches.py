"""Speeches and their points."""

import pytest

LEAD = "6月3日，港口建设推进会在市会议中心召开，部署下一步的工作。"


def test_a_speech_begins_with_its_speaker_and_ends_with_the_paragraph(told):
    draft = told(LEAD, "市委书记林知远强调，要抓紧。工期一天也不能拖。", "与会人员察看了码头，大家干劲很足。")
    (speech,) = draft.speeches
    assert (speech.speaker, speech.verb, speech.mode) == ("林知远", "强调", "reported")
    assert draft.document.body[speech.span.start : speech.span.end] == "市委书记林知远强调，要抓紧。工期一天也不能拖。"


def test_he_goes_on_and_another_speaker_ends_it(told):
    draft = told(
        LEAD + "市委书记林知远强调，要抓紧。他指出，工期不能拖。市长周见山要求，年底通车。会议决定，成立专班。"
    )
    assert [(s.speaker, s.voice, s.mode) for s in draft.speeches] == [
        ("林知远", "", "reported"),
        ("周见山", "", "reported"),
        (None, "会议", "collective"),
    ]


@pytest.mark.parametrize(
    ("sentence", "spoken"),
    [
        (
            "市委书记林知远作重要讲话，市长周见山对港口建设工作进行部署，市委副书记秦望主持会议。",
            [("林知远", "市委书记林知远作重要讲话，"), ("周见山", "市长周见山对港口建设工作进行部署，")],
        ),
        (
            "市委书记林知远出席并讲话，会议由市长周见山主持。与会人员察看了码头。",
            [("林知远", "市委书记林知远出席并讲话，")],
        ),
        (
            "市长周见山主持会议，市委书记林知远强调，要抓紧，不能拖。他指出，图纸先行。",
            [("林知远", "市委书记林知远强调，要抓紧，不能拖。他指出，图纸先行。")],
        ),
        (
            "市委书记林知远强调，要抓紧，副市长周见山要盯住工期，秦望主持会议。",
            [("林知远", "市委书记林知远强调，要抓紧，副市长周见山要盯住工期，")],
        ),
        (
            "市委书记林知远作重要讲话，要求各单位抓紧。",
            [("林知远", "市委书记林知远作重要讲话，要求各单位抓紧。")],
        ),
    ],
)
def test_the_clause_of_another_person_is_no_part_of_a_speech(sentence, spoken, told):
    draft = told(LEAD + "市委副书记秦望参加。", sentence)
    body = draft.document.body
    assert [(s.speaker, body[s.span.start : s.span.end]) for s in draft.speeches] == spoken


def test_a_direct_speech_is_told_by_its_quotation(told):
    (speech,) = told(LEAD + "市委书记林知远说：“港口是全市的大事。”").speeches
    assert speech.mode == "direct"


def test_a_speech_that_counts_on_runs_over_paragraphs(told):
    draft = told(
        LEAD,
        "林知远在会上强调了三点意见。",
        "一要抓规划，图纸先行。",
        "二要抓工期，年底通车。",
        "三要抓质量，终身负责。",
    )
    (speech,) = draft.speeches
    assert [(p.label, p.level) for p in speech.points] == [("一要", 1), ("二要", 1), ("三要", 1)]
    assert (
        draft.document.body[speech.points[1].span.start : speech.points[1].span.end].strip() == "二要抓工期，年底通车。"
    )


def test_points_nest_and_each_series_starts_at_one(told):
    draft = told(
        LEAD + "林知远强调，一要抓规划。（一）图纸先行。（二）数据共享。"
        "二要抓工期。（一）倒排时间。（二）挂图作战。三要抓质量。",
    )
    (speech,) = draft.speeches
    labels = [(p.label, p.level) for p in speech.points]
    assert labels == [("一要", 1), ("（一）", 2), ("（二）", 2), ("二要", 1), ("（一）", 2), ("（二）", 2), ("三要", 1)]
    body = draft.document.body
    assert (
        body[speech.points[0].span.start : speech.points[0].span.end] == "一要抓规划。（一）图纸先行。（二）数据共享。"
    )


def test_a_single_label_or_one_out_of_turn_is_no_point(told):
    assert told(LEAD + "林知远强调，一要抓规划，大家要同心。").speeches[0].points == ()
    assert told(LEAD + "林知远强调，二要抓规划，四要抓质量。").speeches[0].points == ()


def test_a_list_behind_that_is_gives_points_without_labels(told):
    draft = told(LEAD + "林知远强调，要抓好三个方面工作。即抓紧规划，图纸先行；抓紧施工，倒排工期；抓好质量。")
    (speech,) = draft.speeches
    body = draft.document.body
    assert [p.label for p in speech.points] == ["", "", ""]
    assert [body[p.span.start : p.span.end] for p in speech.points] == [
        "抓紧规划，图纸先行；",
        "抓紧施工，倒排工期；",
        "抓好质量。",
    ]


def spans(draft):
    return [(s.speaker or s.voice, draft.document.body[s.span.start : s.span.end]) for s in draft.speeches]


def test_a_list_behind_a_colon_gives_points_where_it_has_three_items(told):
    (speech,) = told(
        "6月3日，推进会召开。", "市委书记林知远要求，要抓好以下三个方面：图纸先行；倒排工期；终身负责。"
    ).speeches
    assert [p.label for p in speech.points] == ["", "", ""]
    (short,) = told("6月3日，推进会召开。", "市委书记林知远要求，抓好以下两个方面：图纸先行；倒排工期。").speeches
    assert short.points == ()


def test_three_steps_that_begin_with_must_are_points(told):
    draft = told("6月3日，推进会召开。", "市委书记林知远强调，要抓规划，图纸先行；要抓工期，要抓质量。会后散会。")
    (speech,) = draft.speeches
    body = draft.document.body
    assert [body[p.span.start : p.span.end] for p in speech.points] == [
        "要抓规划，图纸先行；",
        "要抓工期，",
        "要抓质量。",
    ]


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("其一，抓早。其二，抓小。", ["其一", "其二"]),
        ("第一要抓人；第二要抓钱。第一要务是发展。", ["第一", "第二"]),
        ("㈠抓早。㈡抓小。", ["㈠", "㈡"]),
        ("1）抓早。2）抓小。", ["1）", "2）"]),
    ],
)
def test_other_ways_to_number_points(said, labels, told):
    (speech,) = told("6月3日，推进会召开。", f"市委书记林知远强调，{said}").speeches
    assert [p.label for p in speech.points] == labels


def test_behind_a_semicolon_another_person_speaks(told):
    draft = told("6月3日，推进会召开。", "会上，市长周见山通报了情况；市委书记林知远提出两点意见：一是抓早；二是抓小。")
    assert spans(draft) == [
        ("周见山", "会上，市长周见山通报了情况；"),
        ("林知远", "市委书记林知远提出两点意见：一是抓早；二是抓小。"),
    ]


def test_words_end_where_it_is_told_who_was_there(told):
    draft = told("6月3日，推进会召开。", "与会代表认为，报告实在。市人大常委会主任赵海、市政协主席钱江出席会议。")
    assert spans(draft) == [("与会代表", "与会代表认为，报告实在。")]


def test_a_pronoun_speaks_for_the_person_named_last(told):
    draft = told("6月3日，推进会召开。", "市委书记林知远首先肯定了成绩。他指出，来年更难。")
    assert ("林知远", "他指出，来年更难。") in spans(draft)


def test_a_quotation_that_is_named_behind_begins_with_its_mark(told):
    draft = told("6月3日，推进会召开。", "今年项目两百个。“要抓住机遇，”市长周见山说，“不能等。”")
    assert spans(draft) == [("周见山", "“要抓住机遇，”市长周见山说，“不能等。”")]
