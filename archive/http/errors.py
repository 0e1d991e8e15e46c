"""Errors and refusals: one page in the site's own face; for whoever asks the API, a sentence in JSON."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final, NamedTuple

from django.conf import settings
from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template import loader
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from archive.http.brought_texts import TEXT_ADDRESSES, brings_text
from archive.http.readable_json import ReadableJsonResponse
from archive.http.system_faults import SystemFault, classify_fault

READING_METHODS: Final = ("GET", "HEAD", "OPTIONS")
_TAKING: Final = {"admin", "alerts"}  # namespaces of addresses that take forms


class Said(NamedTuple):
    """What a reader is told: a heading, a sentence."""

    title: str | Promise
    sentence: str | Promise


_UNREADABLE: Final = _("请求无法读懂")
_UNAVAILABLE: Final = _("暂时不能服务")
_RETRY_AFTER: Final = 30  # seconds after which what has failed may be asked again
_SAID: Final[Mapping[int, Said]] = {
    400: Said(_UNREADABLE, _("地址或参数里有无法识别的字符。")),
    403: Said(_("没有权限"), _("这一页只向有权限的人开放，或表单已过期，请返回重试。")),
    404: Said(_("没有这一页"), _("地址有误，或记录已撤下。可从下面的入口继续查找。")),
    405: Said(_("不能这样请求"), _("这个地址只供读取，请用 GET 请求。")),
    413: Said(_("内容过大"), _("送来的内容超过了上限。请分几次送来，大批文件请用命令 manage.py ingest。")),
    414: Said(_("地址过长"), _("地址超过了上限。请缩短检索词，或减少筛选项。")),
    429: Said(_("尝试过多"), _("密码错误次数过多，请过一刻钟再试。")),
    503: Said(
        _UNAVAILABLE,
        format_lazy(_("费时的页面此刻太多，请过 {seconds} 秒再试；其余页面照常。"), seconds=_RETRY_AFTER),
    ),
    500: Said(_("出了差错"), _("这是本站的问题，不是您的。请稍后再试；若一再出现，请告知管理员。")),
}
# Django tells these apart by the exception only.
_UNREADABLE_BECAUSE: Final[Mapping[type[Exception], str | Promise]] = {
    DisallowedHost: _("本站不在这个域名下。"),
    TooManyFieldsSent: _("表单的项目太多，请分几次提交。"),
    TooManyFilesSent: _("文件太多，请分几次上传。"),
    MultiPartParserError: _("表单没有完整送到，请重新提交。"),
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return refuse(request, 413)
    because = next((said for kind, said in _UNREADABLE_BECAUSE.items() if isinstance(exception, kind)), None)
    return _answer(request, 400, Said(_UNREADABLE, because) if because else _SAID[400])


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refuse(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refuse(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without the request, hence without session, user or any other look into the database.

    Django calls it while it handles the error: a fault of the machine is named, and may have passed when asked again.
    """
    failed = classify_fault(sys.exc_info()[1])
    status, said = (503, Said(_UNAVAILABLE, failed.sentence)) if failed else (500, _SAID[500])
    if _is_api(request):
        return _to_be_retried(_sentence(status, said))
    page = loader.get_template("refused.html").render(_context(status, said))
    return _to_be_retried(HttpResponse(page, status=status))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """An address that takes no forms refuses the method, whatever token came or did not come with it."""
    return refuse(request, 403 if takes_forms(request) else 405)


def locked_out(request: HttpRequest, *_attempt: object) -> HttpResponse:
    """For whoever gave wrong passwords too often."""
    response = refuse(request, 429)
    response["Retry-After"] = str(int(settings.AXES_COOLOFF_TIME.total_seconds()))
    return response


def too_busy(request: HttpRequest) -> HttpResponse:
    """For an expensive page while others of its kind are made."""
    return _to_be_retried(refuse(request, 503))


def took_too_long(request: HttpRequest) -> HttpResponse:
    """For a page that was given up."""
    said = Said(_UNAVAILABLE, SystemFault.TOO_LONG.sentence)
    return _to_be_retried(_answer(request, 503, said))


def refuse(request: HttpRequest, status: int) -> HttpResponse:
    """The answer with this error status, one of ``_SAID``."""
    response = _answer(request, status, _SAID[status])
    if status == 405:
        response["Allow"] = ", ".join(READING_METHODS)
    return response


def takes_forms(request: HttpRequest) -> bool:
    """May the address that ``request`` was resolved to be sent a form? Few can: see ``_TAKING``."""
    match = request.resolver_match
    return match is None or (
        not _TAKING.isdisjoint(match.namespaces)
        or match.url_name in {"set_language", "report-note", "capture", *TEXT_ADDRESSES}
        or getattr(match.func, "takes_forms", False)
    )


def _answer(request: HttpRequest, status: int, said: Said) -> HttpResponse:
    """A text that was brought in vain stands in the form again: browsers keep nothing of a page that is not stored."""
    if _is_api(request):
        return _sentence(status, said)
    context = _context(status, said)
    if status == 503 and brings_text(request):
        context["text"] = request.POST.get("text", "")
    return render(request, "refused.html", context, status=status)


def _to_be_retried(response: HttpResponse) -> HttpResponse:
    if response.status_code == 503:
        response["Retry-After"] = str(_RETRY_AFTER)
    return response


def _context(status: int, said: Said) -> dict[str, object]:
    return {"status": status, "said": said}


def _is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def _sentence(status: int, said: Said) -> ReadableJsonResponse:
    return ReadableJsonResponse({"error": str(said.sentence)}, status=status)
