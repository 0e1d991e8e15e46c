"""A record that no document can be made of: named, and in nobody's way."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from archive.models import Participation
from archive.models.unit_of_work import changing
from search.indexing import index_sync, status
from search.results import query
from search.results.params import SearchParams
from tests.helpers import make_report, past_constraints, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def bad():
    report = make_report("李明讲话。")
    take_part(report, "李明")
    with changing(), past_constraints():
        Participation.objects.update(part="nobody")
    return report


def found():
    return {hit.report.pk for hit in query.run(SearchParams(q="讲话")).hits}


def test_the_others_are_indexed_and_it_is_named(bad, caplog, commit):
    good = make_report("王芳讲话。")
    index_sync.rebuild()
    assert found() == {good.pk}
    assert f"report/{bad.pk} cannot be indexed" in caplog.text
    with commit():
        later = make_report("赵海讲话。")
        bad.save()
    assert found() == {good.pk, later.pk}
    shown = str(status.lines())
    assert f"索引里没有：{bad.pk}；" in shown
    for options in ({}, {"repair": True}):
        said = StringIO()
        with pytest.raises(CommandError):
            call_command("index", "check", stdout=said, **options)
        assert f"：{bad.pk}" in said.getvalue()


def test_a_start_does_not_build_an_index_anew_for_it(bad, monkeypatch):
    make_report("王芳讲话。")
    index_sync.rebuild()
    assert index_sync.ensure() is False
    with changing():
        Participation.objects.update(part="speaker")
    assert index_sync.ensure() is True
    assert len(found()) == 2
