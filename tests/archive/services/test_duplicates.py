"""The same text from two sites is kept, shown to an editor, and not published twice."""

import pytest
from django.core.exceptions import ValidationError

from archive.ingest.lexicon.shingles import SIZE, shared, shingles
from archive.loading.loader import load
from archive.loading.results import ImportStatus, Options
from archive.models import DuplicateCandidate, Report
from archive.services import duplicates
from archive.services.publishing import publish

pytestmark = pytest.mark.django_db

TEXT = (
    "全市工业工作会议召开\n2014年5月8日\n"
    "5月7日，全市工业工作会议在霁阳市召开，总结去年的工作，安排今年的任务。市委书记李明出席会议并讲话，市长王强主持会议。\n"
    "李明强调，要实施“两翼齐飞”战略，把招商引资放在首位，全年完成固定资产投资120亿元，新开工亿元以上项目36个。\n"
    "王强要求，各县区要逐项分解任务，每月通报一次进度，对完不成任务的约谈主要负责人。\n"
)
MIRROR = (
    "您的位置：首页 > 新闻\n"
    + TEXT.replace("“", '"').replace("”", '"').replace("分解", "细化").replace("，", ",")
    + "分享到：\n相关新闻\n全市农业工作会议召开\n"
)
OTHER = (
    "全市农业工作会议召开\n2014年6月8日\n6月7日，全市农业工作会议在霁阳市召开，市委书记李明出席会议并讲话，市长王强主持会议。\n"
    "李明强调，要守住耕地红线，建设高标准农田20万亩，推广节水灌溉，保证夏粮丰收。\n会议还表彰了十个先进乡镇。\n"
)


def test_a_mirror_with_other_noise_quotes_and_a_corrected_word_is_offered_as_a_duplicate():
    first = load(TEXT.encode(), "a.txt", Options(publish=True))
    second = load(MIRROR.encode("gb18030"), "b.txt", Options(publish=True))
    assert (first.status, second.status) == (ImportStatus.NEW, ImportStatus.DUPLICATE)
    assert (first.report.status, second.report.status) == ("published", "draft")
    candidate = DuplicateCandidate.objects.get()
    assert (candidate.report, candidate.other) == (second.report, first.report)
    assert candidate.similarity > 0.8
    assert "全市工业工作会议召开" in str(second.reason)


def test_another_meeting_of_the_same_people_is_none():
    load(TEXT.encode(), "a.txt")
    assert load(OTHER.encode(), "b.txt").status is ImportStatus.NEW


def test_traditional_script_is_the_same_text():
    load(TEXT.encode(), "a.txt")
    traditional = TEXT.replace("会议", "會議").replace("书记", "書記").replace("项目", "項目")
    assert load(traditional.encode(), "b.txt").status is ImportStatus.DUPLICATE


def test_a_short_notice_inside_a_long_report_is_another_report():
    load(TEXT.encode(), "a.txt")
    notice = "\n".join(TEXT.split("\n")[:3])
    assert load(notice.encode(), "b.txt").status is ImportStatus.NEW


def test_nothing_is_published_before_an_editor_has_decided():
    load(TEXT.encode(), "a.txt")
    second = load(MIRROR.encode(), "b.txt").report
    with pytest.raises(ValidationError, match="重复"):
        publish(second)
    duplicates.is_different(DuplicateCandidate.objects.get())
    publish(second)
    assert Report.objects.published().count() == 1


def test_the_same_report_is_withdrawn_and_no_longer_compared_with():
    load(TEXT.encode(), "a.txt")
    second = load(MIRROR.encode(), "b.txt").report
    duplicates.is_same(DuplicateCandidate.objects.get())
    second.refresh_from_db()
    assert second.status == "withdrawn"
    third = load((MIRROR + "\n转载").encode(), "c.txt")
    assert [row.other.pk for row in third.report.duplicate_candidates.all()] == [Report.objects.order_by("pk")[0].pk]


def test_an_editor_decides_in_the_admin(admin_client):
    load(TEXT.encode(), "a.txt")
    second = load(MIRROR.encode(), "b.txt").report
    candidate = DuplicateCandidate.objects.get()
    address = "/admin/archive/duplicatecandidate/"
    assert second.title in admin_client.get(address).content.decode()
    admin_client.post(address, {"action": "is_same", "_selected_action": [candidate.pk]})
    candidate.refresh_from_db()
    second.refresh_from_db()
    assert (candidate.decision, second.status) == ("same", "withdrawn")


def test_sketches_do_not_depend_on_punctuation_and_are_bounded():
    assert shingles("会议，强调：“抓落实”。") == shingles("会议强调抓落实")
    assert len(shingles(TEXT)) == SIZE
    assert shingles("。，") == ()
    assert shared(TEXT, "") == 0
