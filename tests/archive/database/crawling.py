"""Run by ``manage.py shell``: pages that the first one leads to, tables and the API, as digests by address."""

import hashlib
import json
import re
from html import unescape

from django.test import Client

_LINK = re.compile(r'href="(/[^"#]*)')
_TOKEN = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")\w+')  # of the reader, not of the archive
_MOST = 250
_STARTS = ["/", "/api/v1/openapi.json", "/sitemap.xml", "/search/?q=会议", "/api/v1/search?q=会议", "/people/?letter=z",
           "/people/?letter=%23", "/reports/?format=csv", "/people/?format=csv", "/strategies/?format=json",
           "/metrics/?format=csv", "/api/v1/people", "/api/v1/reports", "/api/v1/observations",
           "/api/v1/participations", "/coverage/", "/reports/feed.atom"]  # fmt: skip


def crawl() -> dict[str, str]:
    client, waiting, digests = Client(raise_request_exception=False), list(_STARTS), {}
    while waiting and len(digests) < _MOST:
        address = waiting.pop(0)
        if address in digests:
            continue
        answer = client.get(address)
        data = _TOKEN.sub(b"", b"".join(answer.streaming_content) if answer.streaming else answer.content)
        digests[address] = f"{answer.status_code} {hashlib.sha256(data).hexdigest()}"
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            links = dict.fromkeys(map(unescape, _LINK.findall(data.decode())))
            waiting += [link for link in links if not link.startswith(("/admin", "/static", "/i18n"))]
    return digests


def tell() -> None:
    print(json.dumps(crawl()))  # noqa: T201  to the process that asks
