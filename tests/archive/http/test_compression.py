"""What is sent compressed."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from archive.http.compression import CompressTextMiddleware

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/about/", "/api/v1/people", "/people/?format=csv"])
def test_text_is_sent_compressed_to_whoever_takes_it_so(client, path):
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": "br, gzip"})
    assert plain.status_code == 200
    assert "Content-Encoding" not in plain.headers
    if packed.streaming or len(plain.content) > 200:
        assert packed["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.getvalue()) == plain.getvalue()
        assert "Accept-Encoding" in packed["Vary"]


def test_what_is_compressed_already_is_left_alone():
    answer = HttpResponse(b"PK" * 1_000, content_type="application/zip")
    request = RequestFactory().get("/", headers={"Accept-Encoding": "gzip"})
    assert CompressTextMiddleware(lambda _request: answer)(request).content == b"PK" * 1_000
