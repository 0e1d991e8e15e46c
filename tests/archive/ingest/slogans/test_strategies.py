"""Which phrases are strategies, and how sure their form and the words around them are. All texts are invented."""

import pytest

from archive.ingest.files.reading import RawText
from archive.ingest.pipeline import draft
from archive.ingest.slogans.known_strategies import KnownStrategies, national

LEAD = "6月3日，港口建设推进会在市会议中心召开，市委书记林知远讲话。"


def read(told, sentence, *, strong):
    return sorted({m.name for m in told(LEAD + sentence).strategies if m.is_strong == strong})


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("开展“清港”行动。", "“清港”行动"),
        ("深化“港证联办”改革。", "“港证联办”改革"),
        ("实施“扶港扶航”工程。", "扶港扶航"),
        ("推进“港航一体”战略。", "港航一体"),
        ("实施“1358”工程。", "1358"),
        ("坚持“快审批、快开工、快建成”。", "快审批、快开工、快建成"),
        ("全面推行“港城同建”机制。", "港城同建"),
        ("要围绕“一港四园七镇”格局，把事办实。", "一港四园七镇"),
        ("聚焦中心工作，会议说要围绕‘四个着手’，发现问题。", "四个着手"),
        ("落实市委“三个推开”要求。", "三个推开"),
        ("深入推进'双百企业'培育工程。", "双百企业"),
        ("做到“三优”“两减”，落实“五破五立”。", "五破五立"),
        ("实施渔业强县战略。", "渔业强县战略"),
        ("要落实港口建设大会精神和渔业强县战略。", "渔业强县战略"),
        ("坚持制造业立县不动摇。", "制造业立县"),
        ("开展渔港治本攻坚三年行动。", "渔港治本攻坚三年行动"),
        ("推进渔村环境整治提升五年行动。", "渔村环境整治提升五年行动"),
        ("开展渔港作风提质增效年行动。", "渔港作风提质增效年行动"),
        ("坚持渔业强县、港口兴市。", "渔业强县"),
        ("推动转型升级、实施港口带动发展战略。", "港口带动发展战略"),
        ("推行“1+3”群众工作法。", "“1+3”群众工作法"),
        ("要围绕“773”年度目标，继续加压。", "773"),
        ("发扬“5+2”精神，连续作战。", "5+2"),
        ("我市启动港口污染防治攻坚行动。", "港口污染防治攻坚行动"),
        ("启动2031年全省渔船安全专项行动。", "渔船安全专项行动"),
        ("深化供给侧结构性改革。", "供给侧结构性改革"),
        ("既要推动乡村振兴战略和实施岚浦港带动战略。", "岚浦港带动战略"),
        ("牢固树立实业塑市理念。", "实业塑市"),
        ("坚持五轮驱动不动摇。", "五轮驱动"),
        ("要坚持五城同建，再上台阶。", "五城同建"),
        ("坚持走文化铸县的路子。", "文化铸县"),
        ("会议明确，要推进一带三湾，再上台阶。", "一带三湾"),
        ("自从鸥归工程实施以来，新增企业30家。", "鸥归工程"),
        ("推进鸥归工程的经验得到推广。", "鸥归工程"),
        ("按照“文化塑市”的思路，把事办实。", "文化塑市"),
    ],
)
def test_a_noun_of_programmes_or_what_is_upheld_makes_a_strong_form(sentence, name, told):
    assert name in read(told, sentence, strong=True)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("培养“勤毅诚敏”的新人。", "勤毅诚敏"),
        ("主攻“五化”，把事办实。", "五化"),
        ("用好“六必访”联络办法。", "六必访"),
        ("实现“超港争航促跨越”目标。", "超港争航促跨越"),
        ("基本完成了“港航分离”。", "港航分离"),
        ("守住岸线“三条底线”。", "三条底线"),
        ("秉承“服务海港、繁荣渔村”的办会宗旨。", "服务海港、繁荣渔村"),
        ("我市打响七大攻坚行动。", "七大攻坚行动"),
        ("要有“学港赶航，比湾追海”的志气。", "学港赶航，比湾追海"),
        ("对接“海上之路”新经济政策。", "海上之路"),
    ],
)
def test_a_form_that_much_else_has_is_weak(sentence, name, told):
    assert name in read(told, sentence, strong=False)
    assert name not in read(told, sentence, strong=True)


