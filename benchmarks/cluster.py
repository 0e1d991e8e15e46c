"""What a cluster and PostgreSQL make of many reports: the first of them in one index, all in another, asked by turns.

    CLUSTER_TIER=4 bash .ci/cluster/with .venv/bin/python -m tests.servers \\
        .venv/bin/python -m benchmarks.cluster --reports 100000

Invented reports of about 600 characters (``benchmarks.corpus``), their records in PostgreSQL. When the first 10,000 are
written the cluster's index ``small`` and Whoosh's are built, when all are, ``large``: reports a second over all, in the
first and in the last tenth. While the others are written the database does not count in which reports each record
stands; it does at the end, in a time that is told. Then each question is put to all three before the next, in changing
order, one round before that does not count: the engine's answer (ten best and the number of all; with four facets; with
passages), and the page of results by the two of the cluster. A time is the median of its rounds; told are the medians
over the questions, and the median of the ratios, question by question. Kept as results/cluster-NUMBER.json. Machines
are noisy: trust the ratios.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING
from unittest.mock import patch

if TYPE_CHECKING:
    from benchmarks.peers.peer import Question

_RESULTS = Path(__file__).parent / "results"
_LENGTH = 600  # characters
_DRAWN_FROM = 10_000  # reports that the questions are drawn from: both indices hold them
_EACH = 6  # questions of a kind
_CONNECTIONS = {"small": "cluster, first reports", "default": "cluster, all reports", "whoosh": "Whoosh, first reports"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "ARCHIVE_DATA": folder,
            "ARCHIVE_SEARCH": "opensearch",
            "ARCHIVE_OPENSEARCH_URL": os.environ["ARCHIVE_TEST_OPENSEARCH_URL"],
            "DJANGO_SETTINGS_MODULE": "benchmarks.cluster_settings",
        }
        import django  # noqa: PLC0415  the settings come first

        django.setup()
        kept = _RESULTS / f"cluster-{options.reports}.json"
        result: dict[str, object] = {}
        for part in _measured(options):  # hours may pass: each part is kept when it is there
            result |= part
            kept.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(kept.read_text(encoding="utf-8"))


def _measured(options: argparse.Namespace) -> Iterator[dict[str, object]]:
    from django.core.management import call_command  # noqa: PLC0415

    from archive.services import standing  # noqa: PLC0415
    from benchmarks.corpus import Generator  # noqa: PLC0415
    from benchmarks.questions import questions  # noqa: PLC0415
    from benchmarks.records import write_names, write_reports  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    generator = Generator(length=_LENGTH)
    write_names(generator.names)
    reports = generator.reports(options.reports)
    first = list(islice(reports, options.small))
    write_reports(first)
    built = {"small": _built("small", options.workers), "whoosh": _built("whoosh", 1)}
    standing.stop_counting()
    begun = perf_counter()
    write_reports(reports)
    written = (options.reports - options.small) / (perf_counter() - begun)
    begun = perf_counter()
    standing.recount()
    counted = perf_counter() - begun
    built["large"] = _built("default", options.workers)
    yield {
        "reports": {"small": options.small, "large": options.reports},
        "load_average": os.getloadavg(),
        "records_invented_and_written_a_second": round(written, 1),
        "seconds_of_counting": round(counted, 1),
        "built": built,
        "bytes_a_report": {name: _bytes_a_report(name) for name in _CONNECTIONS},
    }
    drawn = questions(first[:_DRAWN_FROM], _EACH)
    yield {"engine": _engine(drawn, options.rounds)}
    yield {"pages": _pages(drawn, options.rounds)}


@contextmanager
def _searched(connection: str) -> Iterator[None]:
    """Everything asks this connection instead of the default one."""
    from haystack import connections  # noqa: PLC0415

    chosen, load = connections[connection], type(connections).__getitem__
    with patch.object(
        type(connections), "__getitem__", lambda self, key: chosen if key == "default" else load(self, key)
    ):
        yield


def _built(connection: str, workers: int) -> dict[str, float]:
    """Reports a second: over all, and in the first and the last tenth before the end of the build."""
    from search.indexing import index_sync  # noqa: PLC0415

    marks = [(0, perf_counter())]
    with _searched(connection):
        index_sync.rebuild(lambda done: marks.append((done, perf_counter())), workers)
    total, ended = marks[-1][0], perf_counter()

    def rate(start: float, end: float) -> float:
        """Between two shares of the reports."""
        inside = [mark for mark in marks if start * total <= mark[0] <= end * total]
        return (inside[-1][0] - inside[0][0]) / (inside[-1][1] - inside[0][1])

    first, last = rate(0.1, 0.2), rate(0.9, 1)
    return {
        "a_second": round(total / (ended - marks[0][1]), 1),
        "second_tenth": round(first, 1),
        "last_tenth": round(last, 1),
        "last_by_second": round(last / first, 2),
        "seconds_of_the_end": round(ended - marks[-1][1], 1),
    }


def _bytes_a_report(connection: str) -> int:
    from haystack import connections  # noqa: PLC0415

    engine = connections[connection].get_backend()
    return round(engine.size() / engine.count())


def _engine(drawn: "Sequence[Question]", rounds: int) -> dict[str, object]:
    from benchmarks.peers.ours import Ours  # noqa: PLC0415
    from benchmarks.timing import MODES, Contestant, measure  # noqa: PLC0415

    class Connected(Ours):
        def __init__(self, connection: str) -> None:
            self.connection = connection  # type: ignore[misc]

    times = measure([Contestant(label, Connected(name)) for name, label in _CONNECTIONS.items()], drawn, rounds)
    small, large, whoosh = _CONNECTIONS.values()
    return {
        mode: {
            "milliseconds": {label: _median(times.typical(mode, label)) for label in _CONNECTIONS.values()},
            "all_by_first": round(times.ratio(mode, large, small), 2),
            "cluster_by_whoosh": round(times.ratio(mode, small, whoosh), 2),
        }
        for mode in MODES
    }


def _pages(drawn: "Sequence[Question]", rounds: int) -> dict[str, object]:
    """Milliseconds of the page of results, and how many times longer with all reports in the index."""
    from django.test import Client  # noqa: PLC0415

    client = Client()
    taken: dict[str, list[float]] = {"small": [], "default": []}
    for question in drawn:
        address = {"q": question.text or f"“{''.join(question.phrase)}”"}
        times: dict[str, list[float]] = {name: [] for name in taken}
        for number in range(-1, rounds):
            for name in sorted(taken, reverse=bool(number % 2)):
                begun = perf_counter()
                with _searched(name):
                    answer = client.get("/search/", address)
                assert answer.status_code == 200, (address, answer.status_code)
                if number >= 0:
                    times[name].append((perf_counter() - begun) * 1000)
        for name, each in times.items():
            taken[name].append(statistics.median(each))
    ratios = [large / small for small, large in zip(taken["small"], taken["default"], strict=True)]
    return {
        "milliseconds": {_CONNECTIONS[name]: _median(each) for name, each in taken.items()},
        "all_by_first": round(statistics.median(ratios), 2),
    }


def _median(values: "Sequence[float]") -> float:
    return round(statistics.median(values), 1)


if __name__ == "__main__":
    main()
