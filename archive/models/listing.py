"""Verbs that every record with a page shares: listed by pinyin, counted over reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple, Self

from django.db import models
from django.db.models.functions import Coalesce, Substr, Upper

from archive.models.addresses import SluggedQuerySet
from archive.models.evidence import Evidence, Review
from archive.models.name_generation import RenewsNames
from archive.models.naming import FoundByName
from archive.models.standing import WHOLE_ARCHIVE, Standing, StandingCount, Stands, numbers_beside

OTHER_INITIALS = "#"  # names that begin with a digit, a Latin abbreviation's sign, a rare character
NOT_REJECTED = [Review.UNCONFIRMED, Review.CONFIRMED]


class Initial(NamedTuple):
    """A letter A to Z, or ``#`` for all others, and how many records it has."""

    letter: str
    number: int


class ListedQuerySet(RenewsNames, SluggedQuerySet):
    """Lists of records. A subclass says how a record is connected with its reports."""

    evidence: ClassVar[str] = ""  # relation to the evidence that must stand; empty where reports belong to the record

    def with_report_count(self, samples: str = "") -> Self:
        """Annotates ``report_count``: the published reports in which the record stands; ``samples``:
        ``ReportQuerySet.in_sample_scope``."""
        numbers = StandingCount.objects.filter(kind=self.model.route, record_id=models.OuterRef("pk"))
        counted = numbers.in_scope(samples).values("number") if samples else numbers.values("report_count")
        return self.annotate(report_count=Coalesce(models.Subquery(counted), 0))

    def standing(self, kind: str = "", samples: str = "") -> Self:
        """In at least one published report: as what ``kind`` says (``archive.models.standing``), or in any way."""
        counts = StandingCount.objects.filter(kind=kind or self.model.route, record_id=models.OuterRef("pk"))
        return self.filter(models.Exists(counts.in_scope(samples) if samples else counts))

    def confirmed(self, samples: str = "") -> Self:
        """With evidence in a published report that an editor has confirmed."""
        return self.filter(models.Exists(self._confirmed(samples)))

    def with_confirmed_count(self, samples: str = "") -> Self:
        """Annotates ``confirmed_count``: the evidence in published reports that an editor has confirmed."""
        key = self.model._meta.get_field(self.evidence).field.name
        numbers = self._confirmed(samples).order_by().values(key).annotate(number=models.Count("pk")).values("number")
        return self.annotate(confirmed_count=Coalesce(models.Subquery(numbers), 0))

    def _confirmed(self, samples: str) -> models.QuerySet[Evidence]:
        relation = self.model._meta.get_field(self.evidence)
        facts = relation.related_model._default_manager.public().filter(review=Review.CONFIRMED)
        facts = facts.filter(report__is_sample=samples == "only") if samples else facts
        return facts.filter(**{relation.field.name: models.OuterRef("pk")})

    def with_public_names(self) -> Self:
        """With what readers see of the ``names`` that each goes by (see ``archive.models.naming``)."""
        names = self.model._meta.get_field("names").related_model._default_manager
        return self.prefetch_related(models.Prefetch("names", names.public()))

    def in_pinyin_order(self) -> Self:
        return self.order_by("pinyin", "pk")

    def most_first(self, count: str) -> Self:
        """By ``count``, which is annotated: ``report_count`` or ``confirmed_count``."""
        return self.order_by(f"-{count}", "pinyin", "pk")

    def with_initial(self, letter: str) -> Self:
        """Whose pinyin begins with ``letter`` (A to Z in either case), or with none of them for ``#``."""
        if letter == OTHER_INITIALS:
            return self.filter(models.Q(pinyin__lt="a") | models.Q(pinyin__gte="{"))
        first = letter.lower()
        return self.filter(pinyin__gte=first, pinyin__lt=chr(ord(first) + 1))

    def initials(self) -> list[Initial]:
        """The initials in order, ``#`` last, with the number of records of each; those without any are left out."""
        letters = self.order_by().annotate(initial=Upper(Substr("pinyin", 1, 1))).values("initial")
        counted: dict[str, int] = {}
        for row in letters.annotate(number=models.Count("pk", distinct=True)):
            letter = row["initial"] if "A" <= row["initial"] <= "Z" else OTHER_INITIALS
            counted[letter] = counted.get(letter, 0) + row["number"]
        return [Initial(letter, counted[letter]) for letter in sorted(counted, key=lambda each: (each == "#", each))]

    def leading(self, number: int, kind: str = "") -> list[Any]:
        """The ``number`` that stand in most published reports, with ``report_count``; of equals at the end the eldest
        records."""
        return self.beside(WHOLE_ARCHIVE, number, kind)

    def beside(self, standing: Stands, number: int, kind: str = "", samples: str = "") -> list[Any]:
        """The ``number`` that stand in most of the published reports in which a record stands, as ``leading`` gives
        them; ``samples``: ``ReportQuerySet.in_sample_scope``."""
        # One more than wanted, for the record that ``self`` may leave out.
        numbers = numbers_beside(standing, kind or self.model.route, samples)[: number + 1]
        return self.with_numbers(dict(numbers))[:number]

    def leading_in(self, reports: models.QuerySet[models.Model], number: int, kind: str = "") -> list[Any]:
        """As ``leading``, of published ``reports`` that a reader narrowed by whatever there is. Two queries."""
        standing = Standing.objects.filter(kind=kind or self.model.route, report_id__in=reports.order_by().values("pk"))
        counted = standing.values_list("record_id").annotate(number=models.Count("pk")).order_by("-number", "record_id")
        return self.with_numbers(dict(counted[: number + 1]))[:number]

    def with_numbers(self, numbers: Mapping[int, int]) -> list[Any]:
        """Those of which there are ``numbers``, each with its own as ``report_count``: the most first, of equals by
        pinyin and then the eldest."""
        records = list(self.filter(pk__in=numbers))
        for record in records:
            record.report_count = numbers[record.pk]
        return sorted(records, key=lambda each: (-each.report_count, each.pinyin, each.pk))


class MentionedQuerySet(FoundByName, ListedQuerySet):
    """For anything that reports mention: strategies, policy documents, zones."""

    evidence = "mentions"

    def seen(self) -> Self:
        """Mentioned in at least one published report."""
        return self.standing()
