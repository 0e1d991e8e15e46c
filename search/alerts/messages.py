"""What subscribers are sent: the letter, or the object for a web hook. In the language of the subscriber."""

from __future__ import annotations

from email.utils import make_msgid, parseaddr
from typing import Final, NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.queries.labels import partial_date, quoted
from search.alerts.links import AlertRequest, absolute, manage_link, results_link, unsubscribe_link
from search.models import Alert, Subscriber
from search.results import conditions, facets, query
from search.results.params import SearchParams

SHOWN: Final = 20  # reports of one message
_SUBJECT: Final = 80  # characters of a query in a subject


class AlertNews(NamedTuple):
    """New reports that match an alert: the ``hits`` that are told, ``total`` of all."""

    alert: Alert
    total: int
    hits: list[query.Hit]


def news(alert: Alert, keys: list[int]) -> AlertNews:
    """``keys`` are the reports, the newest first. Raises SearchUnavailable."""
    params, _problems = SearchParams.of(alert.query)
    return AlertNews(alert, len(keys), query.hits(params, keys[:SHOWN]))


def described(search: str) -> str:
    """A search in the words of its reader: “产业转移” · 人物：李明."""
    params, _problems = SearchParams.of(search)
    words = [quoted(params.q)] if params.q.strip() else []
    chips = [f"{chip.title}{_('：')}{chip.label}" for chip in facets.chips(params, facets.chosen(params))]
    return " · ".join([*words, *chips, *conditions.conditions_of(params.q).notices])


def confirmation(request: AlertRequest) -> EmailMessage:
    with translation.override(request.language):
        lines = [
            _("有人（也许是您）请本档案在有新报道符合下面的检索时写信到这个地址："),
            described(request.query),
            _("如果是您，请在三天内打开下面的链接，按下“确认”；如果不是，不必理会，本站没有留下您的地址。"),
            request.link(),
        ]
        return _letter(request.address, _("请确认：新报道提醒"), lines)


def reminder(subscriber: Subscriber) -> EmailMessage:
    """Where one's alerts are, for whoever asks with this address."""
    with translation.override(subscriber.language):
        lines = [_("从下面的链接可以查看和删除这个地址的全部提醒："), manage_link(subscriber)]
        return _letter(subscriber.address, _("您的新报道提醒"), lines)


def letter(alert_news: AlertNews) -> EmailMessage:
    """Names the search and each new report with the sentence that matches; one click ends it: RFC 8058."""
    alert = alert_news.alert
    with translation.override(alert.subscriber.language):
        name = described(alert.query)
        counted = ngettext("%(number)d 份新报道", "%(number)d 份新报道", alert_news.total) % {
            "number": alert_news.total
        }
        lines = [
            _("您请本档案留意：%(search)s") % {"search": name},
            counted + _("："),
            *(_entry(number, hit) for number, hit in enumerate(alert_news.hits, 1)),
        ]
        if alert_news.total > len(alert_news.hits):
            lines.append(_("其余 %(number)d 份见检索结果。") % {"number": alert_news.total - len(alert_news.hits)})
        unsubscribe = unsubscribe_link(alert)
        lines += [
            _("全部结果：%(link)s") % {"link": results_link(alert.query)},
            _("不再收这一提醒：%(link)s") % {"link": unsubscribe},
            _("查看和删除全部提醒：%(link)s") % {"link": manage_link(alert.subscriber)},
        ]
        subject = f"{counted}{_('：')}{name[:_SUBJECT]}"
        headers = {"List-Unsubscribe": f"<{unsubscribe}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        return _letter(alert.subscriber.address, subject, lines, headers)


def hook_object(alert_news: AlertNews) -> dict[str, object]:
    """What a web hook gets of new reports."""
    alert = alert_news.alert
    with translation.override(alert.subscriber.language):
        data = {
            "search": described(alert.query),
            "query": alert.query.removeprefix("?"),
            "results_url": results_link(alert.query),
            "unsubscribe_url": unsubscribe_link(alert),
            "total": alert_news.total,
            "reports": [_report(hit) for hit in alert_news.hits],
        }
    return _object("reports.new", data)


def hook_confirmation(request: AlertRequest) -> dict[str, object]:
    with translation.override(request.language):
        return _object("alert.confirm", {"search": described(request.query), "confirm_url": request.link()})


def _object(kind: str, data: dict[str, object]) -> dict[str, object]:
    return {"type": kind, "timestamp": timezone.now().isoformat(timespec="seconds"), "data": data}


def _letter(to: str, subject: str, lines: list[str], headers: dict[str, str] | None = None) -> EmailMessage:
    """Auto-Submitted keeps programs that answer by themselves from answering: RFC 3834. The Message-ID is of the domain
    that sends, and not of a machine that perhaps calls itself localhost, which filters take for spam."""
    body = "\n\n".join(lines) + "\n"
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    more = {"Auto-Submitted": "auto-generated", "Message-ID": make_msgid(domain=domain), **(headers or {})}
    return EmailMessage(" ".join(subject.split()), body, settings.DEFAULT_FROM_EMAIL, [to], headers=more)


def _entry(number: int, hit: query.Hit) -> str:
    report, lines = hit.report, [f"{number}. {hit.report}"]
    about = [partial_date(report.published_on) if report.published_on else "", str(report.publisher or "")]
    about += [_("示例")] if report.is_sample else []
    lines.append("   " + " · ".join(filter(None, about)))
    if hit.passages:
        lines.append(f"   {hit.passages[0].text}")
    return "\n".join([*lines, f"   {_sentence_url(hit)}"])


def _report(hit: query.Hit) -> dict[str, object]:
    return {
        "slug": hit.report.slug,
        "title": str(hit.report),
        "published_on": str(hit.report.published_on),
        "is_sample": hit.report.is_sample,
        "url": absolute(hit.report.get_absolute_url()),
        "sentence": hit.passages[0].text if hit.passages else "",
        "sentence_url": _sentence_url(hit),
    }


def _sentence_url(hit: query.Hit) -> str:
    """Of the first passage that matches; of a report that only its title or a record matches, its own."""
    report = hit.report
    return absolute(report.sentence_url(hit.passages[0].sentence) if hit.passages else report.get_absolute_url())
