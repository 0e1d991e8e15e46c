"""The worked examples of docs/statistics.md in R itself, on the files that the pages give."""

import re
import shutil
import subprocess

import pytest
from django.conf import settings
from django.test import Client

from tests.archives import LinkedArchive
from tests.helpers import make_area, make_report, make_strategy, mention_strategy

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
        ["Rscript", "--vanilla", "script.R"], cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )
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
