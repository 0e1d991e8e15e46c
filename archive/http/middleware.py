"""Middleware: what pages may load, the reader's language, requests that cannot be read, methods that no page takes."""

import codecs
from collections.abc import Callable
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from archive.http.checks import one_of
from archive.http.errors import READING_METHODS, refuse, takes_forms
from archive.http.params import Params, texts
from archive.text.characters import is_storable

# Everything comes from the archive itself and nothing stands inline. Select2 draws small pictures of
# their own as data: addresses.
CONTENT_SECURITY_POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'",
))  # fmt: skip


class Middleware:
    """Called with each request; whatever answers it further in is ``get_response``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response


class ContentSecurityPolicyMiddleware(Middleware):
    """One policy for every answer that brings none of its own, the admin and the API's page included.

    Django's page about an error while debugging is made of inline style and script, and is left alone.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not (settings.DEBUG and response.status_code in (404, 500)):
            response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        return response


class PrivateAnswersMiddleware(Middleware):
    """What is answered to somebody with an account is for nobody else: no cache between may keep it."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            patch_cache_control(response, private=True)
        return response


class LanguageParams(Params):
    lang: Annotated[str, one_of(*dict(settings.LANGUAGES))] = ""


class ReaderLanguageMiddleware(Middleware):
    """The language that the address chooses (``?lang=en``), which is the same for everyone; else what the reader chose
    before (the language cookie); on a first visit what the browser accepts; Chinese otherwise."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(self._language(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
            patch_vary_headers(response, ["Accept-Language", "Cookie"])
            return response

    @staticmethod
    def _language(request: HttpRequest) -> str:
        if chosen := LanguageParams.read(request).lang:
            return chosen
        try:
            return get_supported_language_variant(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))
        except LookupError:
            return _accepted(request)


def _accepted(request: HttpRequest) -> str:
    """The first language of ours that the browser accepts; Chinese where it names none."""
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    for language, _quality in accepted:
        try:
            return get_supported_language_variant(language)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


class SizeLimitMiddleware(Middleware):
    """A body or an address beyond the limits is refused unread: 413, 414, in words."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if len(request.get_full_path()) > settings.MAX_ADDRESS_BYTES:
            return refuse(request, 414)
        if _announced_bytes(request) > settings.MAX_BODY_BYTES:
            return refuse(request, 413)
        return self.get_response(request)


class UnreadableRequestMiddleware(Middleware):
    """A path or parameter with a NUL or a lone surrogate names nothing here and cannot be stored: 400, in words.

    What only reads takes no other method than those for reading: 405. (Without a token CSRF_FAILURE_VIEW says so.)
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = (request.path, *texts(request))
        if _declares_another_encoding(request) or not all(map(is_storable, given)):
            return refuse(request, 400)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        if takes_forms(request):
            return None
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(READING_METHODS)})
        return None if request.method in READING_METHODS else refuse(request, 405)


def _announced_bytes(request: HttpRequest) -> int:
    """Django reads no more than this of a body, and nothing where it is no number."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0


def _declares_another_encoding(request: HttpRequest) -> bool:
    """Forms of ours are UTF-8. UTF-7 and its like could smuggle lone surrogates into a form."""
    return request.encoding is not None and codecs.lookup(request.encoding).name != "utf-8"
