"""Finding and settling duplicates: the same text from two sites is kept, but not published, until an editor decides."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from archive.ingest.lexicon.shingles import lengths_ratio, shared
from archive.models import DuplicateCandidate, Report, TextHash
from archive.models.duplicates import reports_alike
from archive.services.publishing import withdraw

# Of 20,000 broadcasts ten pairs shared .97 of their stretches and more, and were the same text; four announcements made
# after one pattern shared .80 to .84. A corrected word in a text of a hundred characters leaves .9.
_LEAST_SHARED = 0.85
_LEAST_LENGTHS = 0.6  # a short notice inside a long report is not the same report
_CANDIDATES = 5  # looked at for one report


def note_duplicates(report: Report, sketch: Sequence[int]) -> list[DuplicateCandidate]:
    """Keep the sketch of ``report`` and a candidate for each report with almost the same text."""
    least = max(1, len(sketch) // 4)
    alike = list(reports_alike(sketch, least).only("text", "title", "slug")[:_CANDIDATES]) if sketch else []
    TextHash.objects.bulk_create(TextHash(report=report, value=value) for value in sketch)
    found = [
        DuplicateCandidate(report=report, other=other, similarity=round(part, 3))
        for other in alike
        if (part := shared(report.text, other.text)) >= _LEAST_SHARED
        and lengths_ratio(report.text, other.text) >= _LEAST_LENGTHS
    ]
    return DuplicateCandidate.objects.bulk_create(found)


def in_words(candidates: Sequence[DuplicateCandidate]) -> str:
    first = candidates[0]
    values = {"title": first.other.title, "percent": round(first.similarity * 100)}
    return _("与《%(title)s》有 %(percent)d%% 的文字相同，请编辑判断是否重复。") % values


@transaction.atomic
def is_same(candidate: DuplicateCandidate) -> None:
    """The later report is the same one: it is withdrawn; its address says so."""
    withdraw(candidate.report)
    _decide(candidate, DuplicateCandidate.Decision.SAME)


def is_different(candidate: DuplicateCandidate) -> None:
    _decide(candidate, DuplicateCandidate.Decision.DIFFERENT)


def _decide(candidate: DuplicateCandidate, decision: DuplicateCandidate.Decision) -> None:
    candidate.decision = decision
    candidate.save(update_fields=["decision"])
