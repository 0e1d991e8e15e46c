"""What the API answers with. Offsets count characters and are half-open; dates are ISO 8601 as far as is known."""

from typing import NotRequired, TypedDict


class Reference(TypedDict):
    """A record that another one names; ``url`` is a path."""

    slug: str
    name: str
    url: str


class Record(Reference):
    """A person, strategy, zone, area, metric, industry, document or publisher; more fields by kind."""

    report_count: int
    names: NotRequired[list[str]]
    area: NotRequired[Reference | None]


class Meeting(TypedDict):
    id: int
    name: str
    first_day: str
    last_day: str
    place: str
    area: Reference | None


class Report(TypedDict):
    """``text`` only where one report is asked for."""

    slug: str
    url: str
    kicker: str
    title: str
    subtitles: list[str]
    published_on: str
    date_is_inferred: bool
    publisher: Reference | None
    area: Reference | None
    meeting: Meeting | None
    is_sample: bool
    text: NotRequired[str]


class Fact(TypedDict):
    """Read from ``report.text[start:end]``; ``url`` is the path of ``sentence``. More fields by kind."""

    id: int
    report: str
    is_sample: bool
    url: str
    sentence: str
    start: int | None
    end: int | None
    quote: str
    origin: str
    review: str
    extractor_version: str
    certainty: float | None
    strategy: NotRequired[Reference | None]
    zone: NotRequired[Reference | None]
    metric: NotRequired[Reference | None]
    person: NotRequired[Reference | None]
    value: NotRequired[str]
    unit: NotRequired[str]
    period: NotRequired[str]
    status: NotRequired[str]


class Passage(TypedDict):
    text: str
    html: str
    url: str


class Hit(TypedDict):
    id: int
    title: str
    url: str
    published_on: str
    is_sample: bool
    passages: list[Passage]


class FacetValue(TypedDict):
    """``value`` as the parameter of its facet takes it; ``count`` reports have it."""

    value: str
    label: str
    count: int


class PeriodCount(TypedDict):
    """``value`` as the parameter ``year`` takes it."""

    value: str
    count: int


class SearchPage(TypedDict):
    """``total`` is exact; ``facets`` count all that matches."""

    total: int
    page: int
    page_size: int
    results: list[Hit]
    facets: dict[str, list[FacetValue]]
    histogram: list[PeriodCount]
    notices: list[str]
    read_as: str
