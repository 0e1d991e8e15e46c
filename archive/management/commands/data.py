"""manage.py data check: see ``archive.ops.data_check``. Exit status 1 where anything is wrong, for cron.

manage.py data recount: count anew what the database keeps of reports (``archive.services.standing``).
"""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.ops import job_log
from archive.ops.data_check import findings
from archive.ops.verbosity import add_verbosity
from archive.services.standing import recount


class Command(BaseCommand):
    help = _("核对数据本身：原始文件的校验值、引文与正文、旧地址、所见职务、重复。有出入时以状态 1 结束。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        add_verbosity(actions.add_parser("check", help=_("核对并列出")))
        add_verbosity(actions.add_parser("recount", help=_("重新计数：各记录见于多少份已发布的报道")))

    def handle(self, *args: object, action: str, verbosity: int, **options: object) -> None:
        if action == "recount":
            recount()
            if verbosity:
                self.stdout.write(_("已重新计数。"))
        else:
            self._check(verbosity)

    def _check(self, verbosity: int) -> None:
        number = 0
        for finding in findings():
            number += 1
            self.stdout.write(_("%(record)s：%(what)s") % finding._asdict())
        if number:
            said = ngettext("有 %(number)d 处出入。", "有 %(number)d 处出入。", number) % {"number": number}
            job_log.note("data check", said, is_good=False)
            raise CommandError(said)
        job_log.note("data check", _("数据无误。"), is_good=True)
        if verbosity:
            self.stdout.write(_("数据无误。"))
