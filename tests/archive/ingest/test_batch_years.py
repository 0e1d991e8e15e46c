"""The year of a report that prints none, from its neighbours in a folder."""

import pytest

from archive.ingest.batch_years import FROM_NEIGHBOURS, with_years_of_neighbours
from archive.ingest.files.intake import Item
from archive.ingest.prepared import ReadingHints, prepare

TEXT = "全市项目建设推进会召开\n{day} 霁阳日报\n会议要求，全市完成投资30亿元。市长王强出席会议并讲话。\n"


def batch(known=ReadingHints(), /, **days):  # noqa: B008  frozen
    """What becomes of the texts dated ``days``, by the names of their files."""
    items = [
        Item(name.replace("_", "/") + ".txt", TEXT.format(day=day).encode() + name.encode())
        for name, day in days.items()
    ]
    read = with_years_of_neighbours([prepare(item, known) for item in items], known)
    return {each.item.name[:-4]: each.draft.published_on for each in read}


def test_neighbours_of_one_year_give_it_and_the_reason_is_told():
    found = batch(a_1="2014年5月8日", a_2="5月20日", a_3="2014年6月1日")
    assert (found["a/2"].value, found["a/2"].is_inferred, found["a/2"].reason) == ("2014-05-20", True, FROM_NEIGHBOURS)
    assert not found["a/1"].is_inferred


@pytest.mark.parametrize(
    "days",
    [
        {"a_1": "2014年5月8日", "a_2": "5月20日", "a_3": "2013年6月1日"},  # of two minds
        {"b_1": "2014年5月8日", "a_2": "5月20日"},  # of another folder
        {"a_1": "2014年1月8日", "a_2": "12月28日"},  # as likely the year before
    ],
)
def test_neighbours_that_are_not_of_one_mind_or_not_near_give_none(days):
    assert batch(**days)["a/2"].value.startswith("--")


def test_what_an_editor_gives_goes_first():
    assert batch(ReadingHints(2012), a_1="2014年5月8日", a_2="5月20日")["a/2"].value == "2012-05-20"
