"""manage.py extract FILE...: print what is read from each file as one JSON object a line; nothing is stored."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from archive.ingest.errors import Unreadable
from archive.ingest.pipeline import as_json, draft
from archive.ingest.reading import MAX_BYTES, read
from archive.management.commands._years import known_year


class Command(BaseCommand):
    help = gettext("读出报道里的人物、口号、园区、文件和数字，每个文件打印一行 JSON；不写入档案。")
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=gettext("原始文件"))
        parser.add_argument("--year", type=int, help=gettext("原文没有印年份时采用的年份"))

    def handle(self, *args: Any, files: list[Path], year: int | None = None, **options: Any) -> None:
        """Exit status 1 when any file could not be read; each such file is named on stderr with its reason."""
        year = known_year(year)
        failed = [path for path in files if not self._extract(path, year)]
        if failed:
            raise SystemExit(1)

    def _extract(self, path: Path, year: int | None) -> bool:
        try:
            line = json.dumps(as_json(draft(read(_bytes(path), path.name), known_year=year)), ensure_ascii=False)
        except Unreadable as error:
            return self._complain(path, gettext(error.template) % error.params)
        except OSError as error:
            return self._complain(path, error.strerror or type(error).__name__)
        self.stdout.write(line)
        return True

    def _complain(self, path: Path, reason: str) -> bool:
        self.stderr.write(f"{path}: {reason}")
        return False


def _bytes(path: Path) -> bytes:
    """The file's bytes, no more than what is needed to see that it is too large."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
