"""A query said back to the reader in words, so that one sees how it was read."""

from django.utils.translation import gettext as _

from archive.models import Participation
from search.querylang import nodes
from search.querylang.fields import FIELD_TITLES
from search.search_indexes import PARTS


def described(node: nodes.Node, ids: dict[nodes.NamedValue, list[int]]) -> str:
    """``报道含“四大一高”，且官员是“杨树平”``; empty for plain words, which need no explanation."""
    is_plain = isinstance(node, nodes.Words) or node == nodes.NOTHING
    return "" if is_plain else _("找这样的报道：%(conditions)s。") % {"conditions": _said(node, ids)}


def _said(node: nodes.Node, ids: dict[nodes.NamedValue, list[int]], inner: bool = False) -> str:
    match node:
        case nodes.Not(negated):
            return _("不要%(condition)s") % {"condition": _said(negated, ids, True)}
        case nodes.All(operands) | nodes.Any(operands):
            joined = (_("，且") if isinstance(node, nodes.All) else _("，或")).join(
                _said(one, ids, True) for one in operands
            )
            return _("（%(conditions)s）") % {"conditions": joined} if inner else joined
    return _leaf(node, ids)


def _leaf(leaf: nodes.Leaf, ids: dict[nodes.NamedValue, list[int]]) -> str:
    match leaf:
        case nodes.Words(text):
            return _("含有词语“%(text)s”") % {"text": " ".join(text.split())}
        case nodes.Phrase(text):
            return _("含有原句“%(text)s”") % {"text": text}
        case nodes.Prefix(text):
            return _("含有“%(text)s”开头的词") % {"text": text}
        case nodes.Title(text):
            return _("标题含有“%(text)s”") % {"text": text}
        case nodes.Years(first, last):
            return _years(first, last)
        case nodes.NamedValue(kind="part") if ids.get(leaf):
            labels = _("、").join(str(Participation.Part(PARTS[number - 1]).label) for number in ids[leaf])
            return _("有人的身份是%(parts)s") % {"parts": labels}
        case nodes.NamedValue(kind="office" | "former_office" as kind, name=name):
            told = _("有任“%(name)s”的人") if kind == "office" else _("有曾任“%(name)s”的人")
            office, mark, day = name.partition("@")
            return told % {"name": _("%(office)s（%(day)s）") % {"office": office, "day": day} if mark else name}
        case nodes.NamedValue(kind, name):
            return _("%(kind)s是“%(name)s”") % {"kind": FIELD_TITLES[kind], "name": name}


def _years(first: int, last: int) -> str:
    if first == last:
        return _("日期在 %(year)s 年") % {"year": first}
    if last == 9999:
        return _("日期在 %(year)s 年或以后") % {"year": first}
    if first == 1000:
        return _("日期在 %(year)s 年或以前") % {"year": last}
    return _("日期在 %(first)s 年到 %(last)s 年") % {"first": first, "last": last}
