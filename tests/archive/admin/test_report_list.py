"""The list of reports: what it shows, its filters, its search and its actions."""

import pytest
from django.dispatch import Signal
from django.urls import reverse

from archive.models import Membership, Participation, Report, StrategyMention
from archive.queries import text_search
from search.engine.errors import IndexMissing
from tests.archive.admin.editing import messages
from tests.helpers import make_area, make_person, make_publisher, make_report, mention_strategy, take_part

LIST = "/admin/archive/report/"


def listed(response):
    return set(response.context["cl"].result_list)


def test_the_list_shows_state_date_place_paper_and_what_waits(editor, django_assert_max_num_queries):
    area, publisher = make_area("岚浦市"), make_publisher("岚浦日报")
    for each in range(3):
        report = make_report("李明谈“两翼齐飞”。", area=area, publisher=publisher, is_sample=True)
        take_part(report, make_person(f"李{chr(0x4E00 + each)}"))
        mention_strategy(report, f"口号{each}")
    with django_assert_max_num_queries(16) as few:
        page = editor.get(LIST)
    assert {report.unconfirmed for report in listed(page)} == {2}
    shown = page.content.decode()
    assert all(words in shown for words in ("岚浦市", "岚浦日报", "2014-05-08", "示例", "已发布"))
    for _each in range(10):
        take_part(make_report(area=make_area(), publisher=make_publisher()), make_person())
    with django_assert_max_num_queries(len(few)):
        editor.get(LIST)


@pytest.fixture
def three(db):
    province = make_area("云麓省", "province")
    city = make_area("岚浦市", parent=province)
    old = make_report(title="旧", published_on="2012-03", area=city)
    mention_strategy(old, "两翼齐飞")
    new = make_report(title="新", published_on="2014-05-08", area=province, publisher=make_publisher("岚浦日报"))
    take_part(new, make_person("杨树平"), review="confirmed")
    unprinted = make_report(title="无年", published_on="--04-24", status="draft", is_sample=True)
    return {"old": old, "new": new, "unprinted": unprinted, "province": province.pk, "city": city.pk}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"status__exact": "draft"}, "unprinted"),
        ({"year": "2012"}, "old"),
        ({"year": "unprinted"}, "unprinted"),
        ({"year": "undated"}, ""),
        ({"area": "province"}, "old new"),
        ({"area": "city"}, "old"),
        ({"area": "424242"}, ""),
        ({"facts": "unconfirmed"}, "old"),
        ({"facts": "confirmed"}, "new unprinted"),
        ({"is_sample__exact": "1"}, "unprinted"),
        ({"q": "yangshuping"}, "new"),
        ({"q": "ysp"}, "new"),
        ({"q": "楊樹平"}, "new"),
        ({"q": "无年"}, "unprinted"),
        ({"q": "不存在"}, ""),
    ],
)
def test_filters_and_search(editor, three, query, expected):
    query = {key: three.get(value, value) if key == "area" else value for key, value in query.items()}
    assert listed(editor.get(LIST, **query)) == {three[name] for name in expected.split()}


@pytest.mark.parametrize(
    "query",
    [
        "year=x",
        "year=99999",
        "year=²",
        "area=x",
        "area=" + "9" * 30,
        "p=x",
        "o=99.x",
        "publisher__id__exact=x",
        "_facets=True",
    ],
)
def test_a_nonsensical_filter_is_no_error(editor, three, query):
    assert editor.client.get(f"{LIST}?{query}", follow=True).status_code == 200


def test_publishing_names_those_that_cannot_be_and_publishes_the_others(editor):
    whole = make_report("李明讲话。", title="齐全", status="draft")
    take_part(whole, "李明", role_title="市长")
    lacking = make_report(title="缺日期", published_on="", status="draft")
    empty = make_report("", title="", published_on="2014", status="draft")
    said = messages(editor.act("report", "publish", [whole, lacking, empty]))
    assert any("缺日期" in each and "缺少日期" in each for each in said)
    assert any("（无标题）" in each and "标题、正文" in each for each in said)
    assert "已发布 1 篇。" in said
    assert {report.pk for report in Report.objects.published()} == {whole.pk}
    assert Membership.objects.get().role_title == "市长"


