"""The kinds of facts, one entry each: what the rooms above need to know to list, count, show and search them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.careers import Appointment
from archive.models.evidence import Evidence, EvidenceQuerySet
from archive.models.industries import IndustryMention
from archive.models.metrics import Observation
from archive.models.people import Participation
from archive.models.places import ZoneMention
from archive.models.speeches import Point, Speech
from archive.models.strategies import PolicyDocumentMention, StrategyMention


@dataclass(frozen=True, eq=False)
class FactKind:
    """What is known of one kind of fact.

    ``subject`` is the relation to the record that a fact is about, and the parameter that stands for such a record in
    addresses; ``related`` are the relations that are shown with a fact; ``paths`` leads from the parameters that
    narrow a list of these facts to their records, empty where there is no list of passages. A ``is_mention`` says no
    more than that its subject is named, and is named with its subject on the page of a report; ``is_indexed`` says
    that the index of the search holds the subjects of these facts.
    """

    name: str  # in addresses: ``/passages/?kind=slogan``
    model: type[Evidence]
    label: str | Promise  # of several, as a heading
    one: str | Promise
    sign: str | Promise  # one character that tells marks in the text apart
    related: tuple[str, ...]
    subject: str = ""
    paths: Mapping[str, str] = field(default_factory=dict)
    heading: str | Promise = ""  # where facts stand under what they are about; else the label
    in_both: str | Promise = ""  # heads the subjects that two reports share; empty where that ties no reports
    is_mention: bool = False
    is_indexed: bool = False

    @property
    def model_name(self) -> str:
        return str(self.model._meta.model_name)

    @property
    def relation(self) -> str:
        """From a report to its facts of this kind."""
        return str(self.model._meta.default_related_name)

    @property
    def record(self) -> Any:
        """The model of the subject."""
        return self.model._meta.get_field(self.subject).related_model

    @property
    def title(self) -> str | Promise:
        return self.heading or self.label

    @property
    def facts(self) -> EvidenceQuerySet:
        return self.model._default_manager.all()  # type: ignore[return-value]


# In the order in which editors review them.
_KINDS: Final = (
    FactKind(
        "part", Participation, _("参会"), _p("one", "参会"), _p("sign", "人"), ("person",), "person",
        {"person": "person"}, heading=_("人物"), in_both=_("同见的人物"), is_indexed=True,
    ),
    FactKind(
        "appointment", Appointment, _("任免"), _p("one", "任免"), _p("sign", "任"), ("person",), "person",
        {"person": "person"},
    ),
    FactKind(
        "slogan", StrategyMention, _("口号"), _p("one", "口号"), _p("sign", "口"), ("strategy", "speech__person"),
        "strategy", {"strategy": "strategy", "person": "speech__person"}, in_both=_("同提的口号"),
        is_mention=True, is_indexed=True,
    ),
    FactKind(
        "zone", ZoneMention, _("园区"), _p("one", "园区"), _p("sign", "园"), ("zone__area",), "zone",
        {"zone": "zone"}, in_both=_("同提的园区"), is_mention=True, is_indexed=True,
    ),
    FactKind(
        "industry", IndustryMention, _("产业"), _p("one", "产业"), _p("sign", "业"), ("industry",), "industry",
        {"industry": "industry"}, in_both=_("同提的产业"), is_mention=True, is_indexed=True,
    ),
    FactKind(
        "document", PolicyDocumentMention, _("文件"), _p("one", "文件"), _p("sign", "文"), ("document",), "document",
        {"document": "document"}, is_mention=True, is_indexed=True,
    ),
    FactKind(
        "figure", Observation, _("数据"), _p("one", "数据"), _p("sign", "数"), ("metric", "area", "zone", "said_by"),
        "metric", {"metric": "metric", "person": "said_by", "zone": "zone"},
    ),
    FactKind(
        "speech", Speech, _("讲话"), _p("one", "讲话"), _p("sign", "讲"), ("person",), "person", {"person": "person"}
    ),
    FactKind("point", Point, _("要点"), _p("one", "要点"), _p("sign", "点"), ("speech__person",)),
)  # fmt: skip
FACT_KINDS: Final = {kind.name: kind for kind in _KINDS}
MENTIONS: Final = tuple(kind for kind in _KINDS if kind.is_mention)
INDEXED: Final = tuple(kind for kind in _KINDS if kind.is_indexed)
# The records that facts are about, by the parameter that stands for them.
SUBJECTS: Final[dict[str, Any]] = {kind.subject: kind.record for kind in _KINDS if kind.subject}
