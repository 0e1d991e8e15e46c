"""A node with OpenSearch's security plugin: TLS by a CA of its own, and the roles that docs/scaling-search.md gives."""

import re
import ssl
import subprocess
import time
from contextlib import contextmanager
from http.client import HTTPSConnection
from pathlib import Path
from socket import create_server
from typing import NamedTuple

from tests.servers import ROOT

_PATIENCE = 300  # seconds until it answers; on a busy machine it needs more than one minute
_CERTIFICATES = """
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=tests -keyout ca.key -out ca.pem
openssl req -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -keyout node.key -out node.csr
openssl x509 -req -in node.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile extensions -out node.pem
"""
# Hashes of "secret of the reader" and so on: bcrypt is in no package that tests need otherwise.
_SECURITY = {
    "internal_users": """
reader: {hash: "$2b$04$abcdefghijklmnopqrstuuPqnlwZTes1ceShIS0MBiQUHh9wuJ4Sy"}
writer: {hash: "$2b$04$abcdefghijklmnopqrstuurIQdTKjnf.n.xTJCIzlTuQPdhNGeJuC"}
""",
    "roles_mapping": "\narchive_reader: {users: [reader]}\narchive_writer: {users: [writer]}\n",
    "config": """
config:
  dynamic:
    authc:
      basic:
        http_enabled: true
        order: 0
        http_authenticator: {type: basic, challenge: true}
        authentication_backend: {type: intern}
""",
    "action_groups": "",
    "tenants": "",
    "nodes_dn": "",
}
_TYPES = {"internal_users": "internalusers", "roles_mapping": "rolesmapping", "action_groups": "actiongroups",
          "nodes_dn": "nodesdn"}  # fmt: skip


class SecuredNode(NamedTuple):
    """``ca``: the file of its CA. The index must be called ``archive``, as the roles say."""

    url: str
    ca: str

    def who(self, name):
        return {"USER": name, "PASSWORD": f"secret of the {name}"}


@contextmanager
def secured_node(folder):
    """Raises RuntimeError with what the starter says where none can be had."""
    _write_certificates(folder / "1" / "config")
    _write_security(folder / "security")
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1] - 1
    start = ["bash", str(ROOT / ".ci" / "cluster" / "secured"), str(folder), str(port)]
    started = subprocess.run(start, check=False, capture_output=True, text=True)
    if started.returncode:
        raise RuntimeError(started.stderr)
    try:
        _wait_for(port + 1, folder)
        yield SecuredNode(f"https://127.0.0.1:{port + 1}", str(folder / "1" / "config" / "ca.pem"))
    finally:
        process = (folder / "1.pid").read_text().strip()
        subprocess.run(["kill", "-9", process], check=False, capture_output=True)


def _write_certificates(folder):
    folder.mkdir(parents=True)
    (folder / "extensions").write_text("subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n")
    for command in _CERTIFICATES.strip().splitlines():
        subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)


def _write_security(folder):
    folder.mkdir()
    (roles,) = re.findall(r"```yaml\n(archive_reader:.*?)```", _documented(), re.DOTALL)
    for name, text in {**_SECURITY, "roles": f"\n{roles}"}.items():
        head = f"_meta: {{type: {_TYPES.get(name, name)}, config_version: 2}}\n"
        (folder / f"{name}.yml").write_text(head + text.lstrip("\n"))


def _documented():
    return (ROOT / "docs" / "scaling-search.md").read_text()


def _wait_for(port, folder):
    """Until it knows its users: before, it answers 503 to all."""
    for _second in range(_PATIENCE):
        line = HTTPSConnection("127.0.0.1", port, timeout=5, context=ssl._create_unverified_context())
        try:
            line.request("GET", "/")
            if line.getresponse().status == 401:
                return
        except OSError:
            pass
        finally:
            line.close()
        if not Path(f"/proc/{(folder / '1.pid').read_text().strip()}").exists():
            break
        time.sleep(1)
    raise RuntimeError((folder / "1.log").read_text()[-3000:])
