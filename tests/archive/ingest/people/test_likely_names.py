"""What looks like a name by its characters and by the words around it; names that are cut too short or too long."""

import pytest

from archive.ingest.lexicon.name_likeness import likeness
from archive.ingest.people.mentions import find
from archive.text.normalize import fold


def names(text):
    return sorted({sight.name for sight in find(fold(text), text)})


# Words that would pass for names: for each the sentence.
NOBODY = {
    "a word behind a profession": "班列一线职工谈服务，大家都说好。",
    "a word across both borders": "特高压输电工程今天全面开工。",
    "a verb behind an everyday word": "他从附近村民家借来一只小船。",
    "a country's army": "叙利亚军方当天宣布撤离。",
    "short for a country, then a word": "对此，乌现任总统表示欢迎。",
    "a preposition and a word": "不过由于在任总统享有豁免权，此案停审。",
    "a party before its chairman": "会见了来访的国民党荣誉主席一行。",
    "a preposition before a surname and a title": "经习主席批准，新条例施行。",
    "a surname and how one is addressed": "伤者许女士说，路面很滑。",
    "a province before its governor": "仰光省省长出席。",
    "a country before its attorney": "巴西总检察长起诉了他。",
    "an embassy": "民众冲击沙特使馆后，两国断交。",
    "a pronoun": "农民代表谈自己的履职情况。",
    "the moment behind a title": "该报采访习主席时共提了两问。",
    "a town before its mayor": "师寨镇副镇长天天走访。",
    "a description": "他任命一位右翼政党人士为总理。",
    "a thing met twice": "沙漠里有沙尘暴，车队遇上沙尘暴，只好停下。",
}
# And the names that a sentence does name.
READ = {
    "characters that are in no name": ("外交部发言人陆玥表示欢迎。", ["陆玥"]),
    "a preposition that belongs to the name": ("县委书记雷见从主持会议。", ["雷见从"]),
    "第 behind a name": ("工信部部长苗远第一个亮相。", ["苗远"]),
    "nothing known behind a likely name": ("县发改委主任何玉峰连说了三个不容易。", ["何玉峰"]),
    "the second half of it is a county": ("首先转达了张德江委员长的问候。", ["张德江"]),
    "a full name before a vice chairman": ("艾力·依明副委员长主持会议。", ["艾力·依明"]),
    "a Tibetan name of four": ("向巴次旦副委员长主持会议。", ["向巴次旦"]),
    "two names that spoke": ("林正伟、周建国在会上作了发言。", ["周建国", "林正伟"]),
    "so many of whom one is named": ("张德清等278名个人受到表彰。", ["张德清"]),
    "a ruler with a number": ("丹麦女王玛格丽特二世表示祝贺。", ["玛格丽特二世"]),
    "a couple": ("总统卡莫纳夫妇到机场迎接。", ["卡莫纳"]),
    "sounds that go on as a word": ("南非总统祖马特使当天抵达。", ["祖马"]),
    "a full name, then its family name": (
        "总统唐纳德·特朗普表示。随后，同特朗普举行会谈。",
        ["唐纳德·特朗普", "特朗普"],
    ),
    "halves joined by a hyphen": ("会见主席米格尔·迪亚斯-卡内尔·贝穆德斯。", ["米格尔·迪亚斯-卡内尔·贝穆德斯"]),
    "a long dotted name before a verb": ("英国首相特雷莎·梅承受压力。", ["特雷莎·梅"]),
    "a name that ends a clause": ("会见了总统法鲁克", ["法鲁克"]),
    "a hyphen at the end": ("叙利亚副总统法鲁克-沙雷能来。", ["法鲁克-沙雷"]),
    "a wide hyphen": ("伊朗总统艾哈迈迪－内贾德表示。", ["艾哈迈迪－内贾德"]),
    "sounds before a word": ("国际足联主席布拉特有关发言。", ["布拉特"]),
    "a level in the middle of a name": ("全省推进会上，局长杨省世出席。", ["杨省世"]),
    "a given name that is a level": ("李守镇委员代表工会发言。", ["李守镇"]),
    "a word of the dictionary behind an office": ("组织部部长成山敏，区委常委。", ["成山敏"]),
    "a rare word in a list": ("区领导冯河雪、刘培林、关兵、尚华伟陪同。", ["关兵", "冯河雪", "刘培林", "尚华伟"]),
    "the last character of the office": ("区委副书记、区长宁革善，区委常委到会。", ["宁革善"]),
    "who comes along on a visit": ("陪同佩雷斯访华的有总司长。", ["佩雷斯"]),
}


@pytest.mark.parametrize("case", NOBODY)
def test_words_are_nobody(case):
    assert names(NOBODY[case]) == []


@pytest.mark.parametrize("case", READ)
def test_names_are_read_whole(case):
    sentence, wanted = READ[case]
    assert names(sentence) == wanted


def test_characters_of_names_are_more_like_names_than_words_are():
    assert likeness("王建国") > 0 > likeness("程已经")
    assert likeness("何玥") > 0 > likeness("党和")
    assert likeness("欧阳建国") == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("联合国时任秘书长安南曾指出，会议很重要。", ["安南"]),
        ("出席者包括利比亚前总理马哈茂迪、前议长塞努西。", ["塞努西", "马哈茂迪"]),
        ("应印尼人民协商会议主席祖尔基弗利邀请，代表团抵达。", ["祖尔基弗利"]),
        ("在柏林总统府会见德国总统高克。", ["高克"]),
        ("岚浦县县长王曾祥主持会议。", ["王曾祥"]),
    ],
)
def test_a_name_ends_where_what_the_person_does_begins_and_a_transcription_not_before(text, expected):
    assert names(text) == expected


def test_a_party_before_its_chair_is_nobody():
    assert "左翼党" not in names("欧洲左翼党主席洛朗表示赞赏。")
