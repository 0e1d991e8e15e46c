"""The page that takes a record apart which is really two: people by reports, strategies and zones by names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from archive import history
from archive.history.scopes import own_rows
from archive.models import Person, Report, Revision
from archive.services.split import split_names, split_person
from archive.text.normalize import fold

_SHOWN = 500  # reports one can choose from


if TYPE_CHECKING:

    class _Admin(admin.ModelAdmin[Any]):
        def has_merge_permission(self, request: HttpRequest) -> bool: ...
else:
    _Admin = object  # whoever uses the mixin brings the admin


class SplittingAdmin(_Admin):
    """For model admins of people, strategies and zones; who may merge may split."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.split_view)
        name = f"archive_{self.opts.model_name}_split"
        return [path("<path:object_id>/split/", view, name=name), *super().get_urls()]

    change_form_template: ClassVar[Any] = "admin/archive/splittable_change_form.html"

    def render_change_form(self, request: HttpRequest, context: dict[str, object], *args: Any, **kwargs: Any) -> Any:
        context["may_split"] = self.has_merge_permission(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def split_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_merge_permission(request):
            raise PermissionDenied
        choices = _choices(record)
        chosen = [key for key in request.POST.getlist("chosen") if key in choices]
        note = request.POST.get("note", "").strip()
        problem = _problem(record, chosen, note, choices) if request.method == "POST" else ""
        if request.method == "POST" and not problem:
            other = _split(request, record, chosen, note)
            if other is not None:
                said = _("已从“%(name)s”拆出“%(other)s”。可在历史里撤销。") % {"name": record, "other": other}
                messages.success(request, said)
                page = reverse(f"admin:archive_{other._meta.model_name}_change", args=[other.pk])
                return HttpResponseRedirect(page)
            problem = _("别的记录已用了同样的名称，请先把它改名或合并。")
        context = {
            **self.admin_site.each_context(request),
            "title": _("拆分：%(name)s") % {"name": record},
            "opts": self.opts,
            "record": record,
            "choices": [(key, text, key in chosen) for key, text in choices.items()],
            "is_person": isinstance(record, Person),
            "note": note,
            "problem": problem,
        }
        return TemplateResponse(request, "admin/archive/history/split.html", context)


def _choices(record: Any) -> dict[str, str]:
    """What can go to the other record, by the key that the form sends."""
    if isinstance(record, Person):
        reports = list(_reports_of(record)[:_SHOWN])
        offices = _offices(record)
        shown = {report.pk: (report.published_on, str(report), offices.get(report.pk, "")) for report in reports}
        return {str(pk): " · ".join(filter(None, said)) for pk, said in shown.items()}
    return {str(name.pk): name.name for name in record.names.all() if name.folded != fold(record.name)}


def _offices(person: Person) -> dict[int, str]:
    """By report the offices in which it prints the person: by these an editor tells two people apart."""
    found: dict[int, str] = {}
    for report, office in person.participations.exclude(role_title="").values_list("report_id", "role_title"):
        found[report] = _("、").join(filter(None, [found.get(report, ""), office]))
    return found


def _reports_of(person: Person) -> Any:
    reports = Report.objects.filter(participations__person=person) | Report.objects.filter(speeches__person=person)
    return reports.distinct().only("pk", "title", "published_on").order_by("-published_on", "-pk")


def _problem(record: Model, chosen: list[str], note: str, choices: dict[str, str]) -> str:
    if not chosen:
        return _("请选拆出去的。")
    if not isinstance(record, Person):
        return ""
    longest = Person._meta.get_field("note").max_length or 0
    if not note or note == record.note or len(note) > longest:
        return _("请填写“区别同名”，不超过 %(most)d 字，且与原记录不同。") % {"most": longest}
    return _("不能全部拆出去。") if len(chosen) == len(choices) else ""


def _split(request: HttpRequest, record: Any, chosen: list[str], note: str) -> Any:
    """The new record; None where another has its name."""
    parted: list[Model] = []

    def scope() -> Any:
        yield from own_rows(record)
        if isinstance(record, Person):
            yield from (rows.filter(report__in=chosen) for rows in _facts(record))
        else:
            yield record.mentions.all()
        for other in parted:
            yield from own_rows(other)

    try:
        with history.act(request.user, Revision.Kind.SPLIT, record, scope):
            if isinstance(record, Person):
                parted.append(split_person(record, list(Report.objects.filter(pk__in=chosen)), note))
            else:
                names = record.names.filter(pk__in=chosen).order_by("pk").values_list("name", flat=True)
                parted.append(split_names(record, list(names)))
    except IntegrityError:
        return None
    return parted[0]


def _facts(person: Person) -> tuple[Any, ...]:
    return person.participations.all(), person.speeches.all(), person.observations.all(), person.appointments.all()
