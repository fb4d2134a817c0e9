"""Tell by which reader a reading was made: a hash of all that has a say in it."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parents[1]
# All of mailflow that parse may import, and who opens documents for it.
_SOURCES: Final = ("model", "parse", "documents", "papers")
_MODULES: Final = ("script.py", "reference.py", "reasons.py", "reasons.tsv")


def version(asked: object, package: Path = _PACKAGE) -> str:
    """Return the version of the reader that looks for what is *asked*, 64 hex digits.

    Args:
        asked: The organiser's own questions; its repr must say all of them.
        package: Where the reader's code and words are.
    """
    digest = sha256(repr(asked).encode())
    for file in _files(package):
        source = file.read_bytes()
        digest.update(f"{file.relative_to(package)} {len(source)}\n".encode())
        digest.update(source)
    return digest.hexdigest()


def _files(package: Path) -> Iterator[Path]:
    found = (file for part in _SOURCES for file in (package / part).rglob("*"))
    named = (package / module for module in _MODULES)
    yield from sorted(f for f in (*found, *named) if f.suffix in (".py", ".tsv"))
