"""Accounts and their roles. Only a superuser makes superusers or touches their accounts."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import ManyToManyField, Model, QuerySet
from django.forms import ModelMultipleChoiceField
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.admin.roles import role_name

admin.site.unregister([User, Group])


class RolesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, group: Group) -> str:
        return role_name(group.name)


@admin.register(User)
class AccountAdmin(UserAdmin):
    list_display = ("username", "roles", "is_staff", "is_active", "last_login")
    list_filter = ("is_staff", "is_superuser", "is_active", "groups")
    # Single permissions are left to roles: who may do what must be seen at a glance.
    fieldsets = (
        (None, {"fields": ("username", "password", ("first_name", "last_name"), "email")}),
        (_("角色"), {"fields": ("is_active", "is_staff", "groups", "is_superuser", "last_login", "date_joined")}),
    )
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("角色"))
    def roles(self, user: User) -> str:
        return gettext("、").join(role_name(group.name) for group in user.groups.all())

    def formfield_for_manytomany(
        self, db_field: ManyToManyField[Model, Model], request: HttpRequest, **kwargs: object
    ) -> ModelMultipleChoiceField[Model] | None:
        if db_field.name == "groups":
            kwargs |= {"form_class": RolesField, "widget": forms.CheckboxSelectMultiple}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str] | tuple[str, ...]:
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else (*fields, "is_superuser")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may_touch(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may_touch(request, obj) and super().has_delete_permission(request, obj)


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    list_display = ("role", "name")

    @admin.display(description=_("角色"), ordering="name")
    def role(self, group: Group) -> str:
        return role_name(group.name)


def _may_touch(request: HttpRequest, account: Model | None) -> bool:
    return request.user.is_superuser or not (isinstance(account, User) and account.is_superuser)
