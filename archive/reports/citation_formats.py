"""How a report is cited: GB/T 7714 of 2025 and 2015, BibTeX, RIS, CSL-JSON, and the text whose hash it carries. Pure.

A date is given as far as it is known. One that was inferred stands in brackets, as GB/T 7714-2015, 8.4.3, wants it for
an estimated year; what is not known at all is said in brackets.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from archive.text.partial_dates import PartialDate

_NEWSPAPERS = ("报", "报社")  # how names of newspapers end; other publishers are cited as pages of the web
_NAMED = 3  # authors that GB/T 7714 prints before 等
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Braces by name: BibTeX counts them even behind a backslash.
_LATEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{character: f"\\{character}" for character in "$&#_%"},
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """What every form says. ``key``: ASCII letters, digits and hyphens; ``url``: ASCII, with ``#s12`` for one sentence.

    ``archive`` is the name of that in which the report was read, ``accessed`` the day on which it was; ``sha256`` is
    that of ``cited_text``.
    """

    key: str
    title: str
    authors: tuple[str, ...]
    publisher: str
    published_on: PartialDate
    date_is_inferred: bool
    url: str
    accessed: date
    sha256: str
    archive: str = ""

    @property
    def is_of_newspaper(self) -> bool:
        return self.publisher.endswith(_NEWSPAPERS)

    @property
    def note(self) -> str:
        """What the other forms have no field for, in English."""
        doubt = ["date inferred"] if self.date_is_inferred else []
        if self.published_on and self.published_on.year is None:
            doubt = ["year not printed"]
        return "; ".join([*doubt, f"SHA-256 of the cited text: {self.sha256}"])


def sha256_of(text: str) -> str:
    """Of ``text`` in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def gbt7714(citation: Citation) -> str:
    """One line: 作者.题名[N/OL].报名,日期[引用日期].地址. A web page: 题名[EB/OL].发布者,年(日期)[引用日期].地址."""
    authors = [_line(author) for author in citation.authors]
    head = ",".join([*authors[:_NAMED], *(["等"] if len(authors) > _NAMED else [])])
    carrier = "N/OL" if citation.is_of_newspaper else "EB/OL"
    parts = [head, f"{_line(citation.title)}[{carrier}]", f"{_issue(citation)}[{citation.accessed}]", citation.url]
    return ".".join(part for part in parts if part) + "."


def gbt7714_2025(citation: Citation) -> str:
    """As in force since July 2026: full-width marks in Chinese, the day of access of what is read on the web alone.

    作者，作者，作者，等.题名[N/OL]. 报名，日期[引用日期]. 档案：地址. A web page is [EB/OL].
    """
    authors = [_line(author) for author in citation.authors]
    head = "，".join([*authors[:_NAMED], *(["等"] if len(authors) > _NAMED else [])])
    carrier = "N/OL" if citation.is_of_newspaper else "EB/OL"
    title = ".".join(filter(None, [head, f"{_line(citation.title)}[{carrier}]"]))
    issue = "，".join(filter(None, [_line(citation.publisher), _printed_day(citation)]))
    path = "：".join(filter(None, [_line(citation.archive), citation.url]))
    return f"{title}. {issue}[{citation.accessed}]. {path}."


def bibtex(citation: Citation) -> str:
    """An entry of a ``.bib`` file in UTF-8."""
    day = citation.published_on
    is_news = citation.is_of_newspaper
    fields = {
        "author": " and ".join(f"{{{_latex(author)}}}" for author in citation.authors),
        "title": f"{{{_latex(citation.title)}}}",
        ("journal" if is_news else "howpublished"): _latex(citation.publisher),
        "year": _bracketed(f"{day.year:04}", citation) if day.year else "",
        "day": str(day.day or ""), "url": citation.url, "urldate": str(citation.accessed), "langid": "chinese",
        "note": _latex(citation.note),
    }  # fmt: skip
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    if day.month:
        lines.append(f"  month = {_MONTHS[day.month - 1]},\n")  # a name that every style knows how to print
    return f"@{'article' if is_news else 'misc'}{{{citation.key},\n{''.join(lines)}}}\n"


def ris(citation: Citation) -> str:
    """A record of a ``.ris`` file in UTF-8; lines end with CR and LF, and no value breaks its line."""
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in _ris_fields(citation))


def csl_json(citation: Citation) -> str:
    """A list of one item. Names are literal: where a Chinese surname ends is not known for certain."""
    day = citation.published_on
    item: dict[str, object] = {
        "id": citation.key,
        "type": "article-newspaper" if citation.is_of_newspaper else "webpage",
        "title": _line(citation.title),
        "author": [{"literal": _line(author)} for author in citation.authors],
        "container-title": _line(citation.publisher),
        "accessed": {"date-parts": [[citation.accessed.year, citation.accessed.month, citation.accessed.day]]},
        "URL": citation.url, "language": "zh-CN", "note": citation.note,
    }  # fmt: skip
    if day.year:
        known = [part for part in (day.year, day.month, day.day) if part]
        item["issued"] = {"date-parts": [known]} | ({"circa": True} if citation.date_is_inferred else {})
    elif day:
        item["issued"] = {"literal": f"[n.d.] {day[2:]}"}
    return json.dumps([{key: value for key, value in item.items() if value}], ensure_ascii=False, indent=2) + "\n"


def _issue(citation: Citation) -> str:
    day, publisher, printed = citation.published_on, _line(citation.publisher), _printed_day(citation)
    if citation.is_of_newspaper or day.year is None:
        return f"{publisher},{printed}" if publisher else printed
    year = _bracketed(f"{day.year:04}", citation)
    return ",".join(filter(None, [publisher, year])) + (f"({printed})" if day.month else "")


def _printed_day(citation: Citation) -> str:
    day = citation.published_on
    if not day:
        return "[日期不详]"
    return f"[年份不详]-{day[2:]}" if day.year is None else _bracketed(day, citation)


def _bracketed(text: str, citation: Citation) -> str:
    return f"[{text}]" if citation.date_is_inferred else text


def _ris_fields(citation: Citation) -> Iterator[tuple[str, str]]:
    day = citation.published_on
    yield "TY", "NEWS" if citation.is_of_newspaper else "ELEC"
    yield from (("AU", author) for author in citation.authors)
    yield "TI", citation.title
    if citation.publisher:
        yield "T2", citation.publisher
    if day.year:
        yield "PY", f"{day.year:04}"
    if day:
        parts = (f"{day.year:04}" if day.year else "", f"{day.month or 0:02}", f"{day.day or 0:02}")
        yield "DA", "/".join("" if part == "00" else part for part in (*parts, ""))
    yield "UR", citation.url
    yield "Y2", f"{citation.accessed:%Y/%m/%d}/"
    yield from (("LA", "zh"), ("ID", citation.key), ("N1", citation.note), ("ER", ""))


def _line(text: str) -> str:
    """On one line, without control characters or halves of surrogate pairs."""
    kept = (each for each in text if each.isspace() or unicodedata.category(each) not in ("Cc", "Cs"))
    return " ".join("".join(kept).split())  # last: a character that goes may have stood alone between spaces


def _latex(text: str) -> str:
    return _line(text).translate(_LATEX)
