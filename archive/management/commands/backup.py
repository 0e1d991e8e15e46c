"""manage.py backup FILE: see ``archive.ops.backup``."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from archive.ops import job_log
from archive.ops.backup import back_up
from archive.ops.manifest import UnusableManifest


class Command(BaseCommand):
    help = _("把全部记录和原始文件备份成一个文件；网站照常运行。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help=_("要写的文件，如 backup-2026-01-31.zip；已存在则不写"))

    def handle(self, *args: object, file: Path, **options: object) -> None:
        try:
            said = back_up(file)
        except UnusableManifest as reason:
            job_log.note("backup", str(reason), is_good=False)
            raise CommandError(str(reason)) from None
        shown = {"file": file, "reports": said.rows["archive.Report"], "sources": said.rows["archive.SourceText"]}
        outcome = _("已备份到 %(file)s：报道 %(reports)d 份，原始文件 %(sources)d 个。") % shown
        job_log.note("backup", outcome, is_good=True)
        if options["verbosity"]:
            self.stdout.write(outcome)
