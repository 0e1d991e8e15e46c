"""Documents that only an office program reads (.doc, .wps, .ppt, .pptx, .dps): by LibreOffice where it is installed,
old Word documents else by antiword or catdoc.

Each runs in a process group of its own, with bounds of time and memory, without network where the system lets it be
taken away. LibreOffice gets a new profile each time, in which macros, links and other active contents are off.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats import docx, odf

SECONDS = 45  # less than an item has
_MEMORY = 4 << 20  # KiB of address space
_OUTPUT = 512 << 10  # blocks of 512 bytes that a file may grow to
_OFFICES = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
_BOUNDED = f'ulimit -t {SECONDS}; ulimit -f {_OUTPUT}; ulimit -v {_MEMORY} 2>/dev/null; exec "$@"'
_NO_NETWORK = ("unshare", "--map-root-user", "--net")
# For old Word documents, in this order; the file's name is added.
_WORD_READERS = (("antiword", "-m", "UTF-8.txt", "-w", "0"), ("catdoc", "-d", "utf-8", "-w"))
_SETTINGS: dict[str, dict[str, str | int]] = {
    "Office.Common/Security/Scripting": {
        "MacroSecurityLevel": 3, "DisableMacrosExecution": "true", "DisableActiveContent": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "Office.Writer/Content/Update": {"Link": 0},
    # A proxy that is not there, for systems whose network cannot be taken away.
    "Inet/Settings": {
        "ooInetProxyType": 2, "ooInetHTTPProxyName": "127.0.0.1", "ooInetHTTPProxyPort": 9,
        "ooInetHTTPSProxyName": "127.0.0.1", "ooInetHTTPSProxyPort": 9,
    },
}  # fmt: skip


def word_text(data: bytes) -> str:
    """The text of an old Word document. Raises ``Unreadable``, where no program is installed for it, too."""
    if office := _installed(_OFFICES):
        return docx.text_of(_converted(office, data, "doc", "docx"))
    problem = Unreadable("no_program", format="DOC", programs="LibreOffice, antiword, catdoc")
    for reader in _WORD_READERS:
        if program := _installed(reader[:1]):
            try:
                return _printed([program, *reader[1:]], data)
            except Unreadable as refused:  # antiword reads no short document
                problem = refused
    raise problem


def _printed(reader: Sequence[str], data: bytes) -> str:
    """The text that a program prints of a document."""
    with TemporaryDirectory() as folder:
        given = Path(folder, "given.doc")
        given.write_bytes(data)
        return _output([*reader, str(given)], folder, "DOC").decode("utf-8", "replace")


def slides_text(data: bytes, format_name: str) -> str:
    """The text of a presentation. Raises ``Unreadable``, where LibreOffice is not installed, too."""
    if office := _installed(_OFFICES):
        return odf.text_of(_converted(office, data, format_name.lower(), "odp"), format_name)
    raise Unreadable("no_program", format=format_name, programs="LibreOffice")


def _installed(names: Sequence[str]) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


def _converted(office: str, data: bytes, suffix: str, wanted: str) -> bytes:
    """``data`` as LibreOffice writes it in the format ``wanted``."""
    with TemporaryDirectory() as folder:
        given, profile = Path(folder, f"given.{suffix}"), Path(folder, "profile", "user")
        given.write_bytes(data)
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
        _output(
            [
                office, f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--norestore", "--nologo",
                "--nodefault", "--nofirststartwizard", "--convert-to", wanted, "--outdir", f"{folder}/out", str(given),
            ],
            folder, suffix.upper(),
        )  # fmt: skip
        with suppress(FileNotFoundError):
            return Path(folder, "out", f"given.{wanted}").read_bytes()
    raise Unreadable("damaged", format=suffix.upper())  # it says so and ends well


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
        "</item>"
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    names = 'xmlns:oor="http://openoffice.org/2001/registry"'
    return f'<?xml version="1.0" encoding="UTF-8"?><oor:items {names}>{items}</oor:items>'


def _output(command: Sequence[str], folder: str, format_name: str) -> bytes:
    """What a program writes. Raises ``Unreadable`` where it fails or takes too long; then it and its children end."""
    alone = _NO_NETWORK if _can_take_network() else ()
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": folder, "TMPDIR": folder, "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(  # noqa: S603  programs of the system; the file lies in a folder of its own
        [*alone, "/bin/sh", "-c", _BOUNDED, "sh", *command], cwd=folder, env=environment, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            output, _errors = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise Unreadable("too_slow", seconds=SECONDS) from None
        finally:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
    if process.returncode:
        raise Unreadable("damaged", format=format_name)
    return output


@lru_cache(maxsize=1)
def _can_take_network() -> bool:
    """Linux with namespaces for all users."""
    try:
        tried = subprocess.run([*_NO_NETWORK, "true"], capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0
