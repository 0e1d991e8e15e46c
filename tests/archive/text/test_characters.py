"""Characters that not every place can hold."""

from xml.etree import ElementTree

import pytest

from archive.text.characters import is_storable, storable, xml_text


@pytest.mark.parametrize("unstorable", ["\0", "\udbff"])
def test_nul_and_halves_of_pairs_cannot_be_stored(unstorable):
    text = f"会{unstorable}议"
    assert not is_storable(text)
    assert storable(text) == "会议"
    assert is_storable("会议\t😀\x01\ufffe")


def test_what_is_left_for_xml_is_read_again():
    everything = "".join(map(chr, range(0x11000)))
    read = ElementTree.fromstring(f"<a>{xml_text(everything).replace('&', '').replace('<', '')}</a>").text
    assert read is not None
    assert {"\t", "\n", " ", "会", "\ufffd", "\U00010000"} <= set(read)
    assert not {"\0", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"} & set(xml_text(everything))
