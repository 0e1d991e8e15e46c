"""An editor says that a name is a record of its kind, or is none: of a mention under review, or of whole records."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial
from typing import ClassVar, Final

from django.contrib import admin, messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive import history
from archive.admin.merging import MergingAdmin
from archive.models import Decision, Revision
from archive.models.linked import Linked
from archive.services import linking
from archive.services.linking.verdicts import JudgedRecord, judged_rows, keys_of_record

# What a button does; the last one takes back what was said.
VERDICTS: Final = {"is_one": Decision.Verdict.RECORD.value, "is_none": Decision.Verdict.NONE.value, "is_open": ""}


def name_of_fact(fact: object) -> tuple[str, str] | None:
    """(kind of record, key of the name) of a mention with a name; None where there is nothing to be said of it."""
    return (fact.record_field, fact.name_key) if isinstance(fact, Linked) and fact.name_key else None


def verdicts_of(facts: Iterable[object]) -> dict[tuple[str, str], str]:
    """What editors said of the names of ``facts``, in the reader's language. One query."""
    names = {name for fact in facts if (name := name_of_fact(fact))}
    said = Decision.objects.filter(key__in={key for _kind, key in names}, report=None)
    return {(each.kind, each.key): each.get_verdict_display() for each in said if (each.kind, each.key) in names}


def judge_names(
    user: AbstractBaseUser | AnonymousUser, record: models.Model, kind: str, keys: Collection[str], verb: str
) -> None:
    """One step in the history of ``record``: a report under review, or a record with these names."""
    scope = partial(judged_rows, kind, keys)
    with history.act(user, Revision.Kind.EDIT, record, scope):
        linking.decide(kind, keys, VERDICTS[verb])


class JudgedAdmin(MergingAdmin):
    """For model admins of records whose mentions are linked by their names, be it to one or to none."""

    actions = (*MergingAdmin.actions, *VERDICTS)
    change_form_template: ClassVar[str] = "admin/archive/judged_change_form.html"

    @admin.action(description=gettext_lazy("名称成立：是一条记录"), permissions=["change"])
    def is_one(self, request: HttpRequest, queryset: models.QuerySet[models.Model]) -> HttpResponse | None:
        return self._judge(request, queryset, "is_one")

    @admin.action(description=gettext_lazy("名称不成立：留在报道旁，不成记录"), permissions=["change"])
    def is_none(self, request: HttpRequest, queryset: models.QuerySet[models.Model]) -> HttpResponse | None:
        return self._judge(request, queryset, "is_none")

    @admin.action(description=gettext_lazy("收回名称成立与否的判断"), permissions=["change"])
    def is_open(self, request: HttpRequest, queryset: models.QuerySet[models.Model]) -> HttpResponse | None:
        return self._judge(request, queryset, "is_open")

    def _judge(self, request: HttpRequest, records: Iterable[models.Model], verb: str) -> HttpResponse | None:
        record = None
        for record in list(records):
            assert isinstance(record, JudgedRecord)
            judge_names(request.user, record, str(self.opts.model_name), keys_of_record(record), verb)
        self.message_user(request, _("已判断，可在历史里撤销。"), messages.SUCCESS)
        if "back" in request.POST and record is not None:
            return HttpResponseRedirect(self._page_of(record))
        return None

    def _page_of(self, record: models.Model) -> str:
        return reverse(f"admin:archive_{self.opts.model_name}_change", args=[record.pk])

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, object],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: models.Model | None = None,
    ) -> HttpResponse:
        record = context.get("original")
        if isinstance(record, JudgedRecord) and self.has_change_permission(request, record):
            kind = str(self.opts.model_name)
            said = Decision.objects.about(kind).filter(key__in=keys_of_record(record), report=None)
            context |= {"may_judge": True, "said": {each.get_verdict_display() for each in said}}
        return super().render_change_form(request, context, add, change, form_url, obj)
