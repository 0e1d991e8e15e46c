"""manage.py ingest: take report files in."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from archive.ingest.loader import Options, Outcome, Status, load, printable
from archive.ingest.reading import MAX_BYTES
from archive.management.commands._years import known_year
from archive.matching import find_area
from archive.models import Area

# What is taken out of a folder; a file that is named itself is tried whatever it is called.
_SUFFIXES = {".txt", ".md", ".html", ".htm", ".xhtml", ".shtml"}


class Command(BaseCommand):
    help = "收入报道文件：保存原始文件，识别其中的人物、职务、口号、数据，建立草稿。同一文件再次收入不会改动任何内容。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="文件或文件夹")
        parser.add_argument("--publish", action="store_true", help="按识别结果直接发布")
        parser.add_argument("--publisher", default="", help="来源，优先于原文所注明的")
        parser.add_argument("--area", default="", help="地区名称或代码，优先于原文所注明的")
        parser.add_argument("--year", type=int, help="原文未印年份时的年份；记为推断")
        parser.add_argument("--sample", action="store_true", help="标为示例材料")

    def handle(self, *args: Any, **options: Any) -> None:
        given = Options(
            publish=options["publish"], publisher=options["publisher"], area=self._area(options["area"]),
            known_year=known_year(options["year"]), is_sample=options["sample"],
        )  # fmt: skip
        files, others = _files(map(Path, options["paths"]))
        outcomes = []
        for path, name in tqdm(files, unit=_("份"), disable=None):
            outcomes.append(_load(path, name, given))
        self._report(outcomes)
        if others:
            names = _("、").join(printable(path.name) for path in others[:5]) + (_("……") if len(others) > 5 else "")
            self.stdout.write(_("跳过 %(count)d 个其他格式的文件：%(names)s") % {"count": len(others), "names": names})
        if any(outcome.status is Status.FAILED for outcome in outcomes):
            raise SystemExit(1)

    @staticmethod
    def _area(name: str) -> Area | None:
        area = find_area(name) if name else None
        if name and area is None:
            raise CommandError(_("找不到地区“%(name)s”，或有几个同名地区；请写全称或代码。") % {"name": name})
        return area

    def _report(self, outcomes: list[Outcome]) -> None:
        for outcome in outcomes:
            if outcome.status is Status.FAILED:
                self.stderr.write(_("未收入 %(name)s：%(reason)s") % {"name": outcome.name, "reason": outcome.reason})
            elif outcome.reason:
                self.stderr.write(_("留作草稿 %(name)s：%(reason)s") % {"name": outcome.name, "reason": outcome.reason})
        count = Counter(outcome.status for outcome in outcomes)
        self.stdout.write(
            _("新收入 %(new)d 份，未变 %(unchanged)d 份，失败 %(failed)d 份。")
            % {"new": count[Status.NEW], "unchanged": count[Status.UNCHANGED], "failed": count[Status.FAILED]}
        )


def _files(paths: Iterable[Path]) -> tuple[list[tuple[Path, str]], list[Path]]:
    """The files named and the reports in the folders named, at any depth, by name; and what else lies there.

    Each report comes with the name under which it is kept: its path below the folder that was named.
    """
    reports: list[tuple[Path, str]] = []
    others: list[Path] = []
    for path in paths:
        if not path.is_dir():
            reports.append((path, path.name))
            continue
        for file in sorted(file for file in path.rglob("*") if file.is_file() and not file.is_symlink()):
            if file.suffix.lower() in _SUFFIXES:
                reports.append((file, str(file.relative_to(path))))
            else:
                others.append(file)
    return reports, others


def _load(path: Path, name: str, options: Options) -> Outcome:
    """Load the file; what is told of it names it by its whole path."""
    try:
        with path.open("rb") as file:
            # One byte more than allowed is enough to see that a file is too large.
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return Outcome(printable(str(path)), Status.FAILED, reason=_unopened(error))
    return replace(load(data, name, options), name=printable(str(path)))


def _unopened(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("没有这个文件。")
    if isinstance(error, PermissionError):
        return _("没有权限读取。")
    return _("打不开（%(error)s）。") % {"error": getattr(error, "strerror", None) or error}
