"""The official client of the protocol, over HTTP and over standard input and output."""

import asyncio
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from tests.helpers import make_report

ROOT = Path(__file__).parents[3]
NAMES = {"search", "get_report", "who_said_first", "verify_quotation", "figures", "coverage"}


def run(answer):
    """In a thread of its own: where a browser's tests went before, this one has a loop that runs."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, answer).result()


async def names_and_answer(server, tool, **arguments):
    async with Client(server) as client:
        tools = await client.list_tools()
        answer = await client.call_tool(tool, arguments)
        assert not answer.is_error
        return {each.name for each in tools.tools}, answer.structured_content


@pytest.mark.django_db(transaction=True)
def test_over_http(live_server, indexed):
    report = make_report("会议强调，云帆计划要落实。")
    indexed()
    names, told = run(names_and_answer(f"{live_server.url}/mcp", "search", query="云帆计划"))
    assert names == NAMES
    assert told["total"] == 1
    assert told["reports"][0]["passages"][0]["url"] == f"{live_server.url}{report.sentence_url(1)}"


def test_over_standard_input_and_output(tmp_path):
    environment = {**os.environ, "ARCHIVE_DATA": str(tmp_path), "ARCHIVE_URL": "https://archive.example"}
    command = [str(ROOT / "manage.py"), "migrate", "--verbosity=0"]

    async def all_of_it():
        process = await asyncio.create_subprocess_exec(sys.executable, *command, env=environment)
        assert await process.wait() == 0
        server = StdioServerParameters(command=sys.executable, args=[str(ROOT / "manage.py"), "mcp"], env=environment)
        return await names_and_answer(stdio_client(server), "coverage")

    names, told = run(all_of_it())
    assert names == NAMES
    assert told["total"] == 0
