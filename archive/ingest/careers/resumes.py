"""What only résumés print: offices held through several lines, and memberships of numbered terms without a verb."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.ingest.careers.office_lists import ListedOffice
from archive.ingest.document import AppointmentMention

_TO_THE_MONTH = 7  # characters of 2008-03


def joined(rows: Sequence[AppointmentMention]) -> list[AppointmentMention]:
    """``rows``, in which one office held through lines that meet in the same month is one.

    A year alone does not show that the office went on: such lines stay apart.
    """
    kept: list[AppointmentMention] = []
    latest: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (row.name, row.office)
        place = latest.get(key)
        if row.start and len(row.start) >= _TO_THE_MONTH and place is not None and kept[place].end == row.start:
            kept[place] = replace(kept[place], end=row.end, kind=row.kind)
            continue
        if row.start:
            latest[key] = len(kept)
        kept.append(row)
    return kept


_NUMBER = "[一二三四五六七八九十]{1,3}"
_TERMS = re.compile(
    rf"(?:同志)?(?:现为|曾是|是|系|为)?(?:中国共产党|中共)?(?P<terms>第?{_NUMBER}(?:届(?:[、和]|及|至)|、)?(?:[、和]?第?{_NUMBER}届?){{0,7}})届?(?P<body>(?:全国)?[^任选会,。;、]{{0,8}}?(?:常?务?委员会|人大常委会)?)(?P<titles>(?:候补委员|委员|常委|副?主席|副?委员长|书记处书记|代表)(?:、(?:候补委员|委员|常委|副?主席)){{0,3}})$"
)
_ONE = re.compile(f"第?(?P<number>{_NUMBER})")
_DIGITS = "一二三四五六七八九"


def memberships(folded: str, start: int, end: int, published: str | None) -> list[tuple[str, ListedOffice]]:
    """Kind and office of each membership that the clause ``[start, end)`` names by its terms alone.

    第十六届、十七届中央委员 are two. The term that lasts on the day ``published`` is held still (``holds``).
    """
    match = _TERMS.match(folded, start, end)
    if match is None or "届" not in match["terms"] + folded[match.end("terms") : match.end("terms") + 1]:
        return []
    offices = ((term, title) for term in _ONE.finditer(match["terms"]) for title in match["titles"].split("、"))
    return [
        (
            "holds" if _lasts(_value(term["number"]), match["body"], published) else "held",
            ListedOffice(f"{term.group()}届{match['body']}{title}", match.start("terms"), match.end()),
        )
        for term, title in offices
        if not title.endswith("代表")
    ]


def _value(number: str) -> int:
    """十八 is 18; numbers below a hundred."""
    tens, ten, ones = number.rpartition("十")
    return (10 * (_digit(tens) or 1) if ten else 0) + _digit(ones)


def _digit(printed: str) -> int:
    return _DIGITS.index(printed) + 1 if printed and printed in _DIGITS else 0


def _lasts(term: int, body: str, published: str | None) -> bool:
    """Whether the term lasts on that day.

    The 12th congress of the party met in September 1982, the 6th National People's Congress and the 6th CPPCC in 1983;
    since then they are elected every five years, in the autumn and in March.
    """
    if not published:
        return False
    is_state = "全国" in body or "人大" in body or "政协" in body
    first = f"{1983 + 5 * (term - 6)}-03" if is_state else f"{1982 + 5 * (term - 12)}-11"
    return first <= published[:7] < f"{int(first[:4]) + 5}{first[4:]}"
