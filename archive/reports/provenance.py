"""Where a report comes from and what became of it: further files, corrections, edits, its website today."""

from __future__ import annotations

from functools import cached_property

from archive.models import Correction, Report, ReportFile, SourceCheck, TextEdit
from archive.models.report_files import public_files
from archive.queries.scan_places import ScanPlaces


class Provenance:
    """Of one report, as readers may know it."""

    def __init__(self, report: Report) -> None:
        self._report = report

    @cached_property
    def scan(self) -> ScanPlaces:
        return ScanPlaces(self._report)

    @cached_property
    def last_check(self) -> SourceCheck | None:
        return SourceCheck.objects.latest().filter(report=self._report).first()

    @cached_property
    def files(self) -> list[ReportFile]:
        return list(public_files(self._report))

    @cached_property
    def corrections(self) -> list[Correction]:
        """Notices that correct this report."""
        published = Correction.objects.filter(report=self._report, notice__status=Report.Status.PUBLISHED)
        return list(published.select_related("notice"))

    @cached_property
    def corrects(self) -> list[Correction]:
        """The reports that this one corrects."""
        published = Correction.objects.filter(notice=self._report, report__status=Report.Status.PUBLISHED)
        return list(published.select_related("report"))

    @cached_property
    def edits(self) -> list[TextEdit]:
        return list(TextEdit.objects.filter(report=self._report))
