"""A stand-in for a node: it says what a test has it say, and remembers what it was asked."""

import json
import ssl
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class StandIn(ThreadingHTTPServer):
    """``answers``: (status, body) or seconds of silence, one for each request, the last one again and again."""

    daemon_threads = True

    def __init__(self, *answers, certificate=None):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers, self.asked, self.scheme = list(answers), [], "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self.socket, self.scheme = context.wrap_socket(self.socket, server_side=True), "https"

    @property
    def url(self):
        return f"{self.scheme}://127.0.0.1:{self.server_port}"

    def next_answer(self):
        return self.answers.pop(0) if self.answers[1:] else self.answers[0]

    def handle_error(self, request, client_address):
        pass


class _Handler(BaseHTTPRequestHandler):
    def _answer(self):
        said = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.server.asked.append((self.command, self.path, said))
        answer = self.server.next_answer()
        if isinstance(answer, int | float):
            time.sleep(answer)
            return
        status, body = answer
        written = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(written)))
        self.end_headers()
        self.wfile.write(written)

    def do_HEAD(self):  # noqa: N802
        self.send_response(200)
        self.end_headers()

    do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815  the names that http.server calls

    def log_message(self, *_said):
        pass


@contextmanager
def standing_in(*answers, **more):
    server = StandIn(*answers, **more)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
