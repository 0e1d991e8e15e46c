"""A text held against published reports: sentences, names, figures, coverage, and what is refused."""

import pytest
from django.core.management import call_command

from archive.hold import figures, holding, reading, sentences
from archive.hold.figures import Agreement
from archive.hold.holding import UnusableText, hold
from archive.hold.sentences import SentenceHolding
from archive.models.sentence_prints import index_all_fingerprints
from archive.queries import text_search
from tests.helpers import (
    make_area,
    make_person,
    make_report,
    make_speech,
    mention_document,
    mention_strategy,
    mention_zone,
    observe,
    take_part,
)

SAID = "要坚定不移推进霁阳湖综合治理三年行动计划。"


@pytest.fixture
def archived(db):
    """Two published reports that say it, the later one made first, and a draft that nobody may see."""
    person = make_person("李明")
    later = make_report(f"王芳说，天气很好。{SAID}", published_on="2016-03-01")
    first = make_report(f"市委书记李明强调，大家辛苦了。{SAID}工作要往实里做。", published_on="2014-05-08")
    make_report(f"草稿里写道：{SAID}未公开的句子绝对不能让任何读者看到。", published_on="2001-01-01", status="draft")
    take_part(first, person)
    make_speech(first, person, first.text[4:])
    index_all_fingerprints()
    return first, later


@pytest.fixture
def no_engine(monkeypatch):
    monkeypatch.setattr(sentences, "reports_saying", lambda words: text_search.ExactAnswer(0, None))


def one(text):
    (held,) = hold(text).sentences
    return held


def test_a_sentence_is_held_verbatim_by_whom_it_was_said_first(archived, no_engine):
    held = one("要坚定不移推进 「霁阳湖」綜合治理三年行动计划")
    assert (held.holding, held.likeness) == (SentenceHolding.VERBATIM, 100)
    assert held.place.report == archived[0]
    assert held.place.sentence == 2
    assert held.place.url.endswith("#s2")
    assert held.place.number == 2
    assert held.place.speech.who == "李明"


def test_a_sentence_is_held_nearly_and_the_differing_words_are_told(archived, no_engine):
    held = one("要坚定不移推进霁阳湖综合整治三年行动计划。")
    assert held.holding == SentenceHolding.NEARLY
    assert 80 <= held.likeness < 100
    own, other = held.pieces
    assert "整治" in "".join(piece.words for piece in own if piece.differs)
    assert "治理" in "".join(piece.words for piece in other if piece.differs)
    assert "".join(piece.words for piece in own) == held.words


def test_words_that_stand_in_a_longer_sentence_are_within_it_however_alike_both_are(archived, monkeypatch):
    first = archived[0]
    monkeypatch.setattr(sentences, "reports_saying", lambda words: text_search.ExactAnswer(2, first.pk))
    held = one("坚定不移推进霁阳湖综合治理三年行动计划。")
    assert (held.holding, held.likeness, held.place.report) == (SentenceHolding.WITHIN, 0, first)
    monkeypatch.setattr(sentences, "reports_saying", lambda words: None)
    assert one("坚定不移推进霁阳湖综合治理三年行动计划。").holding == SentenceHolding.NEARLY


def test_what_only_a_draft_says_is_not_held(archived, no_engine):
    assert one("未公开的句子绝对不能让任何读者看到。").holding == SentenceHolding.UNHELD


def test_a_short_sentence_is_not_looked_for(archived):
    assert one("天气很好。").holding == SentenceHolding.SHORT


@pytest.mark.django_db(transaction=True)
def test_a_stretch_within_a_sentence_and_a_quotation_are_found_by_the_engine():
    make_report("他指出，实施霁阳湖北岸生态修复工程意义重大，要抓紧。", published_on="2015-01-01")
    first = make_report("会上说，实施霁阳湖北岸生态修复工程，很好。", published_on="2013-01-01")
    index_all_fingerprints()
    call_command("index", "rebuild", verbosity=0)
    within, quoting = hold(
        "实施霁阳湖北岸生态修复工程。有人写过“实施霁阳湖北岸生态修复工程”这样的话，传得很广。"
    ).sentences
    assert (within.holding, within.place.report, within.place.number) == (SentenceHolding.WITHIN, first, 2)
    assert quoting.holding == SentenceHolding.UNHELD
    assert [(each.holding, each.place.report) for each in quoting.quotations] == [(SentenceHolding.WITHIN, first)]


def test_where_the_engine_does_not_answer_nothing_is_said_of_the_sentence(archived, monkeypatch):
    monkeypatch.setattr(sentences, "reports_saying", lambda words: None)
    assert one("这一句话档案里从来没有过也不会有。").holding == SentenceHolding.UNSOUGHT


