"""An editor with every permission, and members of the staff with some."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from tests.archive.admin.editing import Editor


@pytest.fixture
def user(db):
    return get_user_model().objects.create_superuser("editor")


@pytest.fixture
def editor(user, client):
    client.force_login(user)
    return Editor(client)


@pytest.fixture
def staff(db):
    """``staff("change_report", ...)``: a member of the staff with these permissions."""

    def with_permissions(*names):
        member = get_user_model().objects.create_user("staff", is_staff=True)
        member.user_permissions.set(Permission.objects.filter(codename__in=names))
        return member

    return with_permissions
