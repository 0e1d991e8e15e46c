"""manage.py extract FILE...: print what is read from each report as one JSON object a line; nothing is stored."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from archive.ingest.errors import Unreadable
from archive.ingest.files.intake import Item, items_of_file
from archive.ingest.files.reading import RawText, read, scan_type
from archive.ingest.files.scans import recognition
from archive.ingest.files.scans.page_readers import recognized_pages
from archive.ingest.pipeline import as_json, draft
from archive.management.commands._year_option import known_year


class Command(BaseCommand):
    help = gettext("读出报道里的人物、口号、园区、文件和数字，每份报道打印一行 JSON；不写入档案。")
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=gettext("文件、表格或压缩包"))
        parser.add_argument("--year", type=int, help=gettext("原文没有印年份时采用的年份"))

    def handle(self, *args: object, files: list[Path], year: int | None = None, **options: object) -> None:
        """Exit status 1 when anything could not be read; each such item is named on stderr with its reason."""
        year = known_year(year)
        self._failed = False
        for path in files:
            self._extract_all(path, year)
        if self._failed:
            raise SystemExit(1)

    def _extract_all(self, path: Path, year: int | None) -> None:
        try:
            for item in items_of_file(path, str(path)):
                self._extract(item, year)
        except OSError as error:
            self._complain(str(path), error.strerror or type(error).__name__)

    def _extract(self, item: Item, year: int | None) -> None:
        try:
            if item.problem:
                raise item.problem
            line = json.dumps(as_json(draft(_text_of(item), known_year=year)), ensure_ascii=False)
        except Unreadable as error:
            self._complain(item.shown_as, gettext(error.template) % error.params, is_failure=error.is_failure)
        else:
            self.stdout.write(line)

    def _complain(self, name: str, reason: str, *, is_failure: bool = True) -> None:
        self._failed |= is_failure
        self.stderr.write(f"{name}: {reason}")


def _text_of(item: Item) -> RawText:
    """Of a scan what the recogniser reads, where it is installed."""
    if scan_type(item.data) and recognition.is_installed() and recognition.picture_pages(item.data):
        return read(item.data, item.name, tuple(recognized_pages(item.data)))
    return read(item.data, item.name)
