"""manage.py watch: look again at the websites that published reports came from."""

from argparse import ArgumentParser
from collections import Counter

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from archive.fetching.fetch import Fetcher
from archive.loading.watch import due, watch
from archive.models import Report, SourceCheck
from archive.ops.priority import give_way


class Command(BaseCommand):
    help = "再看已发布报道的原网页：仍在、已改、已不在；遵守 robots.txt，每个网站每秒至多一次。改过的另存一份，不覆盖。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=30, help="隔这么多天以上没看过的才看")
        parser.add_argument("--most", type=int, default=500, help="一次最多看几篇")

    def handle(self, *args: object, days: int, most: int, **options: object) -> None:
        give_way(self)
        count: Counter[str] = Counter()
        reports = due(days, most)
        with tqdm(total=len(reports), unit=_("份"), disable=None) as bar:

            def tell(report: Report, check: SourceCheck) -> None:
                bar.update()
                count[check.outcome] += 1
                if check.is_news:
                    with bar.external_write_mode(self.stdout):
                        self.stdout.write(f"{check.get_outcome_display()} {report} {check.message}".strip())

            watch(reports, Fetcher(settings.FETCH_AGENT, allow_loopback=settings.FETCH_LOOPBACK), tell)
        labels = dict(SourceCheck.SourceState.choices)
        counted = _("，").join(f"{labels[outcome]} {number}" for outcome, number in count.items())
        self.stdout.write(counted or _("没有到期要看的原网页。"))
