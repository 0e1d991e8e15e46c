"""What no reader means: queries, addresses and files out of shape, and whether the archive answers them all.

Everything comes from one seeded ``random.Random``, so that a failure can be made again.
"""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlencode

PATIENCE = 30.0  # seconds after which an answer counts as a hang
FIELDS = (
    "官员",
    "口号",
    "园区",
    "地区",
    "来源",
    "年",
    "person",
    "strategy",
    "zone",
    "area",
    "source",
    "year",
    "near",
    "is",
)
_SIGNS = "“”「」\"'()（）[]{}:：-－+*?~^|&!\\/<>%#@$.,、。 \t\n\u3000\u200b\u202e\ufeff\ud7ff\0"
_WORDS = (
    "会议", "李明", "产业集聚区", "兩區", "ＡＢＣ", "㎡", "½", "💥", "é", "𠮷", "2012..2014", "..", "-1", "NaN",
    "'OR'1=1--", "<script>", "{{7*7}}", "%00", "%s", "../../etc/passwd",
)  # fmt: skip
_PIECES = (*_SIGNS, *_WORDS, " OR ", " AND ", " NOT ", "a" * 60, "长" * 80, "9" * 30)
_ROOMS = (
    "reports", "people", "strategies", "zones", "areas", "metrics", "documents", "publishers", "passages",
    "coverage", "search", "about", "api/v1/reports", "api/v1/people", "api/v1/search", "api/v1/suggest",
    "api/v1/participations", "api/v1/observations", "sitemap-reports.xml", "admin", "admin/archive/report",
    "i18n/setlang", "static", "nothing",
)  # fmt: skip
_PARAMETERS = (
    "q", "page", "page_size", "sort", "year", "area", "publisher", "person", "strategy", "zone", "kind", "by",
    "letter", "initial", "order", "person_name", "strategy_name", "format", "table", "show", "cite", "unit",
    "part", "status", "from", "to", "p", "o", "e", "_facets", "next", "%ff",
)  # fmt: skip
_TAILS = (
    "",
    "",
    "feed.atom",
    "source",
    "text.txt",
    "cite.bib",
    "cite.x",
    "concordance/",
    "with/x/",
    "change/",
    "review/",
)


def query(rng: random.Random) -> str:
    """A query of up to a dozen pieces of the language, of words and of rubbish."""
    pieces = []
    for _piece in range(rng.randint(0, 12)):
        roll = rng.random()
        if roll < 0.25:
            pieces.append(f"{rng.choice(FIELDS)}{rng.choice(':：')}")
        elif roll < 0.85:
            pieces.append(rng.choice(_PIECES))
        else:
            pieces.append(
                chr(rng.choice([rng.randrange(0x20, 0x7F), rng.randrange(0x4E00, 0x9FA5), rng.randrange(0xD7FF)]))
            )
    return "".join(pieces)


def address(rng: random.Random, known: Sequence[str]) -> str:
    """A path, one of those ``known`` or like them, with parameters that may be known and values that mean nothing."""
    if rng.random() < 0.5:
        path = rng.choice(known) + rng.choice(_TAILS)
    else:
        room = rng.choice(_ROOMS)
        path = f"/{room}" if "api" in room or "." in room else f"/{room}/"
        if rng.random() < 0.4:
            path += quote(query(rng)[:60], safe="" if rng.random() < 0.9 else "/") + "/" + rng.choice(_TAILS)
    if rng.random() < 0.1:
        path += rng.choice(("%ff%fe", "%00", "%ed%a0%80", "//", "/../..", "%2e%2e%2f", ";x=1", "%"))
    slugs = [each.strip("/").rpartition("/")[2] for each in known]
    chosen = [(rng.choice(_PARAMETERS), unquote(_value(rng, slugs))) for _each in range(rng.randint(0, 5))]
    return f"{path}?{urlencode(chosen)}" if chosen else path


def _value(rng: random.Random, slugs: Sequence[str]) -> str:
    numbers = ("0", "1", "2", "-1", "99999999999", "9" * 200, "1e9", "²", "٣", "0x1", "1.5", " 1 ")
    words = ("csv", "json", "newest", "oldest", "relevance", "left", "speeches", "figures", "2014", "speaker", "亿元")
    return rng.choice((rng.choice(numbers), rng.choice(words), rng.choice(list(slugs)), query(rng)[:80]))


def mutated(rng: random.Random, data: bytes, other: bytes) -> bytes:
    """``data`` with some bytes changed, cut out, doubled, put in or taken from ``other``."""
    changed = bytearray(data)
    for _change in range(rng.randint(1, 8)):
        place = rng.randrange(len(changed) + 1)
        length = min(rng.choice((1, 2, 4, 16, 200, 3000)), max(1, len(changed) // 2))
        roll = rng.randrange(6)
        if roll == 0:
            changed[place : place + length] = rng.randbytes(min(length, len(changed) - place))
        elif roll == 1:
            del changed[place : place + length]
        elif roll == 2:
            changed[place:place] = changed[place : place + length] * rng.randint(1, 5)
        elif roll == 3:
            changed[place:place] = rng.choice((b"\0" * length, b"<" * length, b"&#x", b"\xff\xfe", b"]]>", b"%PDF-"))
        elif roll == 4:
            start = rng.randrange(len(other))
            changed[place:place] = other[start : start + length]
        elif rng.random() < 0.3:
            del changed[place:]
    return bytes(changed)


def mutated_members(rng: random.Random, data: bytes, other: bytes) -> bytes:
    """A zip file, such as a Word document, that is sound while one of its members is not."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        chosen = rng.choice(names)
        for name in names:
            member = source.read(name)
            target.writestr(name, mutated(rng, member, other) if name == chosen and member else member)
    return packed.getvalue()


def files(rng: random.Random, sound: Sequence[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) without end, each made out of one of the ``sound`` files."""
    while True:
        name, data = rng.choice(sound)
        other = rng.choice(sound)[1]
        is_packed = data[:2] == b"PK" and rng.random() < 0.5
        yield name, (mutated_members if is_packed else mutated)(rng, data, other)


@dataclass
class Run:
    """What came of it: answers by status, the slowest, and each that broke or took longer than ``PATIENCE``."""

    statuses: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0
    slowest_of: str = ""
    broken: list[str] = field(default_factory=list)

    def ask(self, what: str, answer: Callable[[], int]) -> None:
        begun = time.perf_counter()
        try:
            status = answer()
        except Exception as error:  # whatever gets out of the archive is what is looked for
            status = 500
            what = f"{what} ({type(error).__name__}: {error})"
        taken = time.perf_counter() - begun
        self.statuses[status] += 1
        if taken > self.slowest:
            self.slowest, self.slowest_of = taken, what
        if status >= 500 or taken > PATIENCE:
            self.broken.append(f"{status} after {taken:.1f} s: {what}")
