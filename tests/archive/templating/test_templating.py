"""Templates that are made quick say what Django's own say, and fail as those fail."""

import datetime
from collections import namedtuple
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.template import Context, Engine, RequestContext
from django.test import RequestFactory
from django.utils import translation
from django.utils.functional import lazystr
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from archive.models import Review
from archive.templating.loader import QuickTemplate

Pair = namedtuple("Pair", "short number")

FILES = {
    "line.html": "<{{ name }}|{{ outer }}|{{ forloop.counter }}>",
    "base.html": "[{% block head %}base{% endblock %}|{% block body %}{% endblock %}]",
    "deep/one.html": "{% include './two.html' %}",
    "deep/two.html": "two{{ outer }}",
    "loop.html": (
        "{{ depth }}{% if rest %}{% with rest=rest|slice:'1:' depth=rest.0 %}"
        "{% include 'loop.html' %}{% endwith %}{% endif %}"
    ),
}
SOURCES = Path(__file__).with_name("sources.txt").read_text(encoding="utf-8").splitlines()


class Record:
    class Class:
        name = "class"

    class Lost(ObjectDoesNotExist):
        silent_variable_failure = True

    plain = "<plain>"

    def __str__(self) -> str:
        return "<record & more>"

    def method(self) -> str:
        return "'called'"

    def needs(self, argument: object) -> object:
        return argument

    def alters(self) -> str:
        raise AssertionError("called")

    alters.alters_data = True  # type: ignore[attr-defined]

    @property
    def lost(self) -> object:
        raise self.Lost

    @property
    def broken(self) -> object:
        raise AttributeError("inside")

    def wrong_type(self) -> object:
        raise TypeError("inside")

    @property
    def faulty(self) -> object:
        raise RuntimeError("inside")


class Shouts:
    def __str__(self) -> str:
        return mark_safe("<b>")


def _values() -> dict[str, Any]:
    def generated() -> Iterator[int]:
        yield from range(3)

    return {
        "text": "a<b>&'\"中文", "safe": mark_safe("<i>"), "number": 5, "big": 1234567, "ratio": 1234.5, "outer": "<o>",
        "amount": Decimal("1527.500"), "yes": True, "none": None, "day": datetime.date(2020, 1, 2),
        "moment": datetime.datetime(2020, 1, 2, 3, 4, tzinfo=datetime.UTC), "later": lazystr("<lazy>"),
        "record": Record(), "shouts": Shouts(), "review": Review.CONFIRMED, "choice": Review.CONFIRMED,
        "made": format_html("<a>{}</a>", "<"), "pair": Pair("s<", 3), "items": ["x<", "y", "z"],
        "table": {"a": "<1>", "c": 2}, "counts": [1], "generated": generated, "file": "line.html",
        "pairs": [Pair("a", 1), Pair("a", 2), Pair("b", 3)],
    }  # fmt: skip


def _engine(kind: str) -> Engine:
    inner = ("django.template.loaders.locmem.Loader", FILES)
    builtins = ["archive.templatetags.archive_tags", "django.templatetags.i18n"]
    loader = f"{kind}.Loader"
    options = {"libraries": Engine.get_default().libraries, "builtins": builtins}
    files = "django.template.loaders.filesystem.Loader"
    return Engine(dirs=Engine.get_default().dirs, loaders=[(loader, [inner, files])], **options)


@pytest.fixture(scope="module")
def engines() -> tuple[Engine, Engine]:
    return _engine("django.template.loaders.cached"), _engine("archive.templating.loader")


def _write(engine: Engine, source: str) -> None:
    FILES["page.html"] = source
    for loader in engine.template_loaders:
        loader.reset()


def _told(engine: Engine, source: str) -> tuple[str, object]:
    """The page twice, for what is kept from one to the next, or the kind and text of the fault."""
    _write(engine, source)
    pages = []
    for _time in range(2):
        request = RequestFactory().get("/x/?q=1")
        try:
            template = engine.get_template("page.html")
            context = RequestContext(request, _values())
            depth = len(context.dicts)
            pages.append(template.render(context))
            assert len(context.dicts) == depth
        except Exception as fault:
            return type(fault).__name__, ""
    return "page", pages


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("source", SOURCES)
def test_says_what_django_says(engines: tuple[Engine, Engine], source: str, language: str) -> None:
    with translation.override(language):
        django, quick = (_told(engine, source) for engine in engines)
    assert quick == django


def test_the_sources_are_pages_but_for_the_faults_that_are_meant(engines: tuple[Engine, Engine]) -> None:
    faults = [source for source in SOURCES if _told(engines[1], source)[0] != "page"]
    assert len(faults) < len(SOURCES) // 3


def test_each_language_has_its_own_texts(engines: tuple[Engine, Engine]) -> None:
    _write(engines[1], "{% translate '报道' %}")
    template = engines[1].get_template("page.html")
    told = []
    for language in ("zh-hans", "en", "zh-hans"):
        with translation.override(language):
            told.append(template.render(Context()))
    assert told[0] == told[2] == "报道"
    assert told[1] != "报道"


def test_with_debugging_on_it_is_djangos_own() -> None:
    quick, plain = (QuickTemplate("{{ a }}", engine=Engine(debug=debug)) for debug in (False, True))
    assert "render_annotated" in vars(quick.nodelist[0])
    assert "render_annotated" not in vars(plain.nodelist[0])


def test_what_an_invalid_variable_prints_is_printed() -> None:
    assert QuickTemplate("{{ a }}", engine=Engine(string_if_invalid="?")).render(Context()) == "?"


def test_the_pages_are_made_so() -> None:
    assert isinstance(Engine.get_default().get_template("base.html"), QuickTemplate)


def test_what_is_counted_has_its_thousands_set_apart(engines: tuple[Engine, Engine]) -> None:
    """As Django says nowhere: it does so with all numbers, of years too, or with none."""
    told = "{{ n }} {{ y }}"
    source = "{% load i18n %}{% blocktranslate count n=big with y=2014 %}" + told + "{% plural %}" + told
    source += "{% endblocktranslate %}"
    assert _told(engines[1], source) == ("page", ["1,234,567 2014"] * 2)
