"""What stands in quotation marks, and which quotation a place stands in."""

from archive.ingest.slogans.quotations import enclosing, quotations

TEXT = "提出“稳增长”，又提“调结构”。"


def test_a_place_stands_in_the_quotation_around_it_and_else_in_none() -> None:
    around = [enclosing(quotations(TEXT), TEXT.index(sign)) for sign in "提增，结。"]
    assert [TEXT[each.start : each.end] if each else None for each in around] == [None, "稳增长", None, "调结构", None]
