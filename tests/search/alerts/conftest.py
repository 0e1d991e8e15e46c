"""A real mail server and a real receiver of web hooks, and an archive that may send to them."""

import json
import socket
import threading
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from aiosmtpd.controller import Controller


class Box:
    """Takes letters; for the addresses in ``refusing`` it answers that instead."""

    def __init__(self):
        self.letters, self.refusing = [], {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refusing:
            return self.refusing[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def box(settings):
    """The letters that came."""
    box = Box()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.DEFAULT_FROM_EMAIL, settings.SITE_URL = "archive@archive.example", "http://testserver"
    settings.ALERTS_BY_MAIL = True
    yield box
    server.stop()


@pytest.fixture
def receiver(settings):
    """A web hook: ``url``, the (headers, object, body) that came, and the ``status`` that it answers."""

    class Receiver(BaseHTTPRequestHandler):
        came, status = [], 200

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.came.append((dict(self.headers), json.loads(body), body))
            self.send_response(type(self).status)
            self.end_headers()

        def log_message(self, *args):
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Receiver.url = f"http://127.0.0.1:{server.server_port}/hook"
    settings.ALERTS_BY_HOOK, settings.SITE_URL, settings.FETCH_LOOPBACK = True, "http://testserver", True
    yield Receiver
    server.shutdown()
    server.server_close()
