"""manage.py ingest: take report files in."""

import os
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NotRequired, TypedDict, Unpack

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from archive.ingest.files.filenames import printable
from archive.ingest.files.formats.capture_filter import CaptureFilter
from archive.ingest.files.formats.columns import COLUMNS
from archive.ingest.files.scans.pages import RecognizedPage
from archive.loading.accessions import accession, note_outcomes
from archive.loading.bulk_import import files, import_files
from archive.loading.lookups import find_area
from archive.loading.results import ImportStatus, Options, Outcome
from archive.management.commands._year_option import known_year
from archive.management.commands.load_areas import load_areas_once
from archive.models import Accession, Area
from archive.ops.priority import give_way

_NOTED_AT_ONCE = 200  # outcomes, so that the list of a batch that is broken off is almost whole


class ImportOptions(TypedDict):
    """What is said on the command line of what takes reports in; some of it of ``ingest`` or of ``fetch`` alone."""

    publish: bool
    publisher: str
    area: str
    year: int | None
    sample: bool
    workers: int
    match: str
    paths: NotRequired[list[Path]]
    column: NotRequired[list[str]]
    since: NotRequired[str]
    until: NotRequired[str]
    type: NotRequired[str]
    urls: NotRequired[list[str]]
    listed: NotRequired[bool]
    most: NotRequired[int]


