"""Invented archives in which one record of each kind stands in as many reports as one likes."""

import random
from typing import Any
from urllib.parse import urlencode

from archive.models import (
    Area,
    Membership,
    Metric,
    Observation,
    Organization,
    Participation,
    Person,
    PolicyDocument,
    PolicyDocumentMention,
    Report,
    Speech,
    Strategy,
    StrategyMention,
    Zone,
    ZoneMention,
)
from archive.models.sentence_prints import index_fingerprints
from archive.models.unit_of_work import changing

PEOPLE, STRATEGIES, ZONES, METRICS = 60, 30, 20, 20
YEARS = 12
_PRINTED = 500  # reports whose sentences are printed at a time


def _filler(index: int, name: str) -> str:
    """Three sentences that all reports of this ``name`` have, three that end alike, fifty that no other has."""
    common = [f"{name}会议听取了第{n}项工作情况的汇报，研究部署了下一阶段的任务。" for n in range(3)]
    alike = [f"{index}号议题之{n}由有关部门说明，会议原则同意并要求{name}市抓好落实。" for n in range(3)]
    own = [
        f"第{index}次会议第{n}项议题：听取{index * 50 + n}号工程的汇报，要求按期完成{index * 50 + n}号任务。"
        for n in range(50)
    ]
    return "".join([*common, *alike, *own])


class World:
    """A pool of people, slogans, zones, metrics and areas that all reports share."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        province = Area.objects.create(code="990000", name="云麓省", level="province")
        self.areas = [
            Area.objects.create(code=f"99{n:02}00", name=f"第{n}市", level="city", parent=province)
            for n in range(1, 11)
        ]
        self.people = [Person.objects.create(name=f"官员{n}") for n in range(PEOPLE)]
        self.strategies = [Strategy.objects.create(name=f"第{n}战略") for n in range(STRATEGIES)]
        self.zones = [Zone.objects.create(name=f"第{n}园区", area=self.areas[n % 10]) for n in range(ZONES)]
        self.metrics = [Metric.objects.create(name=f"第{n}指标") for n in range(METRICS)]

    def linked(self, number: int, name: str) -> dict[str, str]:
        """Makes ``number`` reports about one record of each kind; kind of page to its address."""
        area = Area.objects.create(code=f"98{number:04}", name=f"{name}市", level="city", parent=self.areas[0].parent)
        about: dict[str, Any] = {
            "person": Person.objects.create(name=f"{name}官员"),
            "strategy": Strategy.objects.create(name=f"{name}战略"),
            "zone": Zone.objects.create(name=f"{name}园区", area=area),
            "area": area,
            "metric": Metric.objects.create(name=f"{name}指标"),
            "document": PolicyDocument.objects.create(name=f"{name}文件"),
            "publisher": Organization.objects.create(name=f"{name}日报"),
        }
        reports = Report.objects.bulk_create(
            (self._report(index, name, about) for index in range(number)), batch_size=500
        )
        with changing():
            self._link(reports, about)
        Membership.objects.derive([about["person"].pk])
        for start in range(0, number, _PRINTED):
            index_fingerprints(reports[start : start + _PRINTED])
        return self._pages(about) | self._pages_of_reports(reports)

    def _pages(self, about: dict[str, Any]) -> dict[str, str]:
        found = {kind: record.get_absolute_url() for kind, record in about.items()}
        person, strategy = found["person"], found["strategy"]
        found["person: speeches"], found["person: figures"] = f"{person}?show=speeches", f"{person}?show=figures"
        for sort in ("date", "left", "right"):
            found[f"concordance: {sort}"] = f"{strategy}concordance/?sort={sort}"
        found["side by side"] = f"{person}with/{self.people[0].slug}/"
        found["passages"] = "/passages/?" + urlencode({"kind": "slogan", "strategy": about["strategy"].slug})
        found["reports"] = "/reports/?" + urlencode({"person": about["person"].slug})
        return found

    def _pages_of_reports(self, reports: list[Report]) -> dict[str, str]:
        """Of one that shares everything with the others that they share."""
        one, other = reports[len(reports) // 2], reports[len(reports) // 2 + 1]
        address = one.get_absolute_url()
        return {"report": address, "repeats": f"{address}repeats/", "two reports": f"{address}with/{other.slug}/"}

    def _report(self, index: int, name: str, about: dict[str, Any]) -> Report:
        said = f"{name}官员强调，要实施“{name}战略”，{name}园区落实《{name}文件》，完成投资{index % 900 + 1}亿元。"
        text = f"{said}\n{_filler(index, name)}"
        day = f"{2008 + index % YEARS}-{index // YEARS % 12 + 1:02}-{index % 28 + 1:02}"
        area = about["area"] if index % 2 else self.areas[index % 10]
        return Report(
            title=f"{name}第{index}次会议召开", text=text, published_on=day, status="published", slug=f"{name}{index}",
            publisher=about["publisher"], area=about["area"] if index % 3 else area,
        )  # fmt: skip

    def _link(self, reports: list[Report], about: dict[str, Any]) -> None:
        rows: dict[type, list[Any]] = {}

        def add(model: type, **fields: Any) -> None:
            rows.setdefault(model, []).append(model(**fields))

        speeches = Speech.objects.bulk_create(
            Speech(report=report, person=about["person"], start=0, end=30, quote=report.text[:30], verb="强调")
            for report in reports
        )
        for report, speech in zip(reports, speeches, strict=True):
            people = [about["person"], *self.dice.sample(self.people, 7)]
            for order, person in enumerate(self.dice.sample(people, 8), 1):
                office = "市委书记" if person == about["person"] else "市领导"
                add(Participation, report=report, person=person, part="attendee", role_title=office, order=order)
            for strategy in (about["strategy"], *self.dice.sample(self.strategies, 2)):
                start = report.text.index("战略") - 1
                add(StrategyMention, report=report, strategy=strategy, speech=speech, start=start, end=start + 3,
                    quote=report.text[start : start + 3])  # fmt: skip
            for zone in (about["zone"], self.dice.choice(self.zones)):
                add(ZoneMention, report=report, zone=zone, quote=zone.name)
            add(PolicyDocumentMention, report=report, document=about["document"], quote=f"《{about['document'].name}》")
            for metric in (about["metric"], *self.dice.sample(self.metrics, 3)):
                value = self.dice.randrange(1, 900)
                zone = about["zone"] if metric == about["metric"] and value % 2 else None
                add(Observation, report=report, metric=metric, value=value, unit="亿元", base_unit="元",
                    base_value=value * 10**8, period=report.published_on[:4], said_by=about["person"],
                    area=self.dice.choice(self.areas), zone=zone,
                    quote=f"{value}亿元")  # fmt: skip
        for model, made in rows.items():
            model._default_manager.bulk_create(made, batch_size=500)  # type: ignore[attr-defined]
