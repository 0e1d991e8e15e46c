"""Who asks: whether the reader may see more than what is published."""

from __future__ import annotations

from django.http import HttpRequest


def may_read_drafts(request: HttpRequest) -> bool:
    """Has the reader an account, and a role by which it may see every report?"""
    return request.user.is_staff and request.user.has_perm("archive.view_report")
