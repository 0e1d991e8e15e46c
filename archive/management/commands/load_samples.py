"""manage.py load_samples: bring the sample archive in."""

from collections import Counter

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from archive.loading.results import ImportStatus
from archive.loading.samples import load_samples


class Command(BaseCommand):
    help = "收入示例报道（虚构省份，以及两次真实会议的转述）；已有的不变。用 remove_samples 一并移除。"

    def handle(self, *args: object, **options: object) -> None:
        outcomes = list(tqdm(load_samples(), unit=_("份"), disable=None))
        for outcome in outcomes:
            if outcome.reason:
                self.stderr.write(f"{outcome.name}: {outcome.reason}")
        count = Counter(outcome.status for outcome in outcomes)
        counted = {"new": count[ImportStatus.NEW], "unchanged": count[ImportStatus.UNCHANGED]}
        self.stdout.write(_("示例报道：新收入 %(new)d 份，未变 %(unchanged)d 份。") % counted)
        if count[ImportStatus.FAILED]:
            raise SystemExit(1)
