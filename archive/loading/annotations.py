"""Web Annotations (W3C) brought in: one, a list, a page or a collection of them as JSON-LD; those unusable are named.

A target is found by the address of a report and by what selects words in it: TextQuoteSelector, TextPositionSelector
(of ``text.txt``, or of the body where the source is the report's page), alone, together, or as one refines another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from django.db import transaction
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from archive.models import Annotation, Report
from archive.text.characters import storable
from archive.text.cited_text import cited_offset

MOST = 5_000  # annotations of one file
MAX_BYTES = 16 << 20
LONGEST = 20_000  # characters of a body or a quote
_LABELS, _LABEL = 20, 100  # of one annotation, characters of each
_DEEPEST = 8  # selectors that refine each other
_ADDRESS = re.compile(r"/reports/([^/]+)/(text\.txt)?$")


class AnnotationsUnreadable(ValueError):
    """The whole file cannot be read; the message says why."""


@dataclass
class AnnotationsResult:
    """``bad``: number of the annotation, counted from 1, and why it was left out."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    bad: list[tuple[int, str]] = field(default_factory=list)


class _Selected(NamedTuple):
    """What the selectors of a target say; ``start`` and ``end`` as they count."""

    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


def load_annotations(
    data: bytes,
    report: Report | None = None,
    creator: str = "",
    *,
    publish: bool = False,
    save: Callable[[Annotation], None] = Annotation.save,
) -> AnnotationsResult:
    """Bring in the annotations of ``data``, all in one transaction; ``report`` is that of those that name none of ours.

    One that came before under its id is brought up to date. They stay hidden from readers unless ``publish``. ``save``
    writes one, whose ``pk`` is set where it replaces another. Raises AnnotationsUnreadable where ``data`` is no JSON of
    annotations, or too much of it.
    """
    if len(data) > MAX_BYTES:
        raise AnnotationsUnreadable(_("文件不能超过 %(most)d MB。") % {"most": MAX_BYTES >> 20})
    try:
        given = list(islice(_annotations(json.loads(data)), MOST + 1))
    except (ValueError, RecursionError) as error:
        raise AnnotationsUnreadable(_("读不懂：须是 JSON-LD 的 Web Annotation。")) from error
    if len(given) > MOST:
        raise AnnotationsUnreadable(_("一次最多收入 %(most)d 条批注。") % {"most": MOST})
    result = AnnotationsResult()
    with transaction.atomic():
        for number, annotation in enumerate(given, 1):
            try:
                _keep(_made(annotation, report, creator), publish, result, save)
            except ValueError as error:
                result.bad.append((number, str(error)))
    return result


def _annotations(value: object) -> Iterator[dict[str, object]]:
    """Those in a list, a graph, a page, or a collection with its first page; raises ValueError for anything else."""
    if isinstance(value, list):
        yield from (each if isinstance(each, dict) else {} for each in value)
        return
    if not isinstance(value, dict):
        raise ValueError
    for name in ("items", "@graph"):
        if isinstance(value.get(name), list):
            yield from _annotations(value[name])
            return
    if isinstance(value.get("first"), dict):
        yield from _annotations({**value["first"], "first": None})
    elif "target" in value:
        yield value
    else:
        raise ValueError


def _made(given: dict[str, object], report: Report | None, creator: str) -> Annotation:
    """A new annotation of what ``given`` says, at its place; raises ValueError with the reason where there is none."""
    target = next((each for each in _several(given.get("target")) if isinstance(each, str | dict)), "")
    source = target if isinstance(target, str) else target.get("source", target.get("id"))
    named, counts_from_head = _report_at(source)
    if not (report := named or report):
        raise ValueError(_("所指的不是本档案的报道"))
    body, labels = _bodies(given)
    if not body and not labels:
        raise ValueError(_("既没有注释，也没有标签"))
    made = Annotation(report=report, body=body, labels="\n".join(labels), creator=_creator(given) or creator[:150])
    made.source_id = _text(given.get("id"), 500)
    _seat(made, _selected(target.get("selector") if isinstance(target, dict) else None), counts_from_head)
    return made


