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
    "the head of an opposition": ("政府与反对派领导人秦望会谈。", "反对派领导人"),
}


@pytest.mark.parametrize("case", BEGINS)
def test_where_an_office_begins(case, told):
    sentence, office = BEGINS[case]
    assert [p.role_title for p in told("6月3日，会议召开。" + sentence).people if p.name == "秦望"] == [office]
