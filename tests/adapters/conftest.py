"""Real peers on loopback; what is missing is said in one line, and is a failure on CI."""

import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest


def needed(command: str, package: str) -> str:
    """Return the path of *command*, or skip the test naming the Debian package it is in."""
    found = shutil.which(command, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if not found:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say(f"{command} is missing: install the Debian package {package}")
    assert found is not None
    return found


@dataclass(frozen=True)
class Certificate:
    """A self-signed certificate for localhost, and its key."""

    file: Path
    key: Path


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    openssl = needed("openssl", "openssl")
    folder = tmp_path_factory.mktemp("tls")
    made = Certificate(folder / "cert.pem", folder / "key.pem")
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-out", str(made.file), "-keyout", str(made.key)]
    subprocess.run(
        [openssl, "req", "-x509", *kind, *names, *files], check=True, capture_output=True
    )
    return made


@dataclass(frozen=True)
class Dovecot:
    """A private Dovecot; every user exists and has this password."""

    port: int
    tls_port: int
    password: str = "tajna-sanduceta-4711"


def free_ports(how_many: int) -> list[int]:
    ears = [socket.create_server(("127.0.0.1", 0)) for _ in range(how_many)]
    ports = [ear.getsockname()[1] for ear in ears]
    for ear in ears:
        ear.close()
    return ports


def _conf_for(program: str) -> str:
    """Return the settings to fill in; from 2.4 on Dovecot calls most of them by other names."""
    told = subprocess.run([program, "--version"], check=True, capture_output=True, text=True)
    is_older = told.stdout.startswith("2.3")
    named = "dovecot-2.3.conf" if is_older else "dovecot-2.4.conf"
    return (Path(__file__).parent / named).read_text()


@pytest.fixture(scope="session")
def dovecot(certificate: Certificate) -> Iterator[Dovecot]:
    program = needed("dovecot", "dovecot-imapd")
    made = Dovecot(*free_ports(2))
    owner = pwd.getpwuid(os.getuid() or pwd.getpwnam("nobody").pw_uid)
    # Not below pytest's own folder, which nobody else may enter; and socket paths are short.
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    folder.chmod(0o755)
    (folder / "home").mkdir()
    os.chown(folder / "home", owner.pw_uid, owner.pw_gid)
    conf = _conf_for(program).format(
        folder=folder,
        certificate=certificate,
        user=owner.pw_name,
        group=grp.getgrgid(owner.pw_gid).gr_name,
        uid=owner.pw_uid,
        gid=owner.pw_gid,
        port=made.port,
        tls_port=made.tls_port,
        password=made.password,
    )
    (folder / "dovecot.conf").write_text(conf)
    # It comes back once its ports are open, and goes on in the background.
    subprocess.run([program, "-c", folder / "dovecot.conf"], check=True)
    yield made
    os.kill(int((folder / "run/master.pid").read_text()), signal.SIGTERM)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def free_port() -> int:
    return free_ports(1)[0]
