"""An editor at work: reads a page's form and sends it back as a browser would."""

from django.urls import reverse
from lxml import html

from archive.admin.review import review_address


class Editor:
    """A member of the staff. ``form(url)`` reads a page's form, ``send`` posts it with changes."""

    def __init__(self, client):
        self.client = client

    def get(self, url, **parameters):
        return self.client.get(url, parameters)

    def form(self, url):
        """The fields of the change form at ``url``, as a browser would submit them untouched."""
        form = self.page(url).xpath("//form[contains(@id, '_form')]")[0]
        return _sent(form.xpath(".//input[@name]|.//select[@name]|.//textarea[@name]"))

    @staticmethod
    def fields_of(response, form_id):
        """The fields of a form on a page that was answered."""
        form = html.fromstring(response.content.decode()).xpath(f"//form[@id='{form_id}']")[0]
        return _sent(form.xpath(".//input[@name]|.//select[@name]|.//textarea[@name]"))

    def page(self, url):
        return html.fromstring(self.client.get(url).content.decode())

    def facts_form(self, url):
        """The fields of the facts that are open on a page of review."""
        return _sent(self.page(url).xpath("//*[@form='correct'][@name]"))

    def correct(self, *facts, **changes):
        """Correct ``facts`` of one report on the page of its review, all by the same ``changes``."""
        keys = [key_of(fact) for fact in facts]
        url = review_address(facts[0].report_id, edit=keys)
        given = {f"{key}-{name}": value for key in keys for name, value in changes.items()}
        return self.client.post(url, {**self.facts_form(url), **given, "save": "1"})

    def add_facts(self, report, kind, *rows, at=0, **more):
        url = review_address(report.pk, add=kind, at=at)
        given = {f"new-{number}-{name}": value for number, row in enumerate(rows) for name, value in row.items()}
        return self.client.post(url, {**self.facts_form(url), **given, "save": "1", **more})

    def judge(self, fact, verb="confirm", **options):
        """Press a button of ``fact`` on the page of its review, opened just now."""
        url, key = review_address(fact.report_id), key_of(fact)
        return self.client.post(url, {verb: key, f"seen-{key}": self.seen(fact)}, **options)

    def seen(self, fact):
        page = self.page(review_address(fact.report_id))
        return page.xpath(f"//input[@name='seen-{key_of(fact)}']/@value")[0]

    def answer(self, response):
        """Say yes on the page that asks whether many facts are to be confirmed."""
        form = html.fromstring(response.content.decode()).xpath("//form[@id='confirm_form']")[0]
        return self.client.post(form.get("action"), _sent(form.xpath(".//input[@name]")), follow=True)

    def send(self, url, fields=None, **changes):
        return self.client.post(url, {**(self.form(url) if fields is None else fields), **changes})

    def act(self, model, action, records, **more):
        url = reverse(f"admin:archive_{model}_changelist")
        return self.client.post(
            url, {"action": action, "_selected_action": [r.pk for r in records], **more}, follow=True
        )


def _sent(controls):
    """What a browser would send of ``controls``, untouched."""
    fields = {}
    for field in controls:
        name, kind = field.get("name"), field.get("type")
        if "__prefix__" in name or kind in ("submit", "file") or field.tag == "button":
            continue
        if field.tag == "textarea":
            # A browser drops the first line feed and sends CRLF.
            fields[name] = (field.text or "").removeprefix("\n").replace("\n", "\r\n")
        elif field.tag == "select":
            chosen = field.xpath("./option[@selected]/@value")
            fields[name] = chosen if field.get("multiple") is not None else (chosen[0] if chosen else "")
        elif kind in ("checkbox", "radio"):
            if field.get("checked") is not None:
                fields[name] = field.get("value", "on")
        else:
            fields[name] = field.get("value") or ""
    return fields


def key_of(fact):
    return f"{fact._meta.model_name}-{fact.pk}"


def address(record, page="change"):
    return reverse(f"admin:archive_{record._meta.model_name}_{page}", args=[record.pk])


def errors(response):
    """Everything a form complains about, as text."""
    page = html.fromstring(response.content.decode())
    return " ".join(page.xpath("//ul[contains(@class, 'errorlist')]//text()")).strip()


def messages(response):
    return [str(message) for message in response.context["messages"]]
