"""Where a name begins and ends, by kind of name and by what surrounds it. All people are invented."""

import pytest

from archive.ingest.people.names import lookalike_end, name_end

# Sentence, and who stands in it.
CASES = {
    "Mongolian words": ("旗委书记巴音其其格在镇上调研，旗长苏雅拉图陪同。", ["巴音其其格", "苏雅拉图"]),
    "Tibetan words": (
        "县委书记扎西旺堆主持会议，副县长多吉次仁、白玛央金和秘书长索朗培杰出席会议。",
        ["扎西旺堆", "多吉次仁", "白玛央金", "索朗培杰"],
    ),
    "a transcribed name before a verb that begins like a name": (
        "自治区副主席艾力·阿不都提出席会议并讲话。",
        ["艾力·阿不都提"],
    ),
    "a transcribed name before a preposition": (
        "受自治区主席买买提·吐尔的委托，副主席秦望主持会议。",
        ["买买提·吐尔", "秦望"],
    ),
    "a transcribed name after a title in the list": (
        "主席努尔·阿不都，副主席艾尼·衣沙、秦望，秘书长任澄在前排就座。",
        ["努尔·阿不都", "艾尼·衣沙", "秦望", "任澄"],
    ),
    "a transcribed name before a word of sounds": ("国际工联总书记夏尔·巴什赞赏岚浦的努力。", ["夏尔·巴什"]),
    "a transcribed name before 从": (
        "已故主持人阿米·沙维尔从几代人的偶像变成恶人，不信国务卿希拉·克什顿所谓的善意。",
        ["阿米·沙维尔", "希拉·克什顿"],
    ),
    "what a foreigner rides in": ("禁止委内瑞拉总统马什罗所乘的专机经过。", ["马什罗"]),
    "a preposition before a country": ("通过伊拉克外长向叙利亚转达了消息。", []),
    "a headquarters": ("联合战略司令部于今天运转，国际大公司背景的人才成了主力。", []),
    "a list of who takes part in an activity": (
        "林知远、郑见山、秦望等参加上述活动。",
        ["林知远", "郑见山", "秦望"],
    ),
    "lines, lanes and plays are no people": (
        "受降雨影响，兰新线、兰青线部分路段停运，胡同口积水。木偶剧《卢俊义》上演，龙舟赛、包粽子等民俗活动展开。",
        [],
    ),
    "Japanese names before what begins a word": (
        "国务院总理秦望会见日本首相安倍直三共同社记者在场，前首相村山信市在1995年8月道歉，外相岸田良雄等出席。名誉教授渡边荣说，情况很好。",
        ["秦望", "安倍直三", "村山信市", "岸田良雄", "渡边荣"],
    ),
    "whom someone represents": ("美国总统奥克马特别代表财政部长出席，总统顾问、外交部长陪同。", ["奥克马"]),
    "a Japanese given name before a word": ("日本首相清水明连续三次出席会议。", ["清水明"]),
    "who answers": ("商务部新闻发言人应询时表示，张家港的胡辣汤很好，张家港的游客很多。", []),
    "a family name of one sound": ("首相特蕾·梅领导力受到质疑，首相特蕾·梅前往岚浦。", ["特蕾·梅"]),
    "what is no name behind an office": (
        "将对负责人问责，严控负责人偏高收入。代表为副部长级后，总医院原骨科主任退休。金砖合作深入，金砖合作有力。",
        [],
    ),
    "where an official goes": ("当天，主席来莫斯科出席庆典，总理访巴格达出席会议。", []),
    "things counted behind an office": ("建立了领导包抓、开展巡查等五项机制。", []),
    "cities abroad": ("德黑兰表示反对，德黑兰的谈判继续。敖德萨局势紧张，敖德萨市民撤离。", []),
    "an adverb": ("有网友高兴地说，高兴地笑了。", []),
    "what is about to happen": ("国际组织委员姚明将出席活动。", ["姚明"]),
    "a lady": ("法官珍妮特·史蒂斯女爵士出席会议。", ["珍妮特·史蒂斯"]),
    "an office of state": ("白宫发言人当天表示，领导人齐聚岚浦，群众来到毛主席纪念堂。", []),
    "words that the dictionary takes for people": (
        "实验室里的高精尖研究变成产品，发展高精尖产业，黄梅戏、越剧上演，黄梅戏爱好者到场，村民送上祝福。"
        "岚浦雪顿节闭幕，雪顿节期间游客很多，杜鹃花、玫瑰花盛开，杜鹃花节开幕。",
        [],
    ),
    "who takes pictures": ("展出了200多位摄影家和摄影爱好者的作品。", []),
    "a professor emeritus": ("会见了香港大学荣休教授秦见山先生。", ["秦见山"]),
    "a foreigner by the sound": ("副市长何其乐会见了格鲁吉亚总统施瓦什维利一行。", ["何其乐", "施瓦什维利"]),
    "a title that is the name's suffix": ("林知远总书记曾指出，港口是门户。", ["林知远"]),
    "a form of address": ("副市长郑见山带队调研。秦望向郑副市长介绍了情况。郑副市长指出，要快。", ["郑见山", "秦望"]),
    "a form of address of somebody not named": ("建委副主任秦望主持报告会，胡校长作了解读。", ["秦望"]),
    "a village of a family": ("副县长秦望率县水务公司负责人到王家沟水库检查。", ["秦望"]),
    "和 before the next office": ("省委书记林希和省长周见山参加座谈。", ["林希", "周见山"]),
    "a name that ends like a predicate": ("总裁秦敏做总结讲话，总裁周玲共同主持会议。", ["秦敏", "周玲"]),
    "a rare surname": ("商务厅司长骞一禾来我市调研，副市长隋望、綦见山陪同。", ["骞一禾", "隋望", "綦见山"]),
    "surnames that are words": ("市政协主席任见山，副市长常知远汇报了情况。", ["任见山", "常知远"]),
    "representatives are no name": ("现有县人大代表2名，镇人大代表7名。", []),
    "roads are no names": ("今年以来，随岚、岚常、岚长、通平、石华5条高速公路开工。", []),
    "hills that turn green": ("让天更蓝、山更绿、水更清、家更美。", []),
    "an idiom behind a title": ("要实现这个地区长治久安。", []),
    "honoured people": ("对王见山、李知远、张若水等六位同志授予优秀员工称号。", ["王见山", "李知远", "张若水"]),
    "old comrades": ("祝老同志们健康，委员们还提了建议，总监票人宣布结果。", []),
    "a minority's name anywhere": ("会议传达了公保扎西在调研时的讲话精神。", ["公保扎西"]),
    "a name that ends like a conjunction": ("而策进会总干事王莹则代表协会致谢，市长秦望出席推介会。", ["王莹", "秦望"]),
    "what is read of one person's report": ("王为见向大会报告了法院五年来的工作。", ["王为见"]),
    "a name that the dictionary has as a word": ("国务院副总理回良玉、副市长应见山出席会议。", ["回良玉", "应见山"]),
    "a name before a preposition": ("副总经理王春向考察团详细介绍了情况，主席郭大为一行听取。", ["王春", "郭大为"]),
    "从 that belongs to the name": (
        "县委书记雷见从主持会议，县领导秦望、林见从、孟知参加会议。雷见从强调，要落实。",
        ["雷见从", "秦望", "林见从", "孟知"],
    ),
    "a surname that makes a word with what follows": (
        "县委书记高新见出席会议，县政协主席常润见，副县长秦望参加。管委会主任高新区范围内的项目。",
        ["高新见", "常润见", "秦望"],
    ),
    "a name before 关于 and 因为": ("主任秦望关于提案的报告通过。校长孟知因为身体原因请假。", ["秦望", "孟知"]),
    "a name that ends like a country": ("县教育局局长罗中国列席会议。", ["罗中国"]),
    "who boards a plane": ("省长秦见望乘专机离开。", ["秦见望"]),
    "led by somebody": ("由蒋见平率领的考察团来访，会议决定接受孟知辞去代表职务。", ["蒋见平", "孟知"]),
    "a transcribed name before condolences": (
        "习见平就古巴前主席劳尔·卡什特尔逝世向主席费尔·卡什致唁电，新加坡总理萨尔·平什衷心祝愿。",
        ["劳尔·卡什特尔", "费尔·卡什", "萨尔·平什"],
    ),
    "words at the ends of a transcribed name": (
        "前助理国务卿约瑟·纳尔到访，美国学者阿齐兹·埃斯博士日前归国，作家路易·艾黎诞辰纪念会上，选手约翰·基尔已离席。",
        ["约瑟·纳尔", "阿齐兹·埃斯", "路易·艾黎", "约翰·基尔"],
    ),
    "a sentence of a court behind a transcribed name": (
        "法院判处村民帕提古丽·托合提无期徒刑。",
        ["帕提古丽·托合提"],
    ),
    "曾 before a verb": ("县长秦望出席会议，省长曾表示，要加快。", ["秦望"]),
    "who is followed": ("要向秦望同志学习，深入落实林知远总书记的要求。", ["秦望", "林知远"]),
}


