"""The pipeline: a raw text in, a draft of everything read from it out; and the draft as a JSON object."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from archive.ingest.careers.appointments import appointments
from archive.ingest.careers.signed_notices import signed_on
from archive.ingest.dates.deliveries import delivery
from archive.ingest.dates.report_dates import dates
from archive.ingest.document import DateReading, Draft, FigureMention, NameMention, PersonMention, Span, SpeechMention
from archive.ingest.figures.figures import figures
from archive.ingest.files.formats.given import Given
from archive.ingest.files.reading import RawText
from archive.ingest.layout.closing_day import closing_day, signed_by, signers
from archive.ingest.layout.full_stops import fold_line
from archive.ingest.layout.headline_words import bare_title
from archive.ingest.layout.meeting_title import meeting_name
from archive.ingest.layout.paragraphs import Layout, lay_out, with_body
from archive.ingest.layout.several_reports import count_of_reports
from archive.ingest.people.bylines import journalists
from archive.ingest.people.groups import groups
from archive.ingest.people.known_names import NOBODY, KnownNames
from archive.ingest.people.mentions import find
from archive.ingest.people.named_in_title import of_title, with_signers, with_speaker
from archive.ingest.people.occurrence import PersonOccurrence
from archive.ingest.people.participants import people
from archive.ingest.places.areas import as_printed, report_place
from archive.ingest.places.industries import industries
from archive.ingest.places.publishers import publisher
from archive.ingest.places.scope import Scope
from archive.ingest.places.short_zones import short_zones
from archive.ingest.places.titles import policy_documents
from archive.ingest.places.zones import zones
from archive.ingest.slogans.known_strategies import NONE_KNOWN, KnownStrategies
from archive.ingest.slogans.quotations import quotations
from archive.ingest.slogans.strategies import strategies
from archive.ingest.speech.speeches import said_by, speeches
from archive.text.normalize import fold


def draft(
    raw: RawText,
    *,
    known_year: int | None = None,
    known_names: KnownNames = NOBODY,
    known_strategies: KnownStrategies = NONE_KNOWN,
    corrected: str | None = None,
) -> Draft:
    """Everything that can be read from ``raw``; what its columns state goes before what its text says.

    ``known_year`` is given by an editor where the text prints none. ``known_names`` come from published records; they
    help to find people, and confirm nothing. ``known_strategies`` are those of records: they are
    read without quotation marks, too. ``corrected`` is the body as an editor left it, where that is to be read.
    """
    layout = lay_out(raw)
    if corrected is not None:
        layout = with_body(layout, corrected)
    return _as_given(_read(raw, layout, known_year, known_names, known_strategies), raw.given)


def _as_given(read: Draft, given: Given) -> Draft:
    stated: dict[str, Any] = {
        "title": bare_title(given.title) if given.title else "",
        "published_on": _stated_day(given),
        "publisher": given.publisher,
        "place": given.area,
        "unread_day": given.unread_day,
        "ignored_columns": given.ignored,
    }
    if given.area:
        read = replace(read, area_path=(), scope=str(Scope.LOCAL))
    return replace(read, **{name: value for name, value in stated.items() if value})


def _stated_day(given: Given) -> DateReading | None:
    if not given.published_on:
        return None
    return DateReading(given.published_on, bool(given.day_reason), given.day_reason)


def _read(
    raw: RawText, layout: Layout, known_year: int | None, known_names: KnownNames, known_strategies: KnownStrategies
) -> Draft:
    body = layout.document.body
    folded = fold_lines(body)
    writers = journalists(layout.document, raw.given.author)
    addresses = raw.text if raw.media_type == "text/html" else ""
    when = dates(
        layout.head,
        folded,
        known_year,
        title=fold(layout.title),
        addresses=addresses,
        page=raw.given.url or next((line for line in layout.document.above() if line.startswith("http")), ""),
        stated=_stated_day(raw.given),
    )
    published, title = _day(when.published_on), fold(layout.title)
    signer = signed_by(layout.document.paragraphs)
    stated = appointments(folded, body, title, published, signer or fold(" ".join(layout.subtitles)))
    stated = signed_on(stated, closing_day(layout.document.paragraphs), title, folded, published, signer)
    below = [line for line in layout.subtitles if line.startswith(("—", "-"))]
    occurrences = find(folded, body, known_names, stated, title)
    sights = of_title("\n".join([layout.title, *below]), folded, body, occurrences)
    quoted = quotations(body)
    spoken = speeches(folded, body, sights)
    named_zones = zones(folded, body)
    printed_by = publisher(layout.head, body)
    taken = [fold(sight.name) for sight in sights if len(sight.name) > 1]
    delivered = delivery(layout.head)
    named = people(folded, sights, writers, spoken)
    named = with_speaker(named, layout.title, layout.document.above(), folded, is_delivered=bool(delivered))
    named = with_signers(named, signers(layout.document))
    headlines = "\n".join(filter(None, (fold(raw.given.title or layout.title), *map(fold, below), delivered)))
    where = report_place(headlines, folded, taken, fold(raw.given.publisher or printed_by or signer))
    day = _day(when.published_on, when.event_last)
    return Draft(
        document=layout.document,
        title=bare_title(layout.title, [writer.name for writer in writers]),
        kicker=layout.kicker,
        subtitles=layout.subtitles,
        published_on=when.published_on,
        meeting=meeting_name((layout.title, *layout.subtitles, layout.kicker), body),
        event_first=when.event_first,
        event_last=when.event_last,
        publisher=printed_by,
        scope=str(where.scope),
        place=where.place,
        area_path=where.area_path,
        countries=where.countries,
        byline=tuple(dict.fromkeys(writer.name for writer in writers)),
        people=_with_groups(named, folded, body, sights),
        appointments=stated,
        speeches=spoken,
        strategies=strategies(folded, body, quoted, layout.title, known_strategies),
        documents=policy_documents(body, layout.title),
        zones=named_zones,
        short_zones=short_zones(folded, body, named_zones),
        industries=industries(folded, body),
        figures=_with_speakers(
            figures(folded, body, quoted, published=day, zones=named_zones, place=where.place), spoken
        ),
        left_out=layout.left_out,
        reports=count_of_reports(layout.document.paragraphs),
    )


def _day(*readings: DateReading | None) -> str | None:
    """The first of the dates that is known with its year."""
    return next((reading.value for reading in readings if reading and not reading.value.startswith("--")), None)


def _with_groups(
    persons: tuple[PersonMention, ...], folded: str, body: str, sights: Sequence[PersonOccurrence]
) -> tuple[PersonMention, ...]:
    return (*persons, *groups(folded, body, sights, len(persons) + 1))


def _with_speakers(figures: Sequence[FigureMention], spoken: Sequence[SpeechMention]) -> tuple[FigureMention, ...]:
    starts = [speech.span.start for speech in spoken]
    return tuple(replace(figure, said_by=said_by(figure, spoken, starts)) for figure in figures)


def fold_lines(body: str) -> str:
    """``body`` folded, its line breaks kept: they end sentences. So do full stops in half width behind characters."""
    return "\n".join(map(fold_line, body.split("\n")))


def as_json(draft: Draft) -> dict[str, object]:
    """The draft as plain values: offsets into ``body``, dates in ISO 8601, numbers as int or float.

    Group labels (``is_group``) are no individuals and are left out of ``people``.
    """
    return {
        "title": draft.title,
        "published_on": _value(draft.published_on),
        "event_on": _value(draft.event_first),
        "source": draft.publisher,
        "byline": list(draft.byline),
        "place": as_printed(draft.place, fold(f"{draft.title}\n{draft.document.body}")) if draft.place else None,
        "body": draft.document.body,
        "people": [
            {"name": p.name, "role_title": p.role_title, "part": str(p.part), **_offsets(p.span)}
            for p in draft.people
            if not p.is_group
        ],
        "appointments": [
            {
                "name": a.name,
                "kind": a.kind,
                "office": a.office,
                **_offsets(a.span),
                "day": a.day,
                "from": a.start,
                "to": a.end,
                "person": a.person,
            }
            for a in draft.appointments
        ],
        "strategies": _names(draft.strategies),
        "documents": _names(draft.documents),
        "zones": _names(draft.zones),
        "industries": _names(draft.industries),
        "metrics": [
            {"subject": f.subject, "value": _number(f.value), "unit": f.unit, "raw": f.raw, **_offsets(f.span)}
            for f in draft.figures
        ],
    }


def _names(mentions: tuple[NameMention, ...]) -> list[dict[str, object]]:
    return [{"name": mention.name, **_offsets(mention.span)} for mention in mentions]


def _offsets(span: Span | None) -> dict[str, int | None]:
    return {"start": None, "end": None} if span is None else {"start": span.start, "end": span.end}


def _value(reading: DateReading | None) -> str | None:
    return None if reading is None else reading.value


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