class Command(BaseCommand):
    help = "收入报道文件：保存原始文件，识别其中的人物、职务、口号、数据，建立草稿。同一文件再次收入不会改动任何内容。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help="文件、表格、压缩包或文件夹")
        parser.add_argument(
            "--column", action="append", default=[], metavar="KEY=COLUMN",
            help="表格里哪一列是正文、标题等，如 --column text=新闻详情；可多次使用（" + "、".join(COLUMNS) + "）",
        )  # fmt: skip
        parser.add_argument("--match", default="", metavar="WORDS", help="网页存档里只收网址含这些字的")
        parser.add_argument("--since", default="", metavar="YYYY-MM-DD", help="网页存档里只收这一天起保存的")
        parser.add_argument("--until", default="", metavar="YYYY-MM-DD", help="网页存档里只收到这一天为止保存的")
        parser.add_argument("--type", default="", help="网页存档里只收这种类型的，如 text/html")
        self.add_import_arguments(parser)

    def add_import_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--publish", action="store_true", help="按识别结果直接发布")
        parser.add_argument("--publisher", default="", help="来源，优先于原文所注明的")
        parser.add_argument("--area", default="", help="地区名称或代码，优先于原文所注明的")
        parser.add_argument("--year", type=int, help="原文未印年份时的年份；记为推断")
        parser.add_argument("--sample", action="store_true", help="标为示例材料")
        parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="同时识别的进程数")

    def handle(self, *args: object, **options: Unpack[ImportOptions]) -> None:
        give_way(self)
        found, others = files(options["paths"])
        names = [printable(path.name) for path in options["paths"]]
        self.import_all(partial(import_files, found, tell_page=self._tell_page), options, names, others)

    def import_all(
        self, take_in: Callable[..., None], options: ImportOptions, names: Sequence[str], others: Sequence[Path] = ()
    ) -> None:
        """Call ``take_in`` with options, number of processes and whom to tell; exit status 1 when anything failed.

        ``names``: of what is taken in, as the accession is called by.
        """
        load_areas_once(self)
        given = Options(
            publish=options["publish"], publisher=options["publisher"], area=self._area(options["area"]),
            known_year=known_year(options["year"]), is_sample=options["sample"],
            columns=_columns(options.get("column", [])), captures=_captures(options),
        )  # fmt: skip
        self._count: Counter[ImportStatus] = Counter()
        self._left_out: list[int] = []
        self._unnoted: list[Outcome] = []
        self._ignored: Counter[str] = Counter()
        with tqdm(unit=_("份"), disable=None) as self._bar, accession(given, names) as given:
            take_in(given, max(1, options["workers"]), partial(self._tell, given.accession))
            note_outcomes(given.accession, self._unnoted)
        self._sum_up(others)
        if self._count[ImportStatus.FAILED]:
            raise SystemExit(1)

    @staticmethod
    def _area(name: str) -> Area | None:
        area = find_area(name) if name else None
        if name and area is None:
            raise CommandError(_("找不到地区“%(name)s”，或有几个同名地区；请写全称或代码。") % {"name": name})
        return area

    def _tell(self, batch: Accession | None, outcome: Outcome) -> None:
        """What went wrong is said at once: a long run may be broken off."""
        self._unnoted.append(outcome)
        if len(self._unnoted) >= _NOTED_AT_ONCE:
            note_outcomes(batch, self._unnoted)
            self._unnoted.clear()
        self._count[outcome.status] += 1
        self._bar.update()
        self._ignored.update(outcome.ignored_columns)
        if outcome.left_out:
            self._left_out.append(outcome.left_out)
        if outcome.status is ImportStatus.FAILED:
            self._say(_("未收入 %(name)s：%(reason)s"), outcome)
        elif outcome.status is ImportStatus.DUPLICATE:
            self._say(_("疑似重复 %(name)s：%(reason)s"), outcome)
        elif outcome.status is ImportStatus.PASSED_OVER:
            self._say(_("跳过 %(name)s：%(reason)s"), outcome)
        elif outcome.reason:
            self._say(_("留作草稿 %(name)s：%(reason)s"), outcome)

    def _tell_page(self, name: str, page: RecognizedPage) -> None:
        if page.is_recognized:
            counted = {"name": name, "page": page.number, "pages": page.count, "certainty": page.certainty * 100}
            self._bar.set_postfix_str(_("识别 %(name)s 第 %(page)d/%(pages)d 页，%(certainty).1f%%") % counted)

    def _say(self, sentence: str, outcome: Outcome) -> None:
        with self._bar.external_write_mode(self.stderr):
            self.stderr.write(sentence % {"name": outcome.name, "reason": outcome.reason})

    def _sum_up(self, others: Sequence[Path]) -> None:
        count = self._count
        self.stdout.write(
            _("新收入 %(new)d 份，未变 %(unchanged)d 份，疑似重复 %(duplicate)d 份，失败 %(failed)d 份。")
            % {status.value: count[status] for status in ImportStatus}
        )
        if self._left_out:
            counted = {"reports": len(self._left_out), "count": sum(self._left_out)}
            self.stdout.write(_("有 %(reports)d 份报道共 %(count)d 字未归入正文，留在版面里待核对。") % counted)
        if self._ignored:
            self.stdout.write(_("表格里未用的列：%(names)s") % {"names": _("、").join(map(printable, self._ignored))})
        if others:
            names = _("、").join(printable(path.name) for path in others[:5]) + (_("……") if len(others) > 5 else "")
            self.stdout.write(_("跳过 %(count)d 个其他格式的文件：%(names)s") % {"count": len(others), "names": names})


def _captures(options: ImportOptions) -> CaptureFilter:
    if "since" not in options:  # of ``fetch``, which asks for what it wants
        return CaptureFilter()
    for day in filter(None, (options["since"], options["until"])):
        try:
            date.fromisoformat(day)
        except ValueError:
            raise CommandError(_("日期要写成 2014-05-08，不能是“%(day)s”。") % {"day": day}) from None
    return CaptureFilter(options["match"], options["since"], options["until"], options["type"])


def _columns(given: list[str]) -> tuple[tuple[str, str], ...]:
    """``text=新闻详情`` as (新闻详情, text)."""
    pairs = []
    for each in given:
        key, is_given, column = each.partition("=")
        if key.strip() not in COLUMNS or not is_given or not column.strip():
            said = _("--column 要写成“%(keys)s=列名”，不能是“%(given)s”。")
            raise CommandError(said % {"keys": "/".join(COLUMNS), "given": each})
        pairs.append((column.strip(), key.strip()))
    return tuple(pairs)
