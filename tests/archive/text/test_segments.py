"""How far the page widens a voice: to whole sentences, but not over the clause of another person."""

import pytest

from archive.text.segments import SpeechSpan, segments


def spoken(text, *voices):
    stretches = [SpeechSpan(text.index(words), text.index(words) + len(words), name) for name, words in voices]
    return [(s.voice.name, text[s.start : s.end]) for s in segments(text, stretches, []) if s.voice]


def test_a_voice_that_stops_at_a_comma_is_not_widened_over_what_follows():
    text = "市委书记林知远讲话，市长周见山作部署，副书记秦望主持会议。"
    first, second = "市委书记林知远讲话，", "市长周见山作部署，"
    assert spoken(text, ("林知远", first), ("周见山", second)) == [("林知远", first), ("周见山", second)]
    assert spoken(text, ("林知远", first)) == [("林知远", first)]


def test_what_another_person_does_before_is_not_taken_in():
    text = "会上，副书记秦望主持会议，市委书记林知远强调，要抓紧。"
    assert spoken(text, ("林知远", "林知远强调，要抓紧")) == [("林知远", "市委书记林知远强调，要抓紧。")]


@pytest.mark.parametrize("lead", ["会上，", "6月3日，在讲话中，", "关于港口建设，", "随后，市委书记"])
def test_when_where_and_on_what_somebody_speaks_is_taken_in(lead):
    text = f"散会。{lead}林知远强调，要抓紧。"
    assert spoken(text, ("林知远", "林知远强调，要抓紧。")) == [("林知远", text[3:])]
