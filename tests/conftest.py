"""Fixtures that tests of several rooms use."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from .helpers import Clock, Post, open_desk


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for a hundred letters."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("a small disk can be mounted by root only")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(tmp_path, clock):
    with open_desk(tmp_path, clock) as desk:
        yield desk


@pytest.fixture
def post():
    return Post()
