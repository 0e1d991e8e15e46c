"""Strategies and slogans as objects, policy documents, and where reports mention them."""

from __future__ import annotations

from typing import Any, ClassVar, Self, Unpack

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.ingest.places.document_titles import title_kind
from archive.models.addresses import Carried, NamedModel
from archive.models.evidence import Evidence, EvidenceQuerySet, Review
from archive.models.fields import is_known
from archive.models.linked import Linked
from archive.models.listing import NOT_REJECTED, MentionedQuerySet
from archive.models.naming import Mergeable, Spelling, SpellingQuerySet
from archive.models.saving import SaveOptions
from archive.models.speeches import Speech
from archive.text.normalize import fold


class StrategyQuerySet(MentionedQuerySet):
    def named(self, name: str) -> Self:
        """The strategies that go by ``name`` in any script, width or style of quotes."""
        return self.filter(names__folded=fold(name)).distinct()


class Strategy(Carried, Mergeable, NamedModel):
    """A slogan, strategy, plan or campaign, with what its short form stands for."""

    class Kind(models.TextChoices):
        SLOGAN = "slogan", _p("label", "口号")
        STRATEGY = "strategy", _("战略")
        PLAN = "plan", _("计划")
        CAMPAIGN = "campaign", _("活动")

    route = "strategy"
    tied: ClassVar = ("ties", "ties_of_others")

    name = models.CharField(_("名称"), max_length=200, unique=True)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices, default=Kind.SLOGAN)
    expansion = models.TextField(
        _("全称释义"), blank=True, help_text=_("如“三上一提高”即上规模、上水平、上层次，提高……")
    )
    pinyin = models.CharField(_("拼音"), max_length=400, editable=False, db_index=True)

    objects = StrategyQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "战略口号")
        verbose_name_plural = _p("many", "战略口号")
        ordering = ["pinyin", "name"]
        constraints = [is_known("kind", "slogan", "strategy", "plan", "campaign")]

    def save(self, **options: Unpack[SaveOptions]) -> None:
        """Save, and see to it that the name is among the names."""
        with transaction.atomic():
            super().save(**options)
            StrategyName.objects.get_or_create(folded=fold(self.name), defaults={"name": self.name, "strategy": self})


class StrategyNameQuerySet(SpellingQuerySet):
    def taught(self) -> Self:
        """Of those whose mention an editor has confirmed, or that several published reports name."""
        mentions = StrategyMention.objects.public().filter(strategy=models.OuterRef("strategy")).order_by()
        reports = mentions.values("strategy").annotate(count=models.Count("report", distinct=True)).filter(count__gt=1)
        confirmed = mentions.filter(review=Review.CONFIRMED)
        return self.filter(models.Exists(confirmed) | models.Exists(reports)).order_by()


class StrategyName(Spelling):
    """A variant of a strategy's name; one folded form names one strategy."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="names", verbose_name=_("战略口号"))
    name = models.CharField(_("写法"), max_length=200)
    folded = models.CharField(max_length=200, unique=True, editable=False)

    objects: ClassVar[Any] = StrategyNameQuerySet.as_manager()

    class Meta(Spelling.Meta):
        verbose_name = _p("one", "口号写法")
        verbose_name_plural = _p("many", "口号写法")


class StrategyMentionQuerySet(EvidenceQuerySet):
    def taught_in_areas(self) -> models.QuerySet[Any, tuple[str, int]]:
        """Printed names with records, each with the key of an area of whose reports one has it in a strong form, or,
        below a province, several have it."""
        linked = self.filter(strategy__isnull=False, report__area__isnull=False).order_by()
        grouped = linked.values("printed_name", "report__area", "report__area__level").annotate(
            reports=models.Count("report", distinct=True),
            strong=models.Count("pk", filter=models.Q(is_strong=True)),
        )
        return grouped.filter(
            models.Q(reports__gt=1, report__area__level__in=("city", "county")) | models.Q(strong__gt=0)
        ).values_list("printed_name", "report__area")

    def said(self) -> Self:
        """In the speech of a person, which no editor rejected."""
        return self.filter(speech__person__isnull=False, speech__review__in=NOT_REJECTED)


class StrategyMention(Linked, Evidence):
    """One occurrence of a strategy in a report, inside a speech where it is said by someone.

    ``is_strong``: its form and the words around it show that it is one. ``kind`` and ``expansion`` as read there.
    """

    said = ("strategy",)
    record_field: ClassVar = "strategy"

    strategy = models.ForeignKey(
        Strategy, on_delete=models.CASCADE, null=True, blank=True, related_name="mentions", verbose_name=_("战略口号")
    )
    printed_name = models.CharField(_("名称（原文）"), max_length=200, blank=True, editable=False)
    is_strong = models.BooleanField(_("形式明确"), default=True, editable=False)
    kind = models.CharField(_("类别"), max_length=10, choices=Strategy.Kind.choices, blank=True, editable=False)
    expansion = models.TextField(_("全称释义"), blank=True, editable=False)
    speech = models.ForeignKey(
        Speech, on_delete=models.SET_NULL, null=True, blank=True, related_name="strategy_mentions",
        verbose_name=_p("one", "讲话"),
    )  # fmt: skip

    objects = StrategyMentionQuerySet.as_manager()

    class Meta(Evidence.Meta):
        verbose_name = _p("one", "口号提及")
        verbose_name_plural = _p("many", "口号提及")
        default_related_name = "strategy_mentions"
        constraints = [*Evidence.Meta.constraints, is_known("kind", "slogan", "strategy", "plan", "campaign", "")]

    def __str__(self) -> str:
        return self.quote or self.printed_name


class PolicyDocument(Mergeable, NamedModel):
    """A title in 《》. ``kind``: what its form tells (``document_titles``), or an editor."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", _("政策文件")
        SHORT = "short", _("只印简称的文件")
        OTHER = "other", _("报刊、作品等其他题名")

    route = "document"

    name = models.CharField(_("文件名"), max_length=300)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices, blank=True, db_index=True)
    folded = models.CharField(max_length=300, unique=True, editable=False)
    pinyin = models.CharField(_("拼音"), max_length=600, editable=False, db_index=True)

    objects = MentionedQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "政策文件")
        verbose_name_plural = _p("many", "政策文件")
        ordering = ["pinyin", "name"]
        constraints = [is_known("kind", "document", "short", "other", "")]

    def __str__(self) -> str:
        return f"《{self.name}》"

    def note_name(self) -> None:
        super().note_name()
        self.kind = self.kind or str(title_kind(self.name))


class PolicyDocumentName(Spelling):
    document = models.ForeignKey(
        PolicyDocument, on_delete=models.CASCADE, related_name="names", verbose_name=_("政策文件")
    )
    folded = models.CharField(max_length=300, unique=True, editable=False)

    class Meta(Spelling.Meta):
        verbose_name = _p("one", "文件别名")
        verbose_name_plural = _p("many", "文件别名")

    def __str__(self) -> str:
        return f"《{self.name}》"


class PolicyDocumentMention(Evidence):
    """One occurrence of a policy document in a report."""

    said = ("document",)

    document = models.ForeignKey(
        PolicyDocument, on_delete=models.CASCADE, related_name="mentions", verbose_name=_("政策文件")
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta(Evidence.Meta):
        verbose_name = _p("one", "文件提及")
        verbose_name_plural = _p("many", "文件提及")
        default_related_name = "document_mentions"

    def __str__(self) -> str:
        return self.quote or str(self.document)
