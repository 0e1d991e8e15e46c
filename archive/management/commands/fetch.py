"""manage.py fetch: take web pages in by their addresses."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings

from archive.fetching.fetch import Fetcher
from archive.loading.bulk_import import import_stream
from archive.loading.results import Options, Outcome
from archive.management.commands.ingest import Command as IngestCommand
from archive.ops.priority import give_way


class Command(IngestCommand):
    help = "抓取公开网页并收入：遵守 robots.txt，每个网站每秒至多一次；网页连同网址、时间和应答头一并保存。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("urls", nargs="+", metavar="URL", help="网址；“-”从标准输入读，一行一个")
        self.add_import_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        give_way(self)
        fetcher = Fetcher(settings.FETCH_AGENT, allow_loopback=settings.FETCH_LOOPBACK)

        def take_in(given: Options, workers: int, tell: Callable[[Outcome], object]) -> None:
            import_stream(fetcher.items(_urls(options["urls"])), given, workers, tell)

        self.import_all(take_in, options, options["urls"])


def _urls(given: list[str]) -> Iterator[str]:
    """Each address once, those of a list too."""
    lines = (line for each in given for line in (sys.stdin if each == "-" else [each]))
    yield from dict.fromkeys(line.strip() for line in lines if line.strip() and not line.startswith("#"))
