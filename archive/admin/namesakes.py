"""People of one name, known from different areas: an editor says whether they are the same."""

from __future__ import annotations

from functools import partial

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from archive import history
from archive.admin.shared import ReadOnlyAdmin, record_link
from archive.history.scopes import Scope, row_alone
from archive.models import Decision, NamesakeQuestion, Participation, Person, Revision
from archive.models.namesakes import NamesakeQuerySet
from archive.models.unit_of_work import changing
from archive.services import linking
from archive.text.normalize import fold


@admin.register(NamesakeQuestion)
class NamesakeQuestionAdmin(ReadOnlyAdmin):
    list_display = ("later", "earlier", "asked", "weight", "decision")
    list_display_links = None
    list_filter = ("decision",)
    actions = ("is_same", "is_different")
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        people = super().get_queryset(request).select_related("person", "other", "left__report", "right__report")
        return people.prefetch_related("person__participations__report", "other__participations__report")

    @admin.display(description=_("后见的人"))
    def later(self, question: NamesakeQuestion) -> str:
        return _described(question.person, question.left)

    @admin.display(description=_("所问"))
    def asked(self, question: NamesakeQuestion) -> str:
        """Whether people of one name are one, or two names are one person's."""
        one, other = question.person.name, question.other.name
        if fold(one) == fold(other):
            return gettext("同名，是否同一人")
        return gettext("同时同职，%(one)s 与 %(other)s 是否一人的两个名字") % {"one": one, "other": other}

    @admin.display(description=_("先见的人"))
    def earlier(self, question: NamesakeQuestion) -> str:
        return _described(question.other, question.right)

    @admin.action(description=_("是同一人：合并到先见的记录"), permissions=["decide"])
    def is_same(self, request: HttpRequest, queryset: NamesakeQuerySet) -> None:
        number = 0
        # One at a time and read anew: to merge two people may answer or remove the next question.
        for key in list(queryset.open().values_list("pk", flat=True)):
            with transaction.atomic():
                question = NamesakeQuestion.objects.open().filter(pk=key).first()
                if question is not None:
                    self._unite(request, question)
                    number += 1
        self._tell(request, number)

    @admin.action(description=_("是不同的人"), permissions=["decide"])
    def is_different(self, request: HttpRequest, queryset: NamesakeQuerySet) -> None:
        questions = list(queryset.open())
        with changing():
            for question in questions:
                with history.act(request.user, Revision.Kind.EDIT, question.person, partial(_rows, question)):
                    self._answer(question, NamesakeQuestion.NamesakeDecision.DIFFERENT, Decision.Verdict.DIFFERENT)
        self._tell(request, len(questions))

    def _unite(self, request: HttpRequest, question: NamesakeQuestion) -> None:
        if question.person == question.other:
            with history.act(request.user, Revision.Kind.EDIT, question.person, partial(_rows, question)):
                self._answer(question, NamesakeQuestion.NamesakeDecision.SAME, Decision.Verdict.SAME)
            return
        with history.act(request.user, Revision.Kind.MERGE, question.other, going=[question.person]), changing():
            if question.left and question.right:
                Decision.objects.of_pair(Decision.Verdict.SAME, question.left, question.right)
            question.other.merge_from(question.person)

    def _answer(self, question: NamesakeQuestion, decision: str, verdict: str) -> None:
        """Keep the answer, and link the mentions of the name anew."""
        question.decision = decision
        question.save(update_fields=["decision"])
        if question.left and question.right:
            Decision.objects.of_pair(verdict, question.left, question.right)
            linking.relink("person", [question.name_key])
        elif verdict == Decision.Verdict.DIFFERENT:
            Decision.objects.of_records(verdict, question.person, question.other)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whoever may merge people."""
        return request.user.has_perms(["archive.change_person", "archive.delete_person"])

    def _tell(self, request: HttpRequest, number: int) -> None:
        said = ngettext("已判断 %(number)d 对。", "已判断 %(number)d 对。", number) % {"number": number}
        self.message_user(request, said, messages.SUCCESS if number else messages.WARNING)


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    """What was decided; who thinks otherwise answers anew where the mentions stand."""

    list_display = ("kind", "key", "verdict", "report", "other_key", "other_report", "decided_at")
    list_display_links = None
    list_filter = ("kind", "verdict")
    list_select_related = ("report", "other_report")
    view_on_site = False


def _rows(question: NamesakeQuestion) -> Scope:
    """The answer, and what it changes: the links of the mentions of that name."""
    yield from row_alone(question)
    yield Decision.objects.about(Decision.Kind.PERSON).filter(key=question.name_key)
    yield Participation.objects.filter(name_key=question.name_key).exclude(name_key="")


def _described(person: Person, mention: Participation | None) -> str:
    """The record with the office and the report of the mention asked about, or of the first one."""
    first = mention or min(person.participations.all(), key=lambda part: part.pk, default=None)
    if first is None:
        return record_link(person)
    return format_html("{}<br>{} · {}", record_link(person), first.role_title or "—", first.report.title)
