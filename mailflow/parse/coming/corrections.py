"""Corrections of a name the desk wrote wrong: "ne preziva se X nego Y"."""

import re
from collections.abc import Sequence
from typing import Final

from mailflow.model import Found, Person
from mailflow.parse.coming.names import tokens
from mailflow.parse.page.leaf import Leaf
from mailflow.script import fold

_WORD: Final = r"([^\W\d_][\w-]+)"
_NOT_BUT: Final = re.compile(
    rf"\b(?:ne preziva|ne zove|prezime nije|ime nije|nije|surname is not|name is not|not)"
    rf"(?:\s+se)?\s+{_WORD},?\s+(?:nego|vec|but)\s+{_WORD}"
)
_SECOND: Final = re.compile(r" ([^\W\d_])[\w-]+")
_ROLE: Final = re.compile(rf"\bnije\s+{_WORD},?\s+(?:vec|nego)\s+{_WORD}")


def corrected(leaves: Sequence[Leaf], known: Sequence[Found]) -> tuple[tuple[str, Person], ...]:
    """Return wrong names known from the mail below, with the people as *leaves* correct them.

    Args:
        known: Full names from elsewhere in the letter.
    """
    people = []
    for leaf in leaves:
        for match in _NOT_BUT.finditer(leaf.flat):
            wrong = leaf.text[match.start(1) : match.end(1)]
            right = leaf.text[match.start(2) : _end(leaf, match.end(2))]
            old = _full(wrong, known) if right[:1].isupper() else None
            if old:
                words = (right if fold(word) == fold(wrong) else word for word in old.split())
                found = leaf.found(" ".join(words), match.start(2), f"“{match[0]}”")
                people.append((old, Person(name=found, role=_role(leaf, match.end()))))
    return tuple(people)


def _end(leaf: Leaf, end: int) -> int:
    """Return where the right name ends: a second capital right after belongs to it."""
    second = _SECOND.match(leaf.text, end)
    return second.end() if second and second[1].isupper() else end


def _full(half: str, known: Sequence[Found]) -> str | None:
    """Return the one full name *half* is part of; None if none is, or several are."""
    full = {found.value for found in known if " " in found.value}
    hits = {name for name in full if fold(half) in tokens(name)}
    return hits.pop() if len(hits) == 1 else None


def _role(leaf: Leaf, start: int) -> Found | None:
    """Return the post that is corrected in the same sentence."""
    end = leaf.flat.find(".", start)
    match = _ROLE.search(leaf.flat, start, end if end >= 0 else len(leaf.flat))
    if match is None:
        return None
    text = leaf.text[match.start(2) : match.end(2)]
    return leaf.found(text, match.start(2), f"“{match[0]}”")
