"""What a strategy stands for: from published reports alone, and never against what an editor wrote."""

import pytest

from archive.models import Review, Strategy, StrategyMention
from archive.models.unit_of_work import changing
from archive.services.publishing import return_to_draft, withdraw
from tests.helpers import make_report, make_strategy, mention_strategy

pytestmark = pytest.mark.django_db

NAME = "三上一提高"
FIRST, SECOND = "上规模、上水平、上层次", "上山、上岛、上岸"


def said(expansion, **fields):
    """A report that says what the slogan stands for."""
    strategy = Strategy.objects.filter(name=NAME).first() or make_strategy(NAME)
    report = make_report(**fields)
    with changing([report]):
        return mention_strategy(report, strategy, expansion=expansion)


def delete(report):
    with changing([report]):
        report.delete()


def expansion():
    return Strategy.objects.get(name=NAME).expansion


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_what_is_not_published_says_nothing(status):
    said(FIRST, status=status)
    assert expansion() == ""
    said(SECOND)
    assert expansion() == SECOND


@pytest.mark.parametrize("away", [withdraw, return_to_draft, delete])
def test_an_expansion_goes_with_its_report(away):
    mention = said(FIRST)
    assert expansion() == FIRST
    away(mention.report)
    assert expansion() == ""


def test_an_expansion_goes_when_its_fact_is_rejected_and_comes_back():
    mention = said(FIRST)
    for review, shown in ((Review.REJECTED, ""), (Review.CONFIRMED, FIRST)):
        with changing([mention.report]):
            mention.review = review
            mention.save()
        assert expansion() == shown


def test_the_most_frequent_of_published_reports_is_shown():
    said(FIRST)
    said(SECOND)
    assert expansion() == FIRST
    said(SECOND)
    said(FIRST, status="draft")
    said(FIRST, status="draft")
    assert expansion() == SECOND


def test_what_an_editor_wrote_stays():
    make_strategy(NAME, expansion="编者的话")
    mention = said(FIRST)
    withdraw(mention.report)
    assert expansion() == "编者的话"


def test_an_expansion_moves_with_its_mentions():
    mention = said(FIRST)
    other = make_strategy("三上")
    with changing([mention.report]):
        StrategyMention.objects.filter(pk=mention.pk).update(strategy=other, link_reason="editor")
    assert (expansion(), Strategy.objects.get(name="三上").expansion) == ("", FIRST)
