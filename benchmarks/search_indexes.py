"""How a Haystack project with Whoosh and jieba indexes the same reports: as the documentation of both says."""

from django.db.models import Model, QuerySet
from haystack import indexes
from jieba.analyse import ChineseAnalyzer

from archive.models import Report


class StockIndex(indexes.SearchIndex, indexes.Indexable):
    text = indexes.CharField(document=True, analyzer=ChineseAnalyzer())
    title = indexes.CharField(analyzer=ChineseAnalyzer())
    area = indexes.IntegerField(faceted=True)
    year = indexes.IntegerField(faceted=True)
    publisher = indexes.IntegerField(faceted=True)
    person = indexes.MultiValueField(faceted=True)
    day = indexes.IntegerField()

    def get_model(self) -> type[Model]:
        return Report

    def index_queryset(self, using: str | None = None) -> "QuerySet[Report]":
        return Report.objects.published().select_related("area__parent").prefetch_related("participations")

    def prepare(self, obj: Report) -> dict[str, object]:
        city = obj.area.parent if obj.area and obj.area.level == "county" else obj.area
        return {
            **super().prepare(obj),
            "title": obj.title,
            "text": obj.text,
            "area": city.pk if city else 0,
            "year": obj.published_on.year,
            "publisher": obj.publisher_id or 0,
            "person": [part.person_id for part in obj.participations.all()],
            "day": int(str(obj.published_on).replace("-", "")),
        }
