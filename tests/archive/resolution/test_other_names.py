"""Which names may be one person's, printed with one office at one time."""

import pytest

from archive.resolution.other_names import CERTAINTY, Likeness, likeness


@pytest.mark.parametrize(
    ("one", "other", "office", "why"),
    [
        ("特朗普", "唐纳德·特朗普", "美国总统", "short"),
        ("川普", "特朗普", "美国总统", "transcription"),
        ("梅克尔", "默克尔", "德国总理", "transcription"),
        ("普金", "普京", "俄罗斯总统", "transcription"),
        ("闻人恪", "闻人客", "市长", "reading"),
        ("普金", "普丁", "市长", None),
        ("李明", "張明", "市长", None),
        ("李建国", "李建华", "副市长", None),
        ("张明", "張明", "市长", None),
        ("明", "李明", "市长", None),
        ("布什", "默克尔", "德国总理", None),
    ],
)
def test_names_that_may_be_one_persons(one, other, office, why):
    assert likeness(one, other, office) == likeness(other, one, office) == why


def test_every_reason_is_so_probable():
    assert set(CERTAINTY) == set(Likeness)
