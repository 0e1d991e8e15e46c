"""Policy documents, strategies and zones."""

import pytest

LEAD = "6月3日，港口建设推进会在市会议中心召开，市委书记林知远讲话。"


def names(mentions):
    return list(dict.fromkeys(mention.name for mention in mentions))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("会议印发《关于加快港口建设的意见》和《港口管理办法》。", ["关于加快港口建设的意见", "港口管理办法"]),
        ("会议学习《关于转发〈港口法〉的通知》。", ["关于转发〈港口法〉的通知"]),
        ("会议学习《关于印发《港口规划》的通知》。", ["关于印发《港口规划》的通知"]),
        ("会议学习《没有写完的题目。", []),
        ("会议学习《岚浦求实》杂志文章。", []),
        ("会议传达市委«关于做好港口普查工作的通知»。", ["关于做好港口普查工作的通知"]),
        ("会议传达〈关于做好港口普查工作的通知〉。", ["关于做好港口普查工作的通知"]),
    ],
)
def test_titles_in_book_marks_are_documents(sentence, found, told):
    draft = told(LEAD + sentence)
    assert names(draft.documents) == found
    assert all(draft.document.body[m.span.start : m.span.end] == m.name for m in draft.documents)


def test_the_paper_that_prints_the_report_is_no_document(drafted):
    assert drafted(f"推进会召开\n\n《岚浦日报》消息：{LEAD}").documents == ()


def test_a_document_only_in_the_headline_has_no_span(drafted):
    (document,) = drafted(f"我市出台《港口条例》\n\n{LEAD}").documents
    assert (document.name, document.span) == ("港口条例", None)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("要深入实施“四港一带”战略。", ["四港一带"]),
        ("要把“三通”“两优化”落到实处。", ["三通", "两优化"]),
        ("坚持“集约、集群、集中”理念。", ["集约、集群、集中"]),
        ("围绕“以港兴市、产业强市”目标。", ["以港兴市、产业强市"]),
        ("全面推行“一港一策、一船一档”。", ["一港一策、一船一档"]),
        ("继续开展“清港行动”。", ["清港行动"]),
        ("“港城融合”是全市的大事，“港城融合”不能等。", ["港城融合"]),
        ("大力实施港口带动战略。", ["港口带动战略"]),
        ("坚决打好三大攻坚战。", ["三大攻坚战"]),
        ("写好健康中国战略的岚浦篇章，落实区域协调发展战略。", ["健康中国战略", "区域协调发展战略"]),
        ("增强四个意识、坚定四个自信，做到两个方面。", ["四个意识", "四个自信"]),
        ("形成一主两翼发展格局，完成三去一降一补任务。", ["一主两翼", "三去一降一补"]),
        ("实施新型工业强基倍增计划，继续实施“春蕾计划”。", ["新型工业强基倍增计划", "春蕾计划"]),
        ("推行“内挖+外引”，实施“互联网+政务服务”。", ["内挖+外引", "互联网+政务服务"]),
        ("中俄全面战略协作伙伴关系，强化港口建设战略管理，贯彻新形势下海防战略方针。", []),
        ("防止“两张皮”，坚决整治“四拖三推”。", []),
        ("别小瞧街头的“三尺柜台”，港口是全市发展的“双重奏”。", []),
        ("正在实施的“管材成套生产线扩能项目”项目总投资1亿元。", []),
        ("把港口作为“有机生命体”，当好发展的“桥头堡”，打造“千亿级”园区。", []),
        ("要解决学校的“大班额”问题。", []),
        ("“民营经济”迈向新阶段，做强“民营经济”。", []),
        ("“十三五”时期，农村的“三农”问题要抓好。", []),
        ("荣获“全国十佳港口”称号。", []),
        ("他说：“今天的会开得好。”", []),
        ("要回答好“发展什么、怎么发展”的问题。", []),
        ("共有“23.5亿元”投资。", []),
        ("不许用“正在研究”四个字打发人。", []),
        ("一个“已经上报”，两个“已经上报”，群众等不起。", []),
    ],
)
def test_formulas_that_are_pursued_are_strategies(sentence, found, told):
    draft = told(LEAD + sentence)
    assert names(draft.strategies) == found
    assert all(m.name in draft.document.body[m.span.start : m.span.end] for m in draft.strategies)


def test_each_occurrence_is_told_and_the_expansion_is_kept(told):
    draft = told(
        LEAD
        + "实施“三快一优化”（即快立项、快开工、快投产，优化服务）。“三快一优化”要年年有新样子，三快一优化没有终点。"
    )
    assert [m.name for m in draft.strategies] == ["三快一优化"] * 3
    assert {m.expansion for m in draft.strategies} == {"快立项、快开工、快投产，优化服务"}


def test_a_name_of_two_characters_counts_only_in_quotation_marks(told):
    draft = told(LEAD + "推进“两化”深度融合，加快“一高两化”发展，两化要有新突破。")
    assert [m.name for m in draft.strategies] == ["两化", "一高两化"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("考察了岚浦经济技术开发区。", ["岚浦经济技术开发区"]),
        (
            "先后来到郑州航空港区、鑫远集团医药物流园区和临港科技产业园。",
            ["郑州航空港区", "鑫远集团医药物流园区", "临港科技产业园"],
        ),
        ("打造千亿级电子玻璃生产基地。", ["千亿级电子玻璃生产基地"]),
        ("两个基地：即船舶及海工装备基地、光电信息基地。", ["船舶及海工装备基地", "光电信息基地"]),
        ("一行深入岚浦区大数据产业园开展调研。", ["岚浦区大数据产业园"]),
        ("调研组来岚浦大数据产业园，而日照高新区也来签约。", ["岚浦大数据产业园", "日照高新区"]),
        ("会上建议，明确岚浦综合实验区特殊定位。", ["岚浦综合实验区"]),
        ("和平区科技园、日照开发区、本溪高新区签约。", ["和平区科技园", "日照开发区", "本溪高新区"]),
        (
            "市政协赴临江高新技术产业开发区，走访临江区锦山新城大数据产业园。",
            ["临江高新技术产业开发区", "临江区锦山新城大数据产业园"],
        ),
        ("推进航天经济开发区筹建。", ["航天经济开发区"]),
        ("建设高标准自由贸易区，获评全国纺织产业示范园区。", []),
        ("13个跨境电商综合试验区取得成效，要一把手示范带动，发挥经济区位优势。", []),
        ("振兴老工业基地，定位为高端制造研发转化基地。", []),
        ("全市7个省级产业集聚区入驻企业182家。", []),
        ("要提升产业集聚区水平，破解开发区难题，建设现代工业园区。", []),
        ("建成3万亩良种繁育基地。", []),
        ("融入海峡西岸经济区。", []),
        ("要推广中关村科技园的做法，把握雄安新区功能定位。", ["中关村科技园", "雄安新区"]),
        ("我们将建设好上海自贸区，这两天上海自贸区开始运行。", ["上海自贸区"]),
        ("来自国家级南京江宁经济技术开发区的企业。", ["南京江宁经济技术开发区"]),
        ("不能拥有专属经济区；走公司+基地的路子；某海军基地、这些海外工业园、当地生物医药产业园。", []),
    ],
)
def test_zones_are_those_with_a_name(sentence, found, told):
    draft = told(LEAD + sentence)
    assert names(draft.zones) == found
    assert all(draft.document.body[m.span.start : m.span.end] == m.name for m in draft.zones)
