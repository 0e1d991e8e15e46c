"""Each rule about names in quotation marks decides its own example. All texts are invented."""

import re

import pytest

from archive.ingest.slogans.formula_rules import LOCAL_RULES, RULES, FormulaRule, deciding, strength
from archive.ingest.slogans.quoted_name import QuotedName
from archive.ingest.slogans.slogan_contexts import OTHER_MEANINGS, OtherMeaning, names_something_else
from archive.text.normalize import fold


def quoted_in(sentence: str) -> QuotedName:
    before, name, *rest = fold(sentence).split('"')
    return QuotedName(name, f'{before}"', '"' + '"'.join(rest), is_again=name in rest)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_every_rule_decides_its_example(rule: FormulaRule) -> None:
    quoted = quoted_in(rule.example)
    assert deciding(RULES, quoted) is rule
    assert strength(quoted, is_local=False) is rule.strength


@pytest.mark.parametrize("rule", LOCAL_RULES, ids=lambda rule: rule.example)
def test_every_rule_of_local_reports_decides_its_example(rule: FormulaRule) -> None:
    quoted = quoted_in(rule.example)
    assert deciding(LOCAL_RULES, quoted) is rule
    assert strength(quoted, is_local=False) is None
    assert strength(quoted, is_local=True) is rule.strength


@pytest.mark.parametrize("row", OTHER_MEANINGS, ids=lambda row: row.example)
def test_every_other_meaning_is_seen_in_its_example_by_its_own_words(row: OtherMeaning) -> None:
    quoted = quoted_in(row.example)
    assert names_something_else(quoted.before, quoted.after, is_programme=False)
    assert [other for other in OTHER_MEANINGS if is_seen(other, quoted)] == [row]


def is_seen(row: OtherMeaning, quoted: QuotedName) -> bool:
    return bool(re.search(row.before, quoted.before) and re.match(row.behind, quoted.after))


@pytest.mark.parametrize(
    ("sentence", "is_something_else"),
    [
        ("解决“港城融合”", True),
        ("解决“港城融合”工程里的难题", False),
        ("解决“港城融合”发展战略里的难题", False),
        ("解决“港城融合”理念里的难题", True),
        ("参观“港城融合”", True),
        ("参观“港城融合”理念的展览", False),
    ],
)
def test_the_noun_behind_excuses_what_stands_before(sentence: str, is_something_else: bool) -> None:
    quoted = quoted_in(sentence)
    assert names_something_else(quoted.before, quoted.after, is_programme=False) is is_something_else
