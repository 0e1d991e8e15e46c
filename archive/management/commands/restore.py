"""manage.py restore FILE: see ``archive.ops.backup``."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _

from archive.ops.backup import restore
from archive.ops.manifest import UnusableManifest


class Command(BaseCommand):
    help = _("把备份恢复到空的数据目录（ARCHIVE_DATA）；索引随后另建。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help=_("manage.py backup 写的文件"))

    def handle(self, *args: object, file: Path, **options: object) -> None:
        connection.close()  # one of our own would leave files beside the database
        try:
            said = restore(file)
        except UnusableManifest as reason:
            raise CommandError(str(reason)) from None
        shown = {"time": said.made_at, "reports": said.rows["archive.Report"]}
        self.stdout.write(_("已恢复 %(time)s 的备份：报道 %(reports)d 份。") % shown)
        self.stdout.write(_("请接着运行 manage.py index ensure 建索引。"))
