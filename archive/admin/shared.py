"""What all editing pages share: search by name and pinyin, safe text fields, deletion that says what goes with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import NestedObjects, quote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth import get_permission_codename
from django.db import models, router
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.fields import KeysField, VerbatimTextField, refuse_lone_surrogates
from archive.admin.history import KeepsHistory
from archive.admin.widgets import OneAutocomplete, SeveralAutocomplete
from archive.models import Membership, Revision, Tenure
from archive.names.current import matching
from archive.text.normalize import fold

_PROTECTED_SHOWN = 50  # records named on a page that refuses a deletion
_MOST_SAID = 80  # characters of a value that a message names


if TYPE_CHECKING:
    _Admin = BaseModelAdmin[Any]
else:
    _Admin = object  # whoever uses the mixin brings the admin or the inline


class SafeFields(_Admin):
    """For model admins and inlines: every text field refuses what cannot be stored; autocompletes need no query."""

    def formfield_for_dbfield(
        self, db_field: models.Field[object, object], request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        if isinstance(db_field, models.TextField):
            kwargs.setdefault("form_class", VerbatimTextField)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, forms.CharField):
            field.validators.append(refuse_lone_surrogates)
            # A browser cuts what is pasted without a word; the server says that it is too long.
            field.widget.attrs.pop("maxlength", None)
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            # To delete an area is no business of the page of a report in it.
            widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", OneAutocomplete(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField[models.Model, models.Model], request: HttpRequest, **kwargs: Any
    ) -> forms.ModelMultipleChoiceField | None:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("form_class", KeysField)
            kwargs.setdefault("widget", SeveralAutocomplete(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class RecordForm(forms.ModelForm):
    """Refuses a name that another record has already in its folded form, which the database holds to be the same.

    ``opened`` says which state of the record the form was opened on: two editors must not undo each other's work.
    """

    opened = forms.CharField(required=False, widget=forms.HiddenInput, label="")

    # Fields that, with the folded name, must be unique; if none, no other record may go by the name at all; None where
    # it may stand twice.
    folded_within: tuple[str, ...] | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["opened"] = self.state() if self.instance.pk else ""

    def state(self) -> str:
        """Differs whenever someone has changed the record, or the names that are edited with it."""
        return str(Revision.objects.of(self.instance).values_list("pk", flat=True).order_by("-pk").first() or "")

    def _refuse_stale(self) -> None:
        """Says what is there by now. The answer is opened on that: who saves again has been told."""
        message = _(
            "您打开之后，这条记录已被改过%(now)s。要照您所填的改（连同下面的表格），请再保存一次；要以现在的为准，请重新打开这一页。"
        )
        now = [f"{self.fields[name].label}“{self._value_now(name)}”" for name in self.changed_data if name != "opened"]
        said = _("，现为：%(values)s") % {"values": _("；").join(now)} if now else ""
        self.add_error(None, forms.ValidationError(message % {"now": said}, code="stale"))
        sent: Any = self.data
        self.data = sent.copy()
        self.data[self.add_prefix("opened")] = self.initial["opened"]  # type: ignore[index]  # a QueryDict

    def _value_now(self, name: str) -> str:
        """In as many characters as a message can hold."""
        in_words = getattr(self.instance, f"get_{name}_display", None)
        value = in_words() if in_words else getattr(self.instance, name, "")
        said = "、".join(map(str, value.all())) if isinstance(value, models.Manager) else str(value or "")
        return said if len(said) <= _MOST_SAID else said[:_MOST_SAID] + "…"

    def has_changed(self) -> bool:
        return bool(set(self.changed_data) - {"opened"})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.instance.pk and "opened" in self.data and data.get("opened") != self.initial["opened"]:
            self._refuse_stale()
        if self.folded_within is not None and data.get("name") and (twin := self._twin(data)):
            message = _("“%(name)s”已有记录：%(twin)s。")
            if fold(twin.name) != fold(data["name"]):
                message = _("“%(name)s”已是“%(twin)s”的写法；若是同一个，请合并两者。")
            self.add_error("name", forms.ValidationError(message % {"name": data["name"], "twin": twin}, code="unique"))
        return data

    def _twin(self, data: dict[str, Any]) -> Any:
        within = {name: data.get(name) for name in self.folded_within or ()}
        records = self._meta.model._default_manager.all()
        records = records.filter(folded=fold(data["name"])) if within else records.named(data["name"])
        for name, value in within.items():
            records = records.filter(**({name: value} if value is not None else {f"{name}__isnull": True}))
        return records.exclude(pk=self.instance.pk).first()


def _public_address(record: Any) -> str:
    return str(record.get_absolute_url())


class RecordAdmin(KeepsHistory, SafeFields, admin.ModelAdmin):
    """Base of all model admins of the archive."""

    form: Any = RecordForm
    list_per_page = 50
    save_on_top = True

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """With the hidden field that tells which state the form was opened on."""
        (name, first), *others = super().get_fieldsets(request, obj)
        fields = [field for field in first["fields"] if field != "opened"]
        if obj and issubclass(self.form, RecordForm) and self.has_change_permission(request, obj):
            fields.append("opened")
        return [(name, {**first, "fields": fields}), *others]

    view_on_site: bool | Callable[[Any], str] = staticmethod(_public_address)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        """Under the name of what it lists."""
        title = str(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[models.Model]:
        records = super().get_queryset(request)
        return self.in_list(records) if _is_list(request) else records

    def in_list(self, records: models.QuerySet[models.Model]) -> models.QuerySet[models.Model]:
        """``records`` with what the columns of the list need, and only there."""
        return records

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What a deletion takes with it, by kind and number; Django's own would name thousands, with a query each."""
        collector = NestedObjects(using=router.db_for_write(self.model))
        collector.collect(objs)
        by_model: dict[Any, set[models.Model]] = collector.model_objs
        counts = {model._meta.verbose_name_plural: len(rows) for model, rows in by_model.items()}
        kinds = [f"{name}：{number}" for name, number in counts.items()]
        protected = [record_link(record) for record in list(collector.protected)[:_PROTECTED_SHOWN]]
        editable = [model for model in by_model if self.admin_site.is_registered(model)]
        return [*map(str, objs), kinds], counts, _forbidden(request, editable), protected


