"""The rows of the archive, to be held against those from before."""

from archive.history.rows import snapshot
from archive.models import (
    Industry,
    Meeting,
    Metric,
    Organization,
    PastAddress,
    Person,
    PolicyDocument,
    Report,
    SourceText,
    Strategy,
    Zone,
)
from archive.models.naming import Spelling
from archive.models.relocation import evidence_models


def everything():
    """Every row of the archive, but the history and what is derived, as the keys of names are."""
    models = [Report, Person, Strategy, Zone, PolicyDocument, SourceText, PastAddress, *evidence_models()]
    models += [Organization, Meeting, Industry, Metric, *Spelling.__subclasses__()]
    more = [Report.duplicate_candidates.rel.related_model, Report.text_hashes.rel.related_model]
    rows = snapshot(model._base_manager.all() for model in [*models, *more])
    return {key: {name: row.values[name] for name in row.values.keys() - {"name_key"}} for key, row in rows.items()}
