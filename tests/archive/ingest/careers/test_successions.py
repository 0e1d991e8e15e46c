"""Changes of office in other words: sworn in, in somebody's place, beaten, resigned; and what is no change."""

import pytest

from archive.ingest.careers.appointments import appointments
from archive.ingest.careers.told_events import is_one_office
from archive.ingest.layout import career_lines
from archive.ingest.pipeline import fold_lines


def rows(text: str) -> list[tuple[str, str, str, str]]:
    read = appointments(fold_lines(text), text, "", "2016-03-20")
    return [(row.kind, row.name, row.office, row.day or "") for row in read]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("乌克兰当选总统马洛申科7日在首都宣誓就职。", [("appointed", "马洛申科", "乌克兰总统", "2016-03-07")]),
        (
            "叙利亚新任国防部长弗拉马当天宣誓就职,接替遇难的前国防部长拉马哈。",
            [("appointed", "弗拉马", "叙利亚国防部长", ""), ("ended", "拉马哈", "叙利亚国防部长", "")],
        ),
        (
            "南非国民议会15日选举代总统拉马福德为南非新总统,接替于14日宣布辞职的祖德。",
            [("appointed", "拉马福德", "南非总统", "2016-03-15"), ("ended", "祖德", "南非总统", "2016-03-14")],
        ),
        (
            "推选哈尼德接替迈沙尔勒为政治局主席。",
            [("ended", "迈沙尔勒", "政治局主席", ""), ("appointed", "哈尼德", "政治局主席", "")],
        ),
        ("特朗德宣布提名佐治亚州前州长桑尼·珀德出任美国农业部长。", [("proposed", "桑尼·珀德", "美国农业部长", "")]),
        (
            "总统候选人唐纳·特朗德在8号举行的选举中击败候选人希拉里·克林德,当选美国总统。",
            [("appointed", "唐纳·特朗德", "美国总统", "2016-03-08")],
        ),
        (
            "最高选举委员会3号宣布,前军方领导人塞兰西赢得埃及总统选举。",
            [("appointed", "塞兰西", "埃及总统", "2016-03-03")],
        ),
        (
            "巴西工人党候选人罗塞德在总统选举中以微弱优势获胜。",
            [("appointed", "罗塞德", "巴西总统", "")],
        ),
        (
            "英国前首相撒希尔夫人去世。1975年,撒希尔夫人出任保守党党魁和反对党领袖。",
            [("appointed", "撒希尔夫人", office, "1975") for office in ("保守党党魁", "反对党领袖")],
        ),
        ("反对党领袖特恩布德5号当选自由党党首。", [("appointed", "特恩布德", "自由党党首", "2016-03-05")]),
        (
            "今年64岁的穆尔西来自兄弟会,2012年当选埃及首位民选总统,执政一年后遭军方解除职务。",
            [("appointed", "穆尔西", "埃及总统", "2012"), ("ended", "穆尔西", "埃及总统", "")],
        ),
        ("希腊左翼联盟领导人齐普德斯5号宣誓就任总理。", [("appointed", "齐普德斯", "希腊总理", "2016-03-05")]),
        ("日本国会今天选举自民党总裁安倍晋二为第97任首相。", [("appointed", "安倍晋二", "日本首相", "2016-03-20")]),
        ("韩国总统提名现任法务部长官黄教定为新总理候选人。", [("proposed", "黄教定", "韩国总理", "")]),
        (
            "会议接受殷福新请辞全国政协委员,追认关于撤销束昱新全国政协委员资格的决定。",
            [("ended", "殷福新", "全国政协委员", ""), ("ended", "束昱新", "全国政协委员", "")],
        ),
        (
            "增补韩建中、邹晓西为岚浦县政协委员。",
            [("appointed", n, "岚浦县政协委员", "") for n in ("韩建中", "邹晓西")],
        ),
        (
            "刚刚被任命为也门总理的穆巴拉德今天向总统递交辞呈。",
            [("appointed", "穆巴拉德", "也门总理", ""), ("ended", "穆巴拉德", "也门总理", "2016-03-20")],
        ),
        (
            "卡德当选美国国防部长\n5日,阿什顿·卡德当选美国国防部长。",
            [("appointed", "阿什顿·卡德", "美国国防部长", "2016-03-05")],
        ),
        (
            "会议选举阮氏金兰为越南国会主席,陈大兴为国家主席。",
            [("appointed", "阮氏金兰", "越南国会主席", ""), ("appointed", "陈大兴", "越南国家主席", "")],
        ),
        ("免去罗永生岚浦县粮食局副局长职务(退休)。", [("ended", "罗永生", "岚浦县粮食局副局长", "")]),
        (
            "王晓东、李志军等21人当选为岚浦县委委员。",
            [("appointed", n, "岚浦县委委员", "") for n in ("王晓东", "李志军")],
        ),
    ],
)
def test_changes_in_other_words(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert sorted(rows(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "根据法律,马博特将很快宣誓就职,成为新一任澳大利亚总理。",
        "民盟17日呼吁总统穆加德辞去执政党主席职务。",
        "一旦当选总统,张建伟当选后将通过法律。",
        "张建伟担任岚浦县县长期间,修了三条路。",
        "候选人卡洛德在首轮总统选举中获胜。",
        "罗塞德有望赢得总统选举。",
        "罗塞德赢得总统选举后,股市上涨。",
    ],
)
def test_what_has_not_happened_is_no_change(text: str) -> None:
    assert rows(text) == []


def test_all_but_one_stay_names_the_one_that_goes() -> None:
    assert rows("在新内阁中,除中谷元取代江渡聪德出任新防卫大臣外,其余阁僚全部得以留任。") == [
        ("ended", "江渡聪德", "防卫大臣", ""),
        ("appointed", "中谷元", "防卫大臣", ""),
    ]


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("美国国防部长", "国防部长", True),
        ("中共中央政治局常委", "中央政治局常委", True),
        ("第十二届全国人大常委会委员长", "十二届全国人大常委会委员长", True),
        ("岚浦县副县长", "县长", False),
        ("岚浦县委副书记", "书记", False),
        ("岚浦县财政局党组书记", "书记", False),
    ],
)
def test_one_office_printed_with_and_without_its_body(one: str, other: str, is_one: bool) -> None:
    assert is_one_office(one, other) is is_one


@pytest.mark.parametrize(("form", "example"), career_lines.FORMS)
def test_every_form_of_a_line_has_its_example(form: str, example: str) -> None:
    assert career_lines.is_career_line(example)


@pytest.mark.parametrize(
    "line", ["岚浦县召开经济工作会议", "全县经济运行平稳", "岚浦县委书记张建伟调研", "时间:2015年6月"]
)
def test_headlines_are_no_lines_of_careers(line: str) -> None:
    assert not career_lines.is_career_line(line)
