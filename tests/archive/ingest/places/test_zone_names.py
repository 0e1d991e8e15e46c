"""Each rule about names of zones decides its own example. All texts are invented."""

import pytest

from archive.ingest.places import zone_names, zones


@pytest.mark.parametrize("rule", zone_names.ZONE_RULES, ids=lambda rule: rule.example)
def test_every_rule_decides_its_example(rule: zone_names.ZoneRule, monkeypatch: pytest.MonkeyPatch) -> None:
    decided = []

    def told(*candidate) -> bool:
        decided.append(zone_names.deciding(zone_names.ZoneCandidate(*candidate)))
        return zone_names.is_zone_name(*candidate)

    monkeypatch.setattr(zones, "is_zone_name", told)
    assert bool(zones.zones(rule.example, rule.example)) == rule.is_name
    assert decided == [rule]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("推动岚浦(国际)陆港物流园建设。", ["岚浦(国际)陆港物流园"]),
        ("推进岚浦—霁阳产业合作园协同发展。", ["岚浦—霁阳产业合作园"]),
        ("察看了岚江(青阳)电子信息产业园。", ["岚江(青阳)电子信息产业园"]),
        ("项目(国际)陆港物流园建设。", ["陆港物流园"]),
    ],
)
def test_a_zone_may_hold_a_bracket_or_two_areas(text: str, names: list[str]) -> None:
    assert [zone.name for zone in zones.zones(text, text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("近年来，上海开设外滩金融试验区。", ["外滩金融试验区"]),
        ("江苏省农村宅基地改革试点启动。", []),
        ("企业落户上海自贸试验区。", ["上海自贸试验区"]),
        ("近几年，吉林利用长春新区等平台招商。", ["长春新区"]),
        ("海南正式发布自贸试验区总体方案。", []),
        ("合肥废物利用示范区开工。", ["合肥废物利用示范区"]),
        ("落户这个园区的企业有22家，那片工业园也满了。", []),
        ("岚浦市裕园区社区居委会主任介绍。", []),
        ("我们走进岚浦区棚改新区。", []),
        ("投资60亿元在合肥建生产基地。", []),
        ("推进中海自由贸易区谈判。", []),
        ("园区先后被评为“河南省优秀产业集聚区”“省级循环经济试点园区”。", []),
        ("视察了高标准农田示范区。", []),
        ("加快建设全域旅游示范区。", []),
        ("与会人员观摩了将台堡镇柳湾村食用菌基地。", []),
    ],
)
def test_what_an_area_does_with_a_zone_is_no_part_of_its_name(text: str, names: list[str]) -> None:
    assert [zone.name for zone in zones.zones(text, text)] == names