@pytest.mark.parametrize("case", CASES)
def test_names_are_read_whole_and_nothing_else_is(case, told):
    sentence, names = CASES[case]
    assert sorted(p.name for p in told("6月3日，会议召开。" + sentence).people if not p.is_group) == sorted(names)


APPOINTMENTS = {
    "behind 为": ("会议推选秦望、陶怀瑾、何其乐为主席团常务主席。", "主席团常务主席"),
    "behind 担任": ("会议决定由秦望、陶怀瑾、何其乐担任副团长。", "副团长"),
    "behind 等": ("秦望、陶怀瑾、何其乐等市领导参加活动。", "市领导"),
}


@pytest.mark.parametrize("case", APPOINTMENTS)
def test_the_office_behind_a_list_counts_for_all_of_it(case, told):
    sentence, office = APPOINTMENTS[case]
    found = [(p.name, p.role_title) for p in told("6月3日，会议召开。" + sentence).people if not p.is_group]
    assert found == [(name, office) for name in ("秦望", "陶怀瑾", "何其乐")]


PARTS = {
    "reading out is no report": ("副总经理秦望宣读了关于通过工作报告的决议。", "announcer"),
    "a chair of a report": ("建委主任秦望主持报告会，工作人员参加了报告会。", "chair"),
    "who explains to whom": ("指挥长秦望向市长周见山介绍了工作情况。", "speaker"),
    "who commissions": ("受县委书记秦望委托，县长周见山主持会议。", "mentioned"),
    "who spoke": ("河北省长秦望、江东省长周见山发了言。", "speaker"),
    "whose speech is passed on": ("校长周见山传达了省委书记秦望的讲话。", "mentioned"),
}


