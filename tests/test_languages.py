"""On English pages every Chinese word says that it is Chinese: screen readers and browsers pronounce it accordingly."""

import re
from html.parser import HTMLParser

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.translation import override

from archive.models import (
    Area,
    Industry,
    Metric,
    Organization,
    Person,
    PolicyDocument,
    Post,
    Report,
    Strategy,
    Zone,
)
from archive.templatetags.archive_tags import chinese
from tests.addresses import body

HAN = re.compile("[\u3400-\u9fff]")
# Elements without an end tag: HTML, "void elements".
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
# The window's title and those of feeds name a record and more at once; no element can stand in them.
UNSAID = frozenset({"script", "style", "title", "link"})
_ADDRESS = re.compile(r"https?://\S+")
SAID = ("title", "aria-label", "alt", "placeholder")


class Unmarked(HTMLParser):
    """The texts with Chinese characters of a page whose language is given as another."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.texts: list[str] = []

    @property
    def language(self) -> str:
        return self.open[-1][1] if self.open else ""

    def _note(self, text: str, language: str) -> None:
        if HAN.search(_ADDRESS.sub("", text)) and not language.startswith("zh"):
            self.texts.append(" > ".join([name for name, _language in self.open[-3:]] + [" ".join(text.split())[:60]]))

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        language = values.get("lang") or self.language
        for name in SAID if tag not in UNSAID else ():
            self._note(values.get(name) or "", language)
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not self.open or self.open[-1][0] not in UNSAID:
            self._note(data, self.language)


def unmarked(page: str) -> list[str]:
    parser = Unmarked()
    parser.feed(page)
    return parser.texts


def test_what_counts_as_marked():
    page = '<html lang="en"><p>People <b lang="zh-Hans">李明</b><br>城市<img alt="图"><i lang="zh"><u>省</u></i></p>'
    assert [text.split(" > ")[-1] for text in unmarked(page)] == ["城市", "图"]


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", '&lt;b&gt; No “<span lang="zh-Hans">没有</span>” in 2014'),
        ("zh-hans", "&lt;b&gt; No “没有” in 2014"),
    ],
)
def test_chinese_in_a_sentence_is_marked_and_the_rest_is_escaped(language, shown):
    with override(language):
        assert chinese("<b> No “没有” in 2014") == shown


def addresses() -> list[str]:
    """Every kind of page of the sample archive, with its tables, lists, filters, empty results and errors."""
    lists = ["people", "posts", "strategies", "zones", "industries", "areas", "metrics", "documents", "publishers"]
    models = (Person, Post, Strategy, Zone, Industry, Area, Metric, PolicyDocument, Organization)
    records = [most_reported(model).get_absolute_url() for model in models]
    person, _post, slogan, *_others = records
    first, last = Report.objects.published().order_by("published_on")[0], Report.objects.published().latest("pk")
    report = most_reported(Person).participations.public().first().report.get_absolute_url()
    other = Person.objects.seen().exclude(pk=most_reported(Person).pk).first()
    return [
        "/", "/reports/", "/reports/?q=推进&year=2014", "/about/", "/coverage/", "/nowhere/",
        *(f"/{name}/" for name in lists), *(f"/{name}/?q=没有" for name in lists), *records, report,
        f"{report}repeats/", f"{report}?cite=1", f"{first.get_absolute_url()}with/{last.slug}/",
        f"{person}?show=speeches", f"{person}?show=figures", f"{person}with/{other.slug}/",
        "/people/?review=confirmed", "/careers/", f"{slogan}concordance/?sort=left", f"{slogan}?by=area",
        *(f"/passages/?kind={kind}" for kind in ("slogan", "figure", "part", "zone", "document", "industry", "speech")),
        "/passages/?kind=figure&year=2014", "/search/", "/search/?q=推进", "/search/?q=没有这样的词语组合",
        "/search/?q=官员:没有 年:201", f"/search/?q=投资&strategy={most_reported(Strategy).slug}&order=newest",
        "/search/years/?q=推进", "/search/help/", "/reports/?day=x&nothing=1", "/search/years/?q=推进&also=投资",
        "/map/", f"/map/?strategy={most_reported(Strategy).slug}", "/series/", "/collections/",
        "/collection/?items=1-2",
        f"/versions/?text={first.slug}&text={last.slug}", "/hold/", "/statistics/",
        *(f"/statistics/{name}/" for name in ("collocates", "keyness", "diffusion", "networks")),
        "/sources/", f"{report}note",
        f"/search/?q={most_reported(Strategy).name}",
    ]  # fmt: skip


def most_reported(model):
    records = model.objects.with_report_count() if hasattr(model.objects, "with_report_count") else model.objects.all()
    return max(records, key=lambda record: getattr(record, "report_count", 0))


def told_of(address: str) -> list[str]:
    client = Client()
    client.cookies["django_language"] = "en"
    return unmarked(body(client, address)[1])


def test_every_chinese_word_of_an_english_page_is_marked_as_such(fill, django_db_blocker):
    with django_db_blocker.unblock():
        try:
            fill("load_samples")
            told = {address: told_of(address) for address in addresses()}
        finally:
            call_command("flush", interactive=False, verbosity=0)
    assert {address: texts for address, texts in told.items() if texts} == {}
