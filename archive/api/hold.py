"""A text held against the archive: sentences, names, figures, and what the archive has of its time and place.

Nothing of the text is kept. Offsets count characters (code points) of the text with line feeds alone for line ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.http import HttpRequest
from ninja import Field, Router, Schema
from ninja.errors import HttpError

from archive.analysis.parallel import ParallelPiece
from archive.api.entities import Reference
from archive.hold.figures import ComparedFigure
from archive.hold.holding import HeldText, UnusableText, explained
from archive.hold.holding import hold as held_text
from archive.hold.names import KINDS
from archive.hold.sentences import HeldPlace, HeldSentence, SentenceHolding

router = Router(tags=["hold"])


class HoldIn(Schema):
    text: str = Field(description="at most 100,000 characters; nothing of it is kept")


class PlaceOut(Schema):
    report: str = Field(description="slug of the earliest report that says it; without a year come last")
    title: str
    published_on: str
    area: str
    publisher: str
    is_sample: bool = Field(description="written to show the archive, no real report")
    url: str = Field(description="path of the sentence on the report's page")
    sentence: int | None = Field(description="number of the sentence; null: it stands in the title")
    words: str = Field(description="as the archive has it")
    speaker: str = Field(description="who says it there, or the collective voice; empty where nobody is told")
    number: int = Field(description="passages that say it; reports, for ``within``")


class PieceOut(Schema):
    words: str
    differs: bool


class QuotationOut(Schema):
    words: str
    holding: str
    first: PlaceOut | None


class SentenceOut(Schema):
    number: int
    start: int
    end: int
    words: str
    holding: str = Field(description="verbatim, within, nearly, unheld, short (not looked for), unsought (not reached)")
    likeness: float = Field(description="per cent; 100 for verbatim, 0 where not held or within another")
    first: PlaceOut | None
    own_pieces: list[PieceOut] = Field(description="of a sentence nearly held: its words, with those that differ")
    held_pieces: list[PieceOut] = Field(description="likewise the words of the archive")
    quotations: list[QuotationOut] = Field(description="words in quotation marks in a sentence that is not held")


class NameOut(Schema):
    kind: str = Field(description="person, strategy, zone or document")
    name: str
    times: int
    start: int | None
    records: list[Reference] = Field(description="all that go by the name; empty where the archive knows none")


class ObservedOut(Schema):
    id: int
    quote: str
    value: Decimal
    unit: str
    report: str
    url: str = Field(description="path of the report")


class FigureOut(Schema):
    quote: str
    start: int
    end: int
    sentence: int
    measure: str = Field(description="as the sentence names it")
    metric: Reference | None = Field(description="null where the archive has no such measure")
    area: str
    period: str = Field(
        description="ISO 8601; a figure without one is compared within the sentence of the archive alone"
    )
    agreement: str = Field(description="agrees, differs or unknown")
    agreeing: int
    differing: int
    observations: list[ObservedOut] = Field(description="five at most, those that agree first")


class CoverageOut(Schema):
    reports: int = Field(description="published reports")
    first: str
    last: str
    area: Reference | None = Field(description="of the text, where it tells one")
    year: int | None
    of_area: int | None = Field(description="reports of that area and below")
    of_year: int | None
    of_both: int | None


class HoldOut(Schema):
    characters: int
    unread: int = Field(description="characters of stretches that could not be read for names and figures")
    counts: dict[str, int] = Field(description="sentences by ``holding``")
    sentences: list[SentenceOut]
    names: list[NameOut]
    figures: list[FigureOut]
    coverage: CoverageOut = Field(description="what is not held may have been said all the same: see these numbers")


@router.post("/hold", response=HoldOut, summary="Hold a text against the archive", url_name="hold")
def hold(request: HttpRequest, sent: HoldIn) -> dict[str, object]:
    """Which sentences of a text published reports have, who said them first, which known names it has, and whether its
    figures agree with those observed. Nothing is kept. 400 for an empty text or one with unreadable characters, 413
    for more than 100,000 characters, 503 where the time does not suffice."""
    try:
        return _answer(held_text(sent.text))
    except UnusableText as error:
        raise HttpError(*explained(error)) from error


def _answer(held: HeldText) -> dict[str, object]:
    return {
        "characters": held.characters, "unread": held.unread, "counts": held.counts,
        "sentences": [_sentence(each) for each in held.sentences],
        "names": [
            {"kind": each.kind, "name": each.name, "times": each.times, "start": each.start, "records": each.records}
            for kind in KINDS for each in held.names[kind]
        ],
        "figures": [_figure(each) for each in held.figures],
        "coverage": {
            **{name: getattr(held.covered, name) for name in CoverageOut.model_fields},
            "first": held.covered.first or "", "last": held.covered.last or "",
        },
    }  # fmt: skip


def _sentence(each: HeldSentence) -> dict[str, object]:
    own, other = each.pieces if each.holding == SentenceHolding.NEARLY else ((), ())
    return {
        **{name: getattr(each, name) for name in ("number", "start", "end", "words", "likeness")},
        "holding": str(each.holding), "first": _place(each.place), "own_pieces": _pieces(own),
        "held_pieces": _pieces(other),
        "quotations": [
            {"words": quoted.words, "holding": str(quoted.holding), "first": _place(quoted.place)}
            for quoted in each.quotations
        ],
    }  # fmt: skip


def _pieces(pieces: Iterable[ParallelPiece]) -> list[dict[str, object]]:
    return [piece._asdict() for piece in pieces]


def _place(place: HeldPlace | None) -> dict[str, object] | None:
    if place is None:
        return None
    report = place.report
    return {
        "report": report.slug, "title": report.title, "published_on": report.published_on,
        "area": str(report.area or ""), "publisher": str(report.publisher or ""), "is_sample": report.is_sample,
        "url": place.url, "sentence": place.sentence, "words": place.words,
        "speaker": place.speech.who if place.speech else "", "number": place.number,
    }  # fmt: skip


def _figure(each: ComparedFigure) -> dict[str, object]:
    figure = each.figure
    assert figure.span is not None
    return {
        "quote": figure.raw, "start": figure.span.start, "end": figure.span.end, "sentence": each.sentence,
        "measure": figure.subject, "metric": each.metric, "area": str(each.area or ""), "period": figure.period,
        "agreement": str(each.agreement), "agreeing": each.agreeing, "differing": each.differing,
        "observations": [
            {
                "id": seen.pk, "quote": seen.quote, "value": seen.value, "unit": seen.unit,
                "report": seen.report.slug, "url": seen.report.get_absolute_url(),
            }
            for seen in each.observations
        ],
    }  # fmt: skip
