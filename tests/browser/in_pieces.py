"""A server that passes on the pages of another one in pieces, as a slow line or a busy machine brings them."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

_BETWEEN = 0.1  # seconds: a browser paints some six times meanwhile


def _pieces(body: bytes) -> list[bytes]:
    """Cut within the first form, which stands in the head of a page, and twice in the rest; what has none is whole."""
    first = body.find(b"<button")
    if first < 0:
        return [body]
    third = (len(body) - first) // 3
    return [
        body[:first],
        body[first : first + third],
        body[first + third : first + 2 * third],
        body[first + 2 * third :],
    ]


@contextmanager
def in_pieces(address: str) -> Iterator[str]:
    """The address of a server of the same pages as the one at `address`; ended afterwards."""

    class Passed(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            of = HTTPConnection(urlsplit(address).netloc)
            of.request("GET", self.path, headers={"Accept-Language": self.headers["Accept-Language"]})
            answer = of.getresponse()
            body = answer.read()
            of.close()
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.headers["Content-Type"])
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            for piece in _pieces(body):
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(_BETWEEN)

        def log_message(self, *_arguments: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Passed)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