def test_the_engine_is_asked_no_more_than_its_bound_and_once_for_one_stretch(archived, monkeypatch):
    asked = []
    monkeypatch.setattr(sentences, "MOST_SOUGHT", 3)
    monkeypatch.setattr(
        sentences, "reports_saying", lambda words: asked.append(words) or text_search.ExactAnswer(0, None)
    )
    text = "\n".join(f"第{number}项任务没有写进档案里。" for number in "一一二三四五")
    held = hold(text).sentences
    assert len(asked) == 3
    assert [each.holding for each in held].count(SentenceHolding.UNSOUGHT) == 2
    assert [each.holding for each in held].count(SentenceHolding.UNHELD) == 4


def test_no_more_is_asked_of_an_engine_that_was_too_slow(archived, monkeypatch):
    asked = []
    monkeypatch.setattr(sentences, "reports_saying", asked.append)
    hold("第一项任务没有写进档案里。第二项任务没有写进档案里。")
    assert len(asked) == 1


def test_prints_are_asked_in_batches_and_beyond_the_bound_nothing_is_said(archived, no_engine, monkeypatch):
    monkeypatch.setattr(sentences, "BATCH", 2)
    monkeypatch.setattr(sentences, "MOST_NEAR", 2)
    text = "\n".join(f"第{number}句话档案里从来没有出现过。" for number in "一二三四五") + f"\n{SAID}"
    held = hold(text).sentences
    assert [str(each.holding) for each in held] == ["unheld"] * 2 + ["unsought"] * 3 + ["verbatim"]


@pytest.mark.django_db
def test_known_names_lead_to_their_records(no_engine):
    text = "市委书记李明强调，要实施“两翼齐飞”战略，建设城东产业园，落实《霁阳市工作要点》。"
    report, person = make_report(text), make_person("李明")
    other = make_person("李明")
    for each in (person, other):
        take_part(report if each == person else make_report("李明出席会议。"), each)
    mention_strategy(report, "两翼齐飞")
    mention_zone(report, "城东产业园")
    mention_document(report, "霁阳市工作要点")
    names = hold(text).names
    assert {kind: [each.name for each in found] for kind, found in names.items()} == {
        "person": ["李明"], "strategy": ["两翼齐飞"], "zone": ["城东产业园"], "document": ["霁阳市工作要点"],
    }  # fmt: skip
    assert set(names["person"][0].records) == {person, other}
    assert [len(names[kind][0].records) for kind in ("strategy", "zone", "document")] == [1, 1, 1]


@pytest.mark.django_db
def test_a_name_that_only_drafts_have_leads_nowhere(no_engine):
    text = "市委书记李明强调，要抓好各项工作的落实。"
    take_part(make_report(text, status="draft"), make_person("李明"))
    (named,) = hold(text).names["person"]
    assert named.records == ()


@pytest.fixture
def observed(db, no_engine):
    area = make_area("郑州市")
    report = make_report("2013年，郑州市全市生产总值1527亿元。", area=area)
    observe(
        report, "地区生产总值", "1527亿元", 1527, "亿元",
        base_unit="元", base_value=152_700_000_000, period="2013", area=area,
    )  # fmt: skip
    return report


@pytest.mark.parametrize(
    ("printed", "agreement"),
    [
        ("1527亿元", Agreement.AGREES),
        ("1527.3亿元", Agreement.AGREES),
        ("约1500亿元", Agreement.AGREES),
        ("超过1500亿元", Agreement.AGREES),
        ("超过1600亿元", Agreement.DIFFERS),
        ("1600亿元", Agreement.DIFFERS),
        ("1527.6亿元", Agreement.DIFFERS),
    ],
)
def test_a_figure_agrees_or_differs_with_what_was_observed(observed, printed, agreement):
    (compared,) = hold(f"2013年，郑州市生产总值{printed}。").figures
    assert (compared.agreement, compared.metric.name, compared.area.name) == (agreement, "地区生产总值", "郑州市")
    assert [each.quote for each in compared.observations] == ["1527亿元"]


@pytest.mark.parametrize("sentence", ["2014年，郑州市生产总值1527亿元。", "2013年，洛阳市生产总值1527亿元。"])
def test_a_figure_of_another_period_or_area_is_compared_with_nothing(observed, sentence):
    make_area("洛阳市")
    (compared,) = hold(sentence).figures
    assert (compared.agreement, compared.observations) == (Agreement.UNKNOWN, ())


