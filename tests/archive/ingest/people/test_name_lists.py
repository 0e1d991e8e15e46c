"""Lists of names: where they end, and from how many names on a common word among them is a name."""

import pytest

from archive.ingest.people.mentions import find
from archive.ingest.people.name_lists import names_from
from archive.text.normalize import fold


def names(text, **options):
    return [text[start:end] for start, end in names_from(text, 0, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("方圆出席会议。", []),
        ("方圆、王伟出席会议。", []),
        ("方圆、王伟、李明出席会议。", ["方圆", "王伟", "李明"]),
        ("王伟、方圆出席会议。", ["王伟", "方圆"]),
    ],
)
def test_a_list_may_begin_with_a_common_word_where_it_is_of_three(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A word is a name where the list of leaders shows it, first, in the middle or last.
        ("县领导成功、邓山喜、胡明参加活动。", ["成功", "邓山喜", "胡明"]),
        ("县领导邓山喜、孟香、关键、江少培参加。", ["邓山喜", "孟香", "关键", "江少培"]),
        ("市领导：党章、陈立、张培金、成功参会。", ["党章", "陈立", "张培金", "成功"]),
        ("县领导：马 永 周娟海 向东方 陈 元随同。", ["马 永", "周娟海", "向东方", "陈 元"]),
        # A name that begins as a country does.
        ("县领导黎民强、马里义、胡俊金参加会议。", ["黎民强", "马里义", "胡俊金"]),
        ("县领导王大林（县委常委）、马里义（副县长）、韩国丽（副县长）参加。", ["王大林", "马里义", "韩国丽"]),
        # Other words for leaders, and what people do together.
        ("市级领导干部罗阳斌、袁实德、彭东秋出席。", ["罗阳斌", "袁实德", "彭东秋"]),
        ("县领导侯永波、谢成田、孙军晓随同调研。", ["侯永波", "谢成田", "孙军晓"]),
        ("市领导林大娟（副市长）、徐良向（副市长）参加。", ["林大娟", "徐良向"]),
        ("县委书记何喜向作重要讲话。", ["何喜向"]),
        ("县政协主席薛伟从告诉记者。", ["薛伟从"]),
        ("县委书记李军新正现场办公。", ["李军新"]),
        # A word between an office and what only its holder does.
        ("区委书记白河主持召开区委常委会。", ["白河"]),
        ("翁牛特旗副旗长谭斌、副旗长朱文文参加。", ["谭斌", "朱文文"]),
        ("县委副书记、县长徐国参加会议并讲话。", ["徐国"]),
        ("县委书记徐州生汇报工作。", ["徐州生"]),
        ("市委书记萧德向就党建工作进行调研。", ["萧德向"]),
        ("市领导王伟、姜娟、孙喜晓、姜明山分片包干。", ["王伟", "姜娟", "孙喜晓", "姜明山"]),
        # No people.
        ("市委书记安全工作汇报会召开。县长徐州招商归来。", []),
        ("县领导安全、稳定、发展工作责任重大。", []),
        ("会议要求各级领导干部严格自律、带头学习、认真落实。", []),
        ("县委书记任组长，县长任副组长。", []),
        ("会上，许昌市长发表讲话。", []),
    ],
)
def test_people_in_lists_and_behind_offices(text, expected):
    folded = fold(text)
    assert [text[seen.start : seen.end] for seen in find(folded, text)] == expected


def test_an_office_before_a_name_and_a_list_is_of_the_first_alone(told):
    found = told("6月3日，会议召开。市委常委、秘书长秦望和陶怀瑾、何其乐、周见山等领导同志参加活动。").people
    offices = {p.name: p.role_title for p in found if not p.is_group}
    assert offices == {"秦望": "市委常委、秘书长", "陶怀瑾": None, "何其乐": None, "周见山": None}
    found = told("6月3日，会议召开。副市长秦望、陶怀瑾和何其乐参加活动。").people
    assert {p.role_title for p in found} == {"副市长"}
