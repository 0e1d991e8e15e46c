"""The order in which lines of a page are read, and the text that they make."""

import math
from dataclasses import asdict

import pytest

from archive.ingest.errors import Unreadable
from archive.ingest.files.scans.page_layout import in_reading_order
from archive.ingest.files.scans.pages import RecognizedPage, from_plain, page_of, recognized_text

HEIGHT = 30


def line(text, left, top, *, certainty=0.99, is_red=False, tilt=0.0):
    width = len(text) * HEIGHT
    corners = [(left, top), (left + width, top), (left + width, top + HEIGHT), (left, top + HEIGHT)]
    cosine, sine = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
    return [text, certainty, [[round(x * cosine - y * sine), round(x * sine + y * cosine)] for x, y in corners], is_red]


def texts(*lines):
    return [each.text for each in in_reading_order(lines)]


def page(*lines, number=1, of=1):
    return page_of({"number": number, "of": of, "width": 1240, "height": 1754, "turn": 0, "lines": lines})


LEFT = [line(f"左栏第{n}行的文字很长", 100, 100 + 50 * n) for n in range(5)]
RIGHT = [line(f"右栏第{n}行的文字很长", 500, 110 + 50 * n) for n in range(5)]


def test_columns_are_read_one_after_the_other_below_what_spans_them():
    headline = line("横跨两栏的一个大标题横跨两栏的一个", 150, 40)
    mixed = [row for pair in zip(RIGHT, LEFT, strict=True) for row in pair]
    assert texts(headline, *mixed) == [headline[0], *(row[0] for row in LEFT), *(row[0] for row in RIGHT)]


def test_names_and_offices_in_two_narrow_columns_are_read_row_by_row():
    cells = [line(f"{who}{n}", left, 100 + 50 * n) for n in range(5) for who, left in (("王", 100), ("局长", 400))]
    assert texts(*cells) == [cell[0] for cell in cells]
    assert "王0\u3000局长0\n王1" in recognized_text([page(*cells, line("全市会议的名单如下所列", 100, 20))]).text


@pytest.mark.parametrize("tilt", [-4.0, 3.0])
def test_a_page_that_lies_askew_is_set_straight(tilt):
    rows = [
        line(f"第{n}行{side}边", left, 100 + 40 * n, tilt=tilt)
        for n in range(4)
        for side, left in (("左", 100), ("右", 800))
    ]
    assert texts(*reversed(rows)) == [row[0] for row in rows]


def test_stamps_come_last_and_stay_out_of_the_report():
    body = line("市长李明主持会议并讲话。", 100, 200)
    over = line("市政府办公室", 200, 205, is_red=True)
    askew = line("某市人民政府", 300, 400, is_red=True, tilt=25)
    headline = line("某市人民政府文件", 100, 40, is_red=True)
    read = recognized_text([page(over, askew, body, headline)])
    aside = {read.text[start:end] for start, end in read.aside}
    assert aside == {"市政府办公室", "某市人民政府"}
    assert read.text.index(headline[0]) < read.text.index(body[0]) < read.text.rindex(askew[0])


def test_what_the_recogniser_is_not_certain_of_stays_out_and_is_not_lost():
    read = recognized_text([page(line("市长李明主持会议并讲话。", 100, 100), line("乱码", 100, 400, certainty=0.4))])
    assert [read.text[start:end] for start, end in read.aside] == ["乱码"]


def test_page_numbers_are_set_aside():
    pages = [page(line("市长李明主持会议并讲话。", 100, 100), line("-1-", 500, 1700), number=n, of=2) for n in (1, 2)]
    read = recognized_text(pages)
    assert [read.text[start:end].strip() for start, end in read.aside] == ["-1-", "-1-"]


def test_a_stamp_at_the_foot_of_a_page_does_not_hide_its_number_and_the_head_is_set_aside():
    lines = [line("第3版", 100, 20), line("市长李明主持会议并讲话。", 100, 100), line("会议强调要抓好落实。", 100, 150)]
    stamp = [
        line(text, 300, 1500 + 50 * at, is_red=True, tilt=17) for at, text in enumerate(("某市人民政府", "办公室"))
    ]
    read = recognized_text([page(*lines, line("-3-", 500, 1700), *stamp)])
    aside = {read.text[start:end].strip() for start, end in read.aside}
    assert aside == {"第3版", "-3-", "某市人民政府", "办公室"}


