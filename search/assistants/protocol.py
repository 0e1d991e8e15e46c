"""The Model Context Protocol, as far as a server of tools needs it: JSON-RPC 2.0, without state between messages.

https://modelcontextprotocol.io/specification/2025-11-25
"""

from __future__ import annotations

import json
from typing import Final

from django.utils.translation import gettext as _
from pydantic import ValidationError

from archive.http.checks import problem_of
from archive.http.programs import read_json
from search.assistants.tools import TOOLS, Absolute, ToolFailure
from search.engine.errors import SearchUnavailable
from search.engine.messages import reason

VERSIONS: Final = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")
_UNREADABLE: Final = -32700
_NO_REQUEST: Final = -32600
_NO_METHOD: Final = -32601
_BAD_PARAMS: Final = -32602
_INSTRUCTIONS: Final = (
    "An archive of newspaper reports of Chinese policy meetings. Cite the address of the sentence that you rely on. "
    "Counts are exact for what is held; `covered` says what that is. What is not held may have been said all the same. "
    "What is marked `is_sample` was written to show the archive: never cite it."
)

Message = dict[str, object]


class _RpcRefusal(Exception):
    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


def answered(text: bytes | str, absolute: Absolute) -> Message | list[Message] | None:
    """The answer to what came; None for notifications and answers, which get none."""
    try:
        came = read_json(text)
    except ValueError:
        return _error(None, _UNREADABLE, "not JSON")
    if not isinstance(came, list):
        return _one(came, absolute)
    if not came or len(came) > len(TOOLS):
        return _error(None, _NO_REQUEST, f"a batch has 1 to {len(TOOLS)} messages")
    return [each for each in (_one(message, absolute) for message in came) if each] or None


def _one(message: object, absolute: Absolute) -> Message | None:
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        return _error(None, _NO_REQUEST, "not a message of JSON-RPC 2.0")
    if "id" not in message or "method" not in message:
        return None
    identifier, params = message["id"], message.get("params") or {}
    try:
        if not isinstance(params, dict):
            raise _RpcRefusal(_BAD_PARAMS, "params is an object")
        result = _result(message["method"], params, absolute)
    except _RpcRefusal as refused:
        return _error(identifier, refused.code, str(refused))
    return {"jsonrpc": "2.0", "id": identifier, "result": result}


def _result(method: object, params: Message, absolute: Absolute) -> Message:
    match method:
        case "initialize":
            return _initialized(params)
        case "ping":
            return {}
        case "tools/list":
            return {"tools": [tool.described() for tool in TOOLS.values()]}
        case "tools/call":
            return _called(params, absolute)
    raise _RpcRefusal(_NO_METHOD, "no such method")


def _initialized(params: Message) -> Message:
    wanted = params.get("protocolVersion")
    return {
        "protocolVersion": wanted if wanted in VERSIONS else VERSIONS[-1],
        "capabilities": {"tools": {}},
        "serverInfo": {"name": "policy-meeting-archive", "title": _("会议报道档案"), "version": "1"},
        "instructions": _INSTRUCTIONS,
    }


def _called(params: Message, absolute: Absolute) -> Message:
    name = params.get("name")
    tool = TOOLS.get(name) if isinstance(name, str) else None
    if tool is None:
        raise _RpcRefusal(_BAD_PARAMS, f"the tools are: {', '.join(TOOLS)}")
    try:
        answer = tool.answer(params.get("arguments") or {}, absolute)
    except ValidationError as error:
        return _failed(" ".join(problem_of(each).message for each in error.errors()))
    except ToolFailure as error:
        return _failed(str(error))
    except SearchUnavailable as error:
        return _failed(reason(error))
    text = json.dumps(answer, ensure_ascii=False)
    return {"content": [{"type": "text", "text": text}], "structuredContent": answer, "isError": False}


def _failed(sentence: str) -> Message:
    return {"content": [{"type": "text", "text": sentence}], "isError": True}


def _error(identifier: object, code: int, message: str) -> Message:
    return {"jsonrpc": "2.0", "id": identifier, "error": {"code": code, "message": message}}
