"""OAI-PMH 2.0: published reports as Dublin Core, for those who harvest.

https://www.openarchives.org/OAI/openarchivesprotocol.html

An identifier has the number of a report, which outlives its address; a datestamp is the last change of the report
itself. A report that was withdrawn, or made a draft again, is told of as deleted; one that was deleted itself is not
told of any more (``transient``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element  # noqa: S405  nothing is parsed

from django.core import signing
from django.db.models import Exists, Min, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from archive.http.params import arguments
from archive.http.programs import posted
from archive.models import Report
from archive.models.report_queries import ReportQuerySet
from archive.models.revisions import RevisedRow
from archive.syndication import oai_xml

PAGE: Final = 100  # records of an answer
_PREFIX: Final = "oai_dc"
_SALT: Final = "oai"
_IDENTIFIER: Final = re.compile(r"oai:[A-Za-z0-9.\-]+:reports/([1-9][0-9]{0,17})")
_NAME: Final = r"[A-Za-z0-9\-_.!~*'()]+"
# By the schema; another value could not be repeated in the answer's <request>.
_SYNTAX: Final = {"metadataPrefix": re.compile(_NAME), "set": re.compile(f"{_NAME}(:{_NAME})*")}
_LAST: Final = datetime.max.replace(tzinfo=UTC)
_TOLD: Final = (Report.Status.PUBLISHED, Report.Status.WITHDRAWN)

Arguments = Mapping[str, str]


class OaiError(Exception):
    """One of the protocol's codes, and why."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(message)
        self.code, self.message = code, message


class Harvest(NamedTuple):
    """What a list was asked for, and how far it came: the state that a resumption token carries."""

    verb: str
    since: str = ""
    until: str = ""
    after: int = 0  # number of the last report that was given
    given: int = 0

    @classmethod
    def resumed(cls, verb: str, token: str) -> Harvest:
        try:
            harvest = cls(*signing.loads(token, salt=_SALT))
        except (signing.BadSignature, TypeError):
            raise OaiError("badResumptionToken") from None
        if harvest.verb != verb:
            raise OaiError("badResumptionToken", f"It is of {harvest.verb}.")
        return harvest

    def token(self) -> str:
        return signing.dumps(tuple(self), salt=_SALT)

    def reports(self) -> ReportQuerySet:
        """All that it asks for, from the first on. What changes meanwhile stays in its place: it is newer than the
        harvest, and comes with the next one."""
        reports = _reports()
        if self.since:
            reports = reports.filter(modified_at__gte=_moment(self.since)[0])
        return reports.filter(modified_at__lt=_moment(self.until)[1]) if self.until else reports


@posted
def provider(request: HttpRequest) -> HttpResponse:
    """Answers by GET and POST, always 200: what is wrong stands in the answer."""
    base = request.build_absolute_uri(request.path)
    given: dict[str, str] = {}
    try:
        given = _given(request)
        answer: list[Element] = _VERBS[given["verb"]].answer(request, given)
    except OaiError as error:
        answer = [oai_xml.error(error.code, error.message)]
        if error.code in ("badVerb", "badArgument"):
            given = {}
    document = oai_xml.document(base, timezone.now(), given, answer)
    return HttpResponse(document, content_type="text/xml; charset=utf-8")


def _given(request: HttpRequest) -> dict[str, str]:
    """The arguments, each once, and none that the verb does not take."""
    given = arguments(request)
    if len(given.get("verb", [])) != 1 or given["verb"][0] not in _VERBS:
        raise OaiError("badVerb")
    verb = _VERBS[given["verb"][0]]
    allowed, names = {"verb", *verb.required, *verb.optional}, set(given)
    if repeated := [name for name, values in given.items() if len(values) != 1]:
        raise OaiError("badArgument", f"given more than once: {', '.join(repeated)}")
    if unknown := names - allowed:
        raise OaiError("badArgument", f"not known: {', '.join(sorted(unknown))}")
    if "resumptionToken" in names:
        if names != {"verb", "resumptionToken"}:
            raise OaiError("badArgument", "resumptionToken stands alone.")
    elif missing := set(verb.required) - names:
        raise OaiError("badArgument", f"missing: {', '.join(sorted(missing))}")
    single = {name: values[0] for name, values in given.items()}
    for name in _SYNTAX.keys() & names:
        if not _SYNTAX[name].fullmatch(single[name]):
            raise OaiError("badArgument", f"not of the protocol's syntax: {name}")
    return single


def _identify(request: HttpRequest, _given: Arguments) -> list[Element]:
    first = _reports().aggregate(first=Min("modified_at"))["first"] or timezone.now()
    return [oai_xml.identify(request.build_absolute_uri(request.path), first, identifier(request, 1))]


