"""A line folded, its half-width full stops made ones of full width: they end sentences as those do. So is the space
behind a label of minutes made a colon."""

import re

from archive.text.normalize import fold

# …出席会议.县长…; not 一.加强领导.
_STOP = re.compile(r"(?<=[\u3400-\u9fff)\"])(?<![一二三四五六七八九十])\.(?=[\u3400-\u9fff\"(]|\d{1,2}月|\s|$)")
# 主持人 甲: a row of a table, or a line whose label is set off by a space alone.
_LABEL = re.compile(
    r"((?:会议|活动)?(?:时间(?=\s{1,4}\d)|地点|主持人|(?:参加|参会|出席|列席|缺席|与会|请假)人员|记录人?))\s(?=\s{0,3}[\u3400-\u9fff\d])"
)


def fold_line(text: str) -> str:
    """``text``, a line, as ``archive.text.normalize.fold`` has it; full stops behind characters end sentences."""
    folded = fold(text)
    folded = _STOP.sub("。", folded) if "." in folded else folded
    return _LABEL.sub(r"\1:", folded, count=1) if _LABEL.match(folded) else folded
