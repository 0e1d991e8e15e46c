"""Tables of posts and their holders: days stated apart from days on which somebody was only seen in the post."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.export.reports import address, sentence
from archive.export.table import Column, Table


def holder_table(holders: Iterable[object]) -> Table:
    """Of one post; ``career_table`` of one person."""
    return Table(
        "holders", [_PERSON, *_DAYS, address(lambda row: row.tenure.person.get_absolute_url())], lambda: holders
    )


def career_table(career: Iterable[object]) -> Table:
    return Table("career", [_POST, *_DAYS, address(lambda row: row.tenure.post.get_absolute_url())], lambda: career)


def compared_roster_table(compared: Iterable[object]) -> Table:
    """Lines of rosters, each with what reports say of it."""
    return Table("roster", _ROSTER, lambda: compared)


_ROSTER = [
    Column("name", pgettext_lazy("label", "人物"), lambda row: row.entry.name),
    Column("start_day", _("任期起"), lambda row: row.entry.start_day),
    Column("end_day", _("任期止"), lambda row: row.entry.end_day),
    Column("compared", _("与报道"), lambda row: " ".join(map(str, row.differences))),
    Column("source", _("出处"), lambda row: row.entry.source),
]
_PERSON = Column("person", pgettext_lazy("label", "人物"), lambda row: str(row.tenure.person))
_POST = Column("post", pgettext_lazy("label", "职位"), lambda row: str(row.tenure.post))
_DAYS = [
    Column("started", _("任职（报道所说）"), lambda row: row.tenure.started),
    Column("first_seen", _("最早见于"), lambda row: row.tenure.first_seen),
    Column("last_seen", _("最晚见于"), lambda row: row.tenure.last_seen),
    Column("ended", _("离任（报道所说）"), lambda row: row.tenure.ended),
    Column("reports", _("报道份数"), lambda row: row.tenure.report_count),
    Column("started_sentence", _("任职的原句"), lambda row: sentence(row.began) if row.began else ""),
    Column("ended_sentence", _("离任的原句"), lambda row: sentence(row.left) if row.left else ""),
]
