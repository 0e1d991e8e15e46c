"""manage.py dump FILE, manage.py dump --load FILE: see ``archive.ops.dump``."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from archive.ops.dump import dump, load
from archive.ops.manifest import UnusableManifest


class Command(BaseCommand):
    help = _("把档案转储为开放格式（JSON Lines、CSV、原始文件、字段说明），或收进空的档案。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help=_("要写的 zip 文件，已存在则不写；有 --load 时是要读的文件"))
        parser.add_argument("--load", action="store_true", help=_("把转储收进空的档案"))

    def handle(self, *args: object, file: Path, **options: object) -> None:
        try:
            said = load(file) if options["load"] else dump(file)
        except UnusableManifest as reason:
            raise CommandError(str(reason)) from None
        shown = {"file": file, "reports": said.rows["archive.Report"], "sources": said.rows["archive.SourceText"]}
        if options["load"]:
            self.stdout.write(_("已收进：报道 %(reports)d 份，原始文件 %(sources)d 个。") % shown)
            self.stdout.write(_("请接着运行 manage.py index rebuild 建索引。"))
        else:
            self.stdout.write(_("已转储到 %(file)s：报道 %(reports)d 份，原始文件 %(sources)d 个。") % shown)
