"""``manage.py mcp``: the archive's tools for an assistant on this machine, by standard input and output."""

import json
import sys

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from search.assistants import protocol


class Command(BaseCommand):
    help = _("供助手程序使用的工具（Model Context Protocol，标准输入输出）；只读。")
    requires_system_checks = []  # standard output is the protocol's alone

    def handle(self, *args: object, **options: object) -> None:
        for line in sys.stdin.buffer:
            answer = protocol.answered(line, lambda path: settings.SITE_URL + path) if line.strip() else None
            if answer is not None:
                sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
                sys.stdout.buffer.flush()
