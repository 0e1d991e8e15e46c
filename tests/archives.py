"""Whole archives for tests: many reports about the same things, made in bulk."""

from archive.models import (
    Appointment,
    Area,
    Collection,
    Industry,
    IndustryMention,
    Metric,
    Observation,
    Organization,
    Participation,
    Person,
    PolicyDocument,
    PolicyDocumentMention,
    Post,
    Report,
    Speech,
    Strategy,
    StrategyMention,
    Zone,
    ZoneMention,
)
from archive.models.sentence_prints import index_fingerprints
from archive.models.unit_of_work import changing

TEXT = "市委书记李明强调，要实施“两翼齐飞”战略，城东产业园装备制造业完成投资12亿元，落实《工作要点》。"


class LinkedArchive:
    """One of each thing, and ``number`` published reports, over ten years, that name them all."""

    def __init__(self, number: int) -> None:
        self.province = Area.objects.create(code="990000", name="云麓省", level="province")
        self.area = Area.objects.create(code="990100", name="霁阳市", level="city", parent=self.province)
        self.publisher = Organization.objects.create(name="霁阳日报")
        self.person = Person.objects.create(name="李明")
        self.other = Person.objects.create(name="王芳")
        self.strategy = Strategy.objects.create(name="两翼齐飞")
        self.zone = Zone.objects.create(name="城东产业园", area=self.area)
        self.document = PolicyDocument.objects.create(name="工作要点")
        self.industry = Industry.objects.create(name="装备制造")
        self.metric = Metric.objects.create(name="投资")
        self.reports = Report.objects.bulk_create(self._report(index) for index in range(number))
        index_fingerprints(self.reports)
        with changing(self.reports):
            for report in self.reports:
                self._link(report)
        self.collection = Collection.objects.create(title="两翼齐飞十年", introduction="逐年的说法。", is_public=True)
        for order, report in enumerate(self.reports[:5]):
            self.collection.items.create(order=order, report=report, sentence=order % 2 or None, note="首次提出。")

    def _report(self, index: int) -> Report:
        day = f"{2010 + index % 10}-{index // 10 % 12 + 1:02}-{index % 28 + 1:02}"
        return Report(
            title=f"第{index}次工作会议召开", text=TEXT, published_on=day, status="published", area=self.area,
            publisher=self.publisher, slug=f"report-{index}",
        )  # fmt: skip

    def _link(self, report: Report) -> None:
        def place(words: str) -> dict[str, object]:
            start = TEXT.index(words)
            return {"report": report, "start": start, "end": start + len(words), "quote": words}

        Participation.objects.create(
            person=self.person, part="speaker", role_title="市委书记", order=1, **place("李明")
        )
        Participation.objects.create(person=self.other, part="attendee", report=report, order=2)
        speech = Speech.objects.create(person=self.person, verb="强调", **place(TEXT[8:]))
        StrategyMention.objects.create(strategy=self.strategy, speech=speech, **place("两翼齐飞"))
        ZoneMention.objects.create(zone=self.zone, **place("城东产业园"))
        PolicyDocumentMention.objects.create(document=self.document, **place("《工作要点》"))
        IndustryMention.objects.create(industry=self.industry, **place("装备制造"))
        Appointment.objects.create(
            person=self.person, event="holds", office="霁阳市委书记", start_day="2010", **place("李明")
        )
        Observation.objects.create(
            metric=self.metric, value=12, unit="亿元", base_unit="元", base_value=1_200_000_000, area=self.area,
            zone=self.zone, said_by=self.person, period=report.published_on[:4], **place("12亿元"),
        )  # fmt: skip

    def pages(self) -> dict[str, str]:
        """Every kind of page and an address of it."""
        things = {
            "report": self.reports[0], "person": self.person, "strategy": self.strategy, "zone": self.zone,
            "area": self.area, "province": self.province, "metric": self.metric, "document": self.document,
            "industry": self.industry, "publisher": self.publisher, "post": Post.objects.all()[0],
            "collection": self.collection,
        }  # fmt: skip
        lists = ["", "reports", "people", "strategies", "zones", "areas", "metrics", "documents", "industries",
                 "posts", "publishers", "about", "coverage", "map", "collections", "sources"]  # fmt: skip
        found = {f"list:{name}": f"/{name}/" if name else "/" for name in lists}
        found |= {name: thing.get_absolute_url() for name, thing in things.items()}
        found["speeches"] = self.person.get_absolute_url() + "?show=speeches"
        found["figures"] = self.person.get_absolute_url() + "?show=figures"
        found["concordance"] = self.strategy.get_absolute_url() + "concordance/?sort=left"
        found["side by side"] = f"{self.person.get_absolute_url()}with/{self.other.slug}/"
        first, last = self.reports[0], self.reports[-1]
        found["reports side by side"] = f"/reports/{first.slug}/with/{last.slug}/?other_speaker={self.person.slug}"
        found["versions"] = f"/versions/?text={first.slug}&text={last.slug}:{self.person.slug}"
        found["series"] = f"/series/?area={self.area.slug}"
        found["own collection"] = f"/collection/?items={first.pk}-{last.pk}.1"
        found["list:labels"], found["labels"] = "/labels/", "/labels/?label=新提法"
        found["repeats"] = self.reports[0].get_absolute_url() + "repeats/"
        if len(self.reports) > 1:
            found["repeated"] = self.reports[0].get_absolute_url() + "repeats/?sentence=1"
        found["passages"] = f"/passages/?kind=slogan&strategy={self.strategy.slug}&person={self.person.slug}"
        found["map"] = f"/map/?area={self.province.slug}&strategy={self.strategy.slug}"
        found["map of zones"] = "/map/?kind=any&year=2010"
        found["coverage"] = f"/coverage/?area={self.area.slug}"
        found["search:years"] = "/search/years/?q=两翼齐飞"
        found["search"] = "/search/?q=两翼齐飞"
        found["search:facets"] = f"/search/?q=投资&strategy={self.strategy.slug}&sort=newest"
        found["reader note"] = f"{first.get_absolute_url()}note"
        found["list:careers"] = "/careers/"
        found["hold"] = "/hold/"
        found["list:statistics"] = "/statistics/"
        found["collocates"] = "/statistics/collocates/?q=战略"
        found["keyness"] = f"/statistics/keyness/?person={self.person.slug}&than_from=2012"
        found["diffusion"] = f"/statistics/diffusion/?strategy={self.strategy.slug}"
        found["networks"] = "/statistics/networks/?kind=people"
        found["api"] = "/api/v1/search?q=两翼齐飞&page_size=10"
        return found
