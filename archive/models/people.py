"""People, the names they go by, their offices, and the parts they take in reports."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.addresses import Addressed
from archive.models.evidence import Evidence, EvidenceQuerySet, Review
from archive.models.fields import PartialDateField
from archive.models.listing import ListedQuerySet
from archive.models.organizations import Organization
from archive.models.places import Area
from archive.models.unit_of_work import changing
from archive.text.normalize import fold
from archive.text.pinyin import pinyin

REPORTS_OF = models.Q(participations__report__status="published") & ~models.Q(participations__review=Review.REJECTED)


class PersonQuerySet(ListedQuerySet):
    """What readers and pages ask of people."""

    evidence = "participations"
    name_paths = ("names__folded",)
    pinyin_paths = ("pinyin", "initials")

    def seen(self) -> Self:
        """With a part in at least one published report."""
        return self.filter(models.Exists(Participation.objects.public().filter(person=models.OuterRef("pk"))))

    def with_report_count(self) -> Self:
        """Annotates ``report_count``: the published reports in which the person has a part."""
        return self.annotate(report_count=models.Count("participations__report", filter=REPORTS_OF, distinct=True))

    def named(self, name: str) -> Self:
        """Everyone who goes by ``name``, in any script and width."""
        return self.filter(names__folded=fold(name)).distinct()

    def officials(self) -> Self:
        """With a published part other than that of a journalist."""
        parts = Participation.objects.public().officials().filter(person=models.OuterRef("pk"))
        return self.filter(models.Exists(parts))

    def journalists(self) -> Self:
        """Who wrote a published report."""
        parts = Participation.objects.public().filter(person=models.OuterRef("pk"))
        return self.filter(models.Exists(parts.filter(part=Participation.Part.JOURNALIST)))

    def officials_in(self, reports: models.QuerySet[Any], number: int) -> list[Any]:
        """The ``number`` with most parts other than that of a journalist in ``reports``, as ``leading_in`` gives them.

        Of the reports about a person these are who stands beside that person.
        """
        parts = [part for part in Participation.Part.values if part != Participation.Part.JOURNALIST]
        return self.leading_in(reports, number, part__in=parts)

    def namesakes_of(self, person: Person) -> Self:
        """Others who go by one of the names of ``person``. A hint, not a claim that they are the same."""
        return self.exclude(pk=person.pk).filter(names__folded__in=person.names.values("folded")).distinct()


class Person(Addressed):
    """An official, a journalist, anyone named in a report. Same name is not same person."""

    route = "person"

    name = models.CharField(_("姓名"), max_length=100)
    note = models.CharField(_("区别同名"), max_length=100, blank=True, help_text=_("例如所在地区，用来区别同名的人。"))
    pinyin = models.CharField(_("拼音"), max_length=200, editable=False, db_index=True)
    initials = models.CharField(_("拼音首字母"), max_length=40, editable=False, db_index=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "人物")
        verbose_name_plural = _p("many", "人物")
        ordering = ["pinyin", "name", "pk"]

    def __str__(self) -> str:
        return f"{self.name}（{self.note}）" if self.note else self.name

    def address_text(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and see to it that the name is among the names."""
        reading = pinyin(self.name, is_person=True)
        self.pinyin, self.initials = reading.full[:200], reading.initials[:40]
        with transaction.atomic():
            super().save(*args, **kwargs)
            PersonName.objects.get_or_create(person=self, folded=fold(self.name), defaults={"name": self.name})

    @transaction.atomic
    def absorb(self, other: Person) -> None:
        """Take over everything of ``other``, the same person, and delete that record. Its addresses lead here."""
        if other.pk == self.pk:
            return
        with changing(other.report_ids()):
            _hand_over_participations(other, self)
            other.speeches.update(person=self)
            other.observations.update(said_by=self)
            for name in other.names.all():
                PersonName.objects.get_or_create(person=self, folded=name.folded, defaults={"name": name.name})
            self.take_addresses_of(other)
            other.delete()

    def report_ids(self) -> set[int]:
        """Of all reports with evidence of the person."""
        evidence = (self.participations, self.speeches, self.observations)
        return {key for facts in evidence for key in facts.order_by().values_list("report_id", flat=True)}


def _hand_over_participations(source: Person, target: Person) -> None:
    """Move all parts; a part that the target has in the same report already is the same fact twice, and goes.

    In bulk: somebody with thousands of parts must not keep every other editor waiting for the write lock.
    """
    same = target.participations.filter(report=models.OuterRef("report"), part=models.OuterRef("part"))
    source.participations.filter(models.Exists(same)).delete()
    source.participations.update(person=target)


class PersonNameQuerySet(models.QuerySet["PersonName"]):
    def taught(self) -> Self:
        """Of those whose part in a published report an editor has confirmed: names that help to read the next one."""
        parts = Participation.objects.filter(report__status="published", review=Review.CONFIRMED)
        return self.filter(models.Exists(parts.filter(person=models.OuterRef("person")))).order_by()


