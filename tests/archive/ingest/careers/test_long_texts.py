"""A résumé of sixty lines, a list of three hundred appointments, a text that says two things of one post."""

from archive.ingest.files.reading import RawText
from archive.ingest.pipeline import as_json, draft

SURNAMES, GIVEN = "张王李刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "建伟国强志明海燕秀英文斌永生立新"
OFFICES = ("财政局局长", "审计局局长", "教育局副局长", "民政局副局长", "水利局局长", "司法局副局长")


def stated(title: str, text: str) -> list[dict[str, str]]:
    return as_json(draft(RawText(f"{title}\n\n2015-06-30\n\n{text}\n")))["appointments"]


def name(number: int) -> str:
    return f"{SURNAMES[number % 20]}{GIVEN[number // 20 % 16]}{GIVEN[(number // 7 + 5) % 16]}"


def test_a_resume_of_sixty_lines_is_read_line_by_line():
    lines = [
        f"{1950 + n}.0{n % 9 + 1}—{1951 + n}.0{n % 8 + 1} 岚浦县青石乡第{'一二三四五六'[n % 6]}管理区主任"
        for n in range(60)
    ]
    rows = stated("张建伟简历", "张建伟，男，汉族，1931年2月生，岚浦县人，1949年7月参加工作。\n" + "\n".join(lines))
    assert len(rows) == 60
    assert {row["name"] for row in rows} == {"张建伟"}
    assert all(row["kind"] == "held" and row["from"] and row["to"] for row in rows)


def test_a_list_of_three_hundred_appointments_is_read_whole():
    people = [name(number) for number in range(300)]
    assert len(set(people)) == 300
    come = [f"{person}为岚浦县{OFFICES[n % 6]}；" for n, person in enumerate(people[:200])]
    gone = [f"{person}的岚浦县{OFFICES[n % 6]}职务；" for n, person in enumerate(people[200:])]
    rows = stated("岚浦县人大常委会任免名单", "任命：\n" + "\n".join(come) + "\n免去：\n" + "\n".join(gone))
    assert [row["kind"] for row in rows] == ["appointed"] * 200 + ["ended"] * 100
    assert [row["name"] for row in rows] == people


def test_two_things_said_of_one_post_both_stand():
    text = "县委6月1日决定，张建伟同志任岚浦县财政局局长。"
    text += "6月20日，县委决定，张建伟同志不再担任岚浦县财政局局长职务，李志军同志任岚浦县财政局局长。"
    rows = [(row["kind"], row["name"], row["office"], row["day"]) for row in stated("岚浦县干部任免", text)]
    assert rows == [
        ("appointed", "张建伟", "岚浦县财政局局长", "2015-06-01"),
        ("ended", "张建伟", "岚浦县财政局局长", "2015-06-20"),
        ("appointed", "李志军", "岚浦县财政局局长", "2015-06-20"),
    ]
