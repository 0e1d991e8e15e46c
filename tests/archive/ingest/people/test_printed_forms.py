"""Ways in which ordinary papers print offices, names and what people do: a sentence each. All people are invented."""

import pytest

from archive.ingest.pipeline import as_json

CASES = {
    "a note in brackets between office and name": (
        "代县长、常务副县长（候选人）骆文轩主持会议，副局长（挂职）郁林通报情况，党组成员（正县级）尤秋萍出席。",
        [
            ("骆文轩", "代县长、常务副县长", "chair"),
            ("郁林", "副局长", "speaker"),
            ("尤秋萍", "党组成员", "attendee"),
        ],
    ),
    "a name that is a word before what only people do": (
        "市委秘书长舒畅主持会议，办公室杨柳主任一行参加。",
        [("舒畅", "市委秘书长", "chair"), ("杨柳", "办公室主任", "attendee")],
    ),
    "a surname that is mostly a word": (
        "厅长成大勇作工作报告；副厅长席明远陪同调研。",
        [("成大勇", "厅长", "speaker"), ("席明远", "副厅长", "attendee")],
    ),
    "a compound surname before two given characters": (
        "县委书记汪启明，县人大常委会主任司马光耀参加会议。",
        [("汪启明", "县委书记", "attendee"), ("司马光耀", "县人大常委会主任", "attendee")],
    ),
    "each with an office of his own, before the name and behind it": (
        "集团公司董事长汪启明、骆文轩总经理到项目部检查工作。",
        [("汪启明", "集团公司董事长", "attendee"), ("骆文轩", "总经理", "attendee")],
    ),
    "directors of a company": (
        "董事骆文轩、尤秋萍参加会议，董事耿少波因公请假。董事会成员到会。",
        [("骆文轩", "董事", "attendee"), ("尤秋萍", "董事", "attendee"), ("耿少波", "董事", "mentioned")],
    ),
    "somebody behind a word of three characters": (
        "校长汪启明主持大会，企业家袁大有先生发言。",
        [("汪启明", "校长", "chair"), ("袁大有", None, "speaker")],
    ),
    "places in a row": (
        "县长汪启明说，常德、怀化、吉首等地有雨。常德、怀化、张家界、吉首要做好防范。",
        [("汪启明", "县长", "speaker")],
    ),
    "what is told at a meeting": (
        "组长汪启明反馈了巡视意见，副县长骆文轩安排部署近期工作，委员耿少波就经费提问。",
        [("汪启明", "组长", "speaker"), ("骆文轩", "副县长", "speaker"), ("耿少波", "委员", "speaker")],
    ),
    "who hears and then speaks": (
        "县委书记汪启明听取汇报并讲话。县长骆文轩听取了各镇的报告。",
        [("汪启明", "县委书记", "speaker"), ("骆文轩", "县长", "attendee")],
    ),
    "who is with the host at a meeting with guests": (
        "陪同会见的包括财政司司长汪启明先生、投资署署长骆文轩博士。",
        [("汪启明", "财政司司长", "attendee"), ("骆文轩", "投资署署长", "attendee")],
    ),
    "bodies before the name, the title behind": (
        "市政协娄敏主席、谷雨副主席来校调研，校党委尚德书记、闵建国校长陪同。",
        [
            ("娄敏", "市政协主席", "attendee"),
            ("谷雨", "副主席", "attendee"),
            ("尚德", "校党委书记", "attendee"),
            ("闵建国", "校长", "attendee"),
        ],
    ),
    "a town's name that ends as the title begins": (
        "白沙镇镇长龙小武、县住建局党组书记卞之琳作了汇报。",
        [("龙小武", "白沙镇镇长", "speaker"), ("卞之琳", "县住建局党组书记", "speaker")],
    ),
    "this county, and a name that is a county": (
        "省直工委书记左权一行到访，该县县委书记戚长庚陪同。",
        [("左权", "省直工委书记", "attendee"), ("戚长庚", "县委书记", "attendee")],
    ),
    "titles of courts and councils, 经 inside a word": (
        "一级高级检察官荆永年发言，立法会议员葛佩帆提问，财经事务及库务局局长许正宇出席。",
        [
            ("荆永年", "一级高级检察官", "speaker"),
            ("葛佩帆", "立法会议员", "speaker"),
            ("许正宇", "财经事务及库务局局长", "attendee"),
        ],
    ),
    "counties in a row": (
        "副市长汪启明要求，乌石、白沙、荆门、云梦等县市区要落实责任。",
        [("汪启明", "副市长", "speaker")],
    ),
    "who chairs and lays out the work": (
        "镇长汪启明主持会议并安排部署禁烧工作。",
        [("汪启明", "镇长", "speaker")],
    ),
    "who comes into two offices at once": (
        "会议决定任命汪启明同志为副市长、代理市长。",
        [("汪启明", "副市长、代理市长", "mentioned")],
    ),
    "an expert who was asked to come": (
        "我们请来省农科院专家匡正长期驻点。",
        [("匡正", "省农科院专家", "mentioned")],
    ),
    "labels with blanks in them": (
        "镇长汪启明主持会议。\n\n请　假：闻人杰\n\n列　席：县人大常委会主任柯大任，县政协主席娄敏",
        [
            ("汪启明", "镇长", "chair"),
            ("闻人杰", None, "mentioned"),
            ("柯大任", "县人大常委会主任", "attendee"),
            ("娄敏", "县政协主席", "attendee"),
        ],
    ),
    "a name of Tibetan words": (
        "州长鲁松南杰讲话，副州长宫保才旦出席。",
        [("鲁松南杰", "州长", "speaker"), ("宫保才旦", "副州长", "attendee")],
    ),
    "a list whose first name is a word": (
        "副主席平安、焦裕民、滕飞，秘书长初晓出席会议，检察长车辙列席会议。",
        [
            ("平安", "副主席", "attendee"),
            ("焦裕民", "副主席", "attendee"),
            ("滕飞", "副主席", "attendee"),
            ("初晓", "秘书长", "attendee"),
            ("车辙", "检察长", "attendee"),
        ],
    ),
    "chief inspectors, and representatives of kinds": (
        "市公安局局长、督察长雷厉讲话，台商代表连战平、房屋署代表温志强发言。",
        [
            ("雷厉", "市公安局局长、督察长", "speaker"),
            ("连战平", "台商代表", "speaker"),
            ("温志强", "房屋署代表", "speaker"),
        ],
    ),
    "whom bodies have sent, on a line of minutes": (
        "主持人：副县长路长海\n\n参会人员：县水利局江澜、县气象局风清扬\n\n会议听取了汇报。",
        [("路长海", "副县长", "chair"), ("江澜", None, "attendee"), ("风清扬", None, "attendee")],
    ),
    "bodies without a name of their own before the name": (
        "总工办凌霄主任、纪委柯蓝书记参加座谈。",
        [("凌霄", "总工办主任", "attendee"), ("柯蓝", "纪委书记", "attendee")],
    ),
    "who answers on lines of an interview": (
        "主持人：请介绍一下产业转型。\n\n单田方：好的。过去靠煤炭。\n\n单田方：坚持不动摇，建好园区。",
        [("单田方", None, "speaker")],
    ),
    "managers, members and old cadres": (
        "规划部申晓红经理到会，成员郜文斌、边志国参加会议，老干部代表宁学勤、符国强发言。",
        [
            ("申晓红", "规划部经理", "attendee"),
            ("郜文斌", "成员", "attendee"),
            ("边志国", "成员", "attendee"),
            ("宁学勤", "老干部代表", "speaker"),
            ("符国强", "老干部代表", "speaker"),
        ],
    ),
    "speeches that open, and work that is told": (
        "县委常委邰正宵致开幕词，县发改委主任（正科级）郗恩庭汇报工作，县政府党组成员（援疆干部）滕立新参加。",
        [
            ("邰正宵", "县委常委", "speaker"),
            ("郗恩庭", "县发改委主任", "speaker"),
            ("滕立新", "县政府党组成员", "attendee"),
        ],
    ),
    "counties by their short names": (
        "副市长汪启明说，宁南、会东、雷波、金阳等县旱情较重。",
        [("汪启明", "副市长", "speaker")],
    ),
    "who is added to a committee": (
        "会议增补苗秀兰、翁美玲同志为区妇联执委。",
        [("苗秀兰", "区妇联执委", "mentioned"), ("翁美玲", "区妇联执委", "mentioned")],
    ),
    "full stops and commas in half width": (
        "3月7日,岚浦县召开招商大会.县委书记汪启明,县长骆文轩出席会议并讲话.",
        [("汪启明", "县委书记", "speaker"), ("骆文轩", "县长", "speaker")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_people(drafted, text, expected):
    people = as_json(drafted(f"岚浦市召开会议\n\n{text}"))["people"]
    assert [(each["name"], each["role_title"], each["part"]) for each in people] == expected


@pytest.mark.parametrize(
    ("title", "office", "body"),
    [
        (
            "专访岚浦县委书记汪启明：以港兴县",
            "岚浦县委书记",
            "记者：今年怎么干？\n\n汪启明：今年是港口提升年，要引进项目。",
        ),
        (
            "对话县委书记汪启明：岚浦如何突围",
            "县委书记",
            "汪启明：优势在区位，通江达海。\n\n汪启明：我们提出北优，建新城。",
        ),
        (
            "让群众看得上病\n\n——专访岚浦县委书记汪启明",
            "岚浦县委书记",
            "汪启明：好的，谢谢你们。\n\n汪启明：今年是港口提升年，要引进项目。",
        ),
        (
            "走出去——访岚浦县委书记汪启明",
            "岚浦县委书记",
            "汪启明：好的，谢谢你们。\n\n汪启明：今年是港口提升年，要引进项目。",
        ),
    ],
)
def test_whom_only_the_headline_gives_an_office(title, office, body, drafted):
    people = as_json(drafted(f"{title}\n\n{body}"))["people"]
    assert [(each["name"], each["role_title"], each["part"]) for each in people] == [("汪启明", office, "speaker")]


def test_who_delivered_a_speech_stands_above_it(drafted):
    where = "——2022年1月9日在岚浦市第八届人民代表大会第一次会议上"
    read = as_json(
        drafted(f"市中级人民法院工作报告\n{where}\n院长 严明\n各位代表：\n现在，我向大会报告工作，请予审议。")
    )
    assert [(each["name"], each["role_title"], each["part"]) for each in read["people"]] == [
        ("严明", "院长", "speaker")
    ]
    assert (read["event_on"], read["place"]) == ("2022-01-09", "岚浦市")
