"""Marking a text: nothing of it is lost, marks do not overlap, blocks follow voices and points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.annotated import KINDS, Fact, annotate, occurrences, outermost
from archive.text.segments import PointSpan, SpeechSpan
from archive.text.sentences import sentences

TEXT = "会上，温如松强调，一要突出集群，做到“三上一提高”。二要开放；三要快。会后散会。\n顾维桢说，好。"


def words(block):
    return "".join(piece.text for part in block.parts for piece in part.pieces)


def blocks(paragraphs):
    return [block for paragraph in paragraphs for block in paragraph.blocks]


def at(words, kind="strategy", **fields):
    return Fact(TEXT.index(words), TEXT.index(words) + len(words), kind, **fields)


def point(label, until, level=1):
    return PointSpan(TEXT.index(label), TEXT.index(until), level, label)


@pytest.fixture
def paragraphs():
    facts = [at("三上一提高", url="/s/", note="note"), *occurrences(TEXT, {"温如松": "/p/"})]
    voices = [
        SpeechSpan(TEXT.index("温如松"), TEXT.index("会后"), "温如松", "/p/"),
        SpeechSpan(TEXT.index("顾维桢"), len(TEXT), "顾维桢"),
    ]
    points = [point("一要", "二要"), point("二要", "；三要"), point("三要", "会后")]
    return annotate(TEXT, facts, voices, points)


def test_lines_are_paragraphs_and_points_are_blocks(paragraphs):
    assert [[words(block) for block in paragraph.blocks] for paragraph in paragraphs] == [
        ["会上，温如松强调，", "一要突出集群，做到“三上一提高”。", "二要开放；", "三要快。", "会后散会。"],
        ["顾维桢说，好。"],
    ]


def test_a_voice_begins_with_its_whole_sentence_and_where_another_spoke(paragraphs):
    assert [(block.voice and block.voice.name, block.voice_begins) for block in blocks(paragraphs)] == [
        ("温如松", True), ("温如松", False), ("温如松", False), ("温如松", False), (None, False), ("顾维桢", True),
    ]  # fmt: skip


def test_points_have_their_level_and_label(paragraphs):
    assert [block.level for block in blocks(paragraphs)] == [0, 1, 1, 1, 0, 0]
    labels = [piece.text for block in blocks(paragraphs) for part in block.parts for piece in part.pieces
              if piece.fact and piece.fact.kind == "label"]  # fmt: skip
    assert labels == ["一要", "二要", "三要"]


def test_a_sentence_over_several_blocks_begins_once(paragraphs):
    begun = [part.number for block in blocks(paragraphs) for part in block.parts if part.begins]
    assert begun == list(range(1, len(sentences(TEXT)) + 1))


def test_notes_go_with_their_sentence(paragraphs):
    assert paragraphs[0].notes == ["note"]
    assert paragraphs[0].blocks[1].parts[0].notes == ["note"]


def test_a_nested_point_returns_to_its_parent():
    text = "一是甲，（一）乙。（二）丙。再说甲。二是丁。"
    found = annotate(text, [], [], [
        PointSpan(0, text.index("二是"), 1, "一是"), PointSpan(4, 9, 2, "（一）"), PointSpan(9, 14, 2, "（二）"),
        PointSpan(text.index("二是"), len(text), 1, "二是"),
    ])  # fmt: skip
    assert [(block.level, block.is_point, words(block)) for block in blocks(found)] == [
        (1, True, "一是甲，"), (2, True, "（一）乙。"), (2, True, "（二）丙。"),
        (1, False, "再说甲。"), (1, True, "二是丁。"),
    ]  # fmt: skip


def test_the_same_voice_after_a_narrative_is_named_again():
    text = "甲说，好。\n散会。\n甲说，再见。"
    found = annotate(text, [], [SpeechSpan(0, 5, "甲"), SpeechSpan(10, len(text), "甲")])
    assert [block.voice_begins for block in blocks(found)] == [True, False, True]


def test_of_overlapping_facts_the_outermost_is_marked_and_all_notes_stay():
    document, zone, crossing = (
        Fact(0, 10, "document", note=1), Fact(3, 6, "zone", note=2), Fact(8, 12, "figure", note=3),
    )  # fmt: skip
    shown, inner = outermost([crossing, zone, document])
    assert (shown, inner) == ([document], [zone, crossing])
    found = annotate("关于高新区建设的决定全文。", [crossing, zone, document])
    assert found[0].notes == [1, 2, 3]
    marked = [piece for piece in found[0].blocks[0].parts[0].pieces if piece.fact]
    assert [piece.text for piece in marked] == ["关于高新区建设的决定"]


def test_of_facts_at_the_same_place_the_first_kind_is_marked():
    shown, _inner = outermost([Fact(0, 4, kind) for kind in reversed(KINDS)])
    assert [fact.kind for fact in shown] == ["document"]


def test_a_fact_across_sentences_is_marked_in_each_and_noted_once():
    found = annotate("保持增长！实现转型。", [Fact(2, 7, "strategy", note="note")])
    marked = [piece for part in found[0].blocks[0].parts for piece in part.pieces if piece.fact]
    assert [(piece.text, piece.notes) for piece in marked] == [("增长！", ("note",)), ("实现", ())]


def test_facts_outside_the_text_are_left_out():
    found = annotate("短。", [Fact(1, 99, "zone"), Fact(-2, 1, "zone"), Fact(1, 1, "zone")], [SpeechSpan(0, 50, "甲")])
    assert [piece.fact for piece in found[0].blocks[0].parts[0].pieces] == [None]


def test_names_are_found_in_any_script_and_longer_ones_win():
    facts = occurrences("楊樹平与杨树平出席", {"杨树平": "/a/", "杨树": "/b/", "平": "/c/"})
    shown, _inner = outermost(facts)
    assert [(fact.start, fact.url) for fact in shown] == [(0, "/a/"), (4, "/a/")]


def test_a_line_that_heads_others_is_known_as_such():
    found = annotate("一、关于今年\n今年很好。", [], headings={"一、关于今年"})
    assert [paragraph.is_heading for paragraph in found] == [True, False]


def test_no_text_no_paragraphs():
    assert annotate("", []) == []
    assert annotate("\n\n", []) == []


spans = st.tuples(st.integers(-3, 60), st.integers(-3, 60))


@given(
    st.text(alphabet="甲乙。，；\n！”一是 ", max_size=50),
    st.lists(st.tuples(spans, st.sampled_from(KINDS)), max_size=12),
    st.lists(spans, max_size=6),
    st.lists(st.tuples(spans, st.integers(1, 3)), max_size=8),
)
def test_whatever_is_marked_the_text_stays(text, facts, voices, points):
    marked = [Fact(start, end, kind, note=number) for number, ((start, end), kind) in enumerate(facts)]
    paragraphs = annotate(
        text,
        marked,
        [SpeechSpan(start, end, "甲") for start, end in voices],
        [PointSpan(start, end, level, "一是") for (start, end), level in points],
    )
    assert "".join(map(words, blocks(paragraphs))) == "".join(text[each.start : each.end] for each in sentences(text))
    notes = [note for paragraph in paragraphs for note in paragraph.notes]
    assert len(notes) == len(set(notes))
    begun = [part.number for block in blocks(paragraphs) for part in block.parts if part.begins]
    assert begun == [each.number for each in sentences(text)]


def test_points_are_numbered_where_they_begin(paragraphs):
    assert [part.points for block in blocks(paragraphs) for part in block.parts] == [
        (), (1,), (2,), (3,), (), (),
    ]  # fmt: skip


def test_points_that_begin_at_the_same_place_are_both_there():
    found = annotate(
        "一是（一）甲。（二）乙。", [], [], [PointSpan(0, 12, 1, "一是"), PointSpan(0, 7, 2, "一是（一）")]
    )
    assert found[0].blocks[0].parts[0].points == (1, 2)
