"""manage.py load_roster FILE...: bring tables of office-holders in, as facts stated by their source."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils.translation import gettext, ngettext

from archive.loading.roster_entries import RosterUnreadable, load_roster


class Command(BaseCommand):
    help = gettext("收入任职名录（CSV：姓名、职务、地区、起、止、出处），与报道对照；有误的行逐一列出，其余照收。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=gettext("CSV 文件"))
        parser.add_argument("--source", default="", help=gettext("行内没有出处时的出处"))

    def handle(self, *args: object, files: list[Path], source: str = "", **options: object) -> None:
        """Exit status 1 when a file or a line was left out; each is named on stderr."""
        is_whole = True
        for path in files:
            try:
                result = load_roster(path.read_bytes(), source)
            except (OSError, RosterUnreadable) as error:
                self.stderr.write(f"{path}: {getattr(error, 'strerror', None) or error}")
                is_whole = False
                continue
            for line, why in result.bad:
                self.stderr.write(f"{path}:{line}: {why}")
            is_whole = is_whole and not result.bad
            told = ngettext(
                "%(path)s：新增 %(new)d 条，已有 %(old)d 条。",
                "%(path)s：新增 %(new)d 条，已有 %(old)d 条。",
                result.new,
            )
            self.stdout.write(told % {"path": path, "new": result.new, "old": result.unchanged})
        if not is_whole:
            raise SystemExit(1)
