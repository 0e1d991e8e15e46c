"""manage.py run_jobs: do what waits: scans to be recognised, addresses to be asked."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from archive.loading.jobs import run_jobs
from archive.ops.priority import give_way


class Command(BaseCommand):
    help = "办后台任务：识别扫描件，抓取网址。编辑台排入任务时会自己启动；中断过的接着办。"

    def handle(self, *args: object, **options: object) -> None:
        give_way(self)
        self.stdout.write(_("办了 %(number)d 件后台任务。") % {"number": run_jobs()})
