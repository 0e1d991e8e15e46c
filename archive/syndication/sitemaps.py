"""What search engines are told of: every page of the archive that stays where it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, Model, QuerySet
from django.urls import reverse

from archive.models import (
    Area,
    Collection,
    Industry,
    Metric,
    Organization,
    Person,
    PolicyDocument,
    Post,
    Report,
    Strategy,
    Zone,
)
from archive.models.report_queries import ReportQuerySet

_PAGES = ("home", "reports", "people", "strategies", "zones", "industries", "posts", "areas", "metrics", "documents",
          "publishers", "about", "map", "collections", "labels")  # fmt: skip


class Pages(Sitemap):
    def items(self) -> tuple[str, ...]:
        return _PAGES

    def location(self, item: str) -> str:
        return reverse(item)


class Reports(Sitemap):
    limit = 5000

    def items(self) -> ReportQuerySet:
        return Report.objects.published().only("slug", "modified_at").order_by("pk")

    def lastmod(self, item: Report) -> datetime:
        return item.modified_at

    def get_latest_lastmod(self) -> datetime | None:
        """For the index of sitemaps; Django would read every report for it."""
        latest: datetime | None = self.items().order_by().aggregate(latest=Max("modified_at"))["latest"]
        return latest


class Things(Sitemap):
    """The pages of one kind of record."""

    limit = 5000

    def __init__(self, records: Callable[[], QuerySet[Model]]) -> None:
        self._records = records

    def items(self) -> QuerySet[Model]:
        return self._records().only("slug").order_by("pk")


SITEMAPS = {
    "pages": Pages,
    "reports": Reports,
    "people": Things(Person.objects.seen),
    "strategies": Things(Strategy.objects.seen),
    "zones": Things(Zone.objects.seen),
    "industries": Things(Industry.objects.seen),
    "posts": Things(Post.objects.seen),
    "areas": Things(Area.objects.reported),
    "metrics": Things(Metric.objects.seen),
    "documents": Things(PolicyDocument.objects.seen),
    "collections": Things(Collection.objects.seen),
    "publishers": Things(Organization.objects.seen),
}
