"""An editor at work: reads a page's form and sends it back as a browser would."""

from django.urls import reverse
from lxml import html


class Editor:
    """A member of the staff. ``form(url)`` reads a page's form, ``send`` posts it with changes."""

    def __init__(self, client):
        self.client = client

    def get(self, url, **parameters):
        return self.client.get(url, parameters)

    def form(self, url):
        """The fields of the change form at ``url``, as a browser would submit them untouched."""
        page = html.fromstring(self.client.get(url).content.decode())
        form = page.xpath("//form[contains(@id, '_form')]")[0]
        fields = {}
        for field in form.xpath(".//input[@name]|.//select[@name]|.//textarea[@name]"):
            name, kind = field.get("name"), field.get("type")
            if "__prefix__" in name or kind in ("submit", "file"):
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

    def send(self, url, fields=None, **changes):
        return self.client.post(url, {**(self.form(url) if fields is None else fields), **changes})

    def act(self, model, action, records, **more):
        url = reverse(f"admin:archive_{model}_changelist")
        return self.client.post(
            url, {"action": action, "_selected_action": [r.pk for r in records], **more}, follow=True
        )


def address(record, page="change"):
    return reverse(f"admin:archive_{record._meta.model_name}_{page}", args=[record.pk])


def errors(response):
    """Everything a form complains about, as text."""
    page = html.fromstring(response.content.decode())
    return " ".join(page.xpath("//ul[contains(@class, 'errorlist')]//text()")).strip()


def messages(response):
    return [str(message) for message in response.context["messages"]]
