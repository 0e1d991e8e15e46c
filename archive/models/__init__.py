"""The records of the archive. Names follow Popolo, Akoma Ntoso and SDMX."""

from archive.models.accessions import Accession, AccessionItem, ColumnMapping, IntakeJob
from archive.models.addresses import PastAddress, SluggedModel
from archive.models.annotations import Annotation
from archive.models.capture_tokens import CaptureToken
from archive.models.careers import Appointment
from archive.models.collections import Collection, CollectionItem
from archive.models.decisions import Decision
from archive.models.duplicates import DuplicateCandidate, TextHash
from archive.models.evidence import Evidence, Origin, Review
from archive.models.industries import Industry, IndustryMention, IndustryName
from archive.models.memberships import Membership
from archive.models.metrics import Metric, MetricName, Observation
from archive.models.name_generation import NameGeneration
from archive.models.namesakes import NamesakeQuestion
from archive.models.naming import Mergeable
from archive.models.organizations import Organization, OrganizationName
from archive.models.people import Participation, Person, PersonName
from archive.models.places import Area, Zone, ZoneMention, ZoneName
from archive.models.posts import Post, Tenure
from archive.models.reader_notes import ReaderNote
from archive.models.report import Meeting, MeetingName, Report, SourceText
from archive.models.report_files import Correction, ReportFile, TextEdit
from archive.models.revisions import RevisedRow, Revision, Trash
from archive.models.roster_entries import RosterEntry
from archive.models.scans import ScannedPage
from archive.models.sentence_prints import SentencePrint
from archive.models.source_checks import SourceCheck
from archive.models.speeches import Point, Speech
from archive.models.standing import Standing, StandingCount, StandingDay, StandingPair
from archive.models.strategies import (
    PolicyDocument,
    PolicyDocumentMention,
    PolicyDocumentName,
    Strategy,
    StrategyMention,
    StrategyName,
)
from archive.models.ties import StrategyTie, ZoneTie

__all__ = [
    "Accession",
    "AccessionItem",
    "Annotation",
    "Appointment",
    "Area",
    "CaptureToken",
    "Collection",
    "CollectionItem",
    "ColumnMapping",
    "Correction",
    "Decision",
    "DuplicateCandidate",
    "Evidence",
    "Industry",
    "IndustryMention",
    "IndustryName",
    "IntakeJob",
    "Meeting",
    "MeetingName",
    "Membership",
    "Mergeable",
    "Metric",
    "MetricName",
    "NameGeneration",
    "NamesakeQuestion",
    "Observation",
    "Organization",
    "OrganizationName",
    "Origin",
    "Participation",
    "PastAddress",
    "Person",
    "PersonName",
    "Point",
    "PolicyDocument",
    "PolicyDocumentMention",
    "PolicyDocumentName",
    "Post",
    "ReaderNote",
    "Report",
    "ReportFile",
    "Review",
    "RevisedRow",
    "Revision",
    "RosterEntry",
    "ScannedPage",
    "SentencePrint",
    "SluggedModel",
    "SourceCheck",
    "SourceText",
    "Speech",
    "Standing",
    "StandingCount",
    "StandingDay",
    "StandingPair",
    "Strategy",
    "StrategyMention",
    "StrategyName",
    "StrategyTie",
    "Tenure",
    "TextEdit",
    "TextHash",
    "Trash",
    "Zone",
    "ZoneMention",
    "ZoneName",
    "ZoneTie",
]
