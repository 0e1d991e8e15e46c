"""Web pages by their addresses, as a job; tokens for the bookmarklet with which a browser hands in what it shows."""

from __future__ import annotations

import json

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.fields import refuse_lone_surrogates
from archive.admin.import_form import ReportFacts
from archive.admin.shared import ReadOnlyAdmin
from archive.loading.jobs import enqueue
from archive.models import Accession, CaptureToken

MOST = 200  # addresses typed at once
_BOOKMARKLET = (
    "javascript:(()=>{fetch(%s,{method:'POST',credentials:'omit',body:new URLSearchParams({token:%s,"
    "url:location.href,html:document.documentElement.outerHTML})}).then(a=>a.json())"
    ".then(a=>alert(a.said||a.error),()=>alert(%s))})()"
)


class AddressesForm(ReportFacts):
    addresses = forms.CharField(
        label=gettext_lazy("网址，一行一个"), max_length=200_000, validators=[refuse_lone_surrogates],
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"}),
    )  # fmt: skip
    are_listings = forms.BooleanField(
        label=gettext_lazy("所给的是站点地图或订阅源，收其中所列的网页"), required=False
    )  # fmt: skip
    field_order = ("addresses", "are_listings", "publisher", "area", "year")

    def clean_addresses(self) -> list[str]:
        lines = dict.fromkeys(line.strip() for line in self.cleaned_data["addresses"].splitlines() if line.strip())
        if len(lines) > MOST:
            raise forms.ValidationError(_("一次最多 %(most)d 个网址。") % {"most": MOST}, code="too_many")
        wrong = [line for line in lines if not line.startswith(("http://", "https://"))]
        if wrong:
            said = _("不是 http 或 https 网址：%(address)s") % {"address": wrong[0][:100]}
            raise forms.ValidationError(said, code="address")
        return list(lines)


def fetch_addresses(request: HttpRequest, site: admin.AdminSite) -> HttpResponse:
    """Ask for the pages in the background; the same checks hold as for ``manage.py fetch``."""
    if not request.user.has_perm("archive.add_report"):
        raise PermissionDenied
    form = AddressesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["addresses"]
        batch = Accession.objects.create(label=Accession.label_of(given), by_name=str(request.user))
        kind = "listings" if form.cleaned_data["are_listings"] else "addresses"
        job = enqueue(batch, form.options(), **{kind: given})
        messages.success(request, _("已排入后台，进度见此页（重新载入）。"))
        return HttpResponseRedirect(reverse("admin:archive_intakejob_change", args=[job.pk]))
    context = {**site.each_context(request), "title": _("按网址收入"), "form": form, "opts": Accession._meta}
    return TemplateResponse(request, "admin/archive/accession/fetch.html", context)


@admin.register(CaptureToken)
class CaptureTokenAdmin(ReadOnlyAdmin):
    """One's own. A token is shown once; what it is used for ends when it is revoked."""

    change_list_template = "admin/archive/capturetoken/change_list.html"
    list_display = ("label", "created_at", "used_at", "revoked_at")
    list_display_links = None
    actions = ("revoke",)
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.give_view)
        return [path("give/", view, name="archive_capturetoken_give"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).filter(user=request.user.pk)

    @admin.action(description=gettext_lazy("收回所选令牌"), permissions=["view"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[CaptureToken]) -> None:
        number = queryset.filter(revoked_at=None).update(revoked_at=timezone.now())
        self.message_user(request, _("已收回 %(number)d 个令牌。") % {"number": number}, messages.SUCCESS)

    def give_view(self, request: HttpRequest) -> HttpResponse:
        """GET asks what for, POST shows the bookmarklet, once."""
        if not request.user.has_perm("archive.add_report"):
            raise PermissionDenied
        context = {**self.admin_site.each_context(request), "title": _("网页书签"), "opts": self.opts}
        if request.method == "POST":
            token = CaptureToken.give(request.user, request.POST.get("label", "").replace("\0", ""))
            address = request.build_absolute_uri(reverse("capture"))
            said = (address, token, _("没有发到档案：这个网站不许书签发送，或档案没有应答。"))
            context["bookmarklet"] = _BOOKMARKLET % tuple(json.dumps(each, ensure_ascii=False) for each in said)
        return TemplateResponse(request, "admin/archive/capturetoken/give.html", context)
