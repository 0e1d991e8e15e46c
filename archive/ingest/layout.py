"""From a raw text to a Document."""

from dataclasses import dataclass

from archive.ingest.document import Document, Kind, Paragraph, Run
from archive.ingest.reading import RawText


@dataclass(frozen=True, slots=True)
class Layout:
    document: Document
    title: str = ""


def lay_out(raw: RawText) -> Layout:
    paragraphs: list[Paragraph] = []
    start = offset = 0
    title = ""
    for line in raw.text.split("\n"):
        text = line.strip()
        if text:
            at = offset + line.index(text)
            run = (Run(0, at, len(text)),)
            if not title:
                title = text
                paragraphs.append(Paragraph(Kind.HEADLINE, text, run))
            else:
                paragraphs.append(Paragraph(Kind.BODY, text, run, start))
                start += len(text) + 1
        offset += len(line) + 1
    return Layout(Document(raw.text, tuple(paragraphs)), title)
