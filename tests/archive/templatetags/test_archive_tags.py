"""Dates, numbers and marks as every page shows them."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from archive.templatetags.archive_tags import figure, partial_date, period
from archive.text.partial_dates import PartialDate


def render(source, **context):
    return Template("{% load i18n archive_tags %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2014-05-08", "2014年5月8日"),
        ("2014-05", "2014年5月"),
        ("2014", "2014年"),
        ("--04-24", "4月24日"),
        ("", ""),
        (None, ""),
        ("soon", ""),
    ],
)
def test_partial_date(value, shown):
    assert partial_date(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2013", "2013年"), ("2009/2013", "2009年—2013年"), ("2014-05", "2014年5月"), ("", ""), ("Q3", "Q3")],
)
def test_period(value, shown):
    assert period(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("1527.000000"), "1,527"),
        (Decimal("0.500000"), "0.5"),
        (1234567, "1,234,567"),
        (Decimal("-3.10"), "-3.1"),
        (0, "0"),
        (Decimal("1E+5"), "100,000"),
        ("many", ""),
        (Decimal("NaN"), ""),
        (Decimal("1E+1000000"), ""),
    ],
)
def test_figure(value, shown):
    assert figure(value) == shown


@pytest.mark.parametrize(
    ("report", "marks"),
    [
        ({"published_on": "2014-05-08", "date_is_inferred": False}, []),
        ({"published_on": "2014-05-08", "date_is_inferred": True}, ["推断"]),
        ({"published_on": "--04-24", "date_is_inferred": False}, ["年份不详"]),
        ({"published_on": "", "date_is_inferred": False}, ["无日期"]),
    ],
)
def test_a_date_says_what_is_doubtful_about_it(report, marks):
    report["published_on"] = PartialDate(report["published_on"])
    shown = render("{% published_on report %}", report=SimpleNamespace(**report))
    assert [mark for mark in ("推断", "年份不详", "无日期") if mark in shown] == marks


def test_only_what_nobody_confirmed_is_pending():
    source = "{% pending fact %}"
    assert "待核" in render(source, fact=SimpleNamespace(is_unconfirmed=True))
    assert render(source, fact=SimpleNamespace(is_unconfirmed=False)) == ""


def test_only_samples_are_stamped():
    assert "示例" in render("{% stamp report %}", report=SimpleNamespace(is_sample=True))
    assert render("{% stamp report %}", report=SimpleNamespace(is_sample=False)) == ""


def test_breadcrumbs_escape_labels():
    record = SimpleNamespace(get_absolute_url=lambda: "/areas/x/")
    shown = render('{% breadcrumbs "报道" "reports" label record %}', label="<b>", record=record)
    assert '<a href="/areas/x/">&lt;b&gt;</a>' in shown
    assert '<a href="/reports/">报道</a>' in shown


@pytest.mark.parametrize(("path", "mark"), [("/reports/", "page"), ("/reports/a/", "true"), ("/people/", None)])
def test_the_menu_marks_the_page_and_its_section(path, mark):
    shown = render('{% nav_link "报道" "reports" %}', request=RequestFactory().get(path))
    assert (f'aria-current="{mark}"' in shown) if mark else ("aria-current" not in shown)


@pytest.mark.django_db
def test_a_page_carries_its_address_for_print(client):
    assert '<p class="printed-from">http://testserver/reports/?area=霁阳市&amp;year=2014</p>' in client.get(
        "/reports/", {"area": "霁阳市", "year": "2014"}
    ).text  # fmt: skip
    assert client.get("/reports/%22%3E%3Cb%3E/").text.count("<b>") == 0
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
