"""manage.py dataset FOLDER: see ``archive.ops.dataset``."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from archive.ops.dataset import DatasetError, write_dataset


class Command(BaseCommand):
    help = _("把已发布的全部报道与记录写成数据集：Parquet、SQLite（供 Datasette）、说明、许可与校验和。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help=_("要写的文件夹，如 dataset-2026-01-31；已存在则不写"))

    def handle(self, *args: object, folder: Path, **options: object) -> None:
        try:
            rows = write_dataset(folder)
        except (DatasetError, OSError) as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(_("已写到 %(folder)s：") % {"folder": folder})
            for key, number in rows.items():
                self.stdout.write(f"  {key}: {number:,}")
