"""Below the headline of a personnel notice its lists, labels and tables are text."""

import pytest

from archive.ingest.layout.notice_lines import HEADLINES, heads_notice, is_notice_line

TITLE = "汀溪县人民政府领导班子"


@pytest.mark.parametrize(("form", "example"), [*HEADLINES, ("", "汀溪县各乡镇党政正职名单")])
def test_every_form_of_a_headline_has_its_example(form: str, example: str) -> None:
    assert heads_notice(example)


@pytest.mark.parametrize("line", ["汀溪县召开经济工作会议", "张建伟任汀溪县委书记。", "公示公告", "领导讲话"])
def test_other_lines_head_no_notice(line: str) -> None:
    assert not heads_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "县 长:张建伟",
        "张建伟 党委书记 主持党委全面工作",
        "单位 姓名 职务",
        "田志强 许小燕 高国庆",
        "王 强、买买提·艾山",
        "出生年月:1975.08",
        "常委 田志强 许小燕",
        "张建伟,男,榆林镇党委书记。",
        "榆林镇 张建伟 王 强",
    ],
)
def test_lines_of_a_notice(line: str) -> None:
    assert is_notice_line(line)


@pytest.mark.parametrize("line", ["索引号:K2019-31", "邻县召开渔业工作会议", "通知公告", "主题分类:人事信息"])
def test_furniture_is_no_line_of_a_notice(line: str) -> None:
    assert not is_notice_line(line)


@pytest.mark.parametrize(
    "lines",
    [
        "县　长：张建伟\n副县长：王晓东\n副县长：陈思（女）",
        "单位\t姓名\t职务\n汀溪县财政局\t张建伟\t局长\n汀溪县民政局\t王晓东\t局长",
        "姓　　名：张建伟\n职务：汀溪县委常委、宣传部部长\n工作简历：\n1995年7月至2002年4月，汀溪县一中教师",
        "书　记　张建伟\n常　委　王晓东　陈思（女）",
        "县委\n书记：张建伟\n县政府\n县长：王晓东",
    ],
)
def test_lists_are_the_body_of_a_notice(drafted, lines: str) -> None:
    draft = drafted(f"{TITLE}\n\n2019-06-20\n\n{lines}")
    assert draft.document.body.split("\n") == [line.replace("\t", " ") for line in lines.split("\n")]
    assert draft.published_on.value == "2019-06-20"


def test_headlines_of_other_reports_below_a_notice_are_noise(drafted) -> None:
    draft = drafted(
        f"{TITLE}\n\n县长：张建伟\n副县长：王晓东\n\n邻县召开渔业工作会议\n渔港建设拉开大幕\n来源：汀溪县政府网"
    )
    assert draft.document.body == "县长：张建伟\n副县长：王晓东"
    assert draft.publisher == "汀溪县政府网"
