"""From a report to its citation: of the whole, or of the one sentence that a reader asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from django.utils.encoding import uri_to_iri
from django.utils.translation import gettext as _
from pydantic import Field

from archive.http.params import Params
from archive.models import Participation, Report
from archive.queries.collected import ItemName
from archive.reports import citation_formats
from archive.reports.citation_formats import Citation
from archive.reports.embedded_metadata import MetaTag, meta_tags
from archive.reports.page import ReportPage
from archive.text.cited_text import cited_text
from archive.text.sentences import Sentence, by_number, sentence_at

LONGEST = 200  # characters of the words by which a reader names a sentence
# The ending of a file, what makes it, its media type, its name.
FORMS = {
    "bib": (citation_formats.bibtex, "application/x-bibtex", "BibTeX"),
    "ris": (citation_formats.ris, "application/x-research-info-systems", "RIS"),
    "csl.json": (citation_formats.csl_json, "application/vnd.citationstyles.csl+json", "CSL-JSON"),
}


# Those of which several can stand in one file, one after the other.
FORMS_OF_SEVERAL = {form: FORMS[form] for form in ("bib", "ris")}


class CitingParams(Params):
    cite: Annotated[str, Field(max_length=LONGEST)] = ""


class Citing:
    """What ``request`` asks to cite of ``report``: ``?cite=`` names a sentence, by number or by words in it."""

    def __init__(self, request: HttpRequest, report: Report, shown: ReportPage) -> None:
        self.report, self.shown = report, shown
        self.address = request.build_absolute_uri(report.get_absolute_url())
        self.asked = CitingParams.read(request).cite.strip()
        self.forms = [(form, name) for form, (_make, _type, name) in FORMS.items()]

    @cached_property
    def sentence(self) -> Sentence | None:
        return sentence_asked(self.report, self.asked) if self.asked else None

    @property
    def words(self) -> str:
        return self.report.text[self.sentence.start : self.sentence.end].strip() if self.sentence else ""

    @property
    def item(self) -> str:
        """The sentence as a list of reports and sentences names it."""
        return str(ItemName(self.report.pk, self.sentence.number if self.sentence else None))

    @property
    def is_missing(self) -> bool:
        return bool(self.asked and not self.sentence)

    @property
    def byline_is_unconfirmed(self) -> bool:
        return any(each.is_unconfirmed for each in self.shown.byline)

    @property
    def printed(self) -> list[tuple[str, str]]:
        """(standard, citation) for people to read: with the Chinese of the address as it is."""
        shown = replace(self.citation, url=uri_to_iri(self.citation.url))
        return [
            ("GB/T 7714-2025", citation_formats.gbt7714_2025(shown)),
            ("GB/T 7714-2015", citation_formats.gbt7714(shown)),
        ]

    @property
    def meta_tags(self) -> list[MetaTag]:
        return meta_tags(self.citation)

    @cached_property
    def citation(self) -> Citation:
        root = self.address.removesuffix(self.report.get_absolute_url())
        return _citation(self.report, self.sentence, root, [each.name for each in self.shown.byline])


def citations(cited: Sequence[tuple[Report, Sentence | None]], root: str) -> list[Citation]:
    """Of several reports, or of one sentence of each; ``root`` is the address of the site. One query."""
    journalists = Participation.objects.not_rejected().filter(
        report__in={report.pk for report, _sentence in cited}, part=Participation.Part.JOURNALIST
    )
    bylines: dict[int, list[str]] = {}
    for each in journalists.select_related("person").in_rank_order():
        bylines.setdefault(each.report_id, []).append(each.name)
    return [_citation(report, sentence, root, bylines.get(report.pk, [])) for report, sentence in cited]


def _citation(report: Report, sentence: Sentence | None, root: str, authors: Sequence[str]) -> Citation:
    part = f"-s{sentence.number}" if sentence else ""
    return Citation(
        key=f"report{report.pk}{part}",
        title=str(report),
        authors=tuple(authors),
        publisher=report.publisher.name if report.publisher else "",
        published_on=report.published_on,
        date_is_inferred=report.date_is_inferred,
        url=root + (report.sentence_url(sentence.number) if sentence else report.get_absolute_url()),
        accessed=timezone.localdate(),
        archive=_("会议报道档案"),
        sha256=citation_formats.sha256_of(cited_text(report.full_title, report.text)),
    )


def sentence_asked(report: Report, wanted: str) -> Sentence | None:
    """The sentence with the number ``wanted``, present or past (12 or s12), or else with those words in it."""
    sentences, number = report.sentences(), wanted.removeprefix("#").removeprefix("s")
    if number.isascii() and number.isdigit():
        return by_number(sentences).get(int(number))
    start = report.text.find(wanted.splitlines()[0])
    return sentence_at(sentences, start) if start >= 0 else None
