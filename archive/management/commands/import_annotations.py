"""manage.py import_annotations FILE...: bring notes and labels at sentences in, as Web Annotations (W3C)."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext, ngettext

from archive.loading.annotations import MAX_BYTES, AnnotationsUnreadable, load_annotations
from archive.models import Report


class Command(BaseCommand):
    help = gettext("收入批注（W3C Web Annotation，JSON-LD）；不能用的逐条列出，其余照收。默认不公开。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=gettext("JSON 文件"))
        parser.add_argument("--report", default="", metavar="SLUG", help=gettext("没有写明报道的批注属于哪一份"))
        parser.add_argument("--creator", default="", metavar="NAME", help=gettext("没有写明作者的批注的作者"))
        parser.add_argument("--publish", action="store_true", help=gettext("读者立即可见"))

    def handle(
        self, *args: object, files: list[Path], report: str, creator: str, publish: bool, **options: object
    ) -> None:
        """Exit status 1 when a file or an annotation was left out; each is named on stderr."""
        target = _report(report) if report else None
        is_whole = True
        for path in files:
            try:
                with path.open("rb") as file:
                    result = load_annotations(file.read(MAX_BYTES + 1), target, creator, publish=publish)
            except (OSError, AnnotationsUnreadable) as error:
                self.stderr.write(f"{path}: {getattr(error, 'strerror', None) or error}")
                is_whole = False
                continue
            for number, why in result.bad:
                self.stderr.write(f"{path}#{number}: {why}")
            is_whole = is_whole and not result.bad
            told = ngettext(
                "%(path)s：新增 %(new)d 条，改 %(changed)d 条，未变 %(old)d 条。",
                "%(path)s：新增 %(new)d 条，改 %(changed)d 条，未变 %(old)d 条。",
                result.new,
            )
            numbers = {"new": result.new, "changed": result.changed, "old": result.unchanged}
            self.stdout.write(told % {"path": path, **numbers})
        if not is_whole:
            raise SystemExit(1)


def _report(slug: str) -> Report:
    try:
        report: Report = Report.objects.at(slug)
    except Report.DoesNotExist:
        raise CommandError(gettext("没有这份报道：%s") % slug) from None
    return report
