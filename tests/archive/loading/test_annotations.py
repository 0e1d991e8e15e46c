"""Web Annotations of other programs are brought in, whatever shape the standard allows; what is unusable is named."""

import json

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.loading import annotations as module
from archive.loading.annotations import AnnotationsUnreadable, load_annotations
from archive.models import Annotation
from tests.helpers import make_report

TEXT = "会议召开。要抓好落实。要加快建设。要抓好落实。"


@pytest.fixture
def report(db):
    return make_report(TEXT, title="第一次工作会议")


def said(report, *selectors, source="https://example.org{}", **fields):
    """An annotation of ``report`` as another program writes it."""
    target = {"source": source.format(report.get_absolute_url()), "selector": list(selectors)}
    body = {"type": "TextualBody", "value": "头一回这样说。"}
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://example.org/a1", "type": "Annotation",
            "body": body, "target": target, **fields}  # fmt: skip


def quote(exact, **around):
    return {"type": "TextQuoteSelector", "exact": exact, **around}


def position(start, end):
    return {"type": "TextPositionSelector", "start": start, "end": end}


def load(*annotations, **options):
    return load_annotations(json.dumps(list(annotations)).encode(), **options)


def only():
    return Annotation.objects.get()


def test_a_quote_is_found_by_what_stands_around_it(report):
    assert load(said(report, quote("要抓好落实", prefix="建设。"))).new == 1
    assert (only().start, only().body, only().is_public) == (TEXT.rindex("要抓好落实"), "头一回这样说。", False)


def test_a_position_in_the_text_as_it_is_cited_is_one_in_the_body(report):
    head = len("第一次工作会议\n\n")
    place = TEXT.index("要加快建设")
    load(said(report, position(head + place, head + place + 5), source="https://example.org{}text.txt"))
    assert (only().quote, only().start) == ("要加快建设", place)


def test_a_position_tells_which_of_the_same_words_is_meant(report):
    place = TEXT.rindex("要抓好落实")
    load(said(report, quote("要抓好落实"), position(place, place + 5)))
    assert only().start == place


def test_a_selector_may_refine_another(report):
    load(said(report, {"type": "FragmentSelector", "value": "s3", "refinedBy": quote("要加快建设")}))
    assert only().quote == "要加快建设"


def test_labels_are_bodies_that_tag_and_markup_is_taken_out(report):
    bodies = [
        {"type": "TextualBody", "value": "  提法 ", "purpose": "tagging"},
        {"type": "TextualBody", "value": "<p>头一回</p><script>x</script>", "format": "text/html"},
        "https://example.org/other",
    ]
    load(said(report, quote("要加快建设"), body=bodies, creator={"name": "王老师"}))
    assert (only().label_list, only().creator) == (["提法"], "王老师")
    assert "<" not in only().body


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"type": "AnnotationPage", "items": [one]},
        lambda one: {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [one]}},
        lambda one: {"@graph": [one]},
    ],
)
def test_one_a_list_a_page_and_a_collection_are_read(report, wrap):
    assert load_annotations(json.dumps(wrap(said(report, quote("要加快建设")))).encode()).new == 1


def test_what_came_before_is_unchanged_or_brought_up_to_date(report):
    load(said(report, quote("要加快建设")), publish=True)
    assert load(said(report, quote("要加快建设"))).unchanged == 1
    assert load(said(report, quote("要加快建设"), body="后来的话。")).changed == 1
    assert (only().body, only().is_public) == ("后来的话。", True)


def test_what_came_before_and_is_hidden_is_shown_when_that_is_wanted(report):
    load(said(report, quote("要加快建设")))
    assert load(said(report, quote("要加快建设")), publish=True).changed == 1
    assert only().is_public


def test_what_cannot_be_used_is_named_and_the_rest_is_kept(report):
    bad = [
        said(report, quote("没有的话")),
        said(report, quote("要加快建设"), body=[]),
        {"target": "https://example.org/elsewhere", "body": "x"},
        7,
    ]
    result = load(*bad, said(report, quote("要加快建设")))
    assert [number for number, _why in result.bad] == [1, 2, 3, 4]
    assert result.new == 1


def test_a_target_that_names_no_report_is_of_the_one_that_is_given(report):
    other = said(report, quote("要加快建设"), source="https://elsewhere.example/page")
    assert load(other).bad
    assert load(other, report=report).new == 1


@pytest.mark.parametrize("data", [b"", b"{", b"7", b'"x"', b"\xff", b"[" * 100_000])
def test_what_is_no_json_of_annotations_is_refused(db, data):
    with pytest.raises(AnnotationsUnreadable):
        load_annotations(data)


def test_too_many_and_too_much_are_refused(report, monkeypatch):
    monkeypatch.setattr(module, "MOST", 1)
    with pytest.raises(AnnotationsUnreadable):
        load(said(report, quote("要加快建设")), said(report, quote("要抓好落实")))
    monkeypatch.setattr(module, "MAX_BYTES", 10)
    with pytest.raises(AnnotationsUnreadable):
        load(said(report, quote("要加快建设")))


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["type", "selector", "source", "id", "exact", "start", "end", "value", "name",
                                       "refinedBy", "items", "first"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(ANY, ANY, ANY)
@pytest.mark.django_db(transaction=False)
def test_nothing_that_json_can_hold_breaks_it(target, body, creator):
    result = load({"target": target, "body": body, "creator": creator})
    assert len(result.bad) == 1


def test_the_command_names_what_was_left_out(report, tmp_path, capsys):
    file = tmp_path / "notes.json"
    file.write_text(json.dumps([said(report, quote("没有的话")), said(report, quote("要加快建设"))]))
    with pytest.raises(SystemExit):
        call_command("import_annotations", file, "--publish", creator="王老师")
    told = capsys.readouterr()
    assert f"{file}#1" in told.err
    assert "新增 1 条" in told.out
    assert (only().creator, only().is_public) == ("王老师", True)
