"""What a notice decides without a day is of the day on which it was signed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.ingest.document import AppointmentMention

# Titles of what is signed by whom it decides; a report in a newspaper is not.
_DECIDES = re.compile(r"通知|决定|公告|批复|名单|任免|[任免辞]职|任命|聘任|选举结果|补选结果")
_REPORTS = re.compile("本报讯|记者|日前|近日|消息")
_OPENING = 120  # characters of a body in which a report shows that it is one


_DECIDES_BELOW = re.compile("(?:决定|研究|同意|通知|调整|公布)(?:如下)?:")  # of a paper that somebody signed


def signed_on(
    rows: Sequence[AppointmentMention],
    day: str | None,
    title: str,
    folded: str,
    published: str | None,
    signer: str = "",
) -> tuple[AppointmentMention, ...]:
    """``rows`` of a notice, in which who comes or leaves without a day does so on the ``day`` it was signed."""
    is_paper = _DECIDES.search(title) or signer and _DECIDES_BELOW.search(folded)
    is_notice = is_paper and not _REPORTS.search(folded[:_OPENING])
    if day is None or not is_notice or published and day > published:
        return tuple(rows)
    return tuple(
        replace(row, day=day) if row.kind in ("appointed", "ended") and row.day is None else row for row in rows
    )
