"""The list of what editors did, the page that compares, and the trash."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive import history
from archive.admin.fields import is_key
from archive.admin.revision_rows import in_words, kind_of, may_see, may_undo
from archive.admin.shared import ReadOnlyAdmin
from archive.history.comparing import compare
from archive.history.rows import RowKey, existing, model_of
from archive.history.undoing import why_not
from archive.http.params import Params
from archive.models import RevisedRow, Revision, Trash

ListedFilter = str | tuple[str, type[admin.FieldListFilter]]

_ROWS_SHOWN = 500
_MOST = 1000  # restored or emptied at once


class ComparedParams(Params):
    """With ``since`` what came after a revision is compared, too: up to the revision ``to``, or to now."""

    since: str | None = None
    to: str = ""


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    """Everyone who may see a record sees what was done to it; the list of all acts asks for a permission of its own."""

    list_display: tuple[str, ...] = ("at", "act", "by_name", "kind_of_record", "summary_in_words", "state")
    list_filter: ClassVar[tuple[ListedFilter, ...]] = ("kind", ("by", admin.RelatedOnlyFieldListFilter), "at")
    search_fields = ("name", "by_name")
    list_select_related = ("undoes",)
    view_on_site = False

    def has_view_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        return may_see(request, obj) if obj else super().has_view_permission(request)

    @admin.display(description=gettext_lazy("修改"), ordering="kind")
    def act(self, revision: Revision) -> str:
        return str(revision)

    @admin.display(description=gettext_lazy("类别"), ordering="model")
    def kind_of_record(self, revision: Revision) -> str:
        return kind_of(revision)

    @admin.display(description=gettext_lazy("内容"))
    def summary_in_words(self, revision: Revision) -> str:
        return in_words(revision) or "–"

    @admin.display(description=gettext_lazy("状态"))
    def state(self, revision: Revision) -> str:
        if revision.emptied_at:
            return _("已永久删除")
        return _("已撤销") if revision.is_undone else "–"

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: object = None
    ) -> HttpResponse:
        if object_id is None:
            raise PermissionDenied
        revisions = Revision.objects.filter(pk=object_id) if is_key(object_id) else Revision.objects.none()
        revision = revisions.select_related("undoes").first()
        if revision is None:
            raise Http404
        # A revision itself is never changed: undoing it is all that can be asked.
        if not may_see(request, revision) or (request.method == "POST" and "undo" not in request.POST):
            raise PermissionDenied
        if request.method == "POST":
            return _undo(request, revision)
        return self._compared(request, revision)

    def _compared(self, request: HttpRequest, revision: Revision) -> HttpResponse:
        """The revision alone; with ``?since`` together with those after it, up to now or to ``?to``."""
        revisions, others = [revision], 0
        params = ComparedParams.read(request)
        if params.since is not None:
            revisions = _from(revision, params.to)
        rows = RevisedRow.objects.filter(revision__in=revisions).order_by("pk")
        others = max(0, rows.count() - _ROWS_SHOWN)
        record = next(iter(existing([RowKey(revision.model, revision.key)])), None)
        context = {
            **self.admin_site.each_context(request),
            "title": _("%(name)s：对照") % {"name": revision.name or kind_of(revision)},
            "opts": model_of(revision.model)._meta,
            "revision": revision,
            "last": revisions[-1],
            "record": record,
            "comparison": compare(rows[:_ROWS_SHOWN]),
            "others": others,
            "reason": why_not(revision),
            "may_undo": may_undo(request, revision),
        }
        return TemplateResponse(request, "admin/archive/history/compare.html", context)


def _from(revision: Revision, last: str) -> list[Revision]:
    """Those of the same record from ``revision`` on, in their order."""
    later = Revision.objects.filter(model=revision.model, key=revision.key, pk__gte=revision.pk)
    if is_key(last):
        later = later.filter(pk__lte=max(int(last), revision.pk))
    return list(later.order_by("pk"))


def _undo(request: HttpRequest, revision: Revision) -> HttpResponse:
    if not may_undo(request, revision):
        raise PermissionDenied
    here = reverse("admin:archive_revision_change", args=[revision.pk])
    if not undo_with_message(request, revision):
        return HttpResponseRedirect(here)
    for record in existing([RowKey(revision.model, revision.key)]):
        return HttpResponseRedirect(reverse(f"admin:archive_{revision.model}_history", args=[record.pk]))
    return HttpResponseRedirect(here)


def undo_with_message(request: HttpRequest, revision: Revision) -> bool:
    """Undo, and say what became of it."""
    try:
        done = history.undo(revision, request.user)
    except history.CannotUndo as reason:
        said = _("不能撤销“%(name)s”：%(reason)s") % {"name": revision, "reason": reason}
        messages.error(request, said)
        return False
    messages.success(request, _("已撤销：%(name)s。") % {"name": revision})
    if done.left_out:
        said = ngettext(
            "有 %(number)d 项现已不在，没有撤销。", "有 %(number)d 项现已不在，没有撤销。", done.left_out
        ) % {"number": done.left_out}
        messages.warning(request, said)
    for record in done.moved:
        said = _("原来的地址已归别的记录，“%(name)s”的新地址是 %(address)s。")
        messages.warning(request, said % {"name": record, "address": record.get_absolute_url()})
    return True


@admin.register(Trash)
class TrashAdmin(RevisionAdmin):
    """Whoever may delete records of a kind sees and restores those deleted. To empty has a permission of its own."""

    list_display: tuple[str, ...] = ("name_in_trash", "kind_of_record", "at", "by_name", "summary_in_words")
    list_display_links = None
    list_filter: ClassVar[tuple[ListedFilter, ...]] = (("by", admin.RelatedOnlyFieldListFilter), "at")
    actions = ("restore", "delete_for_good")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        return may_undo(request, obj) if obj else bool(_deletable(request))

    def has_empty_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.empty_trash")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(model__in=_deletable(request))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.empty_view)
        return [path("empty/", view, name="archive_trash_empty"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        return super().changelist_view(
            request, {**(extra_context or {}), "may_empty": self.has_empty_permission(request)}
        )

    @admin.display(description=gettext_lazy("名称"), ordering="name")
    def name_in_trash(self, revision: Revision) -> str:
        url = reverse("admin:archive_revision_change", args=[revision.pk])
        return format_html('<a href="{}">{}</a>', url, revision.name or "–")

    @admin.action(description=gettext_lazy("恢复所选记录"))
    def restore(self, request: HttpRequest, queryset: QuerySet[Revision]) -> None:
        """The last deleted first: one may belong to another."""
        for revision in queryset.order_by("-pk")[:_MOST]:
            undo_with_message(request, revision)

    @admin.action(description=gettext_lazy("永久删除所选记录"), permissions=["empty"])
    def delete_for_good(self, request: HttpRequest, queryset: QuerySet[Revision]) -> HttpResponse:
        return self._ask(request, queryset[:_MOST])

    def empty_view(self, request: HttpRequest) -> HttpResponse:
        """GET asks about the whole trash, POST empties what was asked about."""
        if not self.has_empty_permission(request):
            raise PermissionDenied
        everything = self.get_queryset(request)
        if request.method != "POST":
            return self._ask(request, everything)
        keys = [int(key) for key in request.POST.getlist(ACTION_CHECKBOX_NAME) if is_key(key)]
        number = history.empty(everything.filter(pk__in=keys))
        said = ngettext("已永久删除 %(number)d 条记录。", "已永久删除 %(number)d 条记录。", number) % {"number": number}
        messages.success(request, said)
        return HttpResponseRedirect(reverse("admin:archive_trash_changelist"))

    def _ask(self, request: HttpRequest, queryset: QuerySet[Revision]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("永久删除"),
            "opts": self.opts,
            "revisions": [(revision, kind_of(revision)) for revision in queryset],
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/archive/history/empty.html", context)


def _deletable(request: HttpRequest) -> list[str]:
    """The kinds of records that the user may delete."""
    names = {str(model._meta.model_name) for model in admin.site._registry if model._meta.app_label == "archive"}
    return [name for name in names if request.user.has_perm(f"archive.delete_{name}")]
