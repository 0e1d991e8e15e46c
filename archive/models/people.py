"""People, the names they go by, their offices, and the parts they take in reports."""

from __future__ import annotations

from typing import Any, ClassVar, Self, Unpack

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.addresses import Carried, NamedModel
from archive.models.decisions import Decision
from archive.models.evidence import Evidence, EvidenceQuerySet, Review
from archive.models.fields import is_known
from archive.models.linked import KEY_LENGTH, Linked
from archive.models.listing import ListedQuerySet
from archive.models.naming import Mergeable, Spelling, SpellingQuerySet
from archive.models.saving import SaveOptions
from archive.text.normalize import fold
from archive.text.pinyin import pinyin

_JOINTS = str.maketrans("", "", "·-")


def person_key(name: str) -> str:
    """Under which mentions of people are gathered. Papers join the parts of a transcribed name as they like: 本·萨拉赫
    and 本萨拉赫, 迪亚斯-卡内尔 and 迪亚斯·卡内尔."""
    folded = fold(name)
    return (folded.translate(_JOINTS) or folded)[:KEY_LENGTH]


class PersonQuerySet(ListedQuerySet):
    """What readers and pages ask of people."""

    evidence = "participations"

    def seen(self) -> Self:
        """With a part in at least one published report."""
        return self.standing()

    def named(self, name: str) -> Self:
        """Everyone who goes by ``name``, in any script and width."""
        return self.filter(names__folded=fold(name)).distinct()

    def officials(self) -> Self:
        """With a published part other than that of a journalist."""
        return self.standing("official")

    def journalists(self) -> Self:
        """Who wrote a published report."""
        parts = Participation.objects.public().filter(person=models.OuterRef("pk"))
        return self.filter(models.Exists(parts.filter(part=Participation.Part.JOURNALIST)))

    def namesakes_of(self, person: Person) -> Self:
        """Others who go by one of the names of ``person``. A hint, not a claim that they are the same."""
        return self.exclude(pk=person.pk).filter(names__folded__in=person.names.values("folded")).distinct()


class Person(Carried, Mergeable, NamedModel):
    """An official, a journalist, anyone named in a report. Same name is not same person."""

    route = "person"
    owned: ClassVar = ("participations", "speeches", "observations", "appointments")

    name = models.CharField(_("姓名"), max_length=100)
    note = models.CharField(_("区别同名"), max_length=100, blank=True, help_text=_("例如所在地区，用来区别同名的人。"))
    pinyin = models.CharField(_("拼音"), max_length=200, editable=False, db_index=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "人物")
        verbose_name_plural = _p("many", "人物")
        ordering = ["pinyin", "name", "pk"]

    def __str__(self) -> str:
        return f"{self.name}（{self.note}）" if self.note else self.name

    def note_name(self) -> None:
        self.pinyin = pinyin(self.name, is_person=True)[:200]

    def save(self, **options: Unpack[SaveOptions]) -> None:
        """Save, and see to it that the name is among the names."""
        with transaction.atomic():
            super().save(**options)
            PersonName.objects.get_or_create(person=self, folded=fold(self.name), defaults={"name": self.name})

    def name_keys(self) -> set[str]:
        """Under which mentions of the person's names are gathered."""
        return {person_key(name) for name in self.names.values_list("name", flat=True)}

    def _take_over(self, other: Person) -> None:
        """A part that the person has in the same report already is the same fact twice, and goes."""
        Decision.objects.of_records(Decision.Verdict.SAME, self, other)
        same = self.participations.filter(report=models.OuterRef("report"), part=models.OuterRef("part"))
        other.participations.filter(models.Exists(same)).delete()
        super()._take_over(other)


class PersonNameQuerySet(SpellingQuerySet):
    def taught(self) -> Self:
        """Of those whose part in a published report an editor has confirmed: names that help to read the next one."""
        parts = Participation.objects.filter(report__status="published", review=Review.CONFIRMED)
        return self.filter(models.Exists(parts.filter(person=models.OuterRef("person")))).order_by()


