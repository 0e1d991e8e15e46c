"""Reports and the meetings they tell of."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from archive.api.entities import Reference
from archive.api.paging import NumberedPages
from archive.models import Meeting, Report
from archive.queries.report_filters import FilteredReports, ReportFilter

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
    captured_at: datetime | None = Field(description="when a web page was saved, where its file tells")


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


@router.get("/reports", response=list[ReportLine])
@paginate(NumberedPages)
def reports(request: HttpRequest, filters: Query[ReportFilter]) -> object:
    """Slugs are present or past; one that names nothing finds nothing. Days include both ends."""
    return FilteredReports(filters).reports()


@router.get("/reports/{slug}", response=ReportOut)
def report(request: HttpRequest, slug: str) -> object:
    """With its text, which the spans of its facts point into."""
    related = ("area__parent", "publisher", "meeting__area", "source")
    try:
        return Report.objects.published().select_related(*related).defer("source__data", "layout").at(slug)
    except Report.DoesNotExist:
        raise HttpError(404, _("没有这样的记录。")) from None


@router.get("/meetings", response=list[MeetingOut])
@paginate(NumberedPages)
def meetings(request: HttpRequest) -> object:
    """Those that published reports tell of, the newest first."""
    told = Report.objects.published().values("meeting")
    return Meeting.objects.filter(pk__in=told).select_related("area").order_by("-first_day", "pk")
