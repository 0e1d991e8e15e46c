"""How fast the engines search the same reports: all of them side by side in one process."""

import statistics
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from benchmarks.corpus import BenchReport
from benchmarks.peers.ours import Emptied, Ours
from benchmarks.peers.peer import NotInstalled, Peer, Question
from benchmarks.peers.plain_whoosh import PlainWhoosh
from benchmarks.peers.postgresql import PostgreSQL
from benchmarks.peers.sqlite_fts5 import Fts5
from benchmarks.peers.stock import Stock
from benchmarks.peers.tantivy_peer import Tantivy
from benchmarks.questions import questions
from benchmarks.timing import MODES, Contestant, Times, measure, p95

PEERS: dict[str, type[Peer]] = {
    "ours": Ours, "stock": Stock, "whoosh": PlainWhoosh, "fts5": Fts5, "tantivy": Tantivy,
    "postgresql": PostgreSQL,
}  # fmt: skip
STOCK_AT_MOST = 20_000  # reports: beyond, its index takes hours
_EACH = 6  # questions of a kind
_SELDOM = {"stock": 4, "whoosh": 2, "postgresql": 2}
_WORDS = ("words", "officials", "dates")


def compare(reports: Sequence[BenchReport], wanted: Sequence[str], folder: Path, rounds: int) -> dict[str, object]:
    """The result as plain values; what could not be measured is named under "missing"."""
    missing: dict[str, str] = {}
    opened = {name: peer for name in wanted if (peer := _opened(name, reports, folder, missing))}
    asked = questions(reports, _EACH)
    contestants = [Contestant(peer.name, peer, every=_SELDOM.get(name, 1)) for name, peer in opened.items()]
    if "ours" in opened:
        emptied = Emptied()
        emptied.build(reports, folder)
        contestants.append(Contestant(emptied.name, emptied, cold=True))
    try:
        with tqdm(
            disable=None, mininterval=2, total=(rounds + 1) * len(MODES) * len(asked) * len(contestants), desc="asking"
        ) as bar:
            times = measure(contestants, asked, rounds, bar.update)
    finally:
        for peer in opened.values():
            peer.close()
    return _result(reports, asked, contestants, times, missing)


def _opened(name: str, reports: Sequence[BenchReport], folder: Path, missing: dict[str, str]) -> Peer | None:
    peer, home = PEERS[name](), folder / name
    if name == "stock" and len(reports) > STOCK_AT_MOST:
        missing[peer.name] = f"not built beyond {STOCK_AT_MOST} reports"
        return None
    home.mkdir(parents=True, exist_ok=True)
    try:
        peer.build(reports, home)
        peer.open(home)
    except NotInstalled as reason:
        missing[peer.name] = str(reason)
        return None
    return peer


def _result(
    reports: Sequence[BenchReport],
    asked: Sequence[Question],
    contestants: Sequence[Contestant],
    times: Times,
    missing: dict[str, str],
) -> dict[str, object]:
    groups = {
        "words, officials, dates": _WORDS,
        "phrases, common": ("phrases, common",),
        "phrases, rare": ("phrases, rare",),
    }
    return {
        "reports": len(reports),
        "questions": len(asked),
        "missing": missing,
        "setup": {one.label: one.peer.setup for one in contestants},
        "found": {f"{kind}: {label}": total for (kind, label), total in times.found.items()},
        "milliseconds": {
            mode: {
                group: {one.label: _typical(times, mode, one.label, kinds) for one in contestants}
                for group, kinds in groups.items()
            }
            for mode in MODES
        },
        "times_ours": {
            mode: {
                group: {one.label: round(times.ratio(mode, one.label, Ours.name, kinds), 2) for one in contestants}
                for group, kinds in groups.items()
            }
            for mode in MODES
        },
    }


def _typical(times: Times, mode: str, label: str, kinds: Sequence[str]) -> dict[str, float]:
    medians = times.typical(mode, label, kinds)
    return {"median": round(statistics.median(medians), 3), "p95": round(p95(medians), 3)} if medians else {}