class PersonName(models.Model):
    """A spelling or an alias of a person; compared in its folded form."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names", verbose_name=_p("one", "人物"))
    name = models.CharField(_("写法"), max_length=100)
    folded = models.CharField(max_length=100, editable=False, db_index=True)

    objects = PersonNameQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "姓名写法")
        verbose_name_plural = _p("many", "姓名写法")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["person", "folded"], name="one_spelling_once_per_person")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.name)
        super().save(*args, **kwargs)


class ParticipationQuerySet(EvidenceQuerySet):
    def in_rank_order(self) -> Self:
        """As the report lists them: those with a place in a list first, by that place."""
        in_a_list = models.functions.NullIf("order", 0)
        return self.order_by("report_id", in_a_list.asc(nulls_last=True), "start", "pk")

    def officials(self) -> Self:
        """Everyone but the journalists."""
        return self.exclude(part=Participation.Part.JOURNALIST)


class Participation(Evidence):
    """The part that a person, or a group that is only labelled, takes in a report, in the office as printed."""

    class Part(models.TextChoices):
        SPEAKER = "speaker", _("讲话")
        CHAIR = "chair", _("主持")
        ANNOUNCER = "announcer", _("宣读")
        ATTENDEE = "attendee", _("出席")
        MENTIONED = "mentioned", _("提及")
        JOURNALIST = "journalist", _("记者")

    person = models.ForeignKey(
        Person,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_p("one", "人物"),
    )
    group_label = models.CharField(_("群体"), max_length=200, blank=True, help_text=_("如“各县（市、区）委书记”。"))
    part = models.CharField(_("身份"), max_length=12, choices=Part.choices)
    role_title = models.CharField(_("职务（原文）"), max_length=200, blank=True)
    order = models.PositiveIntegerField(_("名次"), default=0, help_text=_("在名单里的位置，从 1 起；0 为不在名单里。"))
    confidence = models.FloatField(_("把握"), default=1.0, editable=False)

    said = ("person", "group_label", "part", "role_title")

    objects = ParticipationQuerySet.as_manager()

    class Meta(Evidence.Meta):
        verbose_name = _p("one", "参会")
        verbose_name_plural = _p("many", "参会")
        default_related_name = "participations"
        ordering = ["report", "order", "start", "pk"]
        constraints = [
            *Evidence.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, group_label="")
                | models.Q(person__isnull=True) & ~models.Q(group_label=""),
                name="participation_is_of_a_person_or_a_group",
                violation_error_message=_("请选人物，或填写群体，二者取一。"),
            ),
            models.UniqueConstraint(
                fields=["report", "person", "part"], name="one_part_once_per_report",
                violation_error_message=_("此人在这篇报道里已有同一身份。"),
            ),
        ]  # fmt: skip
        indexes = [
            # The last place of a list is asked for every place in it.
            models.Index(fields=["report", "order"], name="places_in_lists"),
            # Who held an office is asked for every name that comes in.
            models.Index(fields=["person", "role_title"], name="parts_by_person_and_office"),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, [self.role_title, self.name]))

    @property
    def name(self) -> str:
        return self.person.name if self.person else self.group_label


class MembershipManager(models.Manager["Membership"]):
    def seen_in(self, area: Area) -> models.QuerySet[Membership]:
        """Offices in reports from that very ``area``, those seen last first."""
        found = self.filter(area=area).select_related("person", "area")
        return found.order_by("-last_seen", "-report_count", "pk")

    @transaction.atomic
    def derive(self, people: Collection[int]) -> None:
        """Bring the memberships of ``people`` (primary keys) in line with the published reports that print an office.

        Only what differs is written. The number of statements does not grow with the offices.
        """
        wanted = {
            (row["person"], row["role_title"], row["report__area"]): (row["first"], row["last"], row["number"])
            for row in _offices_seen(people)
        }  # fmt: skip
        stale, changed = [], []
        for row in self.filter(person__in=people).order_by():
            seen = wanted.pop((row.person_id, row.role_title, row.area_id), None)
            if seen is None:
                stale.append(row.pk)
            elif seen != (row.first_seen, row.last_seen, row.report_count):
                row.first_seen, row.last_seen, row.report_count = seen
                changed.append(row)
        self.filter(pk__in=stale).delete()
        self.bulk_update(changed, ["first_seen", "last_seen", "report_count"])
        self.bulk_create(
            Membership(
                person_id=person, role_title=role_title, area_id=area, first_seen=first, last_seen=last,
                report_count=number,
            )
            for (person, role_title, area), (first, last, number) in wanted.items()
        )  # fmt: skip


def _offices_seen(people: Collection[int]) -> Any:
    """For each person, office and area of reports: first and last day with a year, and number of parts."""
    rows = Participation.objects.public().filter(person__in=people).exclude(role_title="").order_by()
    known = models.Q(report__published_on__gte="0")
    return rows.values("person", "role_title", "report__area").annotate(
        first=Coalesce(models.Min("report__published_on", filter=known), models.Value("")),
        last=Coalesce(models.Max("report__published_on", filter=known), models.Value("")),
        number=models.Count("pk"),
    )


class Membership(models.Model):
    """An office in which reports show a person. First and last *seen*: never a claim of tenure. Derived."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="memberships", verbose_name=_p("one", "人物")
    )
    role_title = models.CharField(_("职务（原文）"), max_length=200)
    organization = models.ForeignKey(
        Organization, on_delete=models.SET_NULL, null=True, blank=True, related_name="memberships",
        verbose_name=_("机构"),
    )  # fmt: skip
    area = models.ForeignKey(
        "archive.Area", on_delete=models.SET_NULL, null=True, blank=True, related_name="memberships",
        verbose_name=_p("one", "地区"),
    )  # fmt: skip
    first_seen = PartialDateField(_("最早见于"))
    last_seen = PartialDateField(_("最晚见于"))
    report_count = models.PositiveIntegerField(_("报道数"), default=0)

    objects = MembershipManager()

    class Meta:
        verbose_name = _p("one", "任职所见")
        verbose_name_plural = _p("many", "任职所见")
        ordering = ["first_seen", "pk"]
        constraints = [
            # Two, because SQLite counts every NULL as another value.
            models.UniqueConstraint(fields=["person", "role_title", "area"], name="one_office_once_per_person"),
            models.UniqueConstraint(
                fields=["person", "role_title"],
                condition=models.Q(area__isnull=True),
                name="one_office_once_per_person_without_area",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person.name} {self.role_title}"
