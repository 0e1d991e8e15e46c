"""The public notes and labels at the sentences of a report, as its page shows them."""

from __future__ import annotations

from functools import cached_property

from archive.models import Annotation, Report
from archive.queries.annotated import AnnotatedSentence, at_sentences
from archive.text.sentences import Sentence


class ReportAnnotations:
    """Those of ``report``; ``span`` is the part of its text that the page shows. One query."""

    def __init__(self, report: Report, sentences: list[Sentence], span: tuple[int, int]) -> None:
        self._report, self._sentences, self._span = report, sentences, span

    @cached_property
    def all(self) -> list[AnnotatedSentence]:
        public = Annotation.objects.filter(report=self._report).public().in_text_order()
        return list(at_sentences(public, self._sentences))

    @cached_property
    def here(self) -> list[AnnotatedSentence]:
        first, end = self._span
        return [each for each in self.all if first <= (each.annotation.start or 0) < end]

    @cached_property
    def by_sentence(self) -> dict[int, int]:
        """The number of a sentence of the page to the key of the first annotation of it."""
        return {each.number: each.annotation.pk for each in reversed(self.here)}
