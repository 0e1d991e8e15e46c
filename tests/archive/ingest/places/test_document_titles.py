"""Of what a title in 《》 is the title, and which document a short one means."""

import pytest

from archive.ingest.document import NameMention
from archive.ingest.places.document_titles import TitleKind, title_kind, titled


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            TitleKind.DOCUMENT,
            ["关于加快港口建设的意见", "岚浦市港口条例（试行）", "中华人民共和国海商法", "宪法", "政府工作报告",
             "港口规划（2013—2020年）", "岚浦港口合作谅解备忘录", "关于修改〈港口法〉等七部法律的决定", "海洋强国战略",
             "质量工作考核办法征求意见稿"],
        ),
        (TitleKind.SHORT, ["意见", "若干规定", "实施方案", "管理办法（草案）", "目录(2014年本)", "合作框架协议"]),
        (TitleKind.OTHER, ["岚浦日报", "海边人家", "书法", "魔法", "港口周刊", "走进岚浦——港口纪行", "港口读本", ""]),
    ],
)  # fmt: skip
def test_a_title_tells_by_its_form_what_it_is_of(kind, names):
    assert {name: title_kind(name) for name in names} == dict.fromkeys(names, kind)


def meant(*names: str) -> list[str]:
    return [title for _mention, title in titled(NameMention(name, None) for name in names)]


def test_a_short_title_means_the_last_document_before_it_that_ends_so():
    port, sea = "关于加快港口建设的意见", "关于发展海洋经济的意见（试行）"
    assert meant(port, "意见", "条例", sea, "岚浦日报", "意见") == [port, port, "条例", sea, "岚浦日报", sea]
    assert meant("意见", port) == ["意见", port]  # what comes later is not meant
