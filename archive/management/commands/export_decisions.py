"""manage.py export_decisions: what the program read and what editors decided, for the next test of the reading."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from archive.models import Evidence, Origin, Review
from archive.models.relocation import evidence_models
from archive.queries.passages import passages

_BATCH = 500


class Command(BaseCommand):
    help = gettext("把编辑判断过的事实连同程序所读打印出来，每条一行 JSON；供下一次检验识读之用。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kind", default="", help=gettext("只要这一种，如 observation"))

    def handle(self, *args: object, kind: str = "", **options: object) -> None:
        for model in evidence_models():
            if kind in ("", model._meta.model_name):
                for line in _lines(model):
                    self.stdout.write(json.dumps(line, ensure_ascii=False))


def _lines(model: type[Evidence]) -> Iterator[dict[str, object]]:
    """Decided facts of the program, and those that editors added, which it missed."""
    facts = (
        model._default_manager.exclude(review=Review.UNCONFIRMED)
        .select_related("report")
        .defer("report__layout")
        .order_by("pk")
    )
    last = 0
    while batch := list(facts.filter(pk__gt=last)[:_BATCH]):
        for passage in passages(batch):
            yield _line(passage.fact, f"{passage.before}{passage.words}{passage.after}")
        last = batch[-1].pk


def _line(fact: Evidence, sentence: str) -> dict[str, object]:
    decision = "added" if fact.origin == Origin.EDITOR else "corrected" if fact.is_corrected else fact.review
    return {
        "kind": fact._meta.model_name,
        "report": fact.report.slug,
        "sentence": sentence,
        "start": fact.start,
        "end": fact.end,
        "quote": fact.quote,
        "drafted": fact.drafted,
        "decided": None if decision == Review.REJECTED else fact.values(),
        "decision": str(decision),
        "extractor_version": fact.extractor_version,
    }
