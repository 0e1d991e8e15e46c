"""What every editing page does for history: it keeps what its editor does, and lists what was done to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from archive import history
from archive.admin.revision_rows import in_words
from archive.http.pagination import paginate
from archive.models import Revision

_ON_PAGE = 50


if TYPE_CHECKING:
    _Admin = admin.ModelAdmin[Any]
else:
    _Admin = object  # whoever uses the mixin brings the admin


class KeepsHistory(_Admin):
    """For model admins: every saving and deletion through their pages becomes a revision."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        show = super().changeform_view
        record = None
        if request.method == "POST" and object_id:
            record = self.get_object(request, unquote(object_id))
        if record is None:
            return show(request, object_id, form_url, extra_context)
        with history.act(request.user, Revision.Kind.EDIT, record):
            return show(request, object_id, form_url, extra_context)

    def log_addition(self, request: HttpRequest, obj: models.Model, message: str | Promise) -> LogEntry:
        history.added(request.user, obj)
        return super().log_addition(request, obj, message)

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        with history.deletion(request.user, obj):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[models.Model]) -> None:
        """One by one, so that each can be restored by itself."""
        with transaction.atomic():
            for key in list(queryset.values_list("pk", flat=True)):
                # One may have gone with another that was chosen, too.
                for record in queryset.model._base_manager.filter(pk=key):
                    with history.deletion(request.user, record):
                        record.delete()

    def history_view(self, request: HttpRequest, object_id: str, extra_context: object = None) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        page = paginate(request, Revision.objects.of(record), _ON_PAGE)
        context = {
            **self.admin_site.each_context(request),
            "title": _("%(name)s 的修改历史") % {"name": record},
            "opts": self.opts,
            "object": record,
            "page": page,
            "lines": [(revision, in_words(revision)) for revision in page],
        }
        return TemplateResponse(request, "admin/archive/history/list.html", context)