@pytest.mark.parametrize("case", PARTS)
def test_parts_by_predicate(case, told):
    sentence, part = PARTS[case]
    found = {p.name: str(p.part) for p in told("6月3日，会议召开。" + sentence).people}
    assert found["秦望"] == part


@pytest.mark.parametrize("office", ["市委书记", "副总理", "日本首相", "俄罗斯总统"])
def test_no_name_goes_beyond_the_end_of_its_text(office, drafted):
    for cut in ("郑州", "林郑月", "陈冯富", "李明", "安倍", "村山富", "特蕾·", "阮氏", "向"):
        draft = drafted(f"市委书记\r\n{office}{cut}")
        assert all(len(person.name) <= len(cut) for person in draft.people), cut
        assert name_end(f"{office}{cut}", len(office), bold=True) in (None, *range(len(office) + len(cut) + 1))
        assert lookalike_end(f"{office}{cut}", len(office)) in (None, *range(len(office) + len(cut) + 1))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("会见德国总统施泰因迈尔时，首先表示感谢。", ["施泰因迈尔"]),
        ("目前，德国总统施泰因迈尔仍希望各方参与。", ["施泰因迈尔"]),
        ("俄罗斯总统普京因叙利亚问题发言。", ["普京"]),
        ("他与乌克兰总统波罗申科通了电话。", ["波罗申科"]),
        ("他现年52岁，曾先后担任埃塞俄比亚卫生部长和外交部长。", []),
    ],
)
def test_where_a_transcription_ends(sentence, names, told):
    assert [p.name for p in told("6月3日，会议召开。" + sentence).people] == names


def test_whom_another_replaces_is_of_no_office_of_his_own_name(told):
    found = told("6月3日，会议召开。今年4月，秦望当选国务委员会主席，接替劳尔·卡斯特罗。").people
    assert [(p.name, p.role_title) for p in found] == [("秦望", "国务委员会主席"), ("劳尔·卡斯特罗", None)]
