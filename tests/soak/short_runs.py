"""A soak program run as tests run it: as a process of its own, with small numbers."""

import json
import os
import subprocess
import sys

from tests.servers import ROOT


def soak(program, kept, *arguments):
    """Exit status, what it said, and its figures."""
    foreign = ("ARCHIVE_", "DJANGO_")
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(foreign) or name == "ARCHIVE_TEST_OPENSEARCH_URL"
    }
    command = [sys.executable, "-W", "ignore", "-m", f"tests.soak.{program}", *arguments, "--keep", str(kept)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr, json.loads(kept.read_text()) if kept.exists() else {}