def test_more_than_one_request_can_do_is_refused_in_words(editor, monkeypatch):
    monkeypatch.setattr("archive.admin.report_actions._MOST", 2)
    reports = [make_report(status="draft") for _each in range(3)]
    assert messages(editor.act("report", "publish", reports)) == ["一次最多 2 篇，请分批。"]
    assert not Report.objects.published().exists()
    editor.act("report", "publish", reports[:2])
    assert Report.objects.published().count() == 2


def test_withdrawing_and_taking_back(editor):
    report = make_report("李明讲话。")
    take_part(report, "李明", role_title="市长")
    Membership.objects.derive([Participation.objects.get().person.pk])
    assert messages(editor.act("report", "withdraw", [report])) == ["已撤回 1 篇。"]
    report.refresh_from_db()
    assert report.status == "withdrawn"
    assert not Membership.objects.exists()
    editor.act("report", "return_to_draft", [report])
    report.refresh_from_db()
    assert report.status == "draft"


def test_confirming_all_facts_of_reports(editor):
    report = make_report("李明谈“两翼齐飞”。")
    take_part(report, "李明")
    mention_strategy(report, "两翼齐飞", review="rejected")
    asked = editor.act("report", "confirm", [report])
    assert Participation.objects.get().review == "unconfirmed"
    assert messages(editor.answer(asked)) == ["已核定 1 条事实。"]
    assert (Participation.objects.get().review, StrategyMention.objects.get().review) == ("confirmed", "rejected")


def test_facts_are_confirmed_and_rejected_in_their_own_lists(editor):
    report = make_report("李明讲话。")
    part = take_part(report, "李明", role_title="市长")
    Membership.objects.derive([part.person.pk])
    editor.act("participation", "reject", [part])
    assert not Membership.objects.exists()
    editor.answer(editor.act("participation", "confirm", [part]))
    assert Membership.objects.get().role_title == "市长"


def test_deleting_chosen_reports_takes_their_memberships(editor):
    reports = [make_report("李明讲话。") for _each in range(2)]
    person = make_person("李明")
    for report in reports:
        take_part(report, person, role_title="市长")
    Membership.objects.derive([person.pk])
    editor.act("report", "delete_selected", reports, post="yes")
    assert not Report.objects.exists()
    assert not Membership.objects.exists()


def test_actions_are_for_those_who_may_change(client, django_user_model):
    from django.contrib.auth.models import Permission

    viewer = django_user_model.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_report"))
    client.force_login(viewer)
    report = make_report(status="draft")
    page = client.get(reverse("admin:archive_report_changelist"))
    assert 'value="publish"' not in page.content.decode()
    client.post(LIST, {"action": "publish", "_selected_action": [report.pk]})
    report.refresh_from_db()
    assert report.status == "draft"
    assert client.get(reverse("admin:archive_report_change", args=[report.pk])).status_code == 200


class TestFullText:
    """Words of a text: of published reports by the engine, of others, and where no engine answers, as they stand."""

    @pytest.fixture
    def texts(self, db):
        published = make_report("会议强调，要推进乡村振兴。", title="甲")
        draft = make_report("会议指出，乡村旅游要振兴。", title="乙", status="draft")
        make_report("会议强调，要抓好落实。", title="丙")
        return published, draft

    def test_published_ones_are_those_that_the_engine_names(self, editor, texts, monkeypatch):
        published, draft = texts
        asked = []

        def answer(words, **_):
            asked.append(words)
            return [published.pk]

        # The index of the tests before would answer first.
        monkeypatch.setattr(text_search, "text_asked", engine := Signal())
        engine.connect(answer)
        assert listed(editor.get(LIST, q="乡村振兴")) == {published}
        assert listed(editor.get(LIST, q="乡村 振兴")) == {published, draft}
        assert asked[-1] == "乡村 振兴"

    def test_without_an_index_the_words_are_looked_for_as_they_stand(self, editor, texts, monkeypatch):
        monkeypatch.setattr("search.results.query.SearchQuerySet", unavailable)
        assert listed(editor.get(LIST, q="乡村 振兴")) == set(texts)
        assert listed(editor.get(LIST, q="抓好落实。")) == set(Report.objects.filter(title="丙"))
        assert not listed(editor.get(LIST, q="乡村 落实"))


def unavailable():
    raise IndexMissing
