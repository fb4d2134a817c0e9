"""Every store passes the same tests: a second one is one more row in STORES."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mailflow.store import Store
from mailflow.store.tiny import TinyStore

STORES: dict[str, Callable[[Path], Store]] = {"tiny": TinyStore}


@pytest.fixture(params=STORES)
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Open the same desk's store, as often as it is called."""
    opened = []

    def open_one() -> Store:
        opened.append(STORES[request.param](tmp_path / "data"))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    return open_store()
