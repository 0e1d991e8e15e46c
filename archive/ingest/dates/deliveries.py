"""The line above a speech that says when and where it was delivered: ——2022年1月9日在岚浦市人民代表大会会议上."""

import re
from collections.abc import Sequence

from archive.text.chinese_counting import in_digits
from archive.text.normalize import fold

_DELIVERED = re.compile(
    r"[(—\s-]{0,4}(?:19|20)\d\d年\d{1,2}月\d{1,2}日,?(?:在|于)[^。;]{4,60}上(?:的(?:讲话|报告|发言))?\)?"
)


def is_delivery(line: str) -> bool:
    return _DELIVERED.fullmatch(in_digits(fold(line))) is not None


def delivery(head: Sequence[str]) -> str:
    """The line of ``head``, folded, that says when and where the speech was delivered; "" where none does."""
    return next((fold(line) for line in head if is_delivery(line)), "")
