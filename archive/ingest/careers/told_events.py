"""Events of appointment told so far: a headline and the sentence below it tell one."""

import re
from dataclasses import dataclass, field, replace

from archive.ingest.document import AppointmentMention


@dataclass
class ToldEvents:
    """The statements of a text, each event once."""

    rows: list[AppointmentMention] = field(default_factory=list)
    _places: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _inherited: set[int] = field(default_factory=set)  # rows whose day is that of an earlier sentence

    def add(self, row: AppointmentMention, *, has_own_day: bool) -> None:
        """Take ``row``, unless it tells an event again; then what it tells more of it. ``has_own_day``: its sentence
        prints one."""
        short = _short_name(row.name)
        if (
            row.kind == "held"
            and row.start is None
            and any(self.rows[at].office == row.office for at in self._places.get((short, "holds"), ()))
        ):
            return  # 现任十七届中央委员, and further down the membership alone
        same = self._places.setdefault((short, row.kind), [])
        at = next((at for at in reversed(same[-_REACH:]) if self._is_told_again(at, row)), None)
        if at is None:
            same.append(len(self.rows))
            if not has_own_day:
                self._inherited.add(len(self.rows))
            self.rows.append(row)
            return
        kept = self.rows[at]
        if kept.day is None or at in self._inherited and row.day and has_own_day:
            kept = replace(kept, day=row.day, start=kept.start or row.start)
            self._inherited.discard(at)
        fuller = row if len(row.name + row.office) > len(kept.name + kept.office) else kept
        self.rows[at] = replace(fuller, day=kept.day, start=kept.start or row.start, end=kept.end or row.end)

    def date(self, name: str, day: str | None) -> None:
        """What ``name`` came into last counts from ``day`` on: 任职时间从…算起; without a name, what everybody did."""
        for at in reversed(range(len(self.rows))):
            row = self.rows[at]
            if name and row.name != "".join(name.split()) or row.kind != "appointed":
                break
            self.rows[at] = replace(row, day=day or row.day)
            self._inherited.discard(at)

    def _is_told_again(self, at: int, later: AppointmentMention) -> bool:
        """Whether ``later`` tells nothing new: a re-election prints another day; an inherited one proves none."""
        row = self.rows[at]
        if row.kind == "held":
            return row.office == later.office and row.name == later.name and row.start == later.start
        if not is_one_office(row.office, later.office):
            return False
        if row.kind == "appointed":
            return at in self._inherited or row.day is None or later.day is None or row.day == later.day
        return True


_REACH = 60  # earlier statements of one name and kind that are compared


def _short_name(name: str) -> str:
    """卡特 of 阿什顿·卡特, as a headline prints it."""
    return re.split("[·-]", name)[-1]


def is_one_office(one: str, other: str) -> bool:
    """Whether two offices of one event are the same: 美国国防部长 and 国防部长, but not 副部长 and 部长."""
    one, other = (_PARTY.sub("", office).replace("代理", "代") for office in (one, other))
    short, long = sorted((one, other), key=len)
    return long.endswith(short) and not _ANOTHER.search(long.removesuffix(short))


_PARTY = re.compile(
    "^(?:中国共产党|中共)|人民政府(?=(?:常务|代理?)?副?[省市县区州旗镇乡]长)|第(?=[一二三四五六七八九十]{1,3}届)"
)
_ANOTHER = re.compile("[副代兼届]|常务|第一|党组|名誉|共和国|纪委|人大|政协|[局厅部院处]")
