"""``manage.py index``: the search index, which can be thrown away and built again at any time."""

import os
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NotRequired, TypedDict, Unpack

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pebble import ProcessExpired
from tqdm import tqdm

from archive.models import Report
from archive.ops import job_log
from archive.ops.priority import give_way
from archive.ops.verbosity import add_verbosity
from search.engine.errors import IndexBroken, IndexMissing, SearchUnavailable
from search.engine.messages import reason
from search.indexing import index_sync, kept_index


class _IndexOptions(TypedDict):
    """What is said on the command line; some of it of one action alone."""

    action: str
    verbosity: int
    workers: NotRequired[int]
    fresh: NotRequired[bool]
    repair: NotRequired[bool]


class Command(BaseCommand):
    help = _(
        "检索索引：rebuild 重建，drain 写入待办，check 核对，ensure 缺了才重建，rollback 换回上一份，drop-kept 删去它。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        rebuild = actions.add_parser(
            "rebuild", help=_("在旁边建一份新的，建好再切换；建的时候照常检索；中断后再运行则接着建")
        )
        rebuild.add_argument("--fresh", action="store_true", help=_("不接着上次中断的，从头建"))
        drain = actions.add_parser("drain", help=_("把已提交而未入索引的改动写进索引"))
        ensure = actions.add_parser("ensure", help=_("索引完好就只写入待办，否则重建"))
        for action in (rebuild, ensure):
            action.add_argument("--workers", type=int, default=os.cpu_count() or 1, help=_("同时分析的进程数"))
        check = actions.add_parser("check", help=_("逐份核对记录与索引，有出入时以状态 1 结束"))
        rollback = actions.add_parser("rollback", help=_("换回上一份索引：留到下次重建开始，或 drop-kept 为止"))
        drop = actions.add_parser("drop-kept", help=_("删去上一份索引"))
        for action in (rebuild, drain, ensure, check, rollback, drop):
            add_verbosity(action)
        check.add_argument("--repair", action="store_true", help=_("把有出入的改对"))

    def handle(self, *args: object, **options: Unpack[_IndexOptions]) -> None:
        action = getattr(self, f"_{options['action'].replace('-', '_')}")
        try:
            action(options)
        except index_sync.Busy:
            raise CommandError(_("另一个进程正在写索引，请稍后再试。")) from None
        except kept_index.NothingKept:
            raise CommandError(_("没有留着上一份索引。")) from None
        except IndexBroken:
            raise CommandError(_("索引的文件坏了，记录无损；请运行 manage.py index rebuild。")) from None
        except IndexMissing:
            raise CommandError(_("还没有索引；请运行 manage.py index rebuild。")) from None
        except SearchUnavailable as error:
            raise CommandError(reason(error)) from error
        except ProcessExpired:
            raise CommandError(_("一个分析进程意外结束；再运行一次即接着建。")) from None

    def _rebuild(self, options: _IndexOptions) -> None:
        give_way(self)
        with _progress() as progress:
            index_sync.rebuild(progress, options["workers"], is_fresh=options["fresh"])
        self._say_size()

    def _ensure(self, options: _IndexOptions) -> None:
        give_way(self)
        with _progress() as progress:
            is_built = index_sync.ensure(progress, options["workers"])
        if is_built:
            self._say_size()

    def _drain(self, options: _IndexOptions) -> None:
        number = index_sync.drain()
        self.stdout.write(ngettext("写入 %(n)s 项改动。", "写入 %(n)s 项改动。", number) % {"n": number})

    def _check(self, options: _IndexOptions) -> None:
        index_sync.drain()
        drift = index_sync.check()
        if not any(drift):
            job_log.note("index check", _("记录与索引一致。"), is_good=True)
            if options["verbosity"]:
                self.stdout.write(_("记录与索引一致。"))
            return
        for said, keys in zip(_differences(), drift, strict=True):
            if keys:
                listed = {"said": said, "number": len(keys), "keys": _("、").join(map(str, keys))}
                self.stdout.write(_("%(said)s（%(number)s）：%(keys)s") % listed)
        if not options["repair"]:
            job_log.note("index check", _("记录与索引不一致；加 --repair 改对。"), is_good=False)
            raise CommandError(_("记录与索引不一致；加 --repair 改对。"))
        index_sync.repair(drift)
        if drift.refused:
            told = _("有报道进不了索引，原因见日志：%(keys)s") % {"keys": _("、").join(map(str, drift.refused))}
            job_log.note("index check", told, is_good=False)
            raise CommandError(told)
        job_log.note("index check", _("已改对。"), is_good=True)
        self.stdout.write(_("已改对。"))

    def _rollback(self, options: _IndexOptions) -> None:
        if kept_index.switch_back():
            self._say_size()
        else:
            self.stdout.write(_("已换回别的版本所建的索引：请启动那个版本，再运行 manage.py index check --repair。"))

    def _drop_kept(self, options: _IndexOptions) -> None:
        kept_index.drop()
        self.stdout.write(_("已删去上一份索引。"))

    def _say_size(self) -> None:
        number = index_sync.backend().count()
        self.stdout.write(ngettext("索引里有 %(n)s 份报道。", "索引里有 %(n)s 份报道。", number) % {"n": number})


@contextmanager
def _progress() -> Iterator[index_sync.Progress]:
    """A bar on a terminal, else silence. It appears only when something is built."""
    bar = tqdm(total=Report.objects.published().count(), unit=_("份"), disable=None, delay=0.5)
    with bar:
        yield lambda done: bar.update(done - bar.n) and None


def _differences() -> tuple[str, str, str, str]:
    """What the lists of a Drift say, in its order."""
    return _("索引里没有"), _("索引里是旧的"), _("记录里没有"), _("进不了索引，原因见日志")
