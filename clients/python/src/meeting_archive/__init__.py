"""Reads an archive of policy-meeting reports: ``Archive("https://archive.example")``."""

from meeting_archive.client import Archive, ArchiveError
from meeting_archive.types import Fact, Hit, Record, Reference, Report, SearchPage

__all__ = ["Archive", "ArchiveError", "Fact", "Hit", "Record", "Reference", "Report", "SearchPage"]
__version__ = "0.1.0"
