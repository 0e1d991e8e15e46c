"""On a cluster with users and TLS the roles of the documentation are enough and no more, and each refusal is told."""

import shutil

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from haystack import connections
from haystack.query import SearchQuerySet

from search.engine.errors import EngineRefused
from search.indexing import index_sync, status
from search.models import OutboxEntry
from search.results import query
from search.suggest import vocabulary
from tests.helpers import make_report
from tests.search.clusters import URLS, connection_to
from tests.search.opensearch_engine.secured import secured_node

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    if not URLS:
        pytest.skip("no OpenSearch cluster: make test-opensearch starts one, and the secured node beside it")
    if not shutil.which("openssl"):
        pytest.skip("no openssl")
    try:
        with secured_node(tmp_path_factory.mktemp("secured")) as started:
            yield started
    except RuntimeError as error:
        pytest.skip(f"no OpenSearch with its security plugin: {error}")


@pytest.fixture
def connected(node, tmp_path, monkeypatch):
    """``connected(**options)``: the archive speaks to the node as the reader and the writer, but for these options."""

    def connect(**options):
        writer = node.who("writer")
        users = {**node.who("reader"), "WRITER_USER": writer["USER"], "WRITER_PASSWORD": writer["PASSWORD"]}
        of_node = connection_to("archive", tmp_path, urls=[node.url], CA=node.ca, **users)
        monkeypatch.setitem(settings.HAYSTACK_CONNECTIONS, "default", {**of_node, **options})
        connections.reload("default")

    yield connect
    monkeypatch.undo()
    connections.reload("default")


def test_two_roles_are_enough_for_all_that_the_archive_does(connected, commit, client):
    connected()
    report = make_report("会议召开，粮食安全责任制考核。")
    call_command("index", "rebuild", verbosity=0)
    with commit():
        report.text = "会议召开，产业集聚区建设。"
        report.save()
        other = make_report("会议召开，产业集聚区规划。")
    assert not OutboxEntry.objects.exists()
    call_command("index", "rebuild", verbosity=0)
    call_command("index", "rebuild", verbosity=0)  # takes away the one before the last
    call_command("index", "check", verbosity=0)
    assert client.get("/search/?q=产业集聚").status_code == 200
    assert len(SearchQuerySet().filter(content__contains="会议")[:10]) == 2
    assert {each.pk for each in query.alike(report, 3)} <= {other.pk}
    assert vocabulary.vocabulary().number("会议") == 2
    assert not [line for _section, lines in status.lines() for line in lines if "检索集群上权限不足" in line.trouble]


def test_who_may_only_read_changes_nothing_and_is_told(connected, node, commit, monkeypatch):
    connected()
    report = make_report("会议原文")
    call_command("index", "rebuild", verbosity=0)
    reader = node.who("reader")
    connected(WRITER_USER=reader["USER"], WRITER_PASSWORD=reader["PASSWORD"])
    assert len(SearchQuerySet().filter(content__contains="会议原文")) == 1
    monkeypatch.setattr(index_sync, "_drain_when_back", index_sync._waiting_for_engine.release)  # done by hand below
    report.text = "改过的"
    with commit():
        report.save()
    assert OutboxEntry.objects.exists()
    with pytest.raises(EngineRefused):
        index_sync.drain()
    for action in ("drain", "rebuild"):
        with pytest.raises(CommandError, match="权限不足"):
            call_command("index", action, verbosity=0)
    assert len(SearchQuerySet().filter(content__contains="会议原文")) == 1
    connected()
    call_command("index", "drain", verbosity=0)
    assert len(SearchQuerySet().filter(content__contains="改过的")) == 1


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"PASSWORD": "another"}, "不认本档案的用户名或密码"),
        ({"USER": "nobody"}, "不认本档案的用户名或密码"),
        ({"USER": ""}, "不认本档案的用户名或密码"),
        ({"CA": ""}, "证书不可信"),
        ({"INDEX": "others"}, "权限不足"),
    ],
    ids=["password", "user", "no user", "certificate", "another index"],
)
def test_a_refusal_is_a_sentence_for_readers(connected, client, options, sentence):
    connected(**options)
    page = client.get("/search/?q=会议")
    assert page.status_code == 503
    assert sentence in page.text
    assert client.get("/reports/").status_code == 200