@pytest.mark.parametrize(
    "sentence",
    [
        "海关开展“集中抓捕行动”。",
        "推进海港建设是国家重大战略。",
        "日本政府的“购岛”行动。",
        "近年来，发展港口服务业成为国家战略。",
        "推进两国港口建设、促进实现各自发展战略。",
        "坚持“改革、服务”。",
        "台风“海葵花”明天登陆岚浦。",
        "“远望角”号邮轮今天首航。",
        "今年的展览以“向海而兴”为主题。",
        "委员们围绕“向海而兴、因港而兴”建言献策。",
        "“三代渔家”系列活动开幕。",
        "观看了纪录片“百年港湾”和“四海渔歌”音乐会。",
        "“五洋捷报”专栏推出新报道。",
        "荣获“百强港口”称号。",
        "他反映的“三难两慢”问题要解决。",
        "所谓“两岸三通”的说法不实。",
        "打击“四黑五乱”行为，警惕“五重假象”。",
        "渔船成为全镇的“聚宝之盆”。",
        "贸易实现“双顺差”。",
        "外部势力鼓动“破坏行动”，实施了一次突袭行动。",
        "坚持“三大原则”，修订“两项法规”。",
        "中俄推进全面战略协作，举行“海湾-2031”战略演习。",
        "整治“门难进、脸难看、事难办”。",
        "全市实施了综合修复工程和相应改扩建工程。",
        "不搞“形象工程”。",
        "拿出“起步即冲刺”的劲头。",
        "记者走进城固县，坚持一手抓防疫。",
        "自从民生工程实施以来，抓好水利工程，收入增长。",
        "不断加大强农力度，同各自国家发展战略对接。",
        "《岚浦一带一路港口史》出版。",
        "《港口规划》获批，这是全省首个上升为国家战略的港区。",
        "各方围绕落实海洋治理议程制定行动计划。",
        "双方全面落实两国共识，落实双方共识。",
        "推动港口革命是长期战略。",
        "组建了一批港口技术创新战略联盟。",
        "围绕国家海洋安全需求加强战略筹划。",
        "牵头推进海洋环境保护合作等战略。",
        "打破“大而全”的格局，增速继续呈现“西快东慢”的特点。",
        "发挥“四两拨千斤”的撬动作用。",
        "获奖名单紧扣“实体经济”的主题。",
        "“九一五海湾事变”纪念日将到。",
        "第二届“四月之春”友谊艺术节开幕。",
        "支持看守政府的“红帆军”计划10号在岚浦举行游行。",
        "在全国第二次集中打击“伪渔站”专项行动中，各地破获案件。",
        "渔业产量实现“十二连增”。",
        "渔业增速继续保持“西快东慢”的格局。",
        "这项国际工程俗称“人造渔港”计划。",
        "晚会大气，“你我港城梦、全面建渔港”的主题贯穿始终。",
        "要深入开展专项摸排行动。",
        "要把落实渔业议程纳入本国发展战略。",
        "要开展清理整顿专项行动。",
        "全市开展渔港执法“春节”行动。",
    ],
)
def test_titles_themes_things_and_what_is_fought_are_none(sentence, told):
    assert [m.name for m in told(LEAD + sentence).strategies] == []


def test_strategies_of_a_list_are_each_their_own(told):
    assert read(told, "实施渔业强县、项目带动发展战略。", strong=True) == ["渔业强县", "项目带动发展战略"]


def test_the_noun_behind_is_printed_with_the_name_and_the_bare_name_is_the_same(told):
    mentions = told(LEAD + "实施“三快五优”工程。“三快五优”贵在坚持。").strategies
    body = told(LEAD + "实施“三快五优”工程。“三快五优”贵在坚持。").document.body
    assert [m.name for m in mentions] == ["三快五优"] * 2
    assert [body[m.span.start : m.span.end] for m in mentions] == ["“三快五优”工程", "三快五优"]


def test_a_headline_adds_only_what_is_strong(drafted):
    mentions = drafted(f"全面推行“港航同治” 实施渔业强县战略\n\n{LEAD}").strategies
    assert [(m.name, m.span) for m in mentions] == [("渔业强县战略", None)]


def found(known, text):
    return [text[start:end] for start, end in known.occurrences(text)]


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        ("港城同建", "今年港城同建有了起色。", ["港城同建"]),
        ('"清港联办"改革', "清港联办改革见效。", ["清港联办改革"]),
        ("生态立县", "修建生态立县城区。", []),  # 县城 is a word of its own
        ("平安渔港", "评为平安渔港示范点。", []),
        ("五破五立", "第五破五立，十五破五立。", []),
        ("两优", "两优做法很好，“两优”也好。".replace("“", '"').replace("”", '"'), ["两优"]),
        ("港城同建", "《港城同建三十年》出版。", []),
        ("群众路线", "走群众路线。", []),  # a word of the dictionary
    ],
)
def test_a_known_name_is_found_where_no_longer_word_holds_it(name, text, places):
    assert found(KnownStrategies([name]), text) == places


def test_the_longest_known_name_counts():
    assert found(KnownStrategies(["港城同建", "港城同建共享"]), "推进港城同建共享。") == ["港城同建共享"]


def test_names_of_the_whole_country_are_bundled():
    assert found(national(), "增强四个意识，推进一带一路建设") == ["四个意识", "一带一路"]
    assert found(national(), "讲文明树新风") == []


def test_a_known_strategy_is_read_without_quotation_marks():
    raw = RawText(f"岚浦市召开港口建设推进会\n\n{LEAD}今年港城同建有了起色。")
    assert draft(raw).strategies == ()
    (mention,) = draft(raw, known_strategies=KnownStrategies(["港城同建"])).strategies
    assert (mention.name, mention.is_strong) == ("港城同建", True)


def test_a_good_beginning_is_a_result_and_no_slogan(told):
    assert read(told, "确保一季度实现“开门稳、开门红”。", strong=False) == []
    assert read(told, "会议召开“两优一先”表彰大会。", strong=False) == []
