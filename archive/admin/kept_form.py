"""What was entered outlives a session that has expired: it goes through the login, and is sent again after it.

It travels in the pages themselves, signed; nothing of whoever is not signed in is written to the database.
"""

from __future__ import annotations

from typing import TypedDict

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core import signing
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

_SALT = "archive.admin.kept_form"
_FOR = 24 * 60 * 60  # seconds
_SECRET = ("csrfmiddlewaretoken", "password")  # parts of names of fields that are not kept


class KeptForm(TypedDict):
    """A form that was sent with no session any more: where to, and its fields, each with its values."""

    path: str
    fields: dict[str, list[str]]
    files: list[str]  # their names; who signs in chooses them again


def ask_to_log_in(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """The answer to a form that was sent with no session any more. The token against forgery was right by now."""
    login = reverse("admin:login")
    if request.headers.get("Accept", "").startswith("application/json"):
        error = _("登录已过期，没有保存。请在另一页登录，再按一次。")
        return JsonResponse({"error": error, "login": login, "link": _("登录")}, status=401)
    fields = {name: values for name, values in request.POST.lists() if not any(part in name for part in _SECRET)}
    kept: KeptForm = {
        "path": request.get_full_path(),
        "fields": fields,
        "files": [str(getattr(file, "name", "")) for file in request.FILES.values()],
    }
    context = {
        **site.each_context(request),
        "title": _("登录已过期"),
        "form": AdminAuthenticationForm(request),
        "app_path": login,
        "kept": signing.dumps(kept, salt=_SALT, compress=True),
        "next": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/login.html", context, status=401)


def send_again(site: AdminSite, request: HttpRequest, kept: str) -> HttpResponse | None:
    """The page that sends what was kept, for who has signed in; None where that cannot be read."""
    try:
        form: KeptForm = signing.loads(kept, salt=_SALT, max_age=_FOR)
    except signing.BadSignature:
        return None
    context = {
        **site.each_context(request),
        "title": _("继续保存"),
        "path": form["path"],
        "fields": [(name, value) for name, values in form["fields"].items() for value in values],
        "files": form["files"],
    }
    return TemplateResponse(request, "admin/kept_form.html", context)
