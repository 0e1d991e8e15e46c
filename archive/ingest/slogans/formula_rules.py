"""Which quoted names are formulas, and how surely: tables of rules, the first that applies decides.

Each rule stands with an example that is run as its test: a sentence with the name in quotation marks.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from archive.ingest.slogans.quoted_name import QuotedName, is_counted
from archive.ingest.slogans.slogan_contexts import CAMPAIGN, CARRIED_OUT, is_act_abroad

STRONG, WEAK, NONE = True, False, None


class FormulaRule(NamedTuple):
    """``strength`` is True for a strong form, False for a weak one, None for no formula at all."""

    strength: bool | None
    applies: Callable[[QuotedName], bool]
    example: str


# By kinds of names: sums, what is never meant, programmes, counted ones, parallel ones, catchwords, aims.
RULES = (
    FormulaRule(STRONG, lambda q: q.is_sum and q.name != "1+1" and q.is_called_sum, "实施“1+3+N”行动"),
    FormulaRule(NONE, lambda q: q.is_sum, "电话号码为“1358”的用户"),
    FormulaRule(WEAK, lambda q: q.is_joined and q.has_noun, "发扬“白+黑”精神"),
    FormulaRule(NONE, lambda q: q.is_joined, "他们“白+黑”加班"),
    FormulaRule(STRONG, lambda q: q.is_numerals and (q.has_noun or q.is_told_in_full), "“一二三四”工作法"),
    FormulaRule(NONE, lambda q: q.is_numerals, "齐声喊着“一二三四”的口令"),
    FormulaRule(NONE, lambda q: is_act_abroad(q.name, q.before, q.after), "土耳其推进“橄榄枝”行动"),
    FormulaRule(NONE, lambda q: q.is_out_of_question, "实施“什么是发展”战略"),
    FormulaRule(NONE, lambda q: q.is_something_else, "实施以“港城融合”为主题的战略"),
    FormulaRule(
        STRONG,
        lambda q: _is_programme(q) and q.has_own_name and (q.pursued or is_counted(q.before_noun)),
        "启动“春蕾计划”",
    ),
    FormulaRule(WEAK, lambda q: _is_programme(q) and q.has_own_name, "他谈到“春蕾计划”"),
    FormulaRule(STRONG, lambda q: _is_called(q) and q.is_own_name, "继续“放管服”改革"),
    FormulaRule(WEAK, lambda q: _is_policy(q) and 3 <= len(q.name) <= 8, "新的“开门引”政策"),
    FormulaRule(WEAK, lambda q: _is_each_one(q) and (q.pursued or q.has_noun), "探索“一户一档”"),
    FormulaRule(STRONG, lambda q: _is_double(q) and q.upheld and q.has_noun, "落实“双提升”目标"),
    FormulaRule(
        STRONG,
        lambda q: _is_counted(q) and (q.upheld or q.has_noun and (q.pursued or q.name[1:2] == "个") or _is_several(q)),
        "增强“四个意识”",
    ),
    FormulaRule(
        WEAK,
        lambda q: (
            _is_counted(q)
            and (q.has_several_numerals or q.pursued or q.has_noun or q.is_again or q.name[1:2] in "个条项大种类")
        ),
        "他谈到“两区三带”",
    ),
    FormulaRule(
        WEAK,
        lambda q: q.is_parallel and q.is_even and q.upheld and q.is_principle,
        "坚持“备案为主、核准为辅”的管理模式",
    ),
    FormulaRule(
        STRONG,
        lambda q: q.is_parallel and q.is_even and (q.upheld or q.is_called_strategy or _is_pursued_idea(q)),
        "坚持“以港兴市、产业强市”",
    ),
    FormulaRule(WEAK, lambda q: q.is_parallel and (q.pursued or q.has_noun), "推动“集聚发展、集群、集约”"),
    FormulaRule(STRONG, lambda q: _is_linked(q) and (q.upheld or q.pursued and q.has_noun), "坚持“亩均论英雄”"),
    FormulaRule(WEAK, lambda q: _is_linked(q) and (q.pursued or q.has_noun), "推动“亩均论英雄”"),
    FormulaRule(
        STRONG,
        lambda q: _is_catchword(q) and q.upheld and q.has_noun and (not q.is_thing or q.is_called_programme),
        "坚持“港城融合”理念",
    ),
    FormulaRule(
        WEAK,
        lambda q: _is_catchword(q) and (q.pursued or q.has_noun) and (q.ends_as_policy or q.pursued and q.is_coined),
        "推动“港城融合”",
    ),
    FormulaRule(
        WEAK,
        lambda q: (
            _is_catchword(q)
            and not q.is_thing
            and (q.has_noun or not q.ends_as_noun)
            and (q.upheld or q.pursued and q.has_noun)
        ),
        "落实“群众说了算”",
    ),
    FormulaRule(
        WEAK,
        lambda q: (
            5 <= len(q.name) <= 16
            and "的" not in q.name
            and not q.is_honour
            and q.pursued
            and q.has_noun
            and not q.ends_as_noun
        ),
        "实现“超千争百促跨越”目标",
    ),
    FormulaRule(
        WEAK,
        lambda q: 5 <= len(q.name) <= 12 and "的" not in q.name and _is_campaign(q),
        "开展“医护服务渔村行”活动",
    ),
    FormulaRule(WEAK, lambda q: q.is_again and q.is_fours and _is_told(q), "“腾笼换鸟”是关键，“腾笼换鸟”不能慢"),
)
# Of a report on the meeting of a province, city or county, where no rule above says that a name is a formula.
LOCAL_RULES = (
    FormulaRule(NONE, lambda q: q.is_out_of_question or q.is_something_else, "以“五链共进”为主题"),
    FormulaRule(NONE, lambda q: not 3 <= len(q.name) <= 5 or "的" in q.name or q.is_common_word, "他谈到“我们的田野”"),
    FormulaRule(WEAK, lambda q: q.is_linked, "他谈到“拿地即开工”"),
    FormulaRule(NONE, lambda q: q.is_thing or q.is_honour, "他谈到“五链名片”"),
    FormulaRule(WEAK, lambda q: q.name.endswith(("制", "化")) or q.ends_as_policy, "他谈到“路长制”"),
    FormulaRule(WEAK, lambda q: len(q.name) == 4 and _is_plainly_counted(q), "他谈到“五链共进”"),
    FormulaRule(WEAK, lambda q: q.is_paired, "他谈到“北拓东进”"),
)


def deciding(rules: Sequence[FormulaRule], quoted: QuotedName) -> FormulaRule | None:
    """The first of ``rules`` that applies."""
    return next((rule for rule in rules if rule.applies(quoted)), None)


def strength(quoted: QuotedName, *, is_local: bool) -> bool | None:
    """True for a strong form, False for a weak one, None for no formula at all."""
    rule = deciding(RULES, quoted)
    if is_local and (rule is None or rule.strength is NONE):
        rule = deciding(LOCAL_RULES, quoted)
    return rule.strength if rule else NONE


def _is_programme(q: QuotedName) -> bool:
    return q.can_be_programme and q.ends_as_programme


def _is_called(q: QuotedName) -> bool:
    return q.can_be_programme and not q.ends_as_programme and (q.is_called_programme or q.is_called_strategy)


def _is_campaign(q: QuotedName) -> bool:
    return CAMPAIGN.match(q.after) is not None and CARRIED_OUT.search(q.before) is not None


def _is_policy(q: QuotedName) -> bool:
    return q.can_be_programme and not q.ends_as_programme and not _is_called(q) and q.is_called_policy


def _is_each_one(q: QuotedName) -> bool:
    return q.can_be_counted and q.is_each_one and not q.upheld and not q.is_called_programme


def _is_double(q: QuotedName) -> bool:
    return q.can_be_counted and not _is_each_one(q) and q.is_double


def _is_counted(q: QuotedName) -> bool:
    return q.can_be_counted and not _is_each_one(q) and not q.is_double


def _is_several(q: QuotedName) -> bool:
    return q.has_several_numerals and (q.pursued or q.has_noun)


def _is_pursued_idea(q: QuotedName) -> bool:
    return q.pursued and q.is_called_idea and not q.is_principle


def _is_linked(q: QuotedName) -> bool:
    return q.can_be_catchword and q.is_linked


def _is_catchword(q: QuotedName) -> bool:
    return q.can_be_catchword and not q.is_linked and not q.is_honour


def _is_plainly_counted(q: QuotedName) -> bool:
    return q.is_counted and q.name[0] not in "双一" and q.name[1:2] not in "个大项种类"


def _is_told(q: QuotedName) -> bool:
    return q.is_told_of and not q.is_common_word and not q.is_thing and not q.is_honour
