"""What reports state of offices, as lines to compare."""

from archive.ingest.files.reading import RawText
from archive.ingest.pipeline import as_json, draft


def stated(title: str, text: str) -> list[str]:
    """Of a report of 20 June 2021: kind, name, office, and the day where one is printed, a line for each statement."""
    read = as_json(draft(RawText(f"{title}\n\n2021-06-20\n\n{text}\n")))
    return [
        " ".join(filter(None, (row["kind"], row["name"], row["office"], row["day"] or row["from"])))
        for row in read["appointments"]
    ]
