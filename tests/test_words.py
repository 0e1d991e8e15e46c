"""The words of the house: a class name is given once, names are the field's, and pages have one word for one thing."""

import ast
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Names that once stood for what has a word of its own; the word is beside them.
RETIRED = {
    "takeaway": "export", "keeping": "ops", "failing": "system_faults", "Fault": "SystemFault",
    "taking_in": "bulk_import",
    "take_in": "import_files", "take_in_here": "import_items", "already_in": "find_existing", "Known": "ReadingHints",
    "is_bearable": "is_plausible", "Sight": "PersonOccurrence", "furniture": "boilerplate",
    "mending": "line_unwrapping",
    "mend": "rejoin", "aims": "figure_status", "Stand": "FigureContext", "rolls": "labelled_name_lists",
    "rosters": "name_lists", "sketch": "shingles", "sketches": "shingles", "is_idiom": "is_four_char_word",
    "_Pen": "BlockBuilder", "_obey": "handle_tag", "Print": "Fingerprint", "print_sentences": "index_fingerprints",
    "Narrowing": "ReportFilter", "Narrowed": "FilteredReports", "ahead": "listed_first", "Cited": "FactInSentence",
    "Turn": "SpeakerTurn", "Voice": "SpeechSpan", "Numbered": "PointSpan", "things": "entities",
    "About": "EntitySummary",
    "Told": "SpeechWithPoints", "machines": "well_known", "companions": "cooccurrence",
    "STANDING": "NOT_REJECTED", "said": "value_fields", "is_stretch": "covers_passage",
    "drafted": "machine_values", "Addressed": "SluggedModel", "followed": "resync",
    "whereabouts": "merge_targets", "taken_along": "cascade_rows", "absorb": "merge_from", "quick": "fast_widgets",
    "BringingIn": "ImportForm", "tell_undone": "undo_with_message", "meant": "did_you_mean", "near": "fuzzy_names",
    "wider": "relaxations", "Unanswered": "SearchUnavailable", "Through": "PhraseHistory", "through": "phrase_history",
    "upkeep": "index_sync", "patience": "deadline", "look_at_clock": "check_deadline", "let_go": "close_readers",
    "ways_on": "next_steps", "thing_tags": "entity_tags",
    "Asked": "…Params", "Found": "what was found", "Kind": "…Kind, of what", "Row": "…Row, of what",
}  # fmt: skip

# What pages said before, and what they say now (zh-Hans).
RETIRED_TEXTS = {
    "逐句并列": "逐句对照", "两人并列": "两人对比", "见于哪些地区": "涉及地区", "同起同落": "共现口号",
    "它共见于": "报道总数",
    "为偶然的几倍": "共现强度", "没有画的数": "未绘图的数据及原因", "不画的缘故": "原因", "可比的数": "同口径数据",
    "新在哪里": "与上次报道相比", "首见": "首次出现", "末见": "最近出现", "年份未印": "年份不详",
    "核对了多少": "核对进度",
    "列名先后": "排名先后", "同篇所见的": "同一报道中的", "据名单份数": "据 N 份名单", "查官员": "查人物",
    "官员、口号": "人物、口号",
}  # fmt: skip


def tracked(*patterns):
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True).stdout
    paths = [ROOT / name for name in listed.split("\0") if name and "/migrations/" not in name]
    if not paths:
        pytest.skip("not a git checkout")
    return [path for path in paths if path.exists()]


def defined(tree):
    """(name, whether a class, whether within a class) of everything that a module defines at its top or in a class."""
    for node in tree.body:
        yield from _defined(node, inside=False)


def _defined(node, inside):
    if isinstance(node, ast.ClassDef):
        yield node.name, True, inside
        for inner in node.body:
            yield from _defined(inner, inside=True)
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        yield node.name, False, inside


def modules():
    for path in tracked("archive/*.py", "search/*.py"):
        yield path, list(defined(ast.parse(path.read_text("utf-8"))))


def test_a_class_name_is_given_once():
    # A reader searches by it, whether it is of one module alone (``_Name``) or not. Choices nested in a model are
    # named with it (``Strategy.Kind``), as Django's own documents do.
    given = Counter(
        name.lstrip("_") for _path, names in modules() for name, is_class, inside in names if is_class and not inside
    )
    given -= Counter(["Command"] * given["Command"])  # a management command's, by Django's rule
    assert [name for name, number in given.items() if number > 1] == []


def test_no_retired_name_comes_back():
    given = [
        (path.relative_to(ROOT).as_posix(), name) for path, names in modules()
        for name in (path.stem, *(name for name, _is_class, inside in names if not inside or name == "absorb"))
    ]  # fmt: skip
    given += [(path.relative_to(ROOT).as_posix(), path.stem) for path in tracked("templates/*.html")]
    assert [f"{path}: {name}, say {RETIRED[name]}" for path, name in given if name in RETIRED] == []


def test_nothing_is_called_by_how_one_came_by_it():
    # ``found`` says of everything that it was looked for, and of nothing what it is.
    named = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in tracked("archive/*.py", "search/*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in (getattr(node, "id", ""), getattr(node, "arg", ""), getattr(node, "name", ""))
        if isinstance(name, str) and name.lstrip("_") == "found"
    ]
    given = re.compile(r"\bfound=(?!\")|(?:\bin|{{|\bif) found\b")
    named += [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked("templates/*.html") for match in given.finditer(path.read_text("utf-8"))
    ]  # fmt: skip
    assert named == []


def test_no_retired_text_comes_back_to_pages():
    texts = tracked("templates/*.html", "archive/locale/*.po", "archive/static/*.js", "archive/views/*.py")
    texts += tracked("archive/export/*.py", "archive/analysis/*.py", "archive/queries/*.py", "search/web/*.py")
    assert [
        f"{path.relative_to(ROOT)}: {old}, say {new}"
        for path in texts for old, new in RETIRED_TEXTS.items() if old in path.read_text("utf-8")
    ] == []  # fmt: skip
