"""``manage.py index``: the search index, which can be thrown away and built again at any time."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.keeping import runs
from archive.models import Report
from search import upkeep
from search.whoosh_engine.directory import IndexMissing


class Command(BaseCommand):
    help = _("检索索引：rebuild 重建，drain 写入待办，check 与记录核对，ensure 缺了或旧了才重建。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("rebuild", help=_("在旁边建一份新的，建好再切换；建的时候照常检索"))
        actions.add_parser("drain", help=_("把已提交而未入索引的改动写进索引"))
        actions.add_parser("ensure", help=_("索引完好就只写入待办，否则重建"))
        check = actions.add_parser("check", help=_("逐份核对记录与索引，有出入时以状态 1 结束"))
        check.add_argument("--repair", action="store_true", help=_("把有出入的改对"))

    def handle(self, *args: Any, **options: Any) -> None:
        action = getattr(self, f"_{options['action']}")
        try:
            action(options)
        except upkeep.Busy:
            raise CommandError(_("另一个进程正在写索引，请稍后再试。")) from None
        except IndexMissing:
            raise CommandError(_("还没有索引；请运行 manage.py index rebuild。")) from None

    def _rebuild(self, options: dict[str, Any]) -> None:
        upkeep.rebuild(self._progress())
        self._say_size()

    def _ensure(self, options: dict[str, Any]) -> None:
        if upkeep.ensure(self._progress()):
            self._say_size()

    def _drain(self, options: dict[str, Any]) -> None:
        number = upkeep.drain()
        self.stdout.write(ngettext("写入 %(n)s 项改动。", "写入 %(n)s 项改动。", number) % {"n": number})

    def _check(self, options: dict[str, Any]) -> None:
        upkeep.drain()
        drift = upkeep.check()
        if not drift.all:
            runs.note("index check", _("记录与索引一致。"), is_good=True)
            self.stdout.write(_("记录与索引一致。"))
            return
        for said, keys in zip(_differences(), drift, strict=True):
            if keys:
                listed = {"said": said, "number": len(keys), "keys": _("、").join(map(str, keys))}
                self.stdout.write(_("%(said)s（%(number)s）：%(keys)s") % listed)
        if not options["repair"]:
            runs.note("index check", _("记录与索引不一致；加 --repair 改对。"), is_good=False)
            raise CommandError(_("记录与索引不一致；加 --repair 改对。"))
        upkeep.repair(drift)
        runs.note("index check", _("已改对。"), is_good=True)
        self.stdout.write(_("已改对。"))

    def _progress(self) -> upkeep.Progress:
        """On a terminal one line that counts up; else silence."""
        if not sys.stderr.isatty():
            return lambda done: None
        total = Report.objects.published().count()
        return lambda done: self.stderr.write(f"\r{done}/{total}", ending="" if done < total else "\n")

    def _say_size(self) -> None:
        number = upkeep.backend().reader.count()
        self.stdout.write(ngettext("索引里有 %(n)s 份报道。", "索引里有 %(n)s 份报道。", number) % {"n": number})


def _differences() -> tuple[str, str, str]:
    """What the lists of a Drift say, in its order."""
    return _("索引里没有"), _("索引里是旧的"), _("记录里没有")