@pytest.mark.parametrize(
    ("dateline", "place"), [("新华社北京1月5日电 ", "郑州市"), ("北京5日讯 ", "郑州市"), ("洛阳1月5日电 ", "洛阳市")]
)
def test_the_capital_of_a_dateline_is_not_the_area_of_figures_that_the_text_tells_of_another(observed, dateline, place):
    for name in ("北京市", "洛阳市"):
        make_area(name)
    (compared,) = hold(f"{dateline}郑州市召开经济工作会议。2013年，全市生产总值1527亿元。").figures
    assert compared.area.name == place
    assert compared.agreement == (Agreement.AGREES if place == "郑州市" else Agreement.UNKNOWN)


@pytest.mark.parametrize(
    "dateline", ["北京1月5日电 ", "新华社北京1月5日电 ", "生产总值增长\n中新社北京２０１４年１月５日電 "]
)
@pytest.mark.parametrize(
    ("told", "areas"),
    [
        # Its own city is the one where it is written; of figures that are nobody's own nothing is known.
        ("会议总结了工作。2013年，全市生产总值1527亿元。", ["北京市"]),
        ("2013年，北京市生产总值1527亿元。", ["北京市"]),
        ("2013年，生产总值1527亿元。", [None]),
        ("去年，机械工业利润300亿元，同比增长8%。", [None, None]),
        # An area holds from the sentence on that first names it.
        ("2013年，机械工业利润300亿元。郑州市召开座谈会。2013年，全市生产总值1527亿元。", [None, "郑州市"]),
        ("2013年，机械工业利润300亿元。2013年，郑州市生产总值1527亿元。", [None, "郑州市"]),
    ],
)
def test_a_dateline_of_the_capital_alone_lays_no_figure_to_it(observed, dateline, told, areas):
    make_area("北京市")
    found = hold(dateline + told).figures
    assert [each.area and each.area.name for each in found] == areas
    for each in found:
        assert (dateline + told)[each.figure.span.start : each.figure.span.end] == each.figure.raw


@pytest.mark.parametrize(("printed", "agreement"), [("11.8%", Agreement.AGREES), ("11.7%", Agreement.DIFFERS)])
def test_a_figure_without_a_period_is_compared_within_the_sentence_that_is_held(db, no_engine, printed, agreement):
    report = make_report("会议指出，前三个季度全国货运量同比增长11.8%，形势总体平稳。此外货运量增长9%。")
    observe(report, "货运量增速", "11.8%", 11.8, "%")
    observe(report, "货运量增速", "9%", 9, "%")
    index_all_fingerprints()
    (compared,) = hold(f"会议指出，前三个季度全国货运量同比增长{printed}，形势总体平稳。").figures
    assert (compared.figure.period, compared.agreement) == ("", agreement)
    assert [each.quote for each in compared.observations] == ["11.8%"]


def test_a_figure_without_a_period_is_not_compared_with_one_that_has_one_in_the_same_sentence(db, no_engine):
    text = "全县人口从2007年的255000人降到现在的5000人，形势依然严峻。"
    report = make_report(text)
    observe(report, "人口", "255000人", 255000, "人", period="2007")
    observe(report, "人口", "5000人", 5000, "人")
    index_all_fingerprints()
    compared = hold(text).figures[-1]
    assert (compared.figure.raw, compared.figure.period, compared.agreement) == ("5000人", "", Agreement.AGREES)
    assert [each.quote for each in compared.observations] == ["5000人"]


@pytest.mark.parametrize(
    "sentence",
    [
        "会议指出，前两个季度全国货运量同比增长11.8%，形势总体平稳。",
        "会议指出，前三个季度全省货运量同比增长11.8%，形势总体平稳。",
        "会议指出，去年三个季度全国货运量同比增长11.8%，形势总体平稳。",
        "会议指出，前三个季度洛阳货运量同比增长11.8%，形势总体平稳。",
    ],
)
def test_a_figure_without_a_period_is_not_compared_with_one_of_another_time_or_place(db, no_engine, sentence):
    report = make_report("会议指出，前三个季度全国货运量同比增长11.8%，形势总体平稳。")
    observe(report, "货运量增速", "11.8%", 11.8, "%")
    index_all_fingerprints()
    held = hold(sentence)
    assert held.sentences[0].holding == SentenceHolding.NEARLY
    assert [(each.agreement, each.observations) for each in held.figures] == [(Agreement.UNKNOWN, ())]


