"""Names that are words of the language, where nothing but a name can stand."""

import pytest

from archive.ingest.people.mentions import find


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("项目,男,1969年生,石桥村党支部书记。", ["项目"]),
        ("常务副县长向往:负责县政府常务工作。\n党组成员平原:协助工作。", ["向往", "平原"]),
        ("县委组织部副部长黄金宣布了县委的决定。", ["黄金"]),
        ("聘任:\n文静为岚浦城投公司财务总监。", ["文静"]),
        ("全党同志要努力工作。书记马上任命了他。负责:分管教育。\n责任,男,女,都一样。", []),
    ],
)
def test_people_whose_names_are_words(text: str, names: list[str]) -> None:
    assert [each.name for each in find(text, text)] == names
