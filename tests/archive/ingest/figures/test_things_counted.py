"""What stands behind a counter and before a figure, by what the counter can count and what the words do."""

import pytest


@pytest.fixture
def subjects(told):
    def go(sentence: str) -> list[str]:
        return [figure.subject for figure in told("2015年6月3日，岚浦市召开港口建设推进会。", sentence).figures]

    return go


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("码头上的8名潜水员身体状况良好。", ["潜水员"]),
        ("120名渔民和港务局职工上街维持秩序。", ["渔民和港务局职工"]),
        ("26名山谷附近的居民被疏散。", ["被疏散居民"]),
        ("36家港口媒体机构代表参加。", ["港口媒体机构"]),
        ("84家环保不达标的企业进行了整改。", ["企业"]),
        ("会议23次会议研究部署港口工作。", ["会议"]),
        ("推出45个符合规划要求、有利转型的示范项目。", ["示范项目"]),
        ("共有35位镇长、街道主任到会。", ["镇长、街道主任"]),
        ("35个国家和国际组织的代表到会。", ["国家和国际组织"]),
        ("港区47个行政村里的问题不少。", ["行政村"]),
        ("开放33个A级景区。", ["开放A级景区"]),
        ("65起违反港务规定精神问题已经查清。", ["违反港务规定精神问题"]),
        ("开展港区36个渔业振兴重点项目。", ["渔业振兴重点项目"]),
        ("部署6项任务。", ["任务"]),
        ("展出74件渔具。", ["渔具"]),
    ],
)
def test_a_counter_names_what_it_can_count(sentence, names, subjects):
    assert subjects(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("监督139家单位。", ["监督单位"]),
        ("港务局打掉了6个走私团伙。", ["打掉走私团伙"]),
        ("航线到达欧洲11个国家、29个城市。", ["到达国家", "到达城市"]),
        ("警方抬起36个花圈。", ["花圈"]),
        ("遇难的36名渔民都是岚浦人。", ["遇难渔民"]),
        ("已有75名平民死于风暴。", ["死亡平民"]),
        ("风暴造成32栋住宅被埋，50辆汽车受损。", ["被埋住宅", "受损汽车"]),
        ("热线接到来电8000多个，有效办结2500多个。", ["来电", "办结来电"]),
        ("该书累计发行31万册，其中中文版发行29万册。", ["发行", "发行"]),
        ("专项行动破案800多起。", ["破案件"]),
        ("20多万户断水。", ["断水户数"]),
        ("高温致死1700多人。", ["死亡人数"]),
        ("港口企业负责人200余人出席。", ["出席港口企业负责人"]),
    ],
)
def test_a_verb_is_part_of_a_name_where_it_tells_what_was_done_or_befell(sentence, names, subjects):
    assert subjects(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("参加博览会的港口企业超过180家。", ["港口企业"]),
        ("为渔民挽回损失660多万元。", ["挽回损失"]),
        ("国家投入38亿元对码头进行保护。", ["投入"]),
        ("投入近400万元用于完善设施设备。", ["投入"]),
        ("罚款25到500欧元，约合人民币200到4000元。", ["罚款", "罚款"]),
        ("俄罗斯渔业储备已跌破4000亿美元。", ["渔业储备"]),
        ("去年对世界经济增长的贡献率达到30%。", ["世界经济增长贡献率"]),
        ("全州贫困发生率高达42%。", ["贫困发生率"]),
        ("东部地区渔业产值增长11%，比西部地区高出2个百分点。", ["渔业产值增速", "渔业产值增速"]),
        ("渔业增加值达到38亿元，在国民经济中的比重上升到51%。", ["渔业增加值", "渔业增加值占比"]),
        ("渔业景气指数为51%，仍保持54%的较高水平。", ["渔业景气指数", "渔业景气指数"]),
        ("商务活动指数今天发布，指数比上月回落2%。", ["指数降幅"]),
        ("渔业企业有94家，这一数字去年是80家。", ["渔业企业", "渔业企业"]),
    ],
)
def test_who_acts_and_where_is_no_part_of_a_measure(sentence, names, subjects):
    assert subjects(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("双方分别持有55%和45%股权。", ["股权", "股权"]),
        ("老板开出3倍工资的高薪。", ["工资"]),
        ("以80元的价格卖出。", ["价格"]),
        ("选手以8米的成绩夺冠。", ["成绩"]),
        ("政府有50%的补贴。", ["补贴"]),
        ("村庄中有70%成立了合作社。", ["成立合作社村庄占比"]),
        ("这些包裹90%来自岛外。", ["来自岛外包裹占比"]),
        ("100%奶源实现了直供。", ["奶源占比"]),
        ("预计岚浦经济将保持6%的强劲增长。", ["经济增速"]),
        ("实现了6%的经济增速。", ["经济增速"]),
        ("贷款基准利率下调25个基点。", ["贷款基准利率降幅"]),
    ],
)
def test_a_share_or_a_rate_is_named_by_what_stands_beside_it(sentence, names, subjects):
    assert subjects(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "value", "base", "name"),
    [
        ("气温降至零下30度。", -30, "℃", "气温"),
        ("最低气温零下15到10摄氏度。", -15, "℃", "最低气温"),
        ("渔民顶着40℃高温作业。", 40, "℃", "气温"),
        ("利润增长-3%。", -3, "%", "利润增速"),
        ("全年用电3度。", 3, "千瓦时", "用电"),
        ("北纬24度。", 24, "°", "北纬"),
    ],
)
def test_degrees_and_signs_are_read_by_what_stands_around_them(sentence, value, base, name, told):
    figure = told("2015年6月3日，岚浦市召开港口建设推进会。", sentence).figures[-1]
    assert (figure.value, figure.base_unit, figure.subject) == (value, base, name)
