"""Tags and filters that every page shares: dates, numbers, marks, places in a report, the way back.

Load with ``{% load archive_tags %}``.
"""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template
from django.core.exceptions import DisallowedHost
from django.core.paginator import Page
from django.db.models import Model
from django.template import loader
from django.utils.encoding import uri_to_iri
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from archive.charts.bars import bar_chart
from archive.export import response
from archive.export.response import Context
from archive.export.table import MOST
from archive.http import params
from archive.http.routes import address, site_root
from archive.models import Evidence, Report
from archive.models.fact_kinds import FACT_KINDS
from archive.queries.labels import partial_date, period
from archive.reports import embedded_metadata
from archive.reports.json_ld import breadcrumbs_data
from archive.reports.page import ReportPage
from archive.text.annotated import SentencePart
from archive.text.partial_dates import PartialDate
from archive.text.text_pages import ON_FIRST

register = template.Library()

_NAME_OF_KIND = {kind.model: kind.name for kind in FACT_KINDS.values()}
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


register.filter(partial_date)
register.filter(period)


@register.filter
def figure(value: Decimal | None) -> str:
    """A number with its thousands set apart and without empty decimals: ``Decimal("1527.000000")`` as 1,527."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return ""
    if not number.is_finite() or number.adjusted() > 30:
        return ""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_CHINESE = re.compile("[\u3400-\u9fff][\u3000-\u303f\u3400-\u9fff\uff00-\uffef·—…]*")


@register.filter
def chinese(value: Any) -> SafeString:
    """A text of another language with the Chinese in it marked as such: names, what was looked for, examples."""
    text = conditional_escape(value)
    if (get_language() or "").startswith("zh"):
        return text
    return SafeString(_CHINESE.sub(r'<span lang="zh-Hans">\g<0></span>', text))  # escaped above


@register.simple_tag
def sentence_url(report: Report, number: int, **parameters: str) -> str:
    """The address of a sentence, on the page of its report that has it."""
    return str(report.sentence_url(number, **parameters))


@register.simple_tag
def sentence_link(part: SentencePart) -> str:
    """Where a sentence begins: shows its number, and leads to it as ``Report.sentence_url`` without the page."""
    if not part.begins:
        return ""
    number = part.number
    query = params.written([("sentence", number)]) if number > ON_FIRST else ""
    label = _("第 %(number)s 句的地址") % {"number": number}
    return format_html(
        '<a class="sentence-link" href="{}#s{}" data-number="#{}" aria-label="{}"></a>', query, number, number, label
    )


@register.simple_tag(takes_context=True)
def note_link(context: template.Context, fact: Evidence) -> str:
    """From the page of a published report to the form that says what is wrong with a fact of it."""
    if not context["report"].is_published:
        return ""
    query = params.written([("kind", _NAME_OF_KIND[type(fact)]), ("fact", fact.pk)])
    return format_html('<a class="wrong" href="note{}" rel="nofollow">{}</a>', query, _("报错"))


@register.filter
def link_to(shown: ReportPage, sentence: int) -> str:
    """From the page of a report to one of its sentences."""
    return str(shown.link(sentence))


@register.filter
def at_key(mapping: Mapping[object, object], key: object) -> object:
    """What ``mapping`` has at ``key``; None where it has nothing."""
    return mapping.get(key)


@register.simple_tag
def value_range(first: str, last: str) -> str:
    """Two values as printed, with a dash between; one where they are the same or there is no ``last``."""
    return first if last in ("", first) else f"{first}{pgettext('range', '—')}{last}"


@register.simple_tag
def day_range(first: object, last: object) -> str:
    """Two dates as :func:`partial_date` prints them; 年份不详 for a ``first`` that it does not print."""
    return value_range(partial_date(first) or _("年份不详"), partial_date(last))


@register.simple_tag
def pending(fact: Evidence) -> str:
    """The small mark 待核 of a fact that nobody has confirmed; nothing for others."""
    if not getattr(fact, "is_unconfirmed", False):
        return ""
    return format_html('<span class="pending">{}</span>', _("待核"))


@register.filter
def verbose_name(record: Model) -> str:
    """What a record of its kind is called."""
    return str(record._meta.verbose_name)


@register.simple_tag
def stamp(record: Report) -> str:
    """The stamp 示例 of sample material; nothing for others."""
    return format_html('<span class="stamp">{}</span>', _("示例")) if getattr(record, "is_sample", False) else ""


@register.simple_tag(takes_context=True)
def coins(context: template.Context, report: Report) -> str:
    """The report for reference managers that look at a list; nothing of what is not published."""
    if not report.is_published:
        return ""
    publisher = report.publisher.name if report.publisher else ""
    url = context["request"].build_absolute_uri(report.get_absolute_url())
    pairs = embedded_metadata.coins(report.title, publisher, PartialDate(report.published_on), url)
    return format_html('<span class="Z3988" lang="zh-Hans" title="{}"></span>', params.written(pairs)[1:])


@register.inclusion_tag("partials/published_on.html")
def published_on(report: Report) -> Context:
    """The date of a report with what is doubtful about it: year not printed, inferred, undated."""
    return {"report": report, "date": PartialDate(report.published_on)}


@register.inclusion_tag("partials/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[object]) -> Context:
    """Links to the pages of a list, few of them however long it is; the rest of the address stays as it is."""
    numbers = list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))
    return {"page": page, "numbers": numbers, "request": context.get("request")}


@register.inclusion_tag("partials/unusable.html", takes_context=True)
def unusable(context: template.Context) -> Context:
    """What the page could not use of its address, a sentence for each parameter."""
    request = context.get("request")
    return {"problems": params.problems_of(request) if request else []}


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, **changes: object) -> str:
    """The query of this page's address with other values; None takes a parameter away."""
    return params.rewritten(context["request"], **changes)


