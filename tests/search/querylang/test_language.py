"""The query language: what parses to what, and that nothing fails to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.querylang.language import MAX_OPERANDS, parse, read
from search.querylang.nodes import (
    All,
    Any,
    NamedValue,
    Not,
    Phrase,
    Prefix,
    Title,
    Words,
    Years,
    is_narrowing,
    leaves,
    wanted,
)

A, B, C = Words("a"), Words("b"), Words("c")


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("产业集聚区 郑州", Words("产业集聚区 郑州")),
        ("推进“四大一高”战略", All((Words("推进"), Phrase("四大一高"), Words("战略")))),
        ('"四大一高"', Phrase("四大一高")), ("「四大一高」", Phrase("四大一高")), ("『a』", Phrase("a")),
        ("＂a＂", Phrase("a")), ("‘a’", Phrase("a")), ('“a"', Phrase("a")), ('"a”', Phrase("a")),
        ("“a「b」c”", Phrase("a「b」c")),
        ("“四大一高", Words("“四大一高")),
        ("官员:杨树平", NamedValue("person", "杨树平")), ("人物：杨树平", NamedValue("person", "杨树平")),
        ("PERSON: yangshuping", NamedValue("person", "yangshuping")),
        ("person:“杨 树平”", NamedValue("person", "杨 树平")),
        ("口号:a 战略:b strategy:c", All((NamedValue("strategy", "a"), NamedValue("strategy", "b"),
        NamedValue("strategy", "c")))),
        ("园区:a 地区:b", All((NamedValue("zone", "a"), NamedValue("area", "b")))),
        ("来源:a source:b", All((NamedValue("publisher", "a"), NamedValue("publisher", "b")))),
        ("来源:", Words("来源:")), ("官员: ", Words("官员:")), ("某官员:a", Words("某官员:a")),
        ("年:2014", Years(2014, 2014)), ("年：２０１４年", Years(2014, 2014)), ("year:2012..2014", Years(2012, 2014)),
        ("year:2014-2012", Years(2012, 2014)), ("year:..2014", Years(1000, 2014)), ("year:2012..", Years(2012, 9999)),
        ("year:abc", Words("year:abc")),
        ("a OR b", Any((A, B))), ("a OR b c", Any((A, Words("b c")))), ("(a OR b) c", All((Any((A, B)), C))),
        ("（a OR b） c", All((Any((A, B)), C))), ("a or b", Words("a or b")), ("a AND b", Words("a b")),
        ("a -b", All((A, Not(B)))), ("-b", Not(B)), ("a －b", All((A, Not(B)))),
        ("a -(b c)", All((A, Not(Words("b c"))))),
        ("a -“b”", All((A, Not(Phrase("b"))))), ("-官员:b", Not(NamedValue("person", "b"))),
        ("a-b", Words("a-b")), ("2012-2014", Words("2012-2014")), ("a - b", Words("a - b")), ("--a", Words("--a")),
        ("(a", Words("(a")), ("a)", Words("a)")), ("()", Words("()")), ("a OR", Words("a OR")), ("OR a", Words("OR a")),
        ("a () b", Words("a () b")), ("-", Words("-")), ("“a” ，", Phrase("a")), ("“”", Words("“”")),
        ("a或b", Words("a或b")), ("a 或 b", Any((A, B))), ("a|b", Any((A, B))), ("a ｜ (b c)", Any((A, Words("b c")))),
        ("a 且 b", Words("a b")), ("或 a", Words("或 a")), ("且", Words("且")), ("AND", Words("AND")),
        ("a NOT b", All((A, Not(B)))), ("NOT (b c)", Not(Words("b c"))), ("NOTE b", Words("NOTE b")),
        ("a NOT", Words("a NOT")),
        ("a*", Prefix("a")), ("a＊ b", All((Prefix("a"), B))), ("a*b", Words("a*b")),
        ("*", Words("*")), ("-a*", Not(Prefix("a"))),
        ("標題:a", Title("a")), ("ＴＩＴＬＥ：a", Title("a")), ("标题：“a b”", Title("a b")), ("title:a", Title("a")),
        ("文件:a", NamedValue("document", "a")),
        ("身份:主持", NamedValue("part", "主持")), ("part:chair", NamedValue("part", "chair")),
        ("官员:杨*", NamedValue("person", "杨")),
        ("年份:2012年..2014年", Years(2012, 2014)), ("官员:“a", NamedValue("person", "“a")),
        ("“a」", Phrase("a")), ("「a”", Phrase("a")), ("'a b'", Phrase("a b")),
        ("‘a'", Phrase("a")), ("Xi'an", Words("Xi'an")),
        ("(" * 50 + "a" + ")" * 50, Words("(" * 50 + "a" + ")" * 50)), ("((a))", A),
    ],
)  # fmt: skip
def test_parses_to(query, node):
    assert parse(query) == node


def test_a_query_is_bounded_and_says_by_what():
    assert read("(" * 300 + "a" + ")" * 199).bounds == ("depth",)
    assert read("a" * 501) == (Words("a" * 500), ())
    many = read(" ".join(f"(“{number}”b)" for number in range(60)))
    assert (many.bounds, len(list(leaves(many.node)))) == (("operands",), MAX_OPERANDS)
    assert read("a b").bounds == ()


SYNTAX = st.sampled_from(
    [*"()（）-－“”「」\"'‘’:：|*＊ a杨年", " OR ", " 或 ", " NOT ", " AND ", "官员:", "year:", "..", "2014", "口号："]
)


@given(st.text(max_size=500) | st.lists(SYNTAX, max_size=120).map("".join))
def test_anything_parses(query):
    assert is_narrowing(parse(query)) in (True, False)


@given(st.text(max_size=30).filter(lambda text: not any(mark in text for mark in "-－:：T")))
def test_only_an_exclusion_or_a_field_narrows(query):
    assert not is_narrowing(parse(query))


def test_what_is_wanted_are_words_and_stretches_but_those_excluded():
    given = [*wanted(parse("a “b” 标题:d 官员:e -f 年:2014"))]
    assert {type(leaf) for leaf in given} == {Words, Phrase, Title}
    assert Words("f") not in given
