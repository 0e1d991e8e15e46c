"""Industries: named as such, alone and in lists; classes and zones are none."""

import pytest

from archive.ingest.pipeline import fold_lines
from archive.ingest.places.industries import industries
from archive.loading.loader import load


def named(text):
    found = industries(fold_lines(text), text)
    assert all(text[mention.span.start : mention.span.end] == mention.name for mention in found)
    return [mention.name for mention in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("要做大做强装备制造、电子信息、生物医药等三大主导产业。", ["装备制造", "电子信息", "生物医药"]),
        ("发展现代物流业和文化旅游产业。", ["现代物流", "文化旅游"]),
        ("汽车、牛角工艺、食品等特色产业。", ["汽车", "牛角工艺", "食品"]),
        ("裝備製造、新材料等產業", ["裝備製造", "新材料"]),
        ("旅游业增长8%，房地产业回落。", ["旅游", "房地产"]),
        ("装备制造和渔具加工是支柱产业。", []),
        ("汽车、渔具加工为主导产业。", []),
        ("推进农业产业化，建设产业集聚区，优化产业结构。", []),
        ("化工企业整改，旅游部门检查，服务业态创新。", []),
        ("工业和信息化局；主导产业、支柱产业。", []),
        ("全市零售和餐饮企业增收，航空、中小企业等合作不断。", []),
        ("旅游、特色农业等领域扩大合作。", []),
        ("畜牧和民族手工业四大特色产业。", ["畜牧", "民族手工业"]),
        ("新能源、微生物产业和文化、生物产业。", ["新能源", "微生物", "文化", "生物"]),
        ("文化、其他新兴产业和煤炭及其他燃料加工业。", ["文化", "煤炭"]),
        ("形成了种植、加工到销售的产业链。", ["种植"]),
    ],
)
def test_what_is_named_as_an_industry(text, names):
    assert named(text) == names


@pytest.mark.django_db
def test_industries_come_in_with_their_evidence_and_stand_on_the_page(client):
    text = "工业会议召开\n2014年5月8日\n市委书记李明强调，要做大装备制造、电子信息等主导产业。装备制造业要先行。\n"
    report = load(text.encode(), "a.txt").report
    mentions = list(report.industry_mentions.order_by("start"))
    assert [mention.industry.name for mention in mentions] == ["装备制造", "电子信息", "装备制造"]
    assert all(report.text[each.start : each.end] == each.quote for each in mentions)
    report.status = "published"
    report.save()
    html = client.get(report.get_absolute_url()).content.decode()
    assert 'id="industry-title"' in html
    assert "电子信息" in html
