"""To where a record now is. An editor can undo a rename or a merge, so no browser may keep the way."""

from __future__ import annotations

from django.db.models import Model
from django.http import HttpResponseRedirect
from django.shortcuts import resolve_url


def redirect_to_current(to: str | Model, *args: object, **kwargs: object) -> HttpResponseRedirect:
    """302, not stored; ``to`` as ``django.shortcuts.redirect`` takes it."""
    return HttpResponseRedirect(resolve_url(to, *args, **kwargs), headers={"Cache-Control": "no-store"})
