"""manage.py prepare: everything between a fresh clone and a running site. Run again, it does only what is missing."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from archive.management.commands.load_areas import load_areas_once


class Command(BaseCommand):
    help = "建库、载入行政区划；第一次运行时收入示例报道（生产环境除外）。已有的数据不变。"

    def handle(self, *args: object, **options: object) -> None:
        # WhiteNoise wants its folder there, also in development, where it serves from the sources.
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False, skip_checks=False)
        load_areas_once(self)
        # Kept beside the data, not in it: whoever removed the samples does not want them back at the next start.
        loaded = settings.DATA_DIR / "samples-loaded"
        if not (settings.PRODUCTION or loaded.exists()):
            call_command("load_samples")
            loaded.touch()
