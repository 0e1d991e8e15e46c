"""The page that takes a record apart which is really two: by its reports, or by the names that it goes by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from archive import history
from archive.history.scopes import own_rows
from archive.models import Meeting, Organization, Person, Report, Revision
from archive.models.evidence import Evidence
from archive.services.split import split_names, split_person, split_reports
from archive.text.normalize import fold

_SHOWN = 500  # reports one can choose from
_BY_REPORTS: tuple[Any, ...] = (
    Person,
    Organization,
    Meeting,
)  # of the others each piece of evidence prints the name that it goes by


if TYPE_CHECKING:

    class _Admin(admin.ModelAdmin[Model]):
        def has_merge_permission(self, request: HttpRequest) -> bool: ...
else:
    _Admin = object  # whoever uses the mixin brings the admin


class SplittingAdmin(_Admin):
    """For model admins of records that can be taken apart; who may merge may split."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.split_view)
        name = f"archive_{self.opts.model_name}_split"
        return [path("<path:object_id>/split/", view, name=name), *super().get_urls()]

    change_form_template: ClassVar[str] = "admin/archive/splittable_change_form.html"

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, object],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Model | None = None,
    ) -> HttpResponse:
        context["may_split"] = self.has_merge_permission(request)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def split_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_merge_permission(request):
            raise PermissionDenied
        choices = _choices(record)
        chosen = [key for key in request.POST.getlist("chosen") if key in choices]
        label = request.POST.get("label", "").strip()
        problem = _problem(record, chosen, label, choices) if request.method == "POST" else ""
        if request.method == "POST" and not problem:
            other = _split(request, record, chosen, label)
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
            "is_by_reports": isinstance(record, _BY_REPORTS),
            "label": label,
            "problem": problem,
        }
        return TemplateResponse(request, "admin/archive/history/split.html", context)


def _choices(record: Any) -> dict[str, str]:
    """What can go to the other record, by the key that the form sends."""
    if isinstance(record, _BY_REPORTS):
        offices = _offices(record) if isinstance(record, Person) else {}
        shown = [(report, offices.get(report.pk, "")) for report in _reports_of(record)[:_SHOWN]]
        return {
            str(report.pk): " · ".join(filter(None, (report.published_on, str(report), office)))
            for report, office in shown
        }
    return {str(name.pk): name.name for name in record.names.all() if name.folded != fold(record.name)}


def _offices(person: Person) -> dict[int, str]:
    """By report the offices in which it prints the person: by these an editor tells two people apart."""
    offices: dict[int, str] = {}
    for report, office in person.participations.exclude(role_title="").values_list("report_id", "role_title"):
        offices[report] = _("、").join(filter(None, [offices.get(report, ""), office]))
    return offices


def _reports_of(record: Any) -> QuerySet[Report]:
    if isinstance(record, Person):
        by_part = Report.objects.filter(participations__person=record)
        reports = (by_part | Report.objects.filter(speeches__person=record)).distinct()
    else:
        (owned,) = record.owned
        reports = getattr(record, owned).all()
    return reports.select_related(None).only("pk", "title", "published_on").order_by("-published_on", "-pk")


def _problem(record: Any, chosen: list[str], label: str, choices: dict[str, str]) -> str:
    if not chosen:
        return _("请选拆出去的。")
    if not isinstance(record, _BY_REPORTS):
        return ""
    is_person = isinstance(record, Person)
    longest = record._meta.get_field("note" if is_person else "name").max_length or 0
    if not label or len(label) > longest or (is_person and label == record.note):
        refused = (
            _("请填写“区别同名”，不超过 %(most)d 字，且与原记录不同。")
            if is_person
            else _("请填写新记录的名称，不超过 %(most)d 字。")
        )
        return refused % {"most": longest}
    return _("不能全部拆出去。") if len(chosen) == len(choices) else ""


def _split(request: HttpRequest, record: Any, chosen: list[str], label: str) -> Model | None:
    """The new record; None where another has its name."""
    parted: list[Model] = []

    def scope() -> Iterator[Iterable[Model]]:
        yield from own_rows(record)
        yield from _moving(record, chosen)
        for other in parted:
            yield from own_rows(other)

    try:
        with history.act(request.user, Revision.Kind.SPLIT, record, scope):
            parted.append(_parted(record, chosen, label))
    except IntegrityError:
        return None
    return parted[0]


def _parted(record: Any, chosen: list[str], label: str) -> Model:
    if isinstance(record, _BY_REPORTS):
        split = split_person if isinstance(record, Person) else split_reports
        return split(record, list(Report.objects.filter(pk__in=chosen)), label)
    names = record.names.filter(pk__in=chosen).order_by("pk").values_list("name", flat=True)
    return split_names(record, list(names))


def _moving(record: Any, chosen: list[str]) -> Iterator[Iterable[Model]]:
    """The rows of which some go to the other record. Of reports the relation alone: their texts stay."""
    if isinstance(record, Person):
        yield from (rows.filter(report__in=chosen) for rows in _facts(record))
        return
    for rows in (getattr(record, relation) for relation in record.owned):
        if isinstance(record, _BY_REPORTS):
            # Not by the relation: the reports are looked up again when they are the other record's.
            yield Report.objects.filter(pk__in=chosen).only(rows.field.name, "title", "slug")
        else:
            yield rows.all()


def _facts(person: Person) -> tuple[QuerySet[Evidence], ...]:
    return person.participations.all(), person.speeches.all(), person.observations.all(), person.appointments.all()
