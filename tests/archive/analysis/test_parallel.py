"""Two texts side by side: which sentences are the same, reworded, moved, or in one of them alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.analysis.parallel import ParallelPiece, differences, lines, parallel
from archive.text.sentences import sentences

ONE = "会议在霁阳召开。要加快北麓产业集聚区建设，完成投资12亿元。要抓好春季造林。散会后举行座谈。"
OTHER = "会议在望川举行座谈。要加快北麓产业集聚区建设，完成投资15亿元。全面落实河长制，严查污染！"


def of(text):
    return lines(text, sentences(text))


def kinds(one, other):
    return [row.kind for row in parallel(of(one), of(other))]


def test_a_text_beside_itself_is_the_same_throughout():
    assert set(kinds(ONE, ONE)) == {"same"}


def test_punctuation_width_and_script_make_no_difference():
    assert kinds("要“稳中求进”，加快发展。", "要「穩中求進」加快發展!") == ["same"]


def test_a_changed_word_is_named_on_both_sides():
    rows = parallel(of(ONE), of(OTHER))
    (reworded,) = [row for row in rows if row.one and "投资" in row.one.words]
    assert reworded.kind == "reworded"
    left, right = reworded.pieces
    assert [piece.words for piece in left if piece.differs] == ["12"]
    assert [piece.words for piece in right if piece.differs] == ["15"]


def test_words_are_not_cut_in_two():
    left, right = differences("改善投资环境", "改善投入环境")
    assert left == [ParallelPiece("改善", False), ParallelPiece("投资", True), ParallelPiece("环境", False)]
    assert right == [ParallelPiece("改善", False), ParallelPiece("投入", True), ParallelPiece("环境", False)]


def test_what_has_no_partner_stands_alone():
    rows = parallel(of(ONE), of(OTHER))
    assert [row.one.words for row in rows if row.kind == "one"] == [
        "会议在霁阳召开。",
        "要抓好春季造林。",
        "散会后举行座谈。",
    ]
    assert "全面落实河长制，严查污染！" in [row.other.words for row in rows if row.kind == "other"]


def test_a_sentence_that_moved_is_found_again():
    first, second, third = "要加快集聚区建设。", "要抓好春季造林绿化。", "要保障和改善民生。"
    rows = parallel(of(first + second + third), of(third + first + second))
    moved = {row.kind: row.like for row in rows if row.like}
    assert moved == {"other": 3, "one": 1}


def test_only_so_many_sentences_are_compared():
    assert [row.kind for row in parallel(of(ONE), of(ONE), most=2)] == ["same", "same"]


def test_sentences_of_a_speech_alone():
    start = ONE.index("要抓好")
    assert [line.number for line in lines(ONE, sentences(ONE), [(start, len(ONE))])] == [3, 4]
    assert lines(ONE, sentences(ONE), []) == []


texts = st.text(st.sampled_from("建设投资园区，。12亿元会议 \nab"), max_size=60)


@given(texts, texts)
def test_nothing_is_lost_and_the_order_is_kept(one, other):
    rows = parallel(of(one), of(other))
    assert [row.one for row in rows if row.one] == of(one)
    assert [row.other for row in rows if row.other] == of(other)
    for row in rows:
        left, right = row.pieces
        assert "".join(piece.words for piece in left) == (row.one.words if row.one else "")
        assert "".join(piece.words for piece in right) == (row.other.words if row.other else "")


@pytest.mark.parametrize(("one", "other"), [("", ""), ("", ONE), (ONE, ""), ("。。。", "——")])
def test_empty_texts(one, other):
    rows = parallel(of(one), of(other))
    assert len(rows) == len(of(one)) + len(of(other))
