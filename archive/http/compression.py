"""Text is sent compressed to whoever takes it so; WhiteNoise does the same for files."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_TEXT = ("text/", "application/json", "application/xml", "application/atom+xml", "application/ld+json", "image/svg")


class CompressTextMiddleware(GZipMiddleware):
    """Django's own, which hides the length of an answer against BREACH, for text alone: files of Office and archives
    are compressed already."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.headers.get("Content-Type", "").startswith(_TEXT):
            return super().process_response(request, response)
        return response