@register.simple_tag
def query_of(**values: object) -> str:
    """``?q=…`` of the values that are not empty; nothing where all are."""
    return params.written((name, value) for name, value in values.items() if value)


@register.filter
def per_cent(share: float) -> str:
    """``0.9876`` as 98.8%."""
    return f"{share * 100:.1f}%"


@register.simple_tag(takes_context=True)
def take(context: template.Context, key: str, what: str) -> str:
    """Links that take the table ``key`` of the page away, ``what`` it is; nothing where the page has no such table."""
    if key not in (context.get("tables") or ()):
        return ""
    context_of_links = {"links": response.links(context["request"], key), "what": what, "most": MOST}
    return loader.render_to_string("partials/take.html", context_of_links)


@register.simple_tag
def linked_data(data: Context) -> SafeString:
    """``data`` as a block of JSON-LD, in which no text can end the block: ``<``, ``>`` and ``&`` stand as escapes."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))


@register.simple_tag(takes_context=True)
def breadcrumbs(context: template.Context, *steps: Any) -> SafeString:
    """The way back: ``{% breadcrumbs _("人物") "people" area.name area %}``, a label and a route or record by turns.

    Told to machines, too.
    """
    pairs = zip(steps[::2], steps[1::2], strict=True)
    items = [(_address(target), label) for label, target in [(_("首页"), "home"), *pairs]]
    links = format_html_join("", '<li><a href="{}">{}</a></li>', [(url, chinese(label)) for url, label in items])
    told = linked_data(breadcrumbs_data(items, root_of(context)))
    return format_html('<nav class="crumbs" aria-label="{}"><ol>{}</ol></nav>{}', _("位置"), links, told)


@register.simple_tag(takes_context=True)
def page_address(context: template.Context) -> str:
    """The whole address of the page, its Chinese readable, for the printed page; empty where the host is not ours."""
    try:
        return uri_to_iri(context["request"].build_absolute_uri())
    except DisallowedHost:
        return ""


@register.simple_tag(takes_context=True, name="site_address")
def root_of(context: template.Context) -> str:
    """The address of the site without the last slash; empty where a page is made without a request."""
    request = context.get("request")
    return site_root(request) if request else ""


@register.simple_tag(takes_context=True)
def nav_link(context: template.Context, label: str, route: str) -> SafeString:
    """A link of the main menu, marked as current on the page itself and as the section on the pages below it."""
    target, path = address(route), getattr(context.get("request"), "path", "")
    current = ' aria-current="page"' if path == target else ' aria-current="true"' if path.startswith(target) else ""
    return format_html('<a href="{}"{}>{}</a>', target, SafeString(current), label)


def _address(target: Any) -> str:
    return address(target) if isinstance(target, str) else str(target.get_absolute_url())


@register.simple_tag
def laid_out(rows: Sequence[Any]) -> Context:
    """``drawn``, a bar chart of rows with ``short`` and ``number``, and ``placed``: (bar, row) from left to right."""
    drawn = bar_chart([(row.short, row.number) for row in rows])
    return {"drawn": drawn, "placed": list(zip(drawn.bars, rows, strict=True))}
