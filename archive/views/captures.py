"""Where a browser hands in the page that its reader sees (a bookmarklet posts it): the archive fetches nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from archive.fetching.fetch import record_of
from archive.fetching.http_request import Answer
from archive.http.readable_json import ReadableJsonResponse
from archive.ingest.files.intake import Item
from archive.ingest.files.reading import MAX_TEXT
from archive.loading.accessions import note_outcomes
from archive.loading.bulk_import import import_items
from archive.loading.results import OUTCOME_LABELS, Options
from archive.models import Accession, CaptureToken

# Any page may post here, and read what is answered: without cookies, and nothing else of the archive.
_CORS = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"}
_LONGEST_ADDRESS = 2000


@csrf_exempt
def capture(request: HttpRequest) -> HttpResponse:
    """POST ``token``, ``url`` and ``html``; the answer is ``{"status", "said"}`` or ``{"error"}``."""
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={**_CORS, "Access-Control-Allow-Methods": "POST"})
    if request.method != "POST":
        return _answer({"error": _("只收书签发来的网页。")}, 405)
    token = CaptureToken.known(request.POST.get("token", ""))
    if token is None:
        return _answer({"error": _("令牌不对，或已收回。")}, 403)
    url, html = request.POST.get("url", ""), request.POST.get("html", "")
    if not url.startswith(("http://", "https://")) or len(url) > _LONGEST_ADDRESS or not url.isprintable():
        return _answer({"error": _("只收 http 和 https 网页。")}, 400)
    if len(html) > MAX_TEXT:
        return _answer({"error": _("网页太大。")}, 413)
    return _answer(_taken_in(token, url, html), 200)


def _taken_in(token: CaptureToken, url: str, html: str) -> dict[str, object]:
    headers = [("Content-Type", "text/html; charset=utf-8"), ("X-Captured-By", "browser")]
    data = record_of(url, Answer(200, "OK", headers, html.encode("utf-8", "replace")))
    batch = _batch_of_today(str(token.user))
    (outcome,) = import_items([Item(url, data)], Options(accession=batch))
    note_outcomes(batch, [outcome])
    report = str(outcome.report) if outcome.report else ""
    return {"status": outcome.status, "said": f"{OUTCOME_LABELS[outcome.status]} {report} {outcome.reason}".strip()}


def _batch_of_today(name: str) -> Accession:
    """All that an account hands in on one day is one accession."""
    label = _("书签 %(day)s") % {"day": timezone.localdate().isoformat()}
    batch = Accession.objects.filter(by_name=name, label=label).first()
    return batch or Accession.objects.create(by_name=name, label=label)


def _answer(content: dict[str, object], status: int) -> ReadableJsonResponse:
    headers = {**_CORS, "Allow": "POST, OPTIONS"} if status == 405 else _CORS
    return ReadableJsonResponse(content, status=status, headers=headers)