def _report_at(source: object) -> tuple[Report | None, bool]:
    """The report that an address names, and whether positions count from the headline block (``text.txt``)."""
    source = source.get("id") if isinstance(source, dict) else source
    address = _ADDRESS.search(urlsplit(source).path) if isinstance(source, str) and len(source) < 4_000 else None
    if not address:
        return None, False
    try:
        return Report.objects.at(unquote(address[1])), bool(address[2])
    except Report.DoesNotExist:
        return None, False


def _seat(annotation: Annotation, selected: _Selected, counts_from_head: bool) -> None:
    """The place of ``annotation``; raises ValueError where the words are not in the text."""
    report, start, end = annotation.report, selected.start, selected.end
    if start is not None and end is not None and counts_from_head:
        head = cited_offset(report.full_title, report.text, 0)
        start, end = start - head, end - head
    annotation.quote = selected.exact
    if not annotation.quote and start is not None and end is not None and 0 <= start < end <= len(report.text):
        annotation.quote = report.text[start:end][:LONGEST]
    if not annotation.seat(max(0, start or 0), selected.prefix, selected.suffix):
        raise ValueError(_("正文里没有所指的字"))


def _selected(selector: object, depth: int = 0) -> _Selected:
    """All that the selectors say together, what refines the others last."""
    selected = _Selected()
    for each in _several(selector):
        if not isinstance(each, dict) or depth > _DEEPEST:
            continue
        if each.get("type") == "TextQuoteSelector":
            exact, prefix, suffix = (_text(each.get(name), LONGEST) for name in ("exact", "prefix", "suffix"))
            selected = selected._replace(exact=exact, prefix=prefix, suffix=suffix)
        elif each.get("type") == "TextPositionSelector":
            selected = selected._replace(start=_number(each.get("start")), end=_number(each.get("end")))
        if each.get("refinedBy"):
            finer = _selected(each["refinedBy"], depth + 1)
            selected = finer if finer.exact or finer.start is not None else selected
    return selected


def _bodies(given: dict[str, object]) -> tuple[str, list[str]]:
    """The note and the labels: a body whose purpose is tagging is a label."""
    notes: list[str] = []
    labels: list[str] = []
    for each in [*_several(given.get("body")), *_several(given.get("bodyValue"))]:
        value = each if isinstance(each, str) else each.get("value") if isinstance(each, dict) else None
        text = _text(value, LONGEST)
        if isinstance(each, dict) and each.get("format") == "text/html":
            text = strip_tags(text).strip()
        is_label = isinstance(each, dict) and each.get("purpose") == "tagging"
        if text:
            (labels if is_label else notes).append(text)
    return "\n\n".join(notes)[:LONGEST], [" ".join(label.split())[:_LABEL] for label in labels[:_LABELS]]


def _creator(given: dict[str, object]) -> str:
    creator = next(iter(_several(given.get("creator"))), "")
    name = creator.get("name", creator.get("id")) if isinstance(creator, dict) else creator
    return _text(name, 150)


def _several(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object, most: int) -> str:
    return storable(value)[:most] if isinstance(value, str) else ""


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 31 else None


def _keep(made: Annotation, publish: bool, result: AnnotationsResult, save: Callable[[Annotation], None]) -> None:
    """``made`` as a new row, or into the one that came from the same source or says the same at the same place."""
    of_report = Annotation.objects.filter(report=made.report)
    alike = of_report.filter(quote=made.quote, start=made.start, body=made.body, labels=made.labels)
    same = alike.order_by("-is_public", "pk").first()
    if same and (same.is_public or not publish):
        result.unchanged += 1
        return
    known = same or (of_report.filter(source_id=made.source_id).first() if made.source_id else None)
    made.is_public = publish
    if known:
        made.pk, made.created_at, made.is_public = known.pk, known.created_at, known.is_public or publish
    save(made)
    result.changed, result.new = result.changed + bool(known), result.new + (not known)