@pytest.mark.parametrize(
    ("seen", "bound", "printed", "agreement"),
    [
        ("300多人", ">", "300多人", Agreement.AGREES),
        ("300多人", ">", "312人", Agreement.AGREES),
        ("300多人", ">", "超过310人", Agreement.AGREES),
        ("300多人", ">", "414人", Agreement.DIFFERS),
        ("300多人", ">", "400人", Agreement.DIFFERS),
        ("300多人", ">", "400余人", Agreement.DIFFERS),
        ("320多人", ">", "329人", Agreement.AGREES),
        ("312人", "=", "300余人", Agreement.AGREES),
        ("超过300人", ">", "超过300人", Agreement.AGREES),
        ("超过300人", ">", "超过500人", Agreement.UNKNOWN),
        ("超过300人", ">", "不少于500人", Agreement.UNKNOWN),
        ("超过300人", ">", "不超过250人", Agreement.DIFFERS),
    ],
)
def test_bounds_say_no_more_than_they_are_printed_for(db, no_engine, seen, bound, printed, agreement):
    area = make_area("郑州市")
    report = make_report(f"2013年，郑州市引进人才{seen}。", area=area)
    value = int("".join(filter(str.isdigit, seen)))
    observe(
        report, "引进人才", seen, value, "人", base_unit="人", base_value=value, bound=bound, period="2013", area=area
    )
    found = hold(f"2013年，郑州市引进人才{printed}。").figures
    assert [each.agreement for each in found] == [agreement]


@pytest.mark.parametrize(("where", "agreement"), [("", Agreement.UNKNOWN), ("郑州市", Agreement.DIFFERS)])
def test_one_accident_does_not_differ_from_another(db, no_engine, where, agreement):
    area = make_area("郑州市")
    report = make_report(f"2013年，{where}火灾造成36人死亡。", area=None)
    units = {"base_unit": "人", "base_value": 36}
    observe(report, "死亡人数", "36人", 36, "人", period="2013", area=area if where else None, **units)
    (compared,) = hold(f"2013年，{where}一家化工厂发生爆炸，有12人死亡。").figures
    assert (compared.metric.name, compared.agreement) == ("死亡人数", agreement)


def test_figures_are_read_up_to_the_bound(observed, monkeypatch):
    monkeypatch.setattr(figures, "MOST_COMPARED", 0)
    (compared,) = hold("2013年，郑州市生产总值1527亿元。").figures
    assert compared.agreement == Agreement.UNKNOWN


@pytest.mark.django_db
def test_coverage_of_the_place_and_time_is_told(no_engine):
    area = make_area("霁阳市", level="city")
    for day in ("2013-02-01", "2014-02-01", "2014-03-01"):
        make_report(area=area, published_on=day)
    make_report(published_on="2014-01-01")
    covered = hold("霁阳日报2014年5月8日讯 霁阳市委召开全市经济工作会议，部署全年各项工作。").covered
    assert (covered.reports, covered.of_area) == (4, 3)
    assert covered.area == area


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "reason"),
    [("好" * 100_001, "long"), (" \n", "empty"), ("会议\0强调", "characters"), ("\ud800", "characters")],
)
def test_what_cannot_be_used_is_refused(text, reason):
    with pytest.raises(UnusableText) as refused:
        hold(text)
    assert refused.value.reason == reason


@pytest.mark.django_db
def test_a_hundred_thousand_characters_in_one_sentence_are_one_sentence(no_engine):
    held = hold("会" * 100_000)
    assert (held.characters, len(held.sentences), held.unread) == (100_000, 1, 0)


@pytest.mark.django_db
def test_five_thousand_sentences_are_looked_at_in_a_bounded_number_of_queries(no_engine, django_assert_max_num_queries):
    text = "".join(f"第{number}项工作任务按期完成。" for number in range(5_000))
    with django_assert_max_num_queries(150):
        held = hold(text)
    assert len(held.sentences) == 5_000


def test_a_text_is_read_in_pieces_of_whole_sentences():
    text = "一" * 5_000 + "。" + "二" * 5_000 + "。\n" + "三" * 20_000 + "。四。"
    found = list(reading.pieces(text))
    assert all(end - start <= reading.PIECE for start, end in found)
    assert [text[start] for start, _end in found] == ["一", "二", "三", "三", "三"]
    assert "".join(text[start:end] for start, end in found) == text.replace("\n", "")


@pytest.mark.django_db
def test_the_time_of_the_request_is_looked_at_between_all_steps(no_engine, monkeypatch):
    # Each piece, each batch and each figure: nothing runs for long between two looks.
    looks = []
    for module in (reading, sentences, figures):
        monkeypatch.setattr(module, "check_request", lambda name=module.__name__: looks.append(name))
    hold("".join(f"2013年第{number}产业产值{number}亿元，按期完成。" for number in range(1_000)))
    assert looks.count(reading.__name__) >= 3
    assert looks.count(sentences.__name__) >= 8
    assert looks.count(figures.__name__) >= 1_000


def test_sentences_side_by_side_of_which_nothing_is_told_stand_together(archived, no_engine):
    runs = list(hold(f"这一句话档案里从来没有过。那一句话档案里也从来没有。{SAID}").runs)
    assert [(has_more, len(run)) for has_more, run in runs] == [(False, 2), (True, 1)]
    assert holding.usable("一\r\n二\r三") == "一\n二\n三"
