"""An archive of random reports, beside it what was put in as plain values: what is counted over these must be what the
archive tells. Nothing here asks the database."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from archive.models import Area, Participation, Report, StrategyMention
from archive.models.evidence import Review
from archive.models.unit_of_work import changing
from tests.helpers import make_person, make_strategy

PARTS = ("speaker", "chair", "attendee", "mentioned", "journalist")
REVIEWS = (Review.UNCONFIRMED, Review.CONFIRMED, Review.REJECTED)


@dataclass
class PutIn:
    """A published report: its day, the code of its area, and the addresses of who and what stands in it."""

    day: str
    code: str
    is_sample: bool
    people: set[str] = field(default_factory=set)
    slogans: set[str] = field(default_factory=set)

    @property
    def year(self) -> int:
        """0 where none is printed."""
        return int(self.day[:4]) if self.day[:1] in ("1", "2") else 0


class RandomArchive:
    """``number`` reports of nine areas and seven years, of ten people and four slogans.

    One area was renamed, one has drafts alone; some reports have no area, a part of a day, no year or no day; some
    facts are rejected, some people journalists, some slogans printed twice.
    """

    def __init__(self, number: int, seed: int = 1, samples: float = 0.0) -> None:
        """``samples`` is the share of sample material."""
        self._random, self._samples = Random(seed), samples
        self.people = [make_person() for _ in range(10)]
        self.slogans = [make_strategy() for _ in range(4)]
        self.areas = [
            Area.objects.create(code=f"9901{index:02}", name=f"第{index}市", level="city") for index in range(8)
        ]
        self.areas += [
            Area.objects.create(code="990199", name="霁城市", level="city", valid_to="2013-01-01"),
            Area.objects.create(code="990199", name="霁阳市", level="city", valid_from="2013-01-01"),
        ]
        reports = Report.objects.bulk_create(self._report(index) for index in range(number))
        self.put_in = [
            PutIn(each.published_on, each.area.code if each.area else "", each.is_sample) for each in reports
        ]
        with changing(reports):
            for report, put_in in zip(reports, self.put_in, strict=True):
                self._add_people(report, put_in)
                self._add_slogans(report, put_in)
        self.put_in = [
            put_in for report, put_in in zip(reports, self.put_in, strict=True) if report.status == "published"
        ]

    def _report(self, index: int) -> Report:
        area = self._random.choice([None, *self.areas])
        is_draft = area == self.areas[0] or self._random.random() < 0.1
        day = self._day()
        return Report(
            title=f"第{index}次工作会议召开", text="会议强调，要抓好落实。", area=area, published_on=day,
            undated=not day, is_sample=self._random.random() < self._samples,
            status="draft" if is_draft else "published", slug=f"random-{index}",
        )  # fmt: skip

    def _day(self) -> str:
        year, month, day = (self._random.randint(*ends) for ends in ((2011, 2017), (1, 12), (1, 28)))
        whole = f"{year}-{month:02}-{day:02}"
        return self._random.choice([whole] * 6 + [whole[:7], whole[:4], f"-{whole[4:]}", ""])

    def _add_people(self, report: Report, put_in: PutIn) -> None:
        for person in self.people:
            for part in self._random.sample(PARTS, self._random.choice((0, 0, 1, 2))):
                review = self._random.choice(REVIEWS)
                Participation.objects.create(report=report, person=person, part=part, review=review)
                if part != "journalist" and review != Review.REJECTED:
                    put_in.people.add(person.slug)

    def _add_slogans(self, report: Report, put_in: PutIn) -> None:
        for slogan in self.slogans:
            for _time in range(self._random.choice((0, 0, 0, 0, 1, 2))):
                review = self._random.choice(REVIEWS)
                StrategyMention.objects.create(report=report, strategy=slogan, review=review)
                if review != Review.REJECTED:
                    put_in.slogans.add(slogan.slug)

    def without_samples(self) -> None:
        """From now on only real reports are told of."""
        self.put_in = [each for each in self.put_in if not each.is_sample]

    def held(self) -> Counter[tuple[str, int]]:
        """By (code, year), of reports with both."""
        return Counter((each.code, each.year) for each in self.put_in if each.code and each.year)

    def uses(self, slogan: str) -> list[PutIn]:
        """With an area and a year, the earliest first, by what is printed of their days."""
        found = [each for each in self.put_in if slogan in each.slogans and each.code and each.year]
        return sorted(found, key=lambda each: each.day)
