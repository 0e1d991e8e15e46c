"""``manage.py send_alerts``: tell subscribers of new reports; for cron, every ten minutes."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search.alerts import delivery
from search.engine.errors import SearchUnavailable
from search.engine.messages import reason


class Command(BaseCommand):
    help = _("寄出到期的新报道提醒；可以每十分钟运行一次，中断后再运行即接着寄，不会重寄。")

    def handle(self, *args: object, **options: object) -> None:
        if not (settings.ALERTS_BY_MAIL or settings.ALERTS_BY_HOOK):
            raise CommandError(_("没有设置发信：须有 ARCHIVE_URL，以及 ARCHIVE_MAIL_HOST 和 ARCHIVE_MAIL_FROM。"))
        try:
            tally = delivery.send_due()
        except delivery.AlertsBusy:
            raise CommandError(_("另一个进程正在寄提醒。")) from None
        except delivery.NoService as error:
            raise CommandError(_("邮件服务器不收信：%(reason)s。没有寄出的下次再寄。") % {"reason": error}) from error
        except SearchUnavailable as error:
            raise CommandError(reason(error)) from error
        if options["verbosity"]:
            told = _("寄出 %(sent)d 封，未送达 %(failed)d 封，删去无效地址 %(gone)d 个。") % tally._asdict()
            self.stdout.write(told)
        if tally.unknown:
            left = _("上次运行中断时有 %(n)d 封正在寄，不知是否寄到；不会重寄。") % {"n": tally.unknown}
            self.stderr.write(left)
