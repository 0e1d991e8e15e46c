"""A scholar's table of offices: brought in line by line, bad lines named, held against the reports."""

import pytest
from django.core.management import call_command

from archive.analysis.roster_entries import compared
from archive.loading.roster_entries import RosterUnreadable, load_roster
from archive.models import Post, RosterEntry, Tenure
from archive.models.unit_of_work import changing
from tests.helpers import make_area, make_person, make_report, state_appointment, take_part

pytestmark = pytest.mark.django_db
HEAD = "姓名,职务,地区,起,止,出处\n"


@pytest.fixture
def mayor():
    """沈若川, stated to have come in 2014 and seen as mayor in 2016."""
    area, person = make_area("云岫市"), make_person("沈若川")
    for day in ("2014-02-10", "2016-05-01"):
        report = make_report("任命沈若川为云岫市市长。", published_on=day, area=area)
        with changing([report]):
            take_part(report, person, role_title="云岫市市长")
            if day < "2015":
                state_appointment(report, person, "沈若川为云岫市市长", office="云岫市市长", day=day)
    return person


def load(*lines: str, source: str = "云岫市志"):
    return load_roster((HEAD + "\n".join(lines)).encode(), source)


def told() -> list[tuple[str, list[str]]]:
    return [
        (each.entry.name, [str(kind) for kind in each.differences])
        for each in compared(RosterEntry.objects.order_by("pk"))
    ]


def test_lines_are_held_against_the_reports(mayor):
    result = load(
        "沈若川,市长,云岫市,2014-02,2017,",
        "沈若川,云岫市市长,,2015-03,2016-01,年鉴",
        "陆明远,市长,云岫市,2010,2014,",
        "陆明远,州长,云岭州,2010,2014,",
    )
    assert (result.new, result.unchanged, result.bad) == (4, 0, [])
    assert told() == [
        ("沈若川", ["agrees"]),
        ("沈若川", ["starts", "seen_before", "seen_after"]),
        ("陆明远", ["unknown_person"]),
        ("陆明远", ["unknown_post"]),
    ]
    assert RosterEntry.objects.filter(person=mayor, source="年鉴").count() == 1


def test_bad_lines_are_named_and_the_others_brought_in(mayor):
    result = load(
        "沈若川,,云岫市,,,",
        ",市长,,,,",
        "甲乙,市长,云岫市,2015-02-30,,",
        "丙丁,市长,云岫市,2016,2014,",
        "戊己,市长,云岫市,,,",
        f"{'长' * 200},市长,,,,",
    )
    assert [line for line, _why in result.bad] == [2, 3, 4, 5, 7]
    assert result.bad[2][1] == "不是日期：2015-02-30"
    assert [entry.name for entry in RosterEntry.objects.all()] == ["戊己"]


def test_a_line_without_a_source_is_bad():
    assert load("沈若川,市长,云岫市,,,", source="").bad == [(2, "没有填：出处")]


def test_the_same_table_twice_changes_nothing(mayor):
    load("沈若川,市长,云岫市,2014-02,2017,")
    again = load("沈若川,市长,云岫市,2014-02,2017,")
    assert (again.new, again.unchanged) == (0, 1)


def test_reports_take_nothing_from_a_roster(mayor):
    before = list(Tenure.objects.values())
    load("沈若川,市长,云岫市,2001,2002,", "陆明远,市长,云岫市,2010,2014,")
    assert list(Tenure.objects.values()) == before


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", "甲,乙\n1,2".encode(), b"name\n\x00", b'"' * 3])
def test_what_is_no_roster_is_refused_in_words(data):
    with pytest.raises(RosterUnreadable, match="表"):
        load_roster(data)


def test_english_heads_and_chinese_encodings_are_read(mayor):
    text = "Name,Post,Area,From,To,Source\n沈若川,市长,云岫市,2014-02,,志书\n"
    assert load_roster(text.encode("gb18030")).new == 1


def test_the_command_names_what_it_left_out(mayor, tmp_path, capsys):
    path = tmp_path / "名录.csv"
    path.write_text(HEAD + "沈若川,市长,云岫市,2014-02,,\n,市长,,,,\n")
    with pytest.raises(SystemExit):
        call_command("load_roster", str(path), "--source", "市志")
    told_lines = capsys.readouterr()
    assert "新增 1 条" in told_lines.out
    assert "名录.csv:3: 没有填：姓名" in told_lines.err


def test_the_page_of_the_post_shows_the_comparison(mayor, client):
    load("沈若川,市长,云岫市,2015-03,,")
    html = client.get(Post.objects.get().get_absolute_url()).content.decode()
    assert "报道所说的任职日期不同" in html
    assert "云岫市志" in html


def test_a_line_that_differs_tells_what_reports_say(mayor, client):
    load("沈若川,云岫市市长,,2015-03,2016-01,年鉴", "沈若川,市长,云岫市,2014-02,2017,")
    html = client.get(Post.objects.get().get_absolute_url()).content.decode().partition('id="roster"')[2]
    lines = html.partition("<tbody>")[2].partition("</tbody>")[0].split("</tr>")
    texts = {("年鉴" in line): line for line in lines if "<td" in line}
    assert "任（报道所说） 2014年2月10日" in " ".join(texts[True].split())
    assert 'class="note"' not in texts[False]
