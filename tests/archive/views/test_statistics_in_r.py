"""The worked examples of docs/statistics.md in R itself, on the files that the pages give."""

import os
import re
import shutil
import subprocess
from collections import Counter
from itertools import combinations
from math import exp, log

import pytest
from django.conf import settings
from django.test import Client
from scipy.optimize import minimize_scalar

from tests.archives import LinkedArchive
from tests.helpers import make_area, make_report, make_strategy, mention_strategy
from tests.random_archive import RandomArchive

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed (apt-get install r-base-core)"),
]

# NetworkInference is in no registry at hand. What its documentation says of as_cascade_long, and what it checks:
# https://search.r-project.org/CRAN/refmans/NetworkInference/html/as_cascade_long.html
AS_CASCADE_LONG = """
as_cascade_long <- function(data, cascade_node_name = "node_name", event_time = "event_time",
                            cascade_id = "cascade_id", node_names = NULL) {
  stopifnot(is.data.frame(data), nrow(data) >= 2, c(cascade_node_name, event_time, cascade_id) %in% names(data))
  events <- split(data, as.character(data[[cascade_id]]))
  nodes <- lapply(events, function(each) as.character(each[[cascade_node_name]]))
  times <- lapply(events, function(each) as.numeric(each[[event_time]]))
  stopifnot(!anyNA(unlist(times)), unlist(nodes) %in% as.character(node_names), !sapply(nodes, anyDuplicated))
  list(cascade_nodes = nodes, cascade_times = times, node_names = as.character(node_names))
}
"""


def save(folder, name, address):
    answer = Client().get(address)
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    (folder / name).write_bytes(content)


def examples():
    """The indented lines of R in the document, by the package that each loads."""
    text = (settings.BASE_DIR / "docs" / "statistics.md").read_text(encoding="utf-8")
    blocks = re.findall(r"(?m)^    library\((\w+)\)\n((?:    .*\n)+)", text)
    return {name: re.sub(r"(?m)^    ", "", lines) for name, lines in blocks}


def loading(package):
    return f"suppressMessages(library({package}))\n{examples()[package]}"


def run(folder, script):
    (folder / "script.R").write_text(script, encoding="utf-8")
    done = subprocess.run(
        ["Rscript", "--vanilla", "script.R"], cwd=folder, env=os.environ | {"LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    if "there is no package called" in done.stderr:
        pytest.skip(done.stderr.strip().splitlines()[0])
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1].split()


@pytest.fixture
def slogan():
    """Of six areas three use it, one of them in two years; one year of one area is not held."""
    strategy = make_strategy("两翼齐飞")
    for number in range(6):
        area = make_area(f"第{number}市")
        for year in (2011, 2012, 2013):
            if (number, year) != (5, 2012):
                report = make_report("实施两翼齐飞战略。", area=area, published_on=f"{year}-0{number + 1}-01")
                if number < 3 and year >= 2011 + number:
                    mention_strategy(report, strategy)
    return strategy


def test_cascades_have_the_form_that_network_inference_reads(slogan, tmp_path):
    save(tmp_path, "panel.csv", f"/statistics/diffusion/?strategy={slogan.slug}&format=csv")
    save(tmp_path, "cascades.csv", f"/statistics/diffusion/?strategy={slogan.slug}&table=cascades&format=csv")
    shown = "cat(unlist(cascades$cascade_times), lengths(cascades$cascade_nodes), length(cascades$node_names))"
    printed = run(tmp_path, "\n".join((AS_CASCADE_LONG, examples()["NetworkInference"], shown)))
    assert printed == ["2011", "2012.085", "2013.162", "3", "6"]


def test_an_event_history_counts_what_is_held_alone(slogan, tmp_path):
    save(tmp_path, "panel.csv", f"/statistics/diffusion/?strategy={slogan.slug}&format=csv")
    shown = "cat(nrow(panel), nrow(risk), sum(risk$first_use))"
    printed = run(tmp_path, loading("survival") + shown)
    assert printed == ["18", "14", "3"]


def test_a_network_is_read_by_igraph(tmp_path):
    LinkedArchive(6)
    save(tmp_path, "people.graphml", "/statistics/networks.graphml?kind=people")
    shown = "cat(igraph::gorder(graph), igraph::gsize(graph))"
    printed = run(tmp_path, loading("igraph") + shown)
    assert printed == ["2", "1"]


@pytest.fixture
def archive():
    return RandomArchive(90)


def at_risk(archive, slogan):
    """(year, reports held, whether it is used for the first time) of areas that are held and have not used it."""
    first = {}
    for use in archive.uses(slogan.slug):
        first.setdefault(use.code, use.year)
    return [
        (year, number, first.get(code) == year)
        for (code, year), number in archive.held().items()
        if year <= first.get(code, 9999)
    ]


def conditional_likelihood(rows, slope):
    """Of which areas begin in each year, given how many: over all sets of as many (elementary symmetric sums)."""
    logarithm = 0.0
    for year in {year for year, _number, _first in rows}:
        of_year = [(log(number), first) for each, number, first in rows if each == year]
        begin = sum(first for _size, first in of_year)
        sums = [1.0] + [0.0] * begin
        for size, _first in of_year:
            for place in range(begin, 0, -1):
                sums[place] += exp(slope * size) * sums[place - 1]
        logarithm += slope * sum(size for size, first in of_year if first) - log(sums[begin])
    return logarithm


def test_survival_and_odds_are_those_of_a_plain_count(archive, tmp_path):
    slogan = archive.slogans[0]
    save(tmp_path, "panel.csv", f"/statistics/diffusion/?strategy={slogan.slug}&format=csv")
    fitted = examples()["survival"].replace("clogit(", "fitted <- clogit(")
    shown = """
    years <- summary(survfit(Surv(year - 1, year, first_use) ~ 1, data = risk), censored = TRUE)
    cat(coef(fitted), years$time, years$n.risk, years$n.event)
    """
    slope, *printed = run(tmp_path, f"suppressMessages(library(survival))\n{fitted}{shown}")
    rows = at_risk(archive, slogan)
    years = sorted({year for year, _number, _first in rows})
    held = Counter(year for year, _number, _first in rows)
    begun = Counter(year for year, _number, first in rows if first)
    assert list(map(int, printed)) == [*years, *(held[year] for year in years), *(begun[year] for year in years)]
    likeliest = minimize_scalar(lambda slope: -conditional_likelihood(rows, slope)).x
    assert float(slope) == pytest.approx(likeliest, abs=0.001)


def test_edges_and_weights_in_igraph_are_those_of_a_plain_count(archive, tmp_path):
    save(tmp_path, "people.graphml", "/statistics/networks.graphml?kind=people")
    shown = """
    ends <- matrix(V(graph)$id[as_edgelist(graph)], ncol = 2)
    cat(paste(ends[, 1], ends[, 2], E(graph)$weight, sep = "|"), paste(V(graph)$id, V(graph)$reports, sep = "|"))
    """
    printed = [each.split("|") for each in run(tmp_path, loading("igraph") + shown)]
    pairs = Counter(frozenset(pair) for each in archive.put_in for pair in combinations(each.people, 2))
    weights = {pair: number for pair, number in pairs.items() if number >= 5}
    reports = Counter(key for each in archive.put_in for key in each.people)
    assert {frozenset(row[:2]): int(row[2]) for row in printed if len(row) == 3} == weights
    assert {row[0]: int(row[1]) for row in printed if len(row) == 2} == {
        key: reports[key] for key in frozenset().union(*weights)
    }
