"""``manage.py alert_bounces FILE``: forget the mail addresses that letters came back from."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.models import Subscriber

_BATCH: Final = 500


class Command(BaseCommand):
    help = _("删去退信的地址和它们的全部提醒。文件每行一个地址；“-”为标准输入。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help=_("每行一个地址的文件，或“-”"))

    def handle(self, *args: object, **options: Any) -> None:
        try:
            text = sys.stdin.read() if options["file"] == "-" else Path(options["file"]).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(_("读不了 %(file)s：%(reason)s") % {"file": options["file"], "reason": error}) from error
        addresses = sorted({_as_stored(line) for line in text.splitlines() if "@" in line})
        number = 0
        for start in range(0, len(addresses), _BATCH):
            gone = Subscriber.objects.filter(address__in=addresses[start : start + _BATCH])
            number += gone.count()
            gone.delete()
        self.stdout.write(ngettext("删去 %(n)d 个地址。", "删去 %(n)d 个地址。", number) % {"n": number})


def _as_stored(line: str) -> str:
    name, _at, domain = line.strip().strip("<>").rpartition("@")
    return f"{name}@{domain.lower()}"
