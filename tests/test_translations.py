"""Every text for readers has its English."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from archive.templatetags.archive_tags import partial_date

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "archive/locale/en/LC_MESSAGES/django.po"
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def wanted(tmp_path_factory):
    """(context, id) of all texts in code and templates."""
    template = tmp_path_factory.mktemp("messages") / "messages.pot"
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract", "-F", "babel.cfg", "-o", template, "."],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    with template.open("rb") as file:
        return [(message.context, message.id) for message in read_po(file) if message.id]


@pytest.fixture(scope="module")
def catalogue():
    with CATALOGUE.open("rb") as file:
        return {(message.context, message.id): message for message in read_po(file, locale="en") if message.id}


def test_every_text_is_translated(wanted, catalogue):
    missing = [m for m in wanted if m not in catalogue or catalogue[m].fuzzy or not all(_strings(catalogue[m]))]
    assert not missing, f"{len(missing)} texts without English; run `make messages` and translate: {missing[:10]}"


def test_texts_within_f_strings_are_taken_out_of_the_code_too(wanted):
    """Babel passes by what stands within an f-string: such a text is taken out only where it stands elsewhere too."""
    known = {message if isinstance(message, str) else message[0] for _context, message in wanted}
    lost = []
    for path in [*ROOT.glob("archive/**/*.py"), *ROOT.glob("search/**/*.py")]:
        for string in (each for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, ast.JoinedStr)):
            calls = [each for each in ast.walk(string) if isinstance(each, ast.Call) and _is_gettext(each.func)]
            texts = [call.args[-1].value for call in calls if isinstance(call.args[-1], ast.Constant)]
            lost += [f"{path.relative_to(ROOT)}:{string.lineno} {text}" for text in texts if text not in known]
    assert not lost, lost


def _is_gettext(function):
    return isinstance(function, ast.Name) and ("gettext" in function.id or function.id in ("_", "_p"))


def test_nothing_is_translated_that_is_not_there(wanted, catalogue):
    assert set(catalogue) <= set(wanted)


def test_translations_keep_the_placeholders(catalogue):
    placeholder = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}")
    for message in catalogue.values():
        source = message.id if isinstance(message.id, str) else message.id[0]
        for text in _strings(message):
            assert set(placeholder.findall(text)) <= set(placeholder.findall(source)), source


def test_lazy_texts_are_found_too(wanted):
    ids = [message for _context, message in wanted]
    assert "查人物" in ids
    assert ("many", "人物") in wanted


def test_models_have_a_name_for_one_and_for_many():
    with override("en"):
        for model in apps.get_app_config("archive").get_models():
            one, many = str(model._meta.verbose_name), str(model._meta.verbose_name_plural)
            assert one != many, model
            assert (one + many).islower(), model
            assert not HAN.search(one + many)


@pytest.mark.parametrize(
    ("date", "english"),
    [("2014-05-08", "8 May 2014"), ("2014-05", "May 2014"), ("2014", "2014"), ("--02-29", "29 February"), ("", "")],
)
def test_dates_are_written_as_in_english(date, english):
    with override("en"):
        assert partial_date(date) == english


def test_templates_hold_no_chinese_outside_a_translation():
    translated = re.compile(
        r"{%\s*(?:translate|trans)\b.*?%}|{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}"
        r"|{#.*?#}|{%\s*comment.*?endcomment\s*%}|_\(\"[^\"]*\"\)|_\('[^']*'\)",
        re.DOTALL,
    )
    found = {}
    for path in (ROOT / "templates").rglob("*.html"):
        rest = translated.sub("", path.read_text(encoding="utf-8"))
        if lines := [line.strip() for line in rest.splitlines() if HAN.search(line) and 'lang="zh' not in line]:
            found[path.name] = lines
    assert not found


@pytest.mark.django_db
def test_the_reader_switches_and_is_remembered():
    client = Client()
    assert 'lang="zh-Hans"' in client.get(reverse("about")).text
    answer = client.post(reverse("set_language"), {"language": "en", "next": reverse("about")})
    assert answer.status_code == 302
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert '<html lang="en"' in client.get(reverse("about")).text


def _strings(message):
    return message.string if isinstance(message.string, tuple) else [message.string]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accepted", "cookie", "query", "shown"),
    [
        ("", "", "", "zh-Hans"),
        ("en-US,en;q=0.9", "", "", "en"),
        ("fr,en;q=0.5,zh;q=0.4", "", "", "en"),
        ("zh-TW,en;q=0.5", "", "", "zh-Hans"),
        ("xx;;q=", "", "", "zh-Hans"),
        ("en", "zh-hans", "", "zh-Hans"),
        ("en", "zh-hans", "?lang=en", "en"),
        ("en", "en", "?lang=zh-hans", "zh-Hans"),
        ("", "", "?lang=fr", "zh-Hans"),
    ],
)
def test_an_address_chooses_the_language_before_the_reader_and_the_reader_before_the_browser(
    accepted, cookie, query, shown
):
    client = Client()
    if cookie:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    answer = client.get(reverse("about") + query, headers={"accept-language": accepted})
    assert f'<html lang="{shown}"' in answer.text
    assert "Accept-Language" in answer["Vary"]
    assert 'hreflang="en" href="?lang=en"' in answer.text
