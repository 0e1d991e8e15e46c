"""Memberships of numbered terms, and offices held through several lines of a résumé."""

import pytest

from archive.ingest.careers.resumes import joined, memberships
from archive.ingest.document import AppointmentMention, Span

PARTY, STATE = "第{}届中央委员", "第{}届全国政协委员"


def kinds(text, published="2015-06-03"):
    return [(kind, office.name) for kind, office in memberships(text, 0, len(text), published)]


@pytest.mark.parametrize(
    ("office", "published", "kind"),
    [
        (PARTY.format("十二"), "1982-10-31", "held"),
        (PARTY.format("十二"), "1982-11-01", "holds"),
        (PARTY.format("十二"), "1987-10-31", "holds"),
        (PARTY.format("十二"), "1987-11-01", "held"),
        (PARTY.format("十八"), "2015-06-03", "holds"),
        (PARTY.format("二十"), "2023-06-03", "holds"),
        (PARTY.format("十"), "1975-06-03", "holds"),
        (PARTY.format("十八"), None, "held"),
        (STATE.format("六"), "1983-02-28", "held"),
        (STATE.format("六"), "1983-03-01", "holds"),
        (STATE.format("六"), "1988-02-28", "holds"),
        (STATE.format("六"), "1988-03-01", "held"),
        (STATE.format("十二"), "2015-06-03", "holds"),
    ],
)
def test_a_term_lasts_from_its_congress_to_the_next(office, published, kind):
    assert [found for found, _ in kinds(office, published)] == [kind]


def test_each_term_is_a_membership_but_a_delegate_is_none():
    assert kinds("第十六届、十七届中央委员") == [("held", "第十六届中央委员"), ("held", "十七届中央委员")]
    assert kinds("第十八届中央代表") == []
    assert kinds("中央委员") == []


def row(start, end, office="县长", kind="held"):
    return AppointmentMention("李明", kind, office, Span(0, 2), Span(2, 4), start=start, end=end)


@pytest.mark.parametrize(
    ("rows", "periods"),
    [
        ([("2008-03", "2010-05"), ("2010-05", "2012-01")], [("2008-03", "2012-01")]),
        ([("2008-03", "2010-05"), ("2010-06", "2012-01")], [("2008-03", "2010-05"), ("2010-06", "2012-01")]),
        ([("2008", "2010"), ("2010", "2012")], [("2008", "2010"), ("2010", "2012")]),
        (
            [("2008-03", "2010-05"), ("2010-05", "2012-01"), ("2012-01", "2013-01")],
            [("2008-03", "2013-01")],
        ),
    ],
)
def test_lines_of_one_office_that_meet_in_a_month_are_one(rows, periods):
    found = joined([row(*each) for each in rows])
    assert [(each.start, each.end) for each in found] == periods


def test_lines_of_two_offices_are_two():
    assert len(joined([row("2008-03", "2010-05"), row("2010-05", "2012-01", "县委书记")])) == 2
