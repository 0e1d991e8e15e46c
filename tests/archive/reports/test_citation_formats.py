"""Citations as reference managers read them: parsed by packages that know the formats."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from urllib.parse import unquote

import pytest
import rispy
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import parse_string

from archive.models import Report
from archive.reports.citation_formats import Citation, bibtex, csl_json, gbt7714, gbt7714_2025, ris
from archive.text.partial_dates import PartialDate
from tests.helpers import make_publisher, make_report, squeezed, take_part

CITATION = Citation(
    key="report12-s3", title="全市重点项目会议召开", authors=("杜若", "林青"), publisher="霁阳日报",
    published_on=PartialDate("2014-05-08"), date_is_inferred=False, url="https://archive.example/reports/a/#s3",
    accessed=date(2026, 11, 25), sha256="0f" * 32,
)  # fmt: skip
# What XML, and so citeproc's own output, can hold; the other forms take whatever Unicode has.
titles = st.text(min_size=1) | st.text(alphabet="\\{}$&#_%~^@\"',\r\n\x85\u2028ER -甲", min_size=1)
days = st.sampled_from(["2014-05-08", "2014-05", "2014", "--04-24", ""]).map(PartialDate)


def made(**fields):
    return replace(CITATION, **fields)


def on(day, inferred=False, **fields):
    return made(published_on=PartialDate(day), date_is_inferred=inferred, **fields)


def plain(text):
    """On one line without control characters: what any form keeps of a title."""
    return " ".join(re.sub(r"(?!\s)[\x00-\x1f\x7f-\x9f\ud800-\udfff]", "", text).split())


def parsed(entry):
    (found,) = parse_string(entry, "bibtex").entries.values()
    return found


@pytest.mark.parametrize(
    ("citation", "printed"),
    [
        (made(), "杜若,林青.全市重点项目会议召开[N/OL].霁阳日报,2014-05-08[2026-11-25]."),
        (made(authors=()), "全市重点项目会议召开[N/OL].霁阳日报,2014-05-08[2026-11-25]."),
        (made(authors=tuple("甲乙丙丁")), "甲,乙,丙,等.全市重点项目会议召开[N/OL].霁阳日报,2014-05-08[2026-11-25]."),
        (on("2014-05", authors=()), "全市重点项目会议召开[N/OL].霁阳日报,2014-05[2026-11-25]."),
        (on("2014", authors=()), "全市重点项目会议召开[N/OL].霁阳日报,2014[2026-11-25]."),
        (on("2014-05-08", True, authors=()), "全市重点项目会议召开[N/OL].霁阳日报,[2014-05-08][2026-11-25]."),
        (on("", authors=()), "全市重点项目会议召开[N/OL].霁阳日报,[日期不详][2026-11-25]."),
        (on("--04-24", authors=()), "全市重点项目会议召开[N/OL].霁阳日报,[年份不详]-04-24[2026-11-25]."),
        (made(title="会议", publisher="霁阳电视台"), "杜若,林青.会议[EB/OL].霁阳电视台,2014(2014-05-08)[2026-11-25]."),
        (made(authors=(), publisher=""), "全市重点项目会议召开[EB/OL].2014(2014-05-08)[2026-11-25]."),
        (on("", authors=(), publisher=""), "全市重点项目会议召开[EB/OL].[日期不详][2026-11-25]."),
    ],
)  # fmt: skip
def test_gbt7714(citation, printed):
    assert gbt7714(citation) == f"{printed}{citation.url}."


@pytest.mark.parametrize(
    ("citation", "printed"),
    [
        (made(), "杜若，林青.全市重点项目会议召开[N/OL]. 霁阳日报，2014-05-08[2026-11-25]. "),
        (made(authors=tuple("甲乙丙丁"), title="会"), "甲，乙，丙，等.会[N/OL]. 霁阳日报，2014-05-08[2026-11-25]. "),
        (on("--04-24", authors=()), "全市重点项目会议召开[N/OL]. 霁阳日报，[年份不详]-04-24[2026-11-25]. "),
        (on("2014", True, authors=(), publisher=""), "全市重点项目会议召开[EB/OL]. [2014][2026-11-25]. "),
        (made(authors=(), archive="档案"), "全市重点项目会议召开[N/OL]. 霁阳日报，2014-05-08[2026-11-25]. 档案："),
    ],
)  # fmt: skip
def test_gbt7714_of_2025_names_the_archive(citation, printed):
    assert gbt7714_2025(citation) == f"{printed}{citation.url}."


@pytest.mark.parametrize(
    ("citation", "fields"),
    [
        (made(), {"year": "2014", "month": "May", "day": "8"}),
        (on("2014-05"), {"year": "2014", "month": "May"}),
        (on("2014"), {"year": "2014"}),
        (on("2014-05-08", True), {"year": "[2014]", "month": "May", "day": "8"}),
        (on("--04-24"), {"month": "April", "day": "24"}),
        (on(""), {}),
    ],
)
def test_bibtex_dates(citation, fields):
    entry = parsed(bibtex(citation))
    assert entry.type == "article"
    assert {name: entry.fields[name] for name in ("year", "month", "day") if name in entry.fields} == fields
    assert entry.fields["journal"] == "霁阳日报"
    assert [str(person) for person in entry.persons["author"]] == ["{杜若}", "{林青}"]
    assert entry.fields["url"] == citation.url
    assert "0f" * 32 in entry.fields["note"]


# What LaTeX prints for the escapes of a title.
LATEX = {r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciitilde{}": "~",
         r"\textasciicircum{}": "^", **{f"\\{character}": character for character in "$&#_%"}}  # fmt: skip


def printed(latex):
    """``latex`` as it is printed; raises for a character that LaTeX would not print as itself."""
    parts = re.findall("|".join(map(re.escape, LATEX)) + r"|[^\\{}$&#_%~^]", latex, re.DOTALL)
    assert "".join(parts) == latex
    return "".join(LATEX.get(part, part) for part in parts)


@example("会议 \x1b 召开", "", PartialDate("2014"))
@given(titles, titles, days)
def test_bibtex_holds_any_title(title, publisher, day):
    entry = parsed(bibtex(made(title=title, publisher=publisher, published_on=day, authors=(title,))))
    known = {"title", "journal", "howpublished", "year", "month", "day", "url", "urldate", "langid", "note"}
    assert set(entry.fields) <= known
    held = entry.fields["title"]
    assert (held[0], held[-1]) == ("{", "}")
    assert printed(held[1:-1]) == plain(title)
    assert len(entry.persons["author"]) == 1


@given(titles, titles, days, st.booleans())
def test_ris_holds_any_title(title, publisher, day, is_inferred):
    record = ris(made(title=title, publisher=publisher, published_on=day, date_is_inferred=is_inferred))
    (entry,) = rispy.loads(record)
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in record.split("\r\n")[:-1])
    assert len(record.splitlines()) == record.count("\r\n")
    assert entry.get("title", "") == plain(title)
    assert entry["authors"] == ["杜若", "林青"]
    assert entry["urls"] == [CITATION.url]
    assert "0f" * 32 in entry["notes"][0]


@pytest.mark.parametrize(
    ("day", "year", "printed"),
    [("2014-05-08", "2014", "2014/05/08/"), ("2014-05", "2014", "2014/05//"), ("2014", "2014", "2014///"),
     ("--04-24", None, "/04/24/"), ("", None, None)],
)  # fmt: skip
def test_ris_dates(day, year, printed):
    (entry,) = rispy.loads(ris(on(day)))
    assert (entry.get("year"), entry.get("date")) == (year, printed)
    assert entry["type_of_reference"] == "NEWS"


@given(titles, days, st.booleans())
def test_csl_json_holds_any_title(title, day, is_inferred):
    (item,) = json.loads(csl_json(made(title=title, published_on=day, date_is_inferred=is_inferred)))
    assert item.get("title", "") == plain(title)
    assert item.get("issued", {}).get("date-parts", [[None]])[0][0] == day.year
    assert ("circa" in item.get("issued", {})) == bool(is_inferred and day.year)


@pytest.mark.parametrize("day", ["2014-05-08", "2014-05", "2014", ""])
def test_a_style_renders_the_csl_json(day):
    (item,) = json.loads(csl_json(on(day)))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Cited([CitationItem(item["id"])]))
    (rendered,) = map(str, bibliography.bibliography())
    for wanted in ("全市重点项目会议召开", "霁阳日报", "杜若", day[:4]):
        assert wanted in rendered


@pytest.fixture
def report(db):
    report = make_report("会议召开。要抓好落实。", title="全市会议召开", publisher=make_publisher("霁阳日报"))
    take_part(report, "杜若", part="journalist", origin="machine")
    return report


def test_the_page_and_the_files_cite_the_report(client, report):
    html = client.get(report.get_absolute_url()).text
    assert "杜若.全市会议召开[N/OL].霁阳日报,2014-05-08[" in html
    assert "作者由程序识别，尚待人核对" in html
    digest = hashlib.sha256(client.get(report.get_absolute_url() + "text.txt").content).hexdigest()
    assert digest in html
    for form, media_type in (("bib", "x-bibtex"), ("ris", "x-research-info-systems"), ("csl.json", "csl+json")):
        answer = client.get(f"{report.get_absolute_url()}cite.{form}")
        assert f'href="{report.get_absolute_url()}cite.{form}"' in html
        assert media_type in answer["Content-Type"]
        assert f'filename="report{report.pk}.{form}"' in answer["Content-Disposition"]
        assert digest in answer.text
    assert client.get(f"{report.get_absolute_url()}cite.doc").status_code == 404


@pytest.mark.parametrize("asked", ["2", "s2", "#s2", "抓好落实", "  要抓好落实。\n别的  "])
def test_one_sentence_is_cited_by_number_or_words(client, report, asked):
    html = client.get(report.get_absolute_url(), {"cite": asked}).text
    assert f"http://testserver{unquote(report.get_absolute_url())}#s2.</p>" in html
    assert '<q class="cited-words" lang="zh-Hans">要抓好落实。</q>' in squeezed(html)
    answer = client.get(f"{report.get_absolute_url()}cite.ris", {"cite": asked}).text
    assert f"UR  - http://testserver{report.get_absolute_url()}#s2\r\n" in answer


@pytest.mark.parametrize("asked", ["9", "没有的话", "9" * 150, "<b>", "²"])
def test_a_sentence_that_is_not_there_is_told(client, report, asked):
    html = client.get(report.get_absolute_url(), {"cite": asked}).text
    assert "正文里找不到" in html
    assert "<b>”" not in html


def test_an_old_number_cites_the_sentence_that_it_leads_to(client, report):
    report = Report.objects.get(pk=report.pk)
    report.text = report.text.replace("会议召开。", "")
    report.save()
    assert "#s2.</p>" in client.get(report.get_absolute_url(), {"cite": "1"}).text


@pytest.mark.parametrize("ending", ["cite.bib", "text.txt"])
def test_only_what_may_be_read_is_cited_and_old_addresses_lead_on(client, report, ending):
    old = report.get_absolute_url() + ending
    report.title = "另一个标题"
    report.save()
    assert client.get(old).status_code == 302
    assert client.get(old, follow=True).status_code == 200
    for status in ("draft", "withdrawn"):
        Report.objects.update(status=status)
        assert client.get(report.get_absolute_url() + ending).status_code == 404
