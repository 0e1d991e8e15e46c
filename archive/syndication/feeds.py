"""Atom feeds: the newest reports of all, and of a person, a strategy, a zone or an area. Entries are reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from archive.models import Area, Collection, Person, Report, SluggedModel, SourceCheck, Strategy, Zone
from archive.models.report_queries import ReportQuerySet
from archive.queries.labels import partial_date
from archive.queries.links import public_records
from archive.text.characters import xml_text

ENTRIES = 50
_SUMMARY = 200  # characters of the text


def permanent_id(*parts: object) -> str:
    """Of a feed or an entry, whatever becomes of its address (RFC 4287, 4.2.6): that follows the title or the
    name, and a feed's reader would show what was corrected as new."""
    return uuid5(NAMESPACE_URL, " ".join(map(str, parts))).urn


class ReportFeed(Feed):
    """What feeds of reports share. Items are ``Report`` rows with their publisher."""

    feed_type = Atom1Feed
    language = "zh-Hans"

    def item_title(self, item: SourceCheck) -> str:
        return xml_text(str(item))

    def item_description(self, item: Report) -> str:
        # Of HTML, as Atom1Feed declares it: what stands in a text as a tag would be run by the reader of a feed.
        day = partial_date(item.published_on) if item.published_on else ""
        return str(escape(xml_text(" ".join(filter(None, (day, item.text[:_SUMMARY]))))))

    def item_categories(self, item: Report) -> list[str]:
        """The day of the report, ISO 8601: a date of Dublin Core would be read as that of the entry. Sample material is
        told apart."""
        return [str(item.published_on)] * bool(item.published_on) + [_("示例")] * item.is_sample

    def item_link(self, item: Report) -> str:
        return str(item.get_absolute_url())

    def item_guid(self, item: Report) -> str:
        return permanent_id("report", item.pk, item.created_at)

    def item_author_name(self, item: Report) -> str:
        return xml_text(str(item.publisher or _("会议报道档案")))

    def item_updateddate(self, item: Report) -> datetime:
        return item.modified_at

    def item_pubdate(self, item: Report) -> datetime:
        """When the archive took the report in: a day without a year is no date of a feed."""
        return item.created_at


class NewestReports(ReportFeed):
    link = "/reports/"

    def title(self) -> str:
        return _("会议报道档案：最新报道")

    def items(self) -> list[Report]:
        return newest(Report.objects.published())


class NewestCollections(Feed):
    """The public collections of the editors; an entry is a collection, its summary the introduction."""

    feed_type = Atom1Feed
    language = "zh-Hans"
    link = "/collections/"

    def title(self) -> str:
        return _("会议报道档案：专题")

    def items(self) -> list[Collection]:
        return list(Collection.objects.seen()[:ENTRIES])

    def item_title(self, item: SourceCheck) -> str:
        return xml_text(str(item))

    def item_guid(self, item: Collection) -> str:
        return permanent_id("collection", item.pk, item.created_at)

    def item_description(self, item: Collection) -> str:
        return str(escape(xml_text(item.introduction[:_SUMMARY])))

    def item_updateddate(self, item: Collection) -> datetime:
        return item.modified_at

    def item_pubdate(self, item: Collection) -> datetime:
        return item.created_at


class ReportsAbout(ReportFeed):
    """The reports about one record of ``model``; its address may be an old one."""

    def __init__(self, model: type[SluggedModel], narrow: Callable[[ReportQuerySet, object], ReportQuerySet]) -> None:
        self._model, self._narrow = model, narrow

    def get_object(self, request: HttpRequest, slug: str) -> SluggedModel:
        try:
            record: SluggedModel = public_records(self._model).at(slug)
        except self._model.DoesNotExist:
            raise Http404 from None
        return record

    def title(self, obj: SluggedModel) -> str:
        return _("会议报道档案：%(name)s") % {"name": xml_text(str(obj))}

    def link(self, obj: SluggedModel) -> str:
        return obj.get_absolute_url()

    def feed_guid(self, obj: SluggedModel) -> str:
        return permanent_id("reports about", obj.route, obj.pk)

    def items(self, obj: SluggedModel) -> list[Report]:
        return newest(self._narrow(Report.objects.published(), obj))


class SourceNews(Feed):
    """Websites of reports that changed, became another page or went. Items are ``SourceCheck`` rows."""

    feed_type = Atom1Feed
    language = "zh-Hans"
    link = "/sources/"

    def title(self) -> str:
        return _("会议报道档案：原网页的变动")

    def items(self) -> list[SourceCheck]:
        news = SourceCheck.objects.news().of_public_reports().select_related("report")
        return list(news.defer("report__text", "report__layout")[:ENTRIES])

    def item_title(self, item: SourceCheck) -> str:
        return xml_text(f"{item.get_outcome_display()} {item.report}")

    def item_description(self, item: SourceCheck) -> str:
        return str(escape(xml_text(str(item.message))))

    def item_link(self, item: SourceCheck) -> str:
        if item.capture_id is not None:
            return reverse("source-changes", args=[item.report.slug, item.capture_id])
        return str(item.report.get_absolute_url())

    def item_guid(self, item: SourceCheck) -> str:
        return permanent_id("source check", item.pk, item.at)

    def item_updateddate(self, item: SourceCheck) -> datetime:
        return item.at

    item_pubdate = item_updateddate


reports_about_person = ReportsAbout(Person, ReportQuerySet.with_record)
reports_mentioning_strategy = ReportsAbout(Strategy, ReportQuerySet.with_record)
reports_naming_zone = ReportsAbout(Zone, ReportQuerySet.with_record)
reports_in_area = ReportsAbout(Area, ReportQuerySet.in_area)


def newest(reports: ReportQuerySet) -> list[Report]:
    """Those that came in last, put in order by keys alone; ``text`` is needed for the summary."""
    keys = list(reports.order_by("-created_at", "-pk").values_list("pk", flat=True)[:ENTRIES])
    rows = Report.objects.order_by().select_related("publisher").defer("layout").in_bulk(keys)
    return [rows[key] for key in keys if key in rows]
