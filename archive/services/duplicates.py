"""Finding and settling duplicates: the same text from two sites is kept, but not published, until an editor decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_noop as _

from archive.ingest.lexicon.shingles import lengths_ratio, shared
from archive.models import DuplicateCandidate, Report, TextHash
from archive.models.duplicates import hashes_shared
from archive.models.messages import Message
from archive.services.publishing import withdraw

# Of 20,000 broadcasts ten pairs shared .97 of their stretches and more, and were the same text; four announcements made
# after one pattern shared .80 to .84. A corrected word in a text of a hundred characters leaves .9.
_LEAST_SHARED = 0.85
_LEAST_LENGTHS = 0.6  # a short notice inside a long report is not the same report
_CANDIDATES = 5  # looked at for one report


def note_duplicates(sketched: Sequence[tuple[Report, Sequence[int]]]) -> dict[int, list[DuplicateCandidate]]:
    """Keep the sketches of new reports, and a candidate for each earlier report with almost the same text.

    By primary key of the report. The number of statements does not grow with the reports.
    """
    TextHash.objects.bulk_create(
        TextHash(report=report, value=value) for report, sketch in sketched for value in sketch
    )
    alike = _alike(sketched)
    texts = Report.objects.only("text", "title", "slug").in_bulk(
        {other for others in alike.values() for other in others}
    )
    candidates = [
        DuplicateCandidate(report=report, other=other, similarity=round(part, 3))
        for report, _sketch in sketched
        for other in (texts[key] for key in alike.get(report.pk, ()))
        if (part := shared(report.text, other.text)) >= _LEAST_SHARED
        and lengths_ratio(report.text, other.text) >= _LEAST_LENGTHS
    ]
    by_report: dict[int, list[DuplicateCandidate]] = {}
    for candidate in DuplicateCandidate.objects.bulk_create(candidates):
        by_report.setdefault(candidate.report_id, []).append(candidate)
    return by_report


def _alike(sketched: Sequence[tuple[Report, Sequence[int]]]) -> dict[int, list[int]]:
    """Of each report those before it that share a quarter of its sketch, those that share most first."""
    holding: dict[int, list[int]] = {}
    for value, report_id in hashes_shared({value for _report, sketch in sketched for value in sketch}):
        holding.setdefault(value, []).append(report_id)
    alike = {}
    for report, sketch in sketched:
        shares = Counter(other for value in sketch for other in holding.get(value, ()) if other < report.pk)
        least = max(1, len(sketch) // 4)
        ranked = sorted((-number, other) for other, number in shares.items() if number >= least)
        if ranked:
            alike[report.pk] = [other for _number, other in ranked[:_CANDIDATES]]
    return alike


def reason_of_duplicates(candidates: Sequence[DuplicateCandidate]) -> Message:
    first = candidates[0]
    values = {"title": first.other.title, "percent": round(first.similarity * 100)}
    return Message(_("与《%(title)s》有 %(percent)d%% 的文字相同，请编辑判断是否重复。"), values)


@transaction.atomic
def is_same(candidate: DuplicateCandidate) -> None:
    """The later report is the same one: it is withdrawn; its address says so."""
    withdraw(candidate.report)
    _decide(candidate, DuplicateCandidate.DuplicateDecision.SAME)


def is_different(candidate: DuplicateCandidate) -> None:
    _decide(candidate, DuplicateCandidate.DuplicateDecision.DIFFERENT)


def _decide(candidate: DuplicateCandidate, decision: DuplicateCandidate.DuplicateDecision) -> None:
    candidate.decision = decision
    candidate.save(update_fields=["decision"])
