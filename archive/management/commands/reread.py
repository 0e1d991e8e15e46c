"""manage.py reread: apply today's reading to the reports that are in."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from archive.ingest.document import EXTRACTOR_VERSION
from archive.loading.fact_changes import GONE, NEW, OTHER, shortened
from archive.loading.reread import Reread, relink_all, reread
from archive.models import Report
from archive.models.report_queries import ReportQuerySet
from archive.ops.priority import give_way
from archive.services.tenures import bring_posts_up


class Command(BaseCommand):
    help = "用现在的识别规则重读已收入的报道：编辑所定的不变，其余逐篇列出新增、消失和改变。中断后再运行即接着做。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--report", action="append", default=[], help="只重读这一篇（地址里的名字或编号），可多次给出"
        )
        parser.add_argument("--dry-run", action="store_true", help="只列出会改变什么，不写入")
        parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="同时识别的进程数")

    def handle(self, *args: object, report: list[str], dry_run: bool, workers: int, **options: object) -> None:
        give_way(self)
        chosen = self._chosen(report)
        is_whole, is_trial = not report, dry_run
        self._state = settings.DATA_DIR / "reread.json" if is_whole and not is_trial else None
        after = self._last_done()
        self._count = {NEW: 0, GONE: 0, OTHER: 0}
        rest = chosen.filter(pk__gt=after)
        with tqdm(total=rest.count(), unit=_("份"), disable=None) as self._bar:
            reread(rest, self._tell, workers=max(1, workers), is_trial=is_trial, done=self._note)
        if not is_trial:
            with tqdm(unit=_("个名称"), disable=None) as bar:
                relink_all(chosen, bar.update)
        if is_whole and not is_trial:
            bring_posts_up()
        if self._state is not None:
            self._state.unlink(missing_ok=True)
        self.stdout.write(_("新增 %(new)d 条，消失 %(gone)d 条，改变 %(other)d 条。") % self._count)

    @staticmethod
    def _chosen(names: list[str]) -> ReportQuerySet:
        if not names:
            return Report.objects.all()
        keys = []
        for name in names:
            try:
                keys.append(Report.objects.get(pk=name).pk if name.isdecimal() else Report.objects.at(name).pk)
            except Report.DoesNotExist:
                raise CommandError(_("没有“%(name)s”这篇报道。") % {"name": name}) from None
        return Report.objects.filter(pk__in=keys)

    def _last_done(self) -> int:
        """The last report of a run of this version that was broken off."""
        if self._state is None or not self._state.exists():
            return 0
        said = json.loads(self._state.read_text("utf-8"))
        return int(said["last"]) if said["version"] == EXTRACTOR_VERSION else 0

    def _note(self, last: int) -> None:
        if self._state is not None:
            self._state.write_text(json.dumps({"version": EXTRACTOR_VERSION, "last": last}), "utf-8")

    def _tell(self, plan: Reread) -> None:
        self._bar.update()
        if plan.is_empty:
            return
        lines = [f"{plan.report.published_on} {plan.report}".strip()]
        if plan.problem:
            lines.append(_("  不能重读：%(reason)s") % {"reason": plan.problem})
        labels = {each.name: each.verbose_name for each in Report._meta.concrete_fields}
        for name, (before, after) in plan.fields.items():
            lines.append(f"  {labels[name]}：{shortened(before)} → {shortened(after)}")
        for change in plan.changes:
            self._count[change.verb] += 1
            lines.append(f"  {change.in_words()}")
        with self._bar.external_write_mode(self.stdout):
            self.stdout.write("\n".join(lines))