class ReportCounted(Protocol):
    """A row of a list that was asked for with the number of its reports."""

    report_count: int


class NamedAdmin(RecordAdmin):
    """For records that are found by name, pinyin and initials (see ``archive.names``)."""

    search_fields: ClassVar[tuple[str, ...]] = ("name",)
    search_help_text = gettext_lazy("按名称、拼音或拼音首字母查找。")

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[models.Model], search_term: str
    ) -> tuple[models.QuerySet[models.Model], bool]:
        return (matching(queryset, search_term, is_editor=True) if search_term.strip() else queryset), False

    @admin.display(description=gettext_lazy("报道数"), ordering="report_count")
    def report_count(self, record: ReportCounted) -> int:
        return int(record.report_count)

    def in_list(self, records: Any) -> models.QuerySet[models.Model]:
        return records.with_report_count()


class ReadOnlyAdmin(RecordAdmin):
    """For records that are derived or immutable: to be looked at."""

    save_on_top = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


def _is_list(request: HttpRequest) -> bool:
    match = request.resolver_match
    return bool(match and (match.url_name or "").endswith("_changelist"))


def _forbidden(request: HttpRequest, kinds: Iterable[type[models.Model]]) -> set[object]:
    """Kinds of records that the user may not delete. What is derived asks for no permission of its own."""
    options = [model._meta for model in kinds if model not in (Membership, Tenure)]
    names = {meta: f"{meta.app_label}.{get_permission_codename('delete', meta)}" for meta in options}
    return {meta.verbose_name for meta, name in names.items() if not request.user.has_perm(name)}


def record_link(record: models.Model) -> str:
    address = f"admin:{record._meta.app_label}_{record._meta.model_name}_change"
    url = reverse(address, args=[quote(record.pk)])
    return format_html('{} <a href="{}">{}</a>', record._meta.verbose_name, url, record)
