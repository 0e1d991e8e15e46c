"""PostgreSQL for tests: a server of their own that starts and ends with them, and databases made of templates.

``python -m tests.servers make test`` runs the command with ``ARCHIVE_DATABASE`` set to a database of a new server.
"""

import fcntl
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
# Nothing is kept: the disk is never waited for.
_CONFIGURATION = ("listen_addresses=", "fsync=off", "full_page_writes=off", "synchronous_commit=off",
                  "max_connections=100", "shared_buffers=64MB")  # fmt: skip


def programs() -> Path | None:
    """The folder of Debian's newest server, or of one in the path; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parts[4]))
    server = found[-1] if found else shutil.which("postgres")
    return Path(server).resolve().parent if server else None


@contextmanager
def postgres(locale: str = "C") -> Iterator[str]:
    """The address of the database ``archive`` of a new server, which ends with the block and leaves nothing."""
    where = programs()
    assert where, "no PostgreSQL: apt-get install postgresql"
    folder = Path(tempfile.mkdtemp(prefix="archive-postgres-", dir="/tmp"))  # a socket's path has 107 bytes at most
    who = {} if os.getuid() else {"user": "postgres", "group": "postgres", "extra_groups": []}
    if who:  # as root the server does not run
        os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run([str(where / program), *arguments], cwd=folder, check=False, capture_output=True, **who)
        assert done.returncode == 0, done.stderr.decode()

    data = str(folder / "data")
    try:
        run("initdb", "-D", data, "-U", "archive", "--auth=trust", "--encoding=UTF8", f"--locale={locale}", "--no-sync")
        options = " ".join(f"-c {each}" for each in _CONFIGURATION)
        # Its output to a file: the server would hold the pipe of pg_ctl open.
        run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", f"-k {folder} {options}", "start")
        try:
            run("createdb", "-h", str(folder), "-U", "archive", "archive")
            yield f"postgresql://archive@/archive?host={folder}"
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def named(address: str, name: str) -> str:
    """The address of the database ``name`` of the same server."""
    return urlsplit(address)._replace(path=f"/{name}").geturl()


def execute(address: str, *statements: str) -> None:
    with psycopg.connect(address, autocommit=True) as server:
        for statement in statements:
            server.execute(statement)


def made_once(address: str, name: str, commands: Sequence[str], template: str = "template0") -> str:
    """The database ``name``, made of ``template`` by ``commands`` of manage.py by the first of several processes."""
    (ROOT / ".cache").mkdir(exist_ok=True)
    with (ROOT / ".cache" / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with psycopg.connect(address, autocommit=True) as server:
            if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                return name
        execute(address, f'CREATE DATABASE "{name}-unfinished" TEMPLATE "{template}"')
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "ARCHIVE_DATABASE": named(address, f"{name}-unfinished"),
                           "ARCHIVE_DATABASE_POOL": "0", "ARCHIVE_DATA": folder}  # fmt: skip
            for command in commands:
                arguments = [sys.executable, "manage.py", command, "--verbosity", "0"]
                subprocess.run(arguments, cwd=ROOT, env=environment, check=True)
        execute(address, f'ALTER DATABASE "{name}-unfinished" RENAME TO "{name}"')
    return name


def pour(address: str, template: str, into: str) -> None:
    """Make the rows of the database ``into`` those of ``template``, which has the same tables."""
    command = ["pg_dump", "--data-only", "--exclude-table=django_migrations", named(address, template)]
    rows = subprocess.run(command, check=True, capture_output=True).stdout
    target = named(address, into)
    with psycopg.connect(target) as server:
        tables = server.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").fetchall()
        names = ", ".join(f'"{name}"' for (name,) in tables if name != "django_migrations")
        server.execute(f"TRUNCATE {names}")
    # Numbers that triggers keep are among the rows, and keys between tables were looked at where these come from.
    environment = {**os.environ, "PGOPTIONS": "-c session_replication_role=replica"}
    command = ["psql", "-q", "-1", "-v", "ON_ERROR_STOP=1", target]
    subprocess.run(command, input=rows, check=True, capture_output=True, env=environment)


if __name__ == "__main__":
    if not programs():
        sys.exit(f"No PostgreSQL on this machine (bash .ci/tools postgres): not run: {' '.join(sys.argv[1:])}")
    with postgres() as address:
        environment = {**os.environ, "ARCHIVE_DATABASE": address, "ARCHIVE_DATABASE_POOL": "0"}
        sys.exit(subprocess.run(sys.argv[1:], env=environment, check=False).returncode)
