"""Is what is kept still what it says it is? Every kind of finding names its records; nothing is changed.

The search index is compared with the records by ``manage.py index check``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.apps import apps
from django.db.models import Count
from django.utils.translation import gettext as _

from archive.database.current import database_engine
from archive.models import (
    Annotation,
    Evidence,
    Membership,
    PastAddress,
    Report,
    Review,
    RevisedRow,
    Revision,
    SentencePrint,
    SourceText,
)
from archive.models.relocation import evidence_models
from archive.ops.choices import known_values
from archive.services.standing import differing, has_triggers
from archive.text.fingerprints import Fingerprint, fingerprints

_BATCH = 200
_RAW_FILES = 1  # at once: each may be of 40 MB, and whoever fetches several holds all of them


class Finding(NamedTuple):
    """What is wrong, in words, with which record (``report/12``)."""

    what: str
    record: str


def findings() -> Iterator[Finding]:
    """Everything that is wrong, kind by kind."""
    checks: tuple[Callable[[], Iterator[Finding]], ...] = (
        _database, _raw_files, _evidence, _confirmed, _addresses, _memberships, _same_texts, _sentence_prints, _choices,
        _standing,
    )  # fmt: skip
    for check in checks:
        yield from check()


def _database() -> Iterator[Finding]:
    yield from (Finding(*damage) for damage in database_engine().damage())


def _raw_files() -> Iterator[Finding]:
    for source in SourceText.objects.order_by("pk").iterator(_RAW_FILES):
        data = bytes(source.data)
        if hashlib.sha256(data).hexdigest() != source.sha256 or len(data) != source.size:
            yield Finding(_("原始文件与校验值不符"), f"sourcetext/{source.pk}")


def _evidence() -> Iterator[Finding]:
    anchored: list[type[Evidence] | type[Annotation]] = [*evidence_models(), Annotation]
    for model in anchored:
        placed = model._default_manager.filter(start__isnull=False).select_related("report").order_by("report_id", "pk")
        for fact in placed.defer("report__layout").iterator(_BATCH):
            if fact.report.text[fact.start : fact.end] != fact.quote:
                yield Finding(_("引文与正文该处的文字不符"), f"{model._meta.model_name}/{fact.pk}")


def _confirmed() -> Iterator[Finding]:
    """What is confirmed has its words in the report: in the text, the headline block, or what was left out of both."""
    for model in evidence_models():
        facts = model._default_manager.filter(start__isnull=True, review=Review.CONFIRMED).exclude(quote="")
        for fact in facts.select_related("report").order_by("report_id", "pk").iterator(_BATCH):
            if not any(fact.quote in printed for printed in _printed(fact.report)):
                yield Finding(_("已核的事实在报道里已无依据"), f"{model._meta.model_name}/{fact.pk}")


def _printed(report: Report) -> Iterator[str]:
    yield from (report.text, report.full_title, report.place)
    yield from (paragraph["text"] for paragraph in report.layout if paragraph.get("start") is None)


def _addresses() -> Iterator[Finding]:
    kinds = {model._meta.model_name: model for model in apps.get_app_config("archive").get_models()}
    for kind in PastAddress.objects.order_by().values_list("kind", flat=True).distinct():
        past = PastAddress.objects.filter(kind=kind)
        if kind in kinds:
            past = past.exclude(target_id__in=kinds[kind]._base_manager.values("pk"))
        in_trash = RevisedRow.objects.filter(model=kind, after__isnull=True, revision__in=Revision.objects.in_trash())
        for address in past.exclude(target_id__in=in_trash.values("key")):  # it comes back with its addresses
            yield Finding(_("旧地址指向不存在的记录"), f"{kind}/{address.slug}")


def _memberships() -> Iterator[Finding]:
    """Derived from parts in published reports: an office without any is a remainder."""
    left = Membership.objects.exclude(person__participations__report__status=Report.Status.PUBLISHED)
    for membership in left.distinct():
        yield Finding(_("所见职务没有已发布的报道为据"), f"membership/{membership.pk}")


def _standing() -> Iterator[Finding]:
    """Kept by triggers of the database (``archive.services.standing``)."""
    if not has_triggers():
        yield Finding(_("不再随改动计数，请运行 manage.py data recount"), "standing")
    for kind, record in differing():
        yield Finding(_("所存的报道数与重新计数不符，请运行 manage.py data recount"), f"{kind}/{record}")


def _same_texts() -> Iterator[Finding]:
    twice = (
        Report.objects.published().exclude(source=None).values("source__sha256")
        .annotate(number=Count("pk")).filter(number__gt=1)
    )  # fmt: skip
    for row in twice:
        yield Finding(_("同一原始文件有 %(number)d 份已发布的报道") % row, f"sourcetext/{row['source__sha256'][:12]}")


def _choices() -> Iterator[Finding]:
    for model in apps.get_app_config("archive").get_models():
        for field in model._meta.concrete_fields:
            if field.choices:
                wrong = model._base_manager.exclude(**{f"{field.name}__in": known_values(field) - {None}})
                wrong = wrong.exclude(**{f"{field.name}__isnull": True}) if field.null else wrong
                for pk, value in wrong.order_by("pk").values_list("pk", field.attname):
                    shown = {"field": field.name, "value": value}
                    yield Finding(_("%(field)s 的值不可用：%(value)s") % shown, f"{model._meta.model_name}/{pk}")


def _sentence_prints() -> Iterator[Finding]:
    """Derived from texts: those of a text that was changed past the records find sentences that are gone."""
    for report in Report.objects.order_by("pk").only("text", "sentence_numbers").iterator(_BATCH):
        kept = SentencePrint.objects.filter(report=report).order_by("start").values_list(*Fingerprint._fields)
        if list(kept) != fingerprints(report.text, report.sentences()):
            yield Finding(_("句子的指纹与正文不符"), f"report/{report.pk}")
