"""Public notes and labels at sentences, across reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from archive.models import Annotation
from archive.text.sentences import Sentence, sentence_at

BATCH = 50  # annotations whose reports are held at a time


class AnnotatedSentence(NamedTuple):
    """``number`` of the sentence in which the annotated words begin."""

    annotation: Annotation
    number: int

    @property
    def url(self) -> str:
        return self.annotation.report.sentence_url(self.number)


class LabelCount(NamedTuple):
    label: str
    number: int


def label_counts() -> list[LabelCount]:
    """Every label that readers may see, with its annotations: the most frequent first, then by the label."""
    counts = Counter(label for _key, labels in _labels() for label in labels)
    return sorted((LabelCount(*each) for each in counts.items()), key=lambda each: (-each.number, each.label))


def labelled(label: str) -> list[int]:
    """Keys of the public annotations that carry exactly ``label``: by the day of their reports, the newest first."""
    return [key for key, labels in _labels(label) if label in labels]


def _labels(containing: str = "") -> Iterator[tuple[int, set[str]]]:
    """(key, labels) of public annotations with any, or of those with ``containing`` somewhere in them."""
    annotations = Annotation.objects.public().exclude(labels="").filter(labels__contains=containing)
    rows = annotations.order_by("-report__published_on", "report", "start", "pk").values_list("pk", "labels")
    for key, labels in rows.iterator():
        yield key, set(Annotation(labels=labels).label_list)


def annotated_sentences(keys: Sequence[int]) -> Iterator[AnnotatedSentence]:
    """The annotations of ``keys`` in their order, each at its sentence. A query for every ``BATCH`` of them."""
    for first in range(0, len(keys), BATCH):
        wanted = keys[first : first + BATCH]
        related = Annotation.objects.public().select_related("report__area__parent", "report__publisher")
        by_key = related.defer("report__layout").in_bulk(wanted)
        rows = [by_key[key] for key in wanted if key in by_key]
        for _report, of_report in groupby(rows, key=lambda annotation: annotation.report_id):
            annotations = list(of_report)
            yield from at_sentences(annotations, annotations[0].report.sentences())


def at_sentences(annotations: Iterable[Annotation], numbered: list[Sentence]) -> Iterator[AnnotatedSentence]:
    """The public ``annotations`` of one report, each at its sentence among ``numbered``."""
    for annotation in annotations:
        if annotation.start is not None and (sentence := sentence_at(numbered, annotation.start)):
            yield AnnotatedSentence(annotation, sentence.number)
