"""Kinds of figures that a draw from reports nobody had labelled showed to be misread, in invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        # An area that another name begins with stays in it.
        ("去年青岛港货物吞吐量突破5亿吨。", [("5亿吨", "青岛港货物吞吐量")]),
        ("他在本届世界杯的进球数刷新为4个。", [("4个", "世界杯进球数")]),
        # A year goes with the 年 behind it.
        ("近日发布2014年棉花目标价格，为每吨19800元。", [("19800元", "棉花目标价格")]),
        ("2014年度城镇用水量达到88万吨。", [("88万吨", "城镇用水量")]),
        # What is counted stands behind: with a number in its name, an attribute, what is told of it.
        ("包括250辆T-72主战坦克在内的800多辆战车驶过。", [("250辆", "T-72主战坦克"), ("800多辆", "战车")]),
        ("客人来自全部47个都道府县。", [("47个", "都道府县")]),
        ("立法权扩至284个设区的市。", [("284个", "设区的市")]),
        ("水泥、船舶等5个严重过剩行业要调整。", [("5个", "严重过剩行业")]),
        ("省里出台22条财税政策专门扶持小微企业。", [("22条", "财税政策")]),
        ("表彰了100件有影响力重要提案。", [("100件", "表彰重要提案")]),
        ("暴雨致7个乡镇不同程度受灾。", [("7个", "受灾乡镇")]),
        ("19个对口省市发挥优势。", [("19个", "对口省市")]),
        ("创作了12首诗。", [("12首", "创作诗")]),
        ("每年产生3000多万吨农作物秸秆。", [("3000多万吨", "农作物秸秆")]),
        # What people do, without the verb that leads to it.
        ("去年1300万人实现城镇就业。", [("1300万人", "城镇就业人数")]),
        # Shares: of what stands behind, of what is owned, of a whole.
        ("13%的土地面积是湿地保护区。", [("13%", "湿地保护区土地面积占比")]),
        ("全线90%以上路段位于海拔3000米以上。", [("90%", "路段占比"), ("3000米", "海拔")]),
        ("市财政和园区各出资50%。", [("50%", "出资比例")]),
        ("增长面超过60%。", [("60%", "增长面")]),
        # Changes.
        ("客流激增近8成。", [("8成", "客流增速")]),
        ("来访人数锐减200人。", [("200人", "来访人数减少")]),
        ("营业额最高达到10多万元。", [("10多万元", "营业额")]),
        # Votes and seats, whoever has them.
        ("法案以60票赞成、52票反对获得通过。", [("60票", "赞成票"), ("52票", "反对票")]),
        ("该党获得64席，位居第二。", [("64席", "席位")]),
        ("他以312票当选。", [("312票", "得票")]),
    ],
)
def test_what_a_figure_measures(sentence, figures, measured):
    assert measured(sentence) == figures


def test_at_least_so_many_tells_of_no_deed(measured):
    ((_words, subject),) = measured("当时船上至少有3000多人。")
    assert "少有" not in subject
