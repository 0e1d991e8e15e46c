"""The rules of the house: settings, import rules, migrations, what must not be in the tree."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent


def manage(*arguments, **environment):
    """Run manage.py in a process of its own; (exit status, everything it printed)."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT, env={**inherited, "ARCHIVE_DATA": os.environ["ARCHIVE_DATA"], **environment},
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_no_process_reads_a_key_that_another_has_not_written_whole(tmp_path):
    """Eight start at once in a folder without one."""
    prints = [sys.executable, "-c", "from archive.settings import SECRET_KEY; print(SECRET_KEY)"]
    environment = {**os.environ, "ARCHIVE_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
    started = [
        subprocess.Popen(prints, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) for _each in range(8)
    ]
    keys = {process.communicate()[0].strip() for process in started}
    assert len(keys) == 1
    assert len(keys.pop()) > 50
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]


def test_production_without_a_secret_key_says_so():
    status, printed = manage("check", ARCHIVE_MODE="production")
    assert status != 0
    assert "ARCHIVE_SECRET_KEY is not set" in printed.splitlines()[-1]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"ARCHIVE_MODE": "prodution"}, "ARCHIVE_MODE is 'prodution'"),
        ({"ARCHIVE_MODE": "production", "ARCHIVE_SECRET_KEY": "k9" * 40}, "ARCHIVE_HOSTS is not set"),
        ({"ARCHIVE_SEARCH": "lucene"}, "ARCHIVE_SEARCH is 'lucene'"),
        ({"ARCHIVE_SEARCH": "opensearch"}, "ARCHIVE_OPENSEARCH_URL is not set"),
    ],
)
def test_settings_that_mean_nothing_are_named(settings, said):
    status, printed = manage("check", **settings)
    assert status != 0
    assert said in printed.splitlines()[-1]


def test_production_settings_pass_the_deployment_check():
    settings = {
        "ARCHIVE_MODE": "production",
        "ARCHIVE_SECRET_KEY": "k9" * 40 + "aZ-_7",
        "ARCHIVE_HOSTS": "archive.example",
    }
    status, printed = manage("check", "--deploy", "--fail-level", "WARNING", **settings)
    assert (status, "no issues" in printed) == (0, True), printed


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_import_rules():
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def tracked_texts():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True).stdout.split("\0")
    for name in (name for name in listed if name and not name.startswith("fixtures/")):
        path = ROOT / name
        if path.suffix in {".py", ".html", ".css", ".js", ".md", ".toml", ".in"} and path.exists():
            yield name, path.read_text(encoding="utf-8")


def test_templates_hold_no_inline_script_or_style():
    # A strict content security policy forbids them.
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/)|\sstyle=|\son[a-z]+=|<style", re.IGNORECASE
    )
    found = [
        f"{name}: {match[0]}"
        for name, text in tracked_texts()
        if name.startswith("templates/") and (match := inline.search(text))
    ]
    assert not found


def test_one_place_reads_the_query_string_and_one_writes_it():
    place = "archive/http/params.py"
    literal = r"[\"'}/]\?(?!mode=|immutable=)\w+=(?!\.)"  # those are options of SQLite
    in_code = re.compile(rf"\.GET\b|QUERY_STRING|QueryDict|urlencode|quote_plus|parse_qs|{literal}")
    in_templates = re.compile(rf"{{%\s*querystring\b|\|urlencode|\.GET\b|{literal}")
    found = []
    for name, text in tracked_texts():
        if name == place or "/ingest/" in name or not name.endswith((".py", ".html")):
            continue
        if name.endswith(".py") and name.startswith(("archive/", "search/")):
            code = re.sub(r"``[^`]*``|#.*", "", text)
            found += [f"{name}: {match[0]}" for match in in_code.finditer(code)]
        elif name.startswith("templates/"):
            found += [f"{name}: {match[0]}" for match in in_templates.finditer(text)]
    assert not found


def test_lines_of_templates_can_be_read():
    # Django's tags end with their line: long ones are broken between attributes, blocks, and texts of a translation.
    long = [
        f"{name}:{number}"
        for name, text in tracked_texts()
        if name.startswith("templates/")
        for number, line in enumerate(text.split("\n"), 1)
        if len(line) > 120
    ]
    assert not long


def test_no_test_is_named_by_bytes(request):
    given = [item for item in request.session.items if hasattr(item, "callspec")]
    of_bytes = [item for item in given if any(isinstance(value, bytes) for value in item.callspec.params.values())]
    assert [item.nodeid for item in of_bytes if r"\x" in item.callspec.id] == []


def test_files_are_small_and_say_what_lives_in_them():
    modules = [(name, text) for name, text in tracked_texts() if name.endswith(".py") and "/migrations/" not in name]
    if not modules:
        pytest.skip("not a git checkout")
    assert not [name for name, text in modules if text.count("\n") > 300 and not name.startswith("tests/")]
    docstring = re.compile(r'(#![^\n]*\n)?r?"""')
    assert not [name for name, text in modules if text.strip() and not docstring.match(text)]


def test_the_table_of_what_lives_where_names_every_room():
    packages = (
        each.parent for floor in ("archive", "archive/ingest", "search") for each in ROOT.glob(f"{floor}/*/__init__.py")
    )
    rooms = [each.relative_to(ROOT).as_posix() for each in sorted(packages) if each.name != "migrations"]
    said = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## What lives where")[1].split("## ")[0]
    assert [room for room in rooms if f"`{room}/" not in said] == []


def test_both_readmes_have_the_same_sections_and_commands():
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md"))
    assert english.count("\n## ") == chinese.count("\n## ")
    assert re.findall(r"`(ARCHIVE_\w+)`", english) == re.findall(r"`(ARCHIVE_\w+)`", chinese)
    assert re.findall(r"^make \w+", english, re.MULTILINE) == re.findall(r"^make \w+", chinese, re.MULTILINE)


def headings(document):
    """Their anchors, as GitHub makes them: lower case, no marks, a hyphen for each space."""
    lines = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


def test_links_between_documents_lead_somewhere():
    broken = []
    for document in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")):
        for target in re.findall(r"\]\((?!\w+:)([^)\s]+)\)", document.read_text(encoding="utf-8")):
            name, _, anchor = target.partition("#")
            path = document.parent / name if name else document
            if not path.exists() or (anchor and anchor not in headings(path)):
                broken.append(f"{document.name}: {target}")
    assert not broken


def test_pictures_are_few_and_small():
    pictures = list((ROOT / "docs/screenshots").glob("*.webp"))
    assert {path.stem.rpartition("-")[2] for path in pictures} == {"wide", "narrow", "dark"}
    assert sum(path.stat().st_size for path in pictures) < 3_000_000
    readmes = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")]
    shown = {name for text in readmes for name in re.findall(r"\((docs/screenshots/[\w-]+\.webp)\)", text)}
    assert shown
    assert all((ROOT / name).exists() for name in shown)


def test_no_module_of_tests_imports_from_another_nor_sets_all_of_them_up():
    # What two need is a helper, or a fixture; an import of a test module runs it when others are asked for.
    imports = re.compile(r"^(?:from|import) tests[\w.]*\.test_\w+|^from tests[\w.]* import .*\btest_", re.MULTILINE)
    profiles = re.compile(r"^\S.*load_profile\(|^load_profile\(", re.MULTILINE)
    modules = [(name, text) for name, text in tracked_texts() if name.startswith("tests/") and name.endswith(".py")]
    assert not [name for name, text in modules if imports.search(text) or profiles.search(text)]
