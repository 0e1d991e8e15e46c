"""manage.py fetch: take web pages in by their addresses."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Unpack

from django.conf import settings

from archive.fetching.fetch import Fetcher
from archive.fetching.listings import addresses
from archive.ingest.errors import Unreadable
from archive.loading.bulk_import import import_stream
from archive.loading.loader import error_message
from archive.loading.results import Options, Outcome
from archive.loading.sources import unknown
from archive.management.commands.ingest import Command as IngestCommand
from archive.management.commands.ingest import ImportOptions
from archive.ops.priority import give_way


class Command(IngestCommand):
    help = "抓取公开网页并收入：遵守 robots.txt，每个网站每秒至多一次；网页连同网址、时间和应答头一并保存。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("urls", nargs="+", metavar="URL", help="网址；“-”从标准输入读，一行一个")
        parser.add_argument("--listed", action="store_true", help="所给的是站点地图或订阅源：抓其中所列的网页")
        parser.add_argument("--match", default="", metavar="WORDS", help="与 --listed 同用：只抓含这些字的网址")
        parser.add_argument("--most", type=int, default=500, help="与 --listed 同用：一次最多抓几页，再运行即接着抓")
        self.add_import_arguments(parser)

    def handle(self, *args: object, **options: Unpack[ImportOptions]) -> None:
        give_way(self)
        fetcher = Fetcher(settings.FETCH_AGENT, allow_loopback=settings.FETCH_LOOPBACK)

        def take_in(given: Options, workers: int, tell: Callable[[Outcome], object]) -> None:
            import_stream(fetcher.items(self._pages(fetcher, options)), given, workers, tell)

        self.import_all(take_in, options, options["urls"])

    def _pages(self, fetcher: Fetcher, options: ImportOptions) -> Iterator[str]:
        """The pages to be asked for; of listings those that the archive has no file of yet."""
        urls = _urls(options["urls"])
        if not options["listed"]:
            return urls
        listed = (url for url in self._listed(fetcher, urls) if options["match"] in url)
        return islice(listed, options["most"])

    def _listed(self, fetcher: Fetcher, listings: Iterator[str]) -> Iterator[str]:
        for listing in listings:
            try:
                yield from unknown(addresses(fetcher, listing))
            except Unreadable as problem:
                self.stderr.write(f"{listing}: {error_message(problem)}")


def _urls(given: list[str]) -> Iterator[str]:
    """Each address once, those of a list too."""
    lines = (line for each in given for line in (sys.stdin if each == "-" else [each]))
    yield from dict.fromkeys(line.strip() for line in lines if line.strip() and not line.startswith("#"))