def _formats(request: HttpRequest, given: Arguments) -> list[Element]:
    if "identifier" in given:
        _one(given["identifier"])
    return [oai_xml.formats()]


def _sets(request: HttpRequest, given: Arguments) -> list[Element]:
    raise OaiError("noSetHierarchy")


def _record(request: HttpRequest, given: Arguments) -> list[Element]:
    report = _one(given["identifier"])
    _check_format(given["metadataPrefix"])
    return [oai_xml.wrapped("GetRecord", [oai_xml.record(*_described(request, report))])]


def _list(request: HttpRequest, given: Arguments) -> list[Element]:
    harvest, verb = _harvest(given), given["verb"]
    reports = harvest.reports()
    keys = list(reports.filter(pk__gt=harvest.after).order_by("pk").values_list("pk", flat=True)[: PAGE + 1])
    if not keys:
        raise OaiError("noRecordsMatch")
    related = reports.select_related("publisher", "area__parent", "source").defer("layout", "source__data")
    page, is_last = list(related.filter(pk__in=keys[:PAGE]).order_by("pk")), len(keys) <= PAGE
    made = oai_xml.record if verb == "ListRecords" else oai_xml.header
    items = [made(*_described(request, report)) for report in page]
    if not is_last or harvest.given:
        more = harvest._replace(after=page[-1].pk, given=harvest.given + len(page))
        items.append(oai_xml.resumption("" if is_last else more.token(), harvest.given, reports.count()))
    return [oai_xml.wrapped(verb, items)]


def _harvest(given: Arguments) -> Harvest:
    if "resumptionToken" in given:
        return Harvest.resumed(given["verb"], given["resumptionToken"])
    _check_format(given["metadataPrefix"])
    if "set" in given:
        raise OaiError("noSetHierarchy")
    since, until = given.get("from", ""), given.get("until", "")
    for moment in filter(None, (since, until)):
        _moment(moment)
    if since and until and (len(since) != len(until) or since > until):
        raise OaiError("badArgument", "from and until have one granularity, and until is not the earlier one.")
    return Harvest(given["verb"], since, until)


def _moment(text: str) -> tuple[datetime, datetime]:
    """The first moment of a day or second in UTC, and the first after it."""
    for form, lasts in (("%Y-%m-%d", timedelta(days=1)), (oai_xml.SECONDS, timedelta(seconds=1))):
        try:
            start = datetime.strptime(text, form).replace(tzinfo=UTC)
            if start.strftime(form) == text:
                return start, start + min(lasts, _LAST - start)
        except ValueError:
            continue
    raise OaiError("badArgument", "from and until are YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.")


def _one(text: str) -> Report:
    matched = _IDENTIFIER.fullmatch(text)
    related = _reports().select_related("publisher", "area__parent", "source").defer("layout", "source__data")
    report = related.filter(pk=int(matched[1])).first() if matched else None
    if report is None:
        raise OaiError("idDoesNotExist")
    return report


def _reports() -> ReportQuerySet:
    """All that are, or once were, for readers: who has harvested a report must hear that it went."""
    was_published = RevisedRow.objects.filter(model="report", key=OuterRef("pk"), before__status="published")
    again_a_draft = Q(Exists(was_published), status=Report.Status.DRAFT)
    return Report.objects.filter(Q(status__in=_TOLD) | again_a_draft).order_by()


def _check_format(prefix: str) -> None:
    if prefix != _PREFIX:
        raise OaiError("cannotDisseminateFormat")


def identifier(request: HttpRequest, number: int) -> str:
    return f"oai:{request.get_host().partition(':')[0]}:reports/{number}"


def _described(request: HttpRequest, report: Report) -> tuple[str, Report, str]:
    url = request.build_absolute_uri(report.get_absolute_url()) if report.is_published else ""
    return identifier(request, report.pk), report, url


class Verb(NamedTuple):
    answer: Callable[[HttpRequest, Arguments], list[Element]]
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


_LISTS: Final = ("from", "until", "set", "resumptionToken")
_VERBS: Final = {
    "Identify": Verb(_identify),
    "ListMetadataFormats": Verb(_formats, (), ("identifier",)),
    "ListSets": Verb(_sets, (), ("resumptionToken",)),
    "ListIdentifiers": Verb(_list, ("metadataPrefix",), _LISTS),
    "ListRecords": Verb(_list, ("metadataPrefix",), _LISTS),
    "GetRecord": Verb(_record, ("identifier", "metadataPrefix")),
}
