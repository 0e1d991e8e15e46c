"""What pages say of themselves to machines: schema.org as JSON-LD. Facts that an editor rejected are never among it."""

from __future__ import annotations

from collections.abc import Iterable

from archive.models import Area, Industry, Person, Report, Strategy, Zone
from archive.models.addresses import NamedModel
from archive.reports.citing import Citing
from archive.reports.page import ReportPage
from archive.text.partial_dates import PartialDate

MENTIONED = 100  # people, slogans, zones … of one report: a bound for the page
Data = dict[str, object]


def report_data(report: Report, shown: ReportPage, citing: Citing) -> Data:
    """The report as an article, what it is about, and what it mentions."""
    citation, root = citing.citation, _root(citing.address, report.get_absolute_url())
    mentioned = [each.fact.person for each in shown.participations if each.fact.person]
    mentioned += [each.record for named in shown.named for each in named.records if each.is_linked]
    return _without_empty({
        "@context": "https://schema.org",
        "@type": "NewsArticle" if citation.is_of_newspaper else "Report",
        "@id": citing.address,
        "url": citing.address,
        "headline": report.title,
        "alternativeHeadline": report.kicker,
        "inLanguage": "zh-Hans",
        "datePublished": _day(report.published_on),
        "dateModified": report.modified_at.isoformat(),
        "author": [{"@type": "Person", "name": name} for name in citation.authors],
        "publisher": {"@type": "Organization", "name": citation.publisher} if citation.publisher else None,
        "contentLocation": thing_data(report.area, root) if report.area else None,
        "about": _event(report),
        "mentions": [thing_data(each, root) for each in dict.fromkeys(mentioned)][:MENTIONED],
        "identifier": {"@type": "PropertyValue", "propertyID": "SHA-256", "value": citation.sha256},
        "creativeWorkStatus": "Sample" if report.is_sample else "",
    })  # fmt: skip


def thing_data(record: NamedModel, root: str) -> Data:
    """A record with a page as the schema.org type nearest to it; ``root`` is the address of the site, without slash."""
    data = {"@type": _type(record), "name": record.name, "url": root + record.get_absolute_url()}
    match record:
        case Strategy():
            data["description"] = record.expansion
        case Zone() if record.area:
            data["containedInPlace"] = {"@type": "AdministrativeArea", "name": record.area.name}
        case Area():
            data["identifier"] = record.code
    return _without_empty(data)


def page_data(record: NamedModel, root: str, names: Iterable[str]) -> Data:
    """The record of a page; ``names`` are its other names."""
    data = {"@context": "https://schema.org", **thing_data(record, root), "alternateName": list(names)}
    return _without_empty(data)


def breadcrumbs_data(steps: Iterable[tuple[str, str]], root: str) -> Data:
    """``steps``: (path, label) from the home page on."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": str(label), "item": root + path}
            for number, (path, label) in enumerate(steps, 1)
        ],
    }


def _type(record: NamedModel) -> str:
    types = {
        Person: "Person",
        Strategy: "DefinedTerm",
        Industry: "DefinedTerm",
        Zone: "Place",
        Area: "AdministrativeArea",
    }
    return types.get(type(record), "CreativeWork")


def _event(report: Report) -> Data | None:
    if not report.meeting:
        return None
    place = report.meeting.place or report.place
    return _without_empty({
        "@type": "Event", "name": report.meeting.name, "startDate": _day(report.meeting.first_day),
        "endDate": _day(report.meeting.last_day), "location": {"@type": "Place", "name": place} if place else None,
    })  # fmt: skip


def _day(day: PartialDate) -> str:
    """ISO 8601 as far as it is known; a day without a year is no date of schema.org."""
    return str(day) if day.year else ""


def _root(address: str, path: str) -> str:
    return address.removesuffix(path)


def _without_empty(data: Data) -> Data:
    return {key: value for key, value in data.items() if value}
