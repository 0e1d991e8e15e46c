"""A line folded, its half-width full stops made ones of full width: they end sentences as those do."""

import re

from archive.text.normalize import fold

# …出席会议.县长…; not 一.加强领导.
_STOP = re.compile(r"(?<=[\u3400-\u9fff)\"])(?<![一二三四五六七八九十])\.(?=[\u3400-\u9fff\"(]|\d{1,2}月|\s|$)")


def fold_line(text: str) -> str:
    """``text``, a line, as ``archive.text.normalize.fold`` has it; full stops behind characters end sentences."""
    folded = fold(text)
    return _STOP.sub("。", folded) if "." in folded else folded
