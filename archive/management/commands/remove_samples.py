"""manage.py remove_samples: take the sample archive out."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from archive.loading.samples import remove_samples


class Command(BaseCommand):
    help = "移除全部示例报道，以及只有示例提到的人物、口号、园区等。"

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(_("已移除示例报道 %(count)d 份。") % {"count": remove_samples()})
