"""Editing people: the names they go by, what is seen of their offices, and the merging of records of one person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.db.models import Exists, ForeignKey, Model, OuterRef, QuerySet
from django.forms.models import BaseModelFormSet, ModelChoiceField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive import history
from archive.admin.names import KeepsOwnName, names_inline
from archive.admin.shared import NamedAdmin, ReadOnlyAdmin, RecordAdmin, RecordForm, record_link
from archive.admin.verdicts import JudgedAdmin
from archive.admin.widgets import boolean_mark
from archive.models import Membership, Participation, Person, PersonName, Post, Revision, Tenure
from archive.queries.seen_offices import latest_office
from archive.services.memberships import correct_area, parts_of

_SHOWN = 50  # participations listed on a person's page
_NAMESAKES = 20


class MembershipInline(admin.TabularInline):
    """Derived from the published reports, hence only to be looked at."""

    model = Membership
    fields = ("role_title", "area", "first_seen", "last_seen", "report_count")
    readonly_fields = fields
    extra = max_num = 0
    can_delete = False
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).select_related("area", "person")

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class PersonForm(RecordForm):
    """A name that somebody else goes by needs a note that tells the two apart, or the editor's word that none is known.

    Asked only where the name or the note is given anew: reports bring in namesakes without a note, and to correct
    something else about one of them must stay possible.
    """

    is_another = forms.BooleanField(
        label=gettext_lazy("确是另一人，暂无从区别"),
        required=False,
        help_text=gettext_lazy("已有同名的人，又说不出区别时勾选。"),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        is_asked = {"name", "note"} & set(self.changed_data) and not data.get("is_another")
        if is_asked and data.get("name") and (twin := self._namesake(data["name"], data.get("note") or "")):
            message = _("已有同名的人：%(twin)s。请填写“区别同名”，写法与其不同；或勾选“确是另一人”。")
            self.add_error("note", forms.ValidationError(message % {"twin": twin}, code="namesake"))
        return data

    def _namesake(self, name: str, note: str) -> Person | None:
        """Somebody else of that name whom ``note`` does not tell from this person."""
        others = Person.objects.named(name).exclude(pk=self.instance.pk)
        return (others.filter(note=note) if note else others).first()


class PersonInList(Protocol):
    """A row of the list of people."""

    has_namesake: bool


@admin.register(Person)
class PersonAdmin(KeepsOwnName, JudgedAdmin, NamedAdmin):
    form = PersonForm
    list_display = ("name", "note", "pinyin", "report_count", "has_namesake")
    search_help_text = gettext_lazy("按姓名、别名、拼音（yangshuping）或首字母（ysp）查找。")
    fields = ("name", "note", "is_another", "namesakes", "slug", "pinyin", "parts")
    readonly_fields = ("namesakes", "slug", "pinyin", "parts")
    inlines = (names_inline(PersonName), MembershipInline)

    def in_list(self, records: QuerySet[Model]) -> QuerySet[Model]:
        # By pinyin too, because that is indexed.
        same = Person.objects.filter(pinyin=OuterRef("pinyin"), name=OuterRef("name")).exclude(pk=OuterRef("pk"))
        return super().in_list(records).annotate(has_namesake=Exists(same.order_by()))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        people = super().get_queryset(request)
        is_asked = request.resolver_match and request.resolver_match.url_name == "autocomplete"
        return people.prefetch_related("memberships") if is_asked else people

    def describe(self, person: Person) -> str:
        """With the latest office, which tells people of the same name apart."""
        latest = latest_office(list(person.memberships.all()))
        return f"{person} · {latest.role_title}" if latest else str(person)

    @admin.display(description=gettext_lazy("有同名"))
    def has_namesake(self, person: PersonInList) -> str:
        return boolean_mark(True) if person.has_namesake else ""

    @admin.display(description=gettext_lazy("同名的人"))
    def namesakes(self, person: Person) -> str:
        others = Person.objects.namesakes_of(person)[:_NAMESAKES] if person.pk else []
        links = format_html_join(_("、"), "{}", ((record_link(other),) for other in others))
        hint = _("同名不一定是同一人；若是，请在人物列表里选中两者，再“合并”。")
        return format_html("{}<p>{}</p>", links, hint) if links else _("没有")

    @admin.display(description=gettext_lazy("所在报道"))
    def parts(self, person: Person) -> str:
        rows = person.participations.select_related("report__area").defer("report__text", "report__layout")
        shown = list(rows.order_by("-report__published_on", "-pk")[: _SHOWN + 1]) if person.pk else []
        context = {"parts": shown[:_SHOWN], "is_cut": len(shown) > _SHOWN, "number": _SHOWN}
        return render_to_string("admin/archive/person/parts.html", context)

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm, formsets: Iterable[BaseModelFormSet], change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        is_named = "name" in form.changed_data or any(each.has_changed() for each in formsets)
        others = Person.objects.namesakes_of(form.instance)[:_NAMESAKES] if is_named else []
        if others:
            links = format_html_join(_("、"), "{}", ((record_link(other),) for other in others))
            said = _("已有同名的人，请看是否同一人：")
            self.message_user(request, format_html_join("", "{}", ((said,), (links,))), messages.WARNING)


@admin.register(Post)
class PostAdmin(ReadOnlyAdmin):
    list_display = ("name", "area", "is_unique")
    list_select_related = ("area",)
    list_filter = ("is_unique",)
    search_fields = ("folded", "pinyin")


@admin.register(Tenure)
class TenureAdmin(ReadOnlyAdmin):
    list_display = ("person", "post", "started", "first_seen", "last_seen", "ended", "report_count")
    list_select_related = ("person", "post")
    search_fields = ("post__folded", "person__names__folded", "person__pinyin")
    view_on_site = False


@admin.register(Membership)
class MembershipAdmin(RecordAdmin):
    """Derived; but which area an office is of is for editors to say, and stays as they say."""

    fields = ("person", "role_title", "area", "first_seen", "last_seen", "report_count")
    readonly_fields = ("person", "role_title", "first_seen", "last_seen", "report_count")
    autocomplete_fields = ("area",)
    list_display = ("person", "role_title", "area", "first_seen", "last_seen", "report_count")
    list_select_related = ("person", "area")
    search_fields = ("role_title", "person__names__folded", "person__pinyin")
    view_on_site = False

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: object
    ) -> ModelChoiceField | None:
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        assert field
        field.help_text = _("此人任此职的各篇一并改正，重读也不变；清空则仍由程序判断。")
        return field

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.has_perm("archive.change_participation")

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Membership, form: forms.ModelForm, change: bool) -> None:
        """The parts that print the office are corrected; the membership follows from them, and may become another."""
        if "area" in form.changed_data:
            present = Membership.objects.get(pk=obj.pk)
            keys = list(parts_of(present).values_list("pk", flat=True))
            with history.act(
                request.user, Revision.Kind.EDIT, obj.person, lambda: iter([Participation.objects.filter(pk__in=keys)])
            ):
                correct_area(present, obj.area)

    def log_change(self, request: HttpRequest, obj: Membership, message: object) -> LogEntry:
        return super().log_change(request, obj.person, message)

    def response_change(self, request: HttpRequest, obj: Membership) -> HttpResponse:
        self.message_user(request, _("已改正“%(office)s”的地区。") % {"office": obj.role_title}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:archive_person_change", args=[obj.person_id]))
