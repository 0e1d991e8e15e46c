"""``manage.py alert_bounces FILE``: forget the mail addresses that letters came back from."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.alerts.bounces import read_bounces


class Command(BaseCommand):
    help = _("删去退信的地址和它们的全部提醒。文件是每行一个地址，或退信本身（一封，或 mbox）；“-”为标准输入。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help=_("每行一个地址的文件，退信，或“-”"))

    def handle(self, *args: object, file: str, **options: object) -> None:
        try:
            data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
            bounces = read_bounces(data)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(_("读不了 %(file)s：%(reason)s") % {"file": file, "reason": error}) from error
        number = bounces.delete()
        self.stdout.write(ngettext("删去 %(n)d 个地址。", "删去 %(n)d 个地址。", number) % {"n": number})
        if unproven := bounces.unproven:
            sentence = ngettext(
                "%(n)d 封退信没有带回本站的信，没有据以删去什么。",
                "%(n)d 封退信没有带回本站的信，没有据以删去什么。",
                unproven,
            )
            self.stdout.write(sentence % {"n": unproven})
