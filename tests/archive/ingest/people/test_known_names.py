"""What the names of published records do for the next report. All people are invented."""

from archive.ingest.document import MeetingPart
from archive.ingest.files.reading import RawText
from archive.ingest.people.known_names import KnownNames
from archive.ingest.pipeline import draft

# Nothing but the name itself shows that a person is meant: no office, no verb of saying, no list.
REPORT = RawText("岚浦市召开港口建设推进会\n\n6月3日，会议听取了情况。港区的变化离不开沈一禾的努力，大家都看在眼里。")


def people(raw, *names):
    return {p.name: p for p in draft(raw, known_names=KnownNames(names)).people if not p.is_group}


def test_a_known_name_is_found_where_the_sentence_does_not_show_it():
    assert people(REPORT) == {}
    assert set(people(REPORT, "沈一禾", "秦望")) == {"沈一禾"}


def test_what_is_only_known_is_least_sure_and_takes_no_part():
    found = people(REPORT, "沈一禾")["沈一禾"]
    assert (found.part, found.role_title) == (MeetingPart.MENTIONED, None)
    bare = people(RawText("岚浦市召开港口建设推进会\n\n6月3日，会议召开。沈一禾强调，要抓紧落实工作。"))["沈一禾"]
    assert found.confidence < bare.confidence < 1


def test_knowing_a_name_makes_a_reading_by_the_sentence_no_surer():
    raw = RawText("岚浦市召开港口建设推进会\n\n6月3日，市长沈一禾强调，港口建设要抓紧，不能再拖。")
    assert people(raw, "沈一禾") == people(raw)


def test_a_known_name_completes_one_that_the_rules_cut_short():
    raw = RawText("岚浦市召开港口建设推进会\n\n6月3日，专家沈一禾房间里的灯亮了一夜，图纸终于画完了。")
    assert set(people(raw, "沈一禾")) == {"沈一禾"}


def test_words_and_pieces_of_other_names_are_left_alone():
    raw = RawText("岚浦市召开港口建设推进会\n\n6月3日，和平发展是大事，沈一禾强调，要抓紧落实各项工作。")
    assert set(people(raw, "和平", "沈一")) == {"沈一禾"}


def test_a_known_name_is_found_in_the_other_script():
    raw = RawText("嵐浦市召開港口建設推進會\n\n6月3日，會議聽取了情況。港區的變化離不開陳見遠的努力，大家都看在眼裡。")
    assert set(people(raw, "陈见远")) == {"陳見遠"}