class PersonName(Spelling):
    """A spelling or an alias of a person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names", verbose_name=_p("one", "人物"))
    name = models.CharField(_("写法"), max_length=100)
    folded = models.CharField(max_length=100, editable=False, db_index=True)

    objects: ClassVar[Any] = PersonNameQuerySet.as_manager()

    class Meta(Spelling.Meta):
        verbose_name = _p("one", "姓名写法")
        verbose_name_plural = _p("many", "姓名写法")
        constraints = [models.UniqueConstraint(fields=["person", "folded"], name="one_spelling_once_per_person")]


class ParticipationQuerySet(EvidenceQuerySet):
    def in_rank_order(self) -> Self:
        """As the report lists them: those with a place in a list first, by that place."""
        in_a_list = models.functions.NullIf("order", 0)
        return self.order_by("report_id", in_a_list.asc(nulls_last=True), "start", "pk")

    def officials(self) -> Self:
        """Everyone but the journalists."""
        return self.exclude(part=Participation.Part.JOURNALIST)


class Participation(Linked, Evidence):
    """The part that a person, or a group that is only labelled, takes in a report, in the office as printed."""

    BEFORE: ClassVar = 60  # characters before the name that tell of who bears it

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
    printed_name = models.CharField(_("姓名（原文）"), max_length=100, blank=True, editable=False)
    group_label = models.CharField(_("群体"), max_length=200, blank=True, help_text=_("如“各县（市、区）委书记”。"))
    part = models.CharField(_("身份"), max_length=12, choices=Part.choices)
    role_title = models.CharField(_("职务（原文）"), max_length=200, blank=True)
    office_area = models.ForeignKey(
        "archive.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="offices",
        verbose_name=_("职务所属地区"), help_text=_("空为由程序判断；填了就照所填的。"),
    )  # fmt: skip
    before = models.CharField(max_length=BEFORE, blank=True, editable=False)  # the words before the name, as read
    order = models.PositiveIntegerField(_("名次"), default=0, help_text=_("在名单里的位置，从 1 起；0 为不在名单里。"))
    confidence = models.FloatField(_("把握"), default=1.0, editable=False)

    said = ("person", "group_label", "part", "role_title")
    record_field: ClassVar = "person"

    objects = ParticipationQuerySet.as_manager()

    class Meta(Evidence.Meta):
        verbose_name = _p("one", "参会")
        verbose_name_plural = _p("many", "参会")
        default_related_name = "participations"
        ordering = ["report", "order", "start", "pk"]
        constraints = [
            *Evidence.Meta.constraints,
            is_known("part", "speaker", "chair", "announcer", "attendee", "mentioned", "journalist"),
            models.CheckConstraint(
                condition=models.Q(group_label="") | models.Q(person__isnull=True, printed_name=""),
                name="participation_is_of_a_person_or_a_group",
                violation_error_message=_("请选人物，或填写群体，二者取一。"),
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | ~models.Q(group_label="") | ~models.Q(printed_name=""),
                name="participation_names_someone",
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

    def clean(self) -> None:
        """A part is somebody's: a person's, a group's, or that of whoever is printed."""
        if not (self.person_id or self.group_label or self.printed_name):
            raise ValidationError(_("请选人物，或填写群体，二者取一。"), code="nobody")
        if self.person_id and self.group_label:
            raise ValidationError(_("请选人物，或填写群体，二者取一。"), code="both")

    def save(self, **options: Unpack[SaveOptions]) -> None:
        """Save; a group has no name of a person."""
        if self.group_label and not self.person_id:
            self.printed_name = self.name_key = ""
        super().save(**options)

    @property
    def name(self) -> str:
        """The person's, or that of the group, or what is printed."""
        return self.person.name if self.person else self.group_label or self.printed_name
