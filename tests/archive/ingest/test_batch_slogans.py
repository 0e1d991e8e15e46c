"""Slogans that a place's reports taught are read without quotation marks in its other reports, and nowhere else."""

from archive.ingest.batch_slogans import SlogansOfPlaces
from archive.ingest.files.intake import Item
from archive.ingest.prepared import prepare

COUNTY = "5月{day}日，渑池县召开推进会。县委书记王强强调，{sentence}\n县长李明主持会议。"
OTHER = "5月{day}日，卢氏县召开推进会。县委书记赵光强调，{sentence}\n县长周远主持会议。"
PATH = ("河南省", "三门峡市", "渑池县")


def drafts(*texts, slogans=None):
    items = [Item(f"{day}.txt", text.format(day=day + 1).encode()) for day, text in enumerate(texts)]
    read = (slogans or SlogansOfPlaces()).read([prepare(item) for item in items])
    return [each.draft for each in read]


def names(draft):
    body = draft.document.body
    assert all(body[each.span.start : each.span.end].strip("“”") for each in draft.strategies)
    return [mention.name for mention in draft.strategies]


def sentence(words, form=COUNTY):
    return form.replace("{sentence}", words)


def test_two_quotations_of_a_county_teach_its_other_reports():
    texts = [sentence(f"推动“港城融合”，第{number}点抓落实。") for number in "一二"]
    *_, bare = drafts(*texts, sentence("持续推进港城融合，再上台阶。"))
    assert names(bare) == ["港城融合"]
    assert not bare.strategies[0].is_strong


def test_a_strong_form_teaches_at_once_and_its_noun_is_printed_with_it():
    _first, bare = drafts(sentence("大力实施“扶港扶航”工程。"), sentence("会议听取了扶港扶航工程进展。"))
    assert names(bare) == ["扶港扶航"]
    span = bare.strategies[0].span
    assert bare.document.body[span.start : span.end] == "扶港扶航工程"


def test_another_county_is_not_taught():
    texts = [sentence("推动“港城融合”。"), sentence("推动“港城融合”再提速。")]
    *_, bare = drafts(*texts, sentence("持续推进港城融合，再上台阶。", OTHER))
    assert names(bare) == []


def test_one_weak_quotation_teaches_nothing():
    *_, bare = drafts(sentence("推动“港城融合”。"), sentence("持续推进港城融合，再上台阶。"))
    assert names(bare) == []


def test_what_is_known_of_a_county_or_of_its_city_is_read_from_the_first_report_on():
    for path in (PATH, PATH[:2]):
        (bare,) = drafts(sentence("持续推进港城融合。"), slogans=SlogansOfPlaces([("港城融合", path)]))
        assert names(bare) == ["港城融合"]


def test_what_was_read_stays_once():
    slogans = SlogansOfPlaces([("扶港扶航", PATH)])
    (draft,) = drafts(sentence("大力实施“扶港扶航”工程。"), slogans=slogans)
    assert names(draft) == ["扶港扶航"]


def test_what_two_areas_have_taught_is_read_everywhere():
    far = "5月{day}日，青川县召开推进会。县委书记赵光强调，{sentence}\n县长周远主持会议。"
    teach = sentence("大力实施“扶港扶航”工程。"), sentence("大力实施“扶港扶航”工程。", OTHER)
    bare = sentence("会议听取了扶港扶航进展。", far)
    assert names(drafts(*teach, bare)[-1]) == ["扶港扶航"]
    assert names(drafts(teach[0], bare)[-1]) == []
    in_one = SlogansOfPlaces([("扶港扶航", PATH), ("扶港扶航", PATH[:2])])  # a county and the city it lies in
    assert names(drafts(bare, slogans=in_one)[0]) == []
