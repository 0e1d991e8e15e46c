"""Who takes part, in what office, in what part: one sentence per way of printing it. All names are invented."""

import pytest

from archive.ingest.pipeline import as_json

CASES = {
    "the body before the name, the title behind": (
        "省测绘研究所汪启明所长、骆文轩书记一行来访。省水文院耿少波书记主持座谈会。",
        [
            ("汪启明", "省测绘研究所所长", "attendee"),
            ("骆文轩", "书记", "attendee"),
            ("耿少波", "省水文院书记", "chair"),
        ],
    ),
    "a name that is longer in another place of the text": (
        "区委书记斯福民到会。会议由区委书记斯福民主持。",
        [("斯福民", "区委书记", "chair")],
    ),
    "on leave and sitting in": (
        "骆文轩参加会议，卢国栋请假，吴川列席会议。",
        [("骆文轩", None, "attendee"), ("卢国栋", None, "mentioned"), ("吴川", None, "attendee")],
    ),
    "what is analysed is said": (
        "副总经理（主持工作）骆文轩分析安全形势，部署下半年工作。",
        [("骆文轩", "副总经理", "speaker")],
    ),
    "honorifics behind names, 及 inside a bureau's": (
        "一同出席的官员包括律政司司长汪启明资深大律师、运输及物流局局长骆文轩，以及创新科技局局长孙北教授。",
        [
            ("汪启明", "律政司司长", "attendee"),
            ("骆文轩", "运输及物流局局长", "attendee"),
            ("孙北", "创新科技局局长", "attendee"),
        ],
    ),
    "a time of day is nobody": (
        "岚浦市人大代表今早（7日）在大会堂开会，基本法委员会副主任尤秋萍亦有出席。",
        [("尤秋萍", "基本法委员会副主任", "attendee")],
    ),
    "学习教育 belongs to a body": (
        "部学习教育活动领导小组组长汪启明作动员讲话。",
        [("汪启明", "部学习教育活动领导小组组长", "speaker")],
    ),
    "this town": (
        "该镇镇长汪启明作政府工作报告，该镇党委书记骆文轩讲话。",
        [("汪启明", "镇长", "speaker"), ("骆文轩", "镇党委书记", "speaker")],
    ),
    "what another tells of somebody is no speech": (
        "副总理汪启明指出，主席耿少波对治理提出新的要求。",
        [("汪启明", "副总理", "speaker"), ("耿少波", "主席", "mentioned")],
    ),
    "同志 behind three characters": (
        "镇党委书记代侃让同志讲了五点要求。",
        [("代侃让", "镇党委书记", "speaker")],
    ),
    "a title across two words": (
        "司法局局长汪启明说，对相关管理事项尚未制定法规的，可以暂行规定；相关管理事项已列入目录的除外。",
        [("汪启明", "司法局局长", "speaker")],
    ),
    "led by somebody of a department": (
        "校长汪启明参加会议，会议由党委宣传部骆文轩主持。",
        [("汪启明", "校长", "attendee"), ("骆文轩", None, "chair")],
    ),
    "a county that begins like 和": (
        "和县县委书记骆文轩陪同调研。",
        [("骆文轩", "和县县委书记", "attendee")],
    ),
    "office before the name": ("市委书记林知远强调，要抓紧。", [("林知远", "市委书记", "speaker")]),
    "an office behind a day of the month": (
        "6月13号岚浦市副市长秦望出席会议。",
        [("秦望", "岚浦市副市长", "attendee")],
    ),
    "an office behind a verb": (
        "带您认识锦山镇党委书记秦望。家人联系到市医院心外科主任王见。法院依法审理市发改委原副主任孟知。",
        [
            ("秦望", "锦山镇党委书记", "mentioned"),
            ("王见", "市医院心外科主任", "mentioned"),
            ("孟知", "市发改委原副主任", "mentioned"),
        ],
    ),
    "two offices joined": ("市委副书记、市长周见山主持会议。", [("周见山", "市委副书记、市长", "chair")]),
    "two people, one predicate": (
        "省委常委、岚浦市委书记林知远，市长周见山在会上分别讲话。",
        [("林知远", "省委常委、岚浦市委书记", "speaker"), ("周见山", "市长", "speaker")],
    ),
    "by whom it was chaired": (
        "推介会由副市长何其乐主持，石潭县委书记易安作推介。",
        [("何其乐", "副市长", "chair"), ("易安", "石潭县委书记", "speaker")],
    ),
    "a list under one title": (
        "市领导何其乐、秦望、陶怀瑾等出席会议。",
        [("何其乐", "市领导", "attendee"), ("秦望", "市领导", "attendee"), ("陶怀瑾", "市领导", "attendee")],
    ),
    "the specific office wins over the general one": (
        "市领导何其乐、秦望出席会议。会上，市委秘书长秦望宣读了表彰决定。",
        [("何其乐", "市领导", "attendee"), ("秦望", "市委秘书长", "announcer")],
    ),
    "a surname that no list has does not end the list": (
        "市领导何其乐、亓木生、秦望、陶怀瑾等出席会议。",
        [
            ("何其乐", "市领导", "attendee"),
            ("亓木生", "市领导", "attendee"),
            ("秦望", "市领导", "attendee"),
            ("陶怀瑾", "市领导", "attendee"),
        ],
    ),
    "a list interrupted by 以及": (
        "市领导何其乐、秦望，以及陶怀瑾、尹若水等出席。",
        [(n, "市领导", "attendee") for n in ("何其乐", "秦望", "陶怀瑾", "尹若水")],
    ),
    "a list without any title": (
        "何其乐、秦望和陶怀瑾在主席台就座。",
        [(n, None, "attendee") for n in ("何其乐", "秦望", "陶怀瑾")],
    ),
    "a list behind a colon": (
        "出席会议的市领导有：何其乐、秦望、陶怀瑾。",
        [(n, "市领导", "attendee") for n in ("何其乐", "秦望", "陶怀瑾")],
    ),
    "one name before 等": (
        "市委书记林知远讲话，何其乐等列席会议。市领导何其乐在场。",
        [("林知远", "市委书记", "speaker"), ("何其乐", "市领导", "attendee")],
    ),
    "padded names": (
        "市领导秦 望、陶怀瑾、尹　水出席会议。",
        [("秦望", "市领导", "attendee"), ("陶怀瑾", "市领导", "attendee"), ("尹水", "市领导", "attendee")],
    ),
    "compound surnames": (
        "市长欧阳澈主持，副市长司马珩陪同。",
        [("欧阳澈", "市长", "chair"), ("司马珩", "副市长", "attendee")],
    ),
    "transcribed names": (
        "自治区副主席买买提江·吾布力主持会议，自治区主席洛桑次旦讲话。",
        [("买买提江·吾布力", "自治区副主席", "chair"), ("洛桑次旦", "自治区主席", "speaker")],
    ),
    "a middle dot between provinces makes no name": (
        "湖南·新疆经贸合作恳谈会举行，副省长何其乐出席会议。",
        [("何其乐", "副省长", "attendee")],
    ),
    "office as a suffix": (
        "三个县区依次向周见山市长递交了责任书，何其乐副市长作点评。",
        [("周见山", "市长", "attendee"), ("何其乐", "副市长", "speaker")],
    ),
    "the short form counts for its bearer": (
        "副市长何其乐带队调研。何副市长要求，工期不能拖。",
        [("何其乐", "副市长", "speaker")],
    ),
    "body, name, title": ("岚浦海事大学陶怀瑾教授作专题讲座。", [("陶怀瑾", "教授", "speaker")]),
    "a body with a quotation in its name": (
        "市委委员、市委“三亮三比”领导小组组长秦望主持会议。",
        [("秦望", "市委委员、市委“三亮三比”领导小组组长", "chair")],
    ),
    "who invites": (
        "应俄罗斯联邦委员会主席马特维延科邀请，市长周见山赴会。",
        [
            ("马特维延科", "俄罗斯联邦委员会主席", "mentioned"),
            ("周见山", "市长", "attendee"),
        ],
    ),
    "offices with a space between them": (
        "区委常委 常务副区长秦望陪同考察。",
        [("秦望", "区委常委 常务副区长", "attendee")],
    ),
    "a park of data": ("大数据产业园运营中心总经理秦望陪同。", [("秦望", "大数据产业园运营中心总经理", "attendee")]),
    "old comrades as a title": (
        "老同志秦望、陶怀瑾、何其乐等出席。",
        [(name, "老同志", "attendee") for name in ("秦望", "陶怀瑾", "何其乐")],
    ),
    "an office with 与 inside": (
        "厅建筑节能与科技设计处处长秦望参加。",
        [("秦望", "厅建筑节能与科技设计处处长", "attendee")],
    ),
    "a side is nobody": ("市长周见山会见了客人。韩方表示，愿意合作。", [("周见山", "市长", "attendee")]),
    "a body that has not ended before 和": (
        "省委非公和社会组织工委书记秦望观看演出。",
        [("秦望", "省委非公和社会组织工委书记", "attendee")],
    ),
    "bodies with 和 in their names": (
        "市发展和改革委员会主任秦望作说明。",
        [("秦望", "市发展和改革委员会主任", "speaker")],
    ),
    "who is met": (
        "年会期间，林知远会见了江东省委常委、常务副省长何其乐。林知远表示，要加强合作。",
        [("林知远", None, "speaker"), ("何其乐", "江东省委常委、常务副省长", "attendee")],
    ),
    "a name alone that says something": ("林知远指出，港口建设不能等。", [("林知远", None, "speaker")]),
    "who is heard is not who hears": (
        "市长周见山一行察看了码头，听取了工程情况的汇报。",
        [("周见山", "市长", "attendee")],
    ),
    "whose teaching is followed": ("会议学习了秦望同志关于港口工作的论述。", [("秦望", None, "mentioned")]),
    "meetings and documents say things too": ("会议强调，要抓紧。全会指出，形势很好。通知要求，各地落实。", []),
    "titles that go on": ("市委书记处、主席团和领导班子成员参加会议，领导小组组织了检查。", []),
    "bridges are no mayors": ("全长三公里的武汉市长江大桥建设工地上，机器轰鸣。", []),
    "a common surname with words behind it": ("江海涛强调，要抓紧。", [("江海涛", None, "speaker")]),
    "a roll with spaces": (
        "在主席台就座的领导有：何其乐 秦望 陶怀瑾 尹若水。",
        [(n, "领导", "attendee") for n in ("何其乐", "秦望", "陶怀瑾", "尹若水")],
    ),
    "who is removed or appointed": ("会议决定，免去秦望同志副市长职务。", [("秦望", "副市长", "mentioned")]),
    "half-width punctuation": (
        "市委书记林知远,市长周见山出席会议并讲话.",
        [("林知远", "市委书记", "speaker"), ("周见山", "市长", "speaker")],
    ),
    "a ruler that the dictionary has": (
        "德国总理默克尔、南非总统祖马互致贺电。",
        [("默克尔", "德国总理", "mentioned"), ("祖马", "南非总统", "mentioned")],
    ),
    "a long transcription behind any office": (
        "前商务部长古铁雷斯、叙利亚问题特使德米斯图拉出席。",
        [("古铁雷斯", "前商务部长", "attendee"), ("德米斯图拉", "叙利亚问题特使", "attendee")],
    ),
    "with whom, behind the day": (
        "市长周见山3日同以色列总理内塔尼亚胡举行会谈。",
        [("周见山", "市长", "attendee"), ("内塔尼亚胡", "以色列总理", "attendee")],
    ),
    "a republic is no 和": (
        "塔吉克斯坦共和国总统拉赫蒙、马尔代夫共和国总统亚明来访。",
        [("拉赫蒙", "塔吉克斯坦共和国总统", "mentioned"), ("亚明", "马尔代夫共和国总统", "mentioned")],
    ),
    "two subjects of one institute": (
        "岚浦大学边界与海洋研究院副教授秦望说，港口很重要。",
        [("秦望", "岚浦大学边界与海洋研究院副教授", "speaker")],
    ),
    "two bodies of one kind, one title": (
        "省委台办、省政府台办主任陶怀瑾讲话。",
        [("陶怀瑾", "省委台办、省政府台办主任", "speaker")],
    ),
    "a committee for representatives": (
        "市人大代表资格审查委员会主任委员秦望作了报告。",
        [("秦望", "市人大代表资格审查委员会主任委员", "speaker")],
    ),
    "a paper is nobody": ("白皮书中指出，争议应当协商。两国高访的时候谈到此事。", []),
    "a person inside a quoted theme does not end the predicate": (
        "会议邀请市委秘书长秦望作了题为“学习林知远同志论述”的报告。",
        [("秦望", "市委秘书长", "speaker"), ("林知远", None, "mentioned")],
    ),
    "who is announced announces nothing": (
        "副市长何其乐被宣布接受调查。",
        [("何其乐", "副市长", "mentioned")],
    ),
    "traditional script": (
        "市委書記林知遠強調，要抓緊。市長周見山主持會議。",
        [("林知遠", "市委書記", "speaker"), ("周見山", "市長", "chair")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_people_are_read_with_office_and_part(case, told):
    sentence, expected = CASES[case]
    lead = "6月3日下午，港口建设推进会在市会议中心召开，部署下一步的工作。"
    found = [(p.name, p.role_title, str(p.part)) for p in told(lead + sentence).people if not p.is_group]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_spans_hold_the_names_and_order_is_the_printed_rank(told):
    draft = told("市委书记林知远讲话，市长周见山主持会议。市领导何其乐、秦望等出席会议。林知远强调，要抓紧落实。")
    assert [(p.name, p.order) for p in draft.people] == [("林知远", 1), ("周见山", 2), ("何其乐", 3), ("秦望", 4)]
    assert [draft.document.body[p.span.start : p.span.end] for p in draft.people] == [
        "林知远",
        "周见山",
        "何其乐",
        "秦望",
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("□记者 沈一禾 陶 然 李记", ["沈一禾", "陶然", "李记"]),
        ("（记者 沈一禾 陶然）", ["沈一禾", "陶然"]),
        ("记者沈一禾 见习记者陶然", ["沈一禾", "陶然"]),
        ("本报记者 沈一禾 通讯员 陶然", ["沈一禾", "陶然"]),
        ("□本报记者", []),
    ],
)
def test_bylines_name_the_journalists(line, names, drafted):
    draft = drafted(f"岚浦市召开港口建设推进会\n\n{line}\n\n6月3日，市委书记林知远强调，港口建设要抓紧，不能拖。")
    assert list(draft.byline) == names
    assert [p.name for p in draft.people if p.part == "journalist"] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("【本報記者沈一禾嵐浦6日電】市委書記林知遠強調，港口建設要抓緊，不能再拖下去了。", ["沈一禾"]),
        ("本报讯（记者 沈一禾）6月3日，市委书记林知远强调，港口建设要抓紧，不能再拖下去。", ["沈一禾"]),
        (
            "图为推进会现场。沈一禾　陶然　摄\n\n6月3日，市委书记林知远强调，港口建设要抓紧，不能拖。",
            ["沈一禾", "陶然"],
        ),
        ("记者从会议上了解到，市委书记林知远强调，港口建设要抓紧，不能再拖下去了。", []),
        ("遇害的记者名叫亚尔·马吉德，市委书记林知远强调，港口建设要抓紧，不能再拖下去了。", []),
    ],
)
def test_journalists_inside_the_text(text, names, drafted):
    assert list(drafted(f"岚浦市召开港口建设推进会\n\n{text}").byline) == names


