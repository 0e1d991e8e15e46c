"""Where the office before a name begins. All people are invented."""

import pytest

# Sentence, and the office of 秦望 in it.
BEGINS = {
    "a country with 及 in its name": ("峰会前，埃及总统秦望到场。", "埃及总统"),
    "a country with 及 and a body": ("会见阿尔及利亚民族院议长秦望。", "阿尔及利亚民族院议长"),
    "a country with 和 in its name": ("特立尼达和多巴哥总理秦望出席会议。", "特立尼达和多巴哥总理"),
    "an organisation with 与 in its name": ("经济合作与发展组织秘书长秦望表示赞同。", "经济合作与发展组织秘书长"),
    "behind two names, another country's": ("周见山和埃及总统秦望出席会议。", "埃及总统"),
    "和 that begins a word": ("国际和平基金会副会长秦望表示赞同。", "国际和平基金会副会长"),
    "the side of a state": ("工作组以方主席秦望表示赞同。", "工作组以方主席"),
    "whose visit is praised": ("国际社会热评国务院副总理秦望出席会议。", "国务院副总理"),
    "two subjects of a ministry": ("委内瑞拉新闻和通信部长秦望宣布了决定。", "委内瑞拉新闻和通信部长"),
    "two countries' ministers": ("俄罗斯和白俄罗斯国防部长秦望表示赞同。", "白俄罗斯国防部长"),
    "a state after a verb": ("他昨晚飞到塔吉克斯坦总统秦望的官邸。", "塔吉克斯坦总统"),
    "a state after who it is": ("东道主印度尼西亚总统秦望主持会议。", "印度尼西亚总统"),
    "a state inside another": ("阿联酋阿布扎比王储秦望出席会议。", "阿联酋阿布扎比王储"),
    "an ambassador's state": ("中国驻俄罗斯大使秦望出席会议。", "中国驻俄罗斯大使"),
    "a body of states after a place": ("林远在岚浦宾馆同世界银行行长秦望会谈。", "世界银行行长"),
    "a chief of one trade": ("厅总畜牧师秦望主持会议。", "厅总畜牧师"),
    "who is deposed": ("军方宣布解除总统秦望的职务。", "总统"),
    "whom one is faithful to": ("忠于前总统秦望的部队撤离。", "前总统"),
    "one of them": ("河口县有一位退休干部秦望热心公益。", "退休干部"),
    "what is done to somebody": ("会议通过决议，呼吁叙总统秦望下台。", "叙总统"),
    "who is punished": ("公告称，给予河口县教体局局长秦望警告处分。", "河口县教体局局长"),
    "of whom one speaks": ("对于叙总统秦望的去留，他没有回答。", "叙总统"),
    "of what one speaks": ("对此叙总统秦望回应说，他在等待。", "叙总统"),
    "with whom one speaks as agreed": ("林远3日应约同新一届欧洲理事会主席秦望通电话。", "新一届欧洲理事会主席"),
    "another country's party": ("林远同越共中央总书记秦望会谈。", "越共中央总书记"),
    "but of another country": ("但巴西参议院议长秦望表示反对。", "巴西参议院议长"),
    "with several, one after another": ("他先后同村党支部书记秦望、村民林远交谈。", "村党支部书记"),
    "how old somebody is": ("年仅44岁岚浦电视台主持人秦望离世。", "岚浦电视台主持人"),
    "when it was": ("作为上个月朝鲜劳动党第一副部长秦望的来访答礼。", "朝鲜劳动党第一副部长"),
    "three of them": ("三位航天员秦望、林远和周见山参加活动。", "航天员"),
    "a body of states with 经 in its name": ("亚太经合组织秘书处执行主任秦望表示赞同。", "亚太经合组织秘书处执行主任"),
    "a body with 和 in its name": ("中央和国家机关工委书记秦望出席会议。", "中央和国家机关工委书记"),
    "what is told on television": ("节目今天为您讲述起义总指挥秦望的事迹。", "起义总指挥"),
    "the head of an opposition": ("政府与反对派领导人秦望会谈。", "反对派领导人"),
}


@pytest.mark.parametrize("case", BEGINS)
def test_where_an_office_begins(case, told):
    sentence, office = BEGINS[case]
    assert [p.role_title for p in told("6月3日，会议召开。" + sentence).people if p.name == "秦望"] == [office]


@pytest.mark.parametrize(
    "sentence",
    [
        "我国重开大使馆旨在推动交往。",
        "频道将从晚上22:00进行长达十小时的直播。",
        "编队由属舰导弹驱逐舰长沙舰、郑州舰等组成。",
        "这是领导人民前赴后继取得的结果。",
        "欧佩克部长级会议未达成协议。",
        "他在唐宁街首相府发表讲话。",
        "金砖国家领导人布宜诺斯艾利斯会晤举行。",
        "推动领导干部以身作则、当好表率。",
        "真诚希望两国关系更好。祝愿李总理访问圆满成功。",
    ],
)
def test_what_is_no_office_and_nobody(sentence, told):
    assert [p.name for p in told("6月3日，会议召开。" + sentence).people] == []
