"""Reading a report again from the page of its review: so that what an editor added to its text is read, too."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.loading.fact_changes import GONE, NEW, OTHER
from archive.loading.reread import Reread, reread
from archive.models import Report

_NAMED = 20  # changes that are named one by one


def read_again(model_admin: ModelAdmin[Model], request: HttpRequest, report: Report) -> None:
    """Apply today's reading to ``report``, as ``manage.py reread`` does, and tell what it changed."""
    plans: list[Reread] = []
    reread(Report.objects.filter(pk=report.pk), plans.append)
    for plan in plans:
        if plan.problem:
            messages.error(request, _("不能重读：%(reason)s") % {"reason": plan.problem})
        elif plan.is_empty:
            messages.info(request, _("重读完毕，没有读出不同的。"))
        else:
            model_admin.log_change(request, report, _("重读"))
            messages.success(request, _told(plan))


def _told(plan: Reread) -> str:
    number = {verb: sum(change.verb == verb for change in plan.changes) for verb in (NEW, GONE, OTHER)}
    said = _("新增 %(new)d 条，消失 %(gone)d 条，改变 %(other)d 条。") % number
    labels = {each.name: str(each.verbose_name) for each in Report._meta.concrete_fields}
    named = [labels[name] for name in plan.fields] + [change.in_words() for change in plan.changes]
    return _("重读完毕：%(said)s") % {"said": said} + _("；").join(named[:_NAMED]) + (_("……") if named[_NAMED:] else "")