@pytest.mark.parametrize(
    ("attending", "labels"),
    [
        ("重点企业负责人代表", ["重点企业负责人代表"]),
        ("高新区和产业园区工委书记、管委会主任", ["高新区和产业园区工委书记、管委会主任"]),
        (
            "市直部门负责人，开发区及工业园区书记，客商代表",
            ["市直部门负责人", "开发区及工业园区书记", "客商代表"],
        ),
        ("市委书记", []),
        ("市发展和改革委员会主任", []),
    ],
)
def test_representatives_and_holders_of_one_office_in_several_bodies_are_groups(attending, labels, told):
    assert [p.name for p in told(f"6月3日，会议召开。{attending}参加会议。").people if p.is_group] == labels


def test_groups_keep_their_label_and_come_after_the_persons(told):
    draft = told(
        "市委书记林知远讲话。各县（市、区）委书记分别作了表态发言。",
        "市四大班子领导，各县（市、区）委书记，市直有关部门、金融机构负责同志参加会议。市领导秦望参加。",
    )
    groups = [(p.name, str(p.part), p.order) for p in draft.people if p.is_group]
    assert groups == [
        ("各县（市、区）委书记", "speaker", 3),
        ("市四大班子领导", "attendee", 4),
        ("市直有关部门、金融机构负责同志", "attendee", 5),
    ]
    assert all(draft.document.body[p.span.start : p.span.end] == p.name for p in draft.people)
    assert "各县（市、区）委书记" not in [p["name"] for p in as_json(draft)["people"]]
