"""Reports and the meetings they tell of."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from archive.api.entities import Reference
from archive.api.paging import NumberedPages
from archive.api.strictness import Day, end_of
from archive.models import Area, Meeting, Organization, Report
from archive.models.fact_kinds import SUBJECTS
from archive.models.report_queries import ReportQuerySet

router = Router(tags=["reports"])


class MeetingOut(Schema):
    id: int
    name: str
    first_day: str
    last_day: str
    place: str
    area: Reference | None


class SourceOut(Schema):
    """The file as it came in."""

    name: str
    sha256: str
    size: int = Field(description="bytes")
    encoding: str
    media_type: str


class ReportLine(Schema):
    slug: str
    url: str = Field(alias="get_absolute_url", description="path of its page")
    kicker: str
    title: str
    subtitles: list[str] = Field(alias="subtitle_lines")
    published_on: str = Field(description="ISO 8601; --MM-DD where no year is printed; empty where undated")
    date_is_inferred: bool
    publisher: Reference | None
    area: Reference | None
    meeting: MeetingOut | None
    is_sample: bool


class ReportOut(ReportLine):
    text: str
    date_reason: str
    place: str
    source: SourceOut | None


class OfReport(Schema):
    """Slugs, present or past; one that names nothing finds nothing. Days are ISO 8601, both ends included."""

    person: str = ""
    strategy: str = ""
    zone: str = ""
    industry: str = ""
    metric: str = ""
    document: str = ""
    publisher: str = ""
    area: str = Field("", description="with the areas below it")
    day_from: Day = ""
    day_to: Day = ""


# How each of the slugs narrows reports: the model that it names, and the verb.
_NARROWINGS: dict[str, tuple[Any, Callable[[ReportQuerySet, Any], ReportQuerySet]]] = {
    **{name: (model, ReportQuerySet.with_record) for name, model in SUBJECTS.items()},
    "publisher": (Organization, ReportQuerySet.by_publisher),
    "area": (Area, ReportQuerySet.in_area),
}


def _narrowed(asked: OfReport) -> ReportQuerySet:
    found = Report.objects.published()
    for name, (model, narrow) in _NARROWINGS.items():
        if slug := getattr(asked, name):
            try:
                found = narrow(found, model.objects.at(slug))
            except model.DoesNotExist:
                return found.none()
    if asked.day_from:
        found = found.filter(published_on__gte=asked.day_from)
    if asked.day_to:
        found = found.filter(published_on__lte=end_of(asked.day_to))
    return found


@router.get("/reports", response=list[ReportLine])
@paginate(NumberedPages)
def reports(request: HttpRequest, asked: Query[OfReport]) -> Any:
    """Newest first."""
    return _narrowed(asked).with_related().newest_first()


@router.get("/reports/{slug}", response=ReportOut)
def report(request: HttpRequest, slug: str) -> Any:
    """With its text, which the spans of its facts point into."""
    related = ("area__parent", "publisher", "meeting__area", "source")
    try:
        return Report.objects.published().select_related(*related).defer("source__data", "layout").at(slug)
    except Report.DoesNotExist:
        raise HttpError(404, _("没有这样的记录。")) from None


@router.get("/meetings", response=list[MeetingOut])
@paginate(NumberedPages)
def meetings(request: HttpRequest) -> Any:
    """Those that published reports tell of, the newest first."""
    told = Report.objects.published().values("meeting")
    return Meeting.objects.filter(pk__in=told).select_related("area").order_by("-first_day", "pk")
