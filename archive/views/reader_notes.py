"""A form in which readers say what is wrong in a report: of a fact, of a sentence, or of all."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from archive.http.checks import one_of, whole
from archive.http.client_ip import client_address
from archive.http.params import FURTHEST, Params, note, written
from archive.models import ReaderNote, Report
from archive.models.evidence import Evidence
from archive.models.fact_kinds import FACT_KINDS
from archive.models.reader_notes import LONGEST, sender_of
from archive.text.sentences import by_number
from archive.views.reports import readable_report


class NoteParams(Params):
    """What the note is about: a fact by ``kind`` and key, a sentence by its number, else all of the report.

    ``sent``: the note was taken.
    """

    kind: Annotated[str, one_of(*FACT_KINDS)] = ""
    fact: Annotated[int | None, whole(10**15)] = None
    sentence: Annotated[int | None, whole(FURTHEST)] = None
    sent: Annotated[str, one_of("1")] = ""


class NoteSubject(NamedTuple):
    """What a note is about: the fact or None, the number of the sentence or None, and the words of either."""

    fact: Evidence | None
    sentence: int | None
    words: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_note(request: HttpRequest, slug: str) -> HttpResponse:
    """The form (GET), and the note that it sends (POST): 302 to the form's thanks; 400 empty, 429 too many."""
    report = readable_report(request, slug)
    params = NoteParams.read(request)
    subject = _subject(request, report, params)
    context: dict[str, object] = {"report": report, "subject": subject, "sent": params.sent, "most": LONGEST}
    if request.method != "POST":
        return render(request, "archive/reader_note.html", context)
    words = " ".join(request.POST.get("words", "").split())
    context["typed"] = request.POST.get("words", "")[:LONGEST]
    if not 0 < len(words) <= LONGEST:
        context["trouble"] = _("请写下哪里不对，至多 %(most)d 字。") % {"most": LONGEST}
        return render(request, "archive/reader_note.html", context, status=400)
    sender = sender_of(client_address(request))
    if not ReaderNote.objects.has_room(report, sender):
        context["trouble"] = _("收到的报错太多，请过一阵再来。")
        return render(request, "archive/reader_note.html", context, status=429)
    _keep(report, subject, params.kind, words, sender)
    return redirect(_address(report, NoteParams(sent="1")))


def _subject(request: HttpRequest, report: Report, params: NoteParams) -> NoteSubject:
    """A fact or sentence that the report does not have is left out, and said."""
    if params.kind and params.fact:
        facts = FACT_KINDS[params.kind].facts.not_rejected()
        if (fact := facts.filter(report=report, pk=params.fact).first()) is not None:
            return NoteSubject(fact, None, fact.quote or str(fact))
        note(request, "fact", _("的值不能用"))
    if params.sentence:
        if sentence := by_number(report.sentences()).get(params.sentence):
            return NoteSubject(None, sentence.number, report.text[sentence.start : sentence.end].strip())
        note(request, "sentence", _("的值不能用"))
    return NoteSubject(None, None, "")


def _keep(report: Report, subject: NoteSubject, kind: str, words: str, sender: str) -> None:
    ReaderNote.objects.create(
        report=report,
        kind=kind if subject.fact else "",
        fact_id=subject.fact.pk if subject.fact else None,
        about=subject.words[:200],
        sentence=subject.sentence,
        words=words,
        sender=sender,
    )


def _address(report: Report, params: NoteParams) -> str:
    return reverse("report-note", args=[report.slug]) + written(params.given)
