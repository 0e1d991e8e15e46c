"""A text of a reader's held against the archive. It is sent by POST, looked at, and forgotten."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from archive.hold.holding import HeldText, UnusableText, explained
from archive.hold.holding import hold as held_text
from archive.hold.reading import MOST_CHARACTERS
from archive.hold.sentences import SentenceHolding
from archive.models.fact_kinds import FACT_KINDS

_SHOWN_AGAIN = 2 * MOST_CHARACTERS  # characters of a text that cannot be used

# Of kinds of facts about one kind of record the first: people are found in the parts they take.
_TITLES: Final = {kind.subject: kind.title for kind in reversed(FACT_KINDS.values())}
_LABELS: Final[dict[SentenceHolding, str | Promise]] = {
    SentenceHolding.VERBATIM: _("原句都在"),
    SentenceHolding.WITHIN: _("在别的句子里"),
    SentenceHolding.NEARLY: _("相近的句子"),
    SentenceHolding.UNHELD: _("没有的句子"),
    SentenceHolding.SHORT: _("太短，没有找"),
    SentenceHolding.UNSOUGHT: _("超出限度，没有找"),
}


@never_cache  # the form has a token, which is for one reader alone
@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest) -> HttpResponse:
    """The form; by POST, what the archive has of the ``text`` in it."""
    if request.method != "POST":
        return render(request, "archive/hold.html", {"most": MOST_CHARACTERS})
    text = request.POST.get("text", "")
    context: dict[str, object] = {"most": MOST_CHARACTERS, "text": text}
    try:
        return render(request, "archive/hold.html", context | _shown(held_text(text)))
    except UnusableText as error:
        status, context["problem"] = explained(error)
        context["text"] = text if error.reason == "long" and len(text) <= _SHOWN_AGAIN else ""
        return render(request, "archive/hold.html", context, status=status)


def _shown(held: HeldText) -> dict[str, object]:
    counts = [(label, held.counts.get(str(holding), 0)) for holding, label in _LABELS.items()]
    named = [(_TITLES[kind], names) for kind, names in held.names.items() if names]
    return {"held": held, "counts": counts, "named": named}
