"""Every kind of fact is known in every room that must know it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from archive.admin import start_page
from archive.admin.fact_forms import form_of
from archive.admin.facts import EvidenceAdmin
from archive.admin.review_rows import BY_NAME
from archive.admin.unconfirmed import evidence_models
from archive.analysis.archive_coverage import COUNTED
from archive.analysis.related import TYING
from archive.api.site import api
from archive.models import Evidence, Report
from archive.models.fact_kinds import FACT_KINDS, INDEXED, MENTIONS, SUBJECTS
from archive.queries import passage_filters
from archive.syndication.sitemaps import SITEMAPS
from archive.text import annotated
from search.indexing import signals
from search.names import lookup
from search.querylang import nodes
from search.querylang.fields import FIELD_TITLES
from search.results import params
from search.search_indexes import ReportIndex
from search.web import api as search_api
from search.web import examples
from tests.archives import LinkedArchive

KINDS = list(FACT_KINDS.values())


def each(kinds):
    return pytest.mark.parametrize("kind", kinds, ids=[kind.name for kind in kinds])


def test_every_model_of_evidence_has_one_entry():
    models = [kind.model for kind in KINDS]
    assert set(models) == set(Evidence.__subclasses__()) == set(evidence_models())
    assert len(models) == len(set(models))
    assert not [model for model in apps.get_models() if issubclass(model, Evidence) and model not in models]


@each(KINDS)
def test_an_entry_names_what_there_is(kind):
    assert Report._meta.get_field(kind.relation).related_model is kind.model
    list(kind.facts.none().select_related("report", *kind.related))
    str(kind.facts.select_related(*kind.related).query)
    for parameter, path in kind.paths.items():
        assert parameter in SUBJECTS
        str(kind.facts.filter(**{path: 1}).query)
    assert all(map(str, (kind.label, kind.one, kind.sign, kind.title)))
    assert not kind.subject or kind.subject in {*kind.model.said, "person"}


@each([kind for kind in KINDS if kind.subject])
def test_what_facts_are_about_has_a_page_and_an_address(kind):
    assert reverse(kind.record.route, args=["x"])
    assert kind.record in [
        section._records.__self__.model for section in SITEMAPS.values() if hasattr(section, "_records")
    ]


@each(KINDS)
def test_the_api_lists_it(kind):
    path = f"/api/v1/{kind.relation.replace('_', '-')}"
    assert "get" in api.get_openapi_schema()["paths"][path]


@each([kind for kind in KINDS if kind.subject])
def test_the_api_narrows_by_what_it_is_about(kind):
    paths = api.get_openapi_schema()["paths"]
    for path in (f"/api/v1/{kind.relation.replace('_', '-')}", "/api/v1/reports"):
        assert kind.subject in {parameter["name"] for parameter in paths[path]["get"]["parameters"]}


@each(KINDS)
def test_editors_can_find_change_and_review_it(kind):
    assert kind.model in admin.site._registry
    assert BY_NAME[kind.model_name] is kind
    assert kind.model.__name__ in start_page.ORDER
    assert isinstance(admin.site._registry[kind.model], EvidenceAdmin)
    assert {"quote", "start", "end", *kind.model.said} <= {*form_of(kind).base_fields}


def test_readers_can_list_and_count_it():
    assert {kind.name for kind in KINDS if kind.paths} == set(passage_filters.KINDS)
    assert {kind for kind in KINDS if not kind.model.covers_passage} == set(COUNTED)
    assert {kind.name for kind in KINDS if kind.paths} >= {kind.name for kind in COUNTED}
    assert {kind for kind in KINDS if kind.in_both} == set(TYING)


@each(MENTIONS)
def test_what_is_mentioned_can_be_marked_in_the_text(kind):
    assert kind.subject in annotated.KINDS


@each(INDEXED)
def test_the_search_knows_what_the_index_holds(kind):
    assert kind.subject in ReportIndex().fields
    assert kind.model in signals._FACTS
    assert kind.subject in params.FILTERS
    assert kind.subject in params.SearchParams.model_fields
    assert kind.subject in FIELD_TITLES
    assert lookup.KINDS[kind.subject].model is kind.record
    assert kind.subject in nodes.FIELDS.values()
    assert kind.subject in search_api._KINDS
    assert kind.subject in [name for names in examples.FIELD_NAMES for name in names.english.split(", ")]


@pytest.mark.django_db
@each(MENTIONS)
def test_a_report_shows_what_it_mentions(client, kind):
    archive = LinkedArchive(1)
    html = client.get(archive.reports[0].get_absolute_url()).content.decode()
    record = getattr(archive, kind.subject)
    assert f'id="{kind.subject}-title"' in html
    assert f'class="fact {kind.subject}' in html
    assert html.count(f'href="{record.get_absolute_url()}"') >= 3  # in the text, its margin and under its heading


@pytest.mark.django_db
def test_industries_of_before_get_addresses():
    made = apps.get_model("archive", "Industry").objects
    made.bulk_create(made.model(name=name, folded=name, slug=str(at)) for at, name in enumerate(["软件", "软·件", "·"]))
    import_module("archive.migrations.0016_industry_pages").address_every_industry(apps, None)
    assert list(made.order_by("pk").values_list("slug", flat=True))[0] == "软件"
    assert len(set(made.values_list("slug", flat=True))) == 3
    assert made.get(name="软件").pinyin == "ruanjian"
