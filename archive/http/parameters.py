"""Parameters that an address for programs does not know: passed over, a misspelt filter would find too much."""

from __future__ import annotations

from collections.abc import Collection

from django.http import HttpRequest
from django.utils.translation import gettext as _


def told_unknown(request: HttpRequest, known: Collection[str]) -> str:
    """A sentence with the names of the parameters of ``request`` that are none of ``known``; empty where all are."""
    unknown = [name for name in request.GET if name not in known]
    if not unknown:
        return ""
    shown = {"names": _("、").join(unknown), "known": _("、").join(known) or _("无")}
    return _("没有这样的参数：%(names)s。可用的参数：%(known)s。") % shown
