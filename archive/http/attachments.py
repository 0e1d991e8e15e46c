"""Files that a page gives to be kept: search engines are told to leave them alone."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def attachment(content: bytes | str, name: str, media_type: str) -> HttpResponse:
    """``content`` to be saved under ``name``, whatever characters that has."""
    headers = {
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "X-Robots-Tag": "noindex, nofollow",
    }
    return HttpResponse(content, content_type=media_type, headers=headers)