def downwards(text, right, top, *, size=HEIGHT):
    """A line that runs down from ``top``, whose right edge is at ``right``."""
    corners = [
        (right - size, top),
        (right, top),
        (right, top + size * len(text)),
        (right - size, top + size * len(text)),
    ]
    return [text, 0.99, corners, False]


def vertical_page(*lines):
    return page_of({"number": 1, "of": 1, "width": 1240, "height": 1754, "turn": 0, "vertical": True, "lines": lines})


def test_vertical_print_is_read_from_the_right_to_the_left():
    rows = [downwards(f"第{n}行的文字自上而下", 1100 - 50 * n, 100) for n in range(4)]
    read = vertical_page(*reversed(rows))
    assert [each.text for each in read.lines] == [row[0] for row in rows]
    assert read.lines[0].box == (1070, 100, 1100, 100 + HEIGHT * len(rows[0][0]))


def test_two_registers_of_vertical_print_are_read_one_below_the_other():
    upper = [downwards(f"上栏第{n}行的文字", 1100 - 50 * n, 100) for n in range(4)]
    lower = [downwards(f"下栏第{n}行的文字", 1100 - 50 * n, 700) for n in range(4)]
    mixed = [row for pair in zip(lower, upper, strict=True) for row in pair]
    assert [each.text for each in vertical_page(*mixed).lines] == [row[0] for row in (*upper, *lower)]


def test_a_paragraph_of_vertical_print_begins_lower():
    rows = [
        downwards("市长李明主持会议并且讲", 1000, 100 + 2 * HEIGHT),
        downwards("话强调要抓好落实抓好生产。", 950, 100),
        downwards("会议指出要抓好农业工作", 900, 100 + 2 * HEIGHT),
    ]
    assert recognized_text([vertical_page(*rows)]).text == (
        f"\u3000\u3000{rows[0][0]}\n{rows[1][0]}\n\u3000\u3000{rows[2][0]}\f"
    )


def test_the_first_line_of_a_paragraph_stands_in_and_a_gap_is_an_empty_line():
    rows = [
        line("全市农业工作会议", 300, 20),
        line("市长李明主持会议并且讲话强", 160, 120),
        line("调要抓好落实抓好生产抓好收入。", 100, 170),
        line("会议指出要抓好农业工作的落", 160, 220),
    ]
    text = recognized_text([page(*rows)]).text
    assert text.split("\n") == [
        "全市农业工作会议",
        "",
        f"\u3000\u3000{rows[1][0]}",
        rows[2][0],
        f"\u3000\u3000{rows[3][0]}\f",
    ]


def test_each_line_leads_to_its_page_and_place_and_survives_being_kept():
    pages = [
        page(*LEFT, number=1, of=3),
        page_of({"number": 2, "of": 3, "text": "这一页自己有文字。"}),
        page(*RIGHT, number=3, of=3),
    ]
    read = recognized_text(pages)
    assert [(read.text[each.start : each.end], each.page) for each in read.lines] == [
        *((row[0], 1) for row in LEFT),
        *((row[0], 3) for row in RIGHT),
    ]
    assert read.lines[0].line.box == (100, 100, 400, 130)
    assert "\f这一页自己有文字。\f" in read.text
    assert [from_plain(asdict(each)) for each in pages] == pages


def test_certainty_is_weighed_by_length():
    shown = page(
        line("一二三", 100, 100, certainty=0.8),
        line("一", 100, 200, certainty=0.6),
        line("章", 100, 300, certainty=0.3),
    )
    assert shown.certainty == pytest.approx(0.75)
    assert RecognizedPage(1, 1, text="字").certainty == 1.0


def test_a_picture_without_words_holds_no_report():
    with pytest.raises(Unreadable) as refused:
        recognized_text([page(line("字", 100, 100))])
    assert refused.value.code == "no_text_recognized"
    assert not refused.value.is_failure
