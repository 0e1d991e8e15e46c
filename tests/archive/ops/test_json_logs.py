"""Lines of the log as JSON, and nothing of a reader in them."""

import json
import logging
import sys
from datetime import timedelta
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from archive.ops import json_logs


def record(message, *arguments, **more):
    return logging.LogRecord("archive", logging.WARNING, __file__, 1, message, arguments, more.get("exc_info"))


def test_a_line_is_one_object_whatever_the_message():
    line = json_logs.JsonFormatter().format(record("line\nbreak “%s”", 'quote" and \\'))
    assert "\n" not in line
    told = json.loads(line)
    assert (told["level"], told["logger"]) == ("WARNING", "archive")
    assert told["message"] == 'line\nbreak “quote" and \\”'
    assert told["time"].endswith("+00:00")


def test_an_error_keeps_its_trace():
    try:
        raise ValueError("broken")
    except ValueError:
        line = json_logs.JsonFormatter().format(record("failed", exc_info=sys.exc_info()))
    assert "ValueError: broken" in json.loads(line)["trace"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Invalid request from ip=192.0.2.1: bad header", "Invalid request: bad header"),
        ("Invalid request from ip=2001:db8::1: bad header", "Invalid request: bad header"),
        ("Error handling request GET /search/?q=李明", "Error handling request GET /search/"),
    ],
)
def test_the_server_names_no_reader(said, kept):
    line = record("%s", said)
    assert json_logs.Impersonal().filter(line)
    assert line.getMessage() == kept


def test_an_answer_is_logged_without_the_reader(monkeypatch, capsys):
    monkeypatch.setattr(json_logs, "IS_JSON", True)
    config = Config()
    config.set("accesslog", "-")
    log = json_logs.ServerLog(config)
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": "/people/李\n明/".encode().decode("latin-1"), "QUERY_STRING": "q=secret",
        "REMOTE_ADDR": "192.0.2.1", "HTTP_USER_AGENT": "Agent/1", "HTTP_REFERER": "https://intranet.example/",
    }  # fmt: skip
    log.access(SimpleNamespace(status="200 OK", sent=12), None, environ, timedelta(seconds=0.5))
    printed = capsys.readouterr().out
    assert printed.count("\n") == 1
    told = json.loads(printed)
    assert (told["method"], told["status"], told["bytes"], told["seconds"]) == ("GET", 200, 12, 0.5)
    assert told["path"] == "/people/李\n明/"
    for personal in ("secret", "192.0.2.1", "Agent", "intranet"):
        assert personal not in printed
