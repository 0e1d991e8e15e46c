"""Pages of alerts: ask for one, confirm it, see one's own, end them. What a link opens changes nothing: programs follow
links in letters, too. Only a button does, or the one click of RFC 8058."""

from collections.abc import Callable
from functools import wraps
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from archive.export.response import Context
from archive.http.client_ip import client_address, client_network
from search.alerts import delivery, hooks, links, messages, subscribing
from search.alerts.links import AlertRequest, TokenParams
from search.models import Alert, Subscriber, is_hook
from search.results.params import SearchParams

_TOO_MANY: Final = 429
_AGAIN: Final = 300  # seconds after which a receiver that takes nothing now may be tried again
View = Callable[[HttpRequest], HttpResponse]


def offered(view: View) -> View:
    """Takes forms, is kept by nobody, and is not there where nothing can be sent."""

    @wraps(view)
    def checked(request: HttpRequest) -> HttpResponse:
        if not (settings.ALERTS_BY_MAIL or settings.ALERTS_BY_HOOK):
            raise Http404
        return view(request)

    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(checked))


@offered
def new(request: HttpRequest) -> HttpResponse:
    """An alert for the search in the address, as on the search page."""
    params = SearchParams.read(request)
    if not params.asks:
        return redirect("search")
    context: Context = {"params": params, "search": messages.described(links.asked_for(params))}
    context |= {"paces": Alert.Pace.choices, "pace": Alert.Pace.DAILY, "by_hook": settings.ALERTS_BY_HOOK}
    context |= {"by_mail": settings.ALERTS_BY_MAIL}
    if request.method != "POST":
        return render(request, "alerts/new.html", context)
    typed, pace = request.POST.get("address", ""), request.POST.get("pace", "")
    context |= {"typed": typed, "pace": pace}
    address = subscribing.usable_address(typed)
    if not address or pace not in Alert.Pace.values:
        context["problem"] = _("这个地址用不了，请检查。") if not address else _("请选择多久一次。")
        return render(request, "alerts/new.html", context, status=400)
    alert_request = AlertRequest(
        address, links.asked_for(params), pace, translation.get_language() or settings.LANGUAGE_CODE
    )
    return _sent(request, address, lambda: delivery.ask_to_confirm(alert_request))


@offered
def forgotten(request: HttpRequest) -> HttpResponse:
    """Where a reader who has no letter at hand gets the link to all alerts of an address."""
    if request.method != "POST":
        return render(request, "alerts/forgotten.html")
    address = subscribing.usable_address(request.POST.get("address", ""))
    if not address or is_hook(address):
        context = {"problem": _("这个地址用不了，请检查。"), "typed": request.POST.get("address", "")}
        return render(request, "alerts/forgotten.html", context, status=400)

    def remind() -> None:
        if subscriber := Subscriber.objects.filter(address=address).first():
            delivery.send(messages.reminder(subscriber))

    return _sent(request, address, remind)


@offered
def confirm(request: HttpRequest) -> HttpResponse:
    token = TokenParams.read(request).token
    alert_request = AlertRequest.read(token)
    if not alert_request:
        return _told(request, _("链接已失效"), _("它超过了三天，或不完整。请再订一次。"), status=404)
    if request.method != "POST":
        context = {"title": _("新报道提醒"), "search": messages.described(alert_request.query), "button": _("确认")}
        return render(request, "alerts/button.html", context)
    alert = subscribing.subscribe(alert_request)
    if not alert:
        most = {"most": subscribing.MOST}
        return _told(request, _("提醒太多"), _("一个地址最多 %(most)d 个提醒，请先删去一些。") % most, status=400)
    context = _listed(alert.subscriber)
    if alert.subscriber.is_hook:
        context["secret"] = hooks.secret(alert.subscriber.address)
    return render(request, "alerts/mine.html", {**context, "notice": _("已订好。")})


@csrf_exempt
@offered
def unsubscribe(request: HttpRequest) -> HttpResponse:
    """By POST without any more ado: a mail program sends it when its user clicks once."""
    alert = links.alert_of(TokenParams.read(request).token)
    if not alert:
        return _told(request, _("没有这个提醒"), _("它已经删去。"), status=200 if request.method == "POST" else 404)
    if request.method != "POST":
        context = {"title": _("不再收这一提醒"), "search": messages.described(alert.query), "button": _("不再收")}
        return render(request, "alerts/button.html", context)
    subscribing.unsubscribe(alert)
    return _told(request, _("已删去"), _("不会再收到这一提醒。"))


@offered
def mine(request: HttpRequest) -> HttpResponse:
    """All alerts of an address; POST with ``alert`` deletes one, with ``all`` the address and everything of it."""
    subscriber = links.subscriber_of(TokenParams.read(request).token)
    if not subscriber:
        return _told(request, _("没有提醒"), _("这个地址没有任何提醒，本站也没有保留它。"), status=404)
    if request.method == "POST":
        if "all" in request.POST:
            subscriber.delete()
            return _told(request, _("已删去"), _("这个地址和它的全部提醒都已删去。"))
        for alert in subscriber.alerts.all():
            if str(alert.pk) == request.POST.get("alert"):
                subscribing.unsubscribe(alert)
                return redirect(request.get_full_path())
    return render(request, "alerts/mine.html", _listed(subscriber))


def _listed(subscriber: Subscriber) -> Context:
    alerts = [
        (each, messages.described(each.query), links.results_link(each.query)) for each in subscriber.alerts.all()
    ]
    return {"subscriber": subscriber, "alerts": alerts, "mine": links.manage_link(subscriber)}


def _sent(request: HttpRequest, address: str, act: Callable[[], object]) -> HttpResponse:
    """Whether the address is known here is not told: everybody who may ask gets the same answer."""
    client = client_network(client_address(request))
    if wait := subscribing.BY_CLIENT.take(client) or subscribing.TO_ADDRESS.take(address.lower()):
        hours = max(1, round(wait / 3600))
        sentence = ngettext("请过 %(n)d 小时再试。", "请过 %(n)d 小时再试。", hours) % {"n": hours}
        answer = _told(request, _("来信请求太多"), sentence, status=_TOO_MANY)
        answer["Retry-After"] = str(wait)
        return answer
    try:
        act()
    except delivery.AddressGone:
        return _told(request, _("没有寄出"), _("对方说没有这个地址，或不收本站的信：请检查地址。"), status=400)
    except (delivery.NotDelivered, delivery.NoService):
        answer = _told(request, _("没有寄出"), _("对方此刻不收，请检查地址，或稍后再试。"), status=503)
        answer["Retry-After"] = str(_AGAIN)
        return answer
    if is_hook(address):
        return _told(request, _("请确认"), _("已向这个地址发去一个确认链接（confirm_url），请在三天内打开它。"))
    return _told(request, _("请查收来信"), _("信里有一个链接，打开它并按下按钮。没有来信时，请看看垃圾邮件。"))


def _told(request: HttpRequest, title: str, sentence: str, status: int = 200) -> HttpResponse:
    return render(request, "alerts/told.html", {"title": title, "sentence": sentence}, status=status)
