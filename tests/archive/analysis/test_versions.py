"""Several texts aligned: a sentence keeps its row through all of them, and each step says what came and went."""

from archive.analysis.parallel import ParallelLine
from archive.analysis.versions import align

BEGIN = "过去一年，我们完成了年初确定的各项目任务。"
ROADS = "新建农村公路三百公里，改造危桥二十座。"
WATER = "新建农村饮水工程十二处，惠及群众五万人。"
AIR = "关停燃煤锅炉，空气优良天数稳步增加。"


def lines(*sentences):
    return [ParallelLine(number, words) for number, words in enumerate(sentences, 1)]


def states(aligned):
    return [[cell.state for cell in row.cells] for row in aligned.rows]


def test_what_stays_is_the_same_and_what_comes_and_goes_is_told():
    aligned = align([lines(BEGIN, ROADS), lines(BEGIN, WATER), lines(BEGIN, WATER, AIR)])
    assert states(aligned) == [
        ["first", "same", "same"],
        ["first", "gone", ""],
        ["", "new", "same"],
        ["", "", "new"],
    ]
    assert [dict(step.counts) for step in aligned.steps] == [
        {"same": 1, "gone": 1, "new": 1}, {"same": 2, "new": 1},
    ]  # fmt: skip


def test_a_changed_sentence_shows_what_is_new_in_it_against_the_text_before():
    changed = "新建农村公路四百公里，改造危桥二十座。"
    aligned = align([lines(ROADS), lines(changed), lines(changed)])
    assert states(aligned) == [["first", "reworded", "same"]]
    assert [piece.words for piece in aligned.rows[0].cells[1].pieces if piece.differs] == ["四百公里"]


def test_a_sentence_that_comes_back_stands_in_its_old_row():
    aligned = align([lines(BEGIN, ROADS), lines(BEGIN), lines(BEGIN, ROADS)])
    assert states(aligned)[1] == ["first", "gone", "again"]
    assert [cell.line and cell.line.number for cell in aligned.rows[1].cells] == [2, None, 2]


def test_what_is_gone_is_shown_by_its_last_words():
    assert [piece.words for piece in align([lines(BEGIN, ROADS), lines(BEGIN)]).rows[1].cells[1].pieces] == [ROADS]


def test_every_sentence_of_every_text_stands_in_exactly_one_row():
    texts = [lines(BEGIN, ROADS, AIR), lines(WATER, BEGIN), lines(AIR, ROADS, WATER, BEGIN)]
    aligned = align(texts)
    for place, text in enumerate(texts):
        kept = [row.cells[place].line.number for row in aligned.rows if row.cells[place].line]
        assert kept == [line.number for line in text]
