"""Real peers on loopback; what is missing is said in one line, and is a failure on CI."""

import os
import shutil
import subprocess
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
