"""The day on which a notice was signed: what its statements are of where they print none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.ingest.document import IN_BODY, AppointmentMention, Paragraph
from archive.ingest.layout.boilerplate import is_foot_date
from archive.text.chinese_counting import in_digits
from archive.text.normalize import fold

_DAY = re.compile(r"((?:19|20)\d\d)\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})")
# Titles of what is signed by whom it decides; a report in a newspaper is not.
_DECIDES = re.compile(r"通知|决定|公告|批复|名单|任免|[任免辞]职|任命|聘任|选举结果|补选结果")
_REPORTS = re.compile("本报讯|记者|日前|近日|消息")
_OPENING = 120  # characters of a body in which a report shows that it is one


def closing_day(paragraphs: Sequence[Paragraph]) -> str | None:
    """The last line behind the beginning of the body that holds nothing but a day, in ISO 8601."""
    first = next((at for at, each in enumerate(paragraphs) if each.kind in IN_BODY), len(paragraphs))
    lines = (in_digits(fold(each.text)) for each in reversed(paragraphs[first + 1 :]))
    signed = next((day for line in lines if is_foot_date(line) and (day := _DAY.search(line))), None)
    return f"{signed[1]}-{int(signed[2]):02}-{int(signed[3]):02}" if signed else None


def signed_on(
    rows: Sequence[AppointmentMention], day: str | None, title: str, folded: str, published: str | None
) -> tuple[AppointmentMention, ...]:
    """``rows`` of a notice, in which who comes or leaves without a day does so on the ``day`` it was signed."""
    is_notice = _DECIDES.search(title) is not None and not _REPORTS.search(folded[:_OPENING])
    if day is None or not is_notice or published and day > published:
        return tuple(rows)
    return tuple(
        replace(row, day=day) if row.kind in ("appointed", "ended") and row.day is None else row for row in rows
    )
