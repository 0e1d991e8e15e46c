"""OAI-PMH by the rules of its protocol and the order of its schema, and harvested by a client of others."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from lxml import etree
from sickle import Sickle
from sickle.oaiexceptions import CannotDisseminateFormat

from archive.history.recording import act
from archive.models import Report
from archive.models.revisions import Revision
from archive.services import publishing
from archive.syndication import oai
from tests.helpers import make_area, make_publisher, make_report

pytestmark = pytest.mark.django_db
OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("oai.xsd")))
# The elements of unqualified Dublin Core, which are all that oai_dc takes.
UNQUALIFIED = {
    "title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format", "identifier",
    "source", "language", "relation", "coverage", "rights",
}  # fmt: skip


def ask(method="get", **arguments):
    """The answer as a tree: always 200, XML, and as the protocol wants it."""
    arguments = {name.rstrip("_"): value for name, value in arguments.items()}
    answer = getattr(Client(), method)("/oai", arguments)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/xml; charset=utf-8")
    root = etree.fromstring(answer.content)
    SCHEMA.assertValid(root)
    assert {each.tag.removeprefix(DC) for each in root.iter(f"{DC}*")} <= UNQUALIFIED
    return root


def names(element):
    return [each.tag.removeprefix(OAI) for each in element]


def error_of(**arguments):
    root = ask(**arguments)
    assert names(root) == ["responseDate", "request", "error"]
    return root[2].get("code")


def changed(report, moment):
    Report.objects.filter(pk=report.pk).update(modified_at=moment)


def test_it_identifies_itself_in_the_order_of_the_schema():
    make_report()
    root = ask(verb="Identify")
    assert root.tag == f"{OAI}OAI-PMH"
    assert names(root) == ["responseDate", "request", "Identify"]
    assert root[1].text == "http://testserver/oai"
    assert dict(root[1].attrib) == {"verb": "Identify"}
    assert names(root[2]) == [
        "repositoryName", "baseURL", "protocolVersion", "adminEmail", "earliestDatestamp", "deletedRecord",
        "granularity", "description",
    ]  # fmt: skip
    said = {name: each.text for name, each in zip(names(root[2]), root[2], strict=True)}
    assert said["protocolVersion"] == "2.0"
    assert said["deletedRecord"] == "transient"
    assert said["granularity"] == "YYYY-MM-DDThh:mm:ssZ"


def test_a_record_is_dublin_core_of_the_report_itself():
    area = make_area("霁阳市")
    text = "会议研究\x0b<b>云帆</b>计划。"
    report = make_report(text, kicker="霁阳", title="会议&召开", area=area, publisher=make_publisher("霁阳日报"))
    root = ask(verb="GetRecord", identifier=f"oai:testserver:reports/{report.pk}", metadataPrefix="oai_dc")
    (record,) = root[2]
    assert names(record) == ["header", "metadata"]
    assert names(record[0]) == ["identifier", "datestamp"]
    said = [(each.tag.removeprefix(DC), each.text) for each in record[1][0]]
    assert ("title", "会议&召开") in said
    assert ("title", "霁阳") in said
    assert ("description", "会议研究<b>云帆</b>计划。") in said
    assert ("publisher", "霁阳日报") in said
    assert ("date", "2014-05-08") in said
    assert ("coverage", "霁阳市") in said
    assert ("identifier", f"http://testserver{report.get_absolute_url()}") in said


def test_drafts_are_not_there_and_what_was_withdrawn_is_told_of_as_deleted():
    draft, gone = make_report(status="draft"), make_report(title="已经撤回的会议", status="withdrawn")
    root = ask(verb="ListRecords", metadataPrefix="oai_dc")
    (record,) = root[2]
    assert names(record) == ["header"]
    assert record[0].get("status") == "deleted"
    assert record[0][0].text.endswith(f"/{gone.pk}")
    assert "撤回" not in etree.tostring(root, encoding="unicode")
    hidden = f"oai:testserver:reports/{draft.pk}"
    assert error_of(verb="GetRecord", identifier=hidden, metadataPrefix="oai_dc") == "idDoesNotExist"


def test_a_published_report_that_became_a_draft_again_is_told_of_as_deleted():
    user = get_user_model().objects.create_user("li")
    report, draft = make_report(), make_report(status="draft")
    for change, each in ((publishing.return_to_draft, report), (publishing.publish, draft)):
        with act(user, Revision.Kind.EDIT, each):
            change(each)
    (listed,) = ask(verb="ListIdentifiers", metadataPrefix="oai_dc").iter(f"{OAI}ListIdentifiers")
    assert [(header[0].text.rpartition("/")[2], header.get("status")) for header in listed] == [
        (str(report.pk), "deleted"), (str(draft.pk), None),
    ]  # fmt: skip


@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
def test_a_long_list_comes_in_parts_each_record_once_whatever_changes_meanwhile(monkeypatch, verb):
    monkeypatch.setattr(oai, "PAGE", 2)
    reports = [make_report() for _number in range(5)]
    root = ask(verb=verb, metadataPrefix="oai_dc", from_="2001-01-01")
    came, cursors = [], []
    while True:
        *records, resumption = root[2]
        came += [each.findtext(f".//{OAI}identifier") or each[0].text for each in records]
        cursors.append(int(resumption.get("cursor")))
        assert resumption.get("completeListSize") == "5"
        if not resumption.text:
            break
        changed(reports[0], timezone.now())
        root = ask(verb=verb, resumptionToken=resumption.text)
    assert came == [f"oai:testserver:reports/{each.pk}" for each in reports]
    assert cursors == [0, 2, 4]


def test_a_list_of_one_part_has_no_token():
    make_report()
    assert names(ask(verb="ListIdentifiers", metadataPrefix="oai_dc")[2]) == ["header"]


@pytest.mark.parametrize(("window", "number"), [
    ({}, 3),
    ({"from_": "2020-03-02"}, 2),
    ({"until": "2020-03-02"}, 2),
    ({"from_": "2020-03-02", "until": "2020-03-02"}, 1),
    ({"from_": "2020-03-02T10:00:00Z"}, 2),
    ({"from_": "2020-03-02T10:00:01Z"}, 1),
    ({"until": "2020-03-02T10:00:00Z"}, 2),
    ({"until": "2020-03-02T09:59:59Z"}, 1),
])  # fmt: skip
def test_from_and_until_are_included(window, number):
    for day in (1, 2, 3):
        changed(make_report(), datetime(2020, 3, day, 10, 0, 0, 500_000, tzinfo=UTC))
    root = ask(verb="ListIdentifiers", metadataPrefix="oai_dc", **window)
    assert len(root[2]) == number


@pytest.mark.parametrize(("arguments", "code"), [
    ({}, "badVerb"),
    ({"verb": "Harvest"}, "badVerb"),
    ({"verb": ["Identify", "Identify"]}, "badVerb"),
    ({"verb": "Identify", "more": "1"}, "badArgument"),
    ({"verb": "ListRecords"}, "badArgument"),
    ({"verb": "ListRecords", "metadataPrefix": ["oai_dc", "oai_dc"]}, "badArgument"),
    ({"verb": "ListRecords", "metadataPrefix": "marc21"}, "cannotDisseminateFormat"),
    ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": "x"}, "noSetHierarchy"),
    ({"verb": "ListRecords", "metadataPrefix": "oai dc"}, "badArgument"),
    ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": "a b"}, "badArgument"),
    ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": "a:"}, "badArgument"),
    ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from_": "2014"}, "badArgument"),
    ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from_": "2014-13-01"}, "badArgument"),
    ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "until": "9999-12-31T23:59:59Z"}, "noRecordsMatch"),
    ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from_": "2014-05-02", "until": "2014-05-01"}, "badArgument"),
    ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from_": "2014-05-02", "until": "2014-05-03T00:00:00Z"},
     "badArgument"),
    ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "resumptionToken": "x"}, "badArgument"),
    ({"verb": "ListRecords", "resumptionToken": "x"}, "badResumptionToken"),
    ({"verb": "ListIdentifiers", "resumptionToken": oai.Harvest("ListRecords").token()}, "badResumptionToken"),
    ({"verb": "ListRecords", "metadataPrefix": "oai_dc"}, "noRecordsMatch"),
    ({"verb": "ListSets"}, "noSetHierarchy"),
    ({"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "x"}, "idDoesNotExist"),
    ({"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "oai:testserver:reports/1"}, "idDoesNotExist"),
    ({"verb": "ListMetadataFormats", "identifier": "oai:testserver:reports/1"}, "idDoesNotExist"),
])  # fmt: skip
def test_errors_are_those_of_the_protocol(arguments, code):
    assert error_of(**arguments) == code
    assert error_of(method="post", **arguments) == code


def test_a_bad_argument_is_not_repeated_as_an_attribute():
    assert dict(ask(verb="Identify", more="1")[1].attrib) == {}
    assert dict(ask(verb="ListSets")[1].attrib) == {"verb": "ListSets"}


@pytest.mark.django_db(transaction=True)
def test_a_client_harvests_everything(live_server, monkeypatch):
    monkeypatch.setattr(oai, "PAGE", 2)
    titles = [make_report(title=f"第{number}次会议").title for number in range(5)]
    client = Sickle(f"{live_server.url}/oai")
    assert client.Identify().protocolVersion == "2.0"
    assert [each.metadataPrefix for each in client.ListMetadataFormats()] == ["oai_dc"]
    harvested = list(client.ListRecords(metadataPrefix="oai_dc", ignore_deleted=True))
    assert [each.metadata["title"][0] for each in harvested] == titles
    with pytest.raises(CannotDisseminateFormat):
        client.ListRecords(metadataPrefix="mods")
