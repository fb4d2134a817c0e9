"""Which passages of a letter count: the sender's own, and others he points to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mailflow.model import Address
from mailflow.parse.leaf import LETTERS_MAX, Leaf
from mailflow.parse.letter import Kind, Letter, Passage
from mailflow.parse.page import flat
from mailflow.parse.passages import passages

_OWN: Final = frozenset({Kind.SUBJECT, Kind.OWN, Kind.SIGNATURE})
_WRITTEN_ON: Final = re.compile(r"^\s*(.*?)\s*<([^<>\s]+)>\s*$")


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whose words count: the sender, or the author of a mail he passes on."""

    author: Address | None
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """The leaves of a letter.

    Attributes:
        own: What the sender typed, subject first.
        attached: Documents that count.
        voices: Mails below that count, by author.
        background: What does not count: quoted mail, the desk's own invitation.
    """

    own: tuple[Leaf, ...]
    attached: tuple[Leaf, ...]
    voices: tuple[Voice, ...]
    background: tuple[Leaf, ...]

    @property
    def counted(self) -> tuple[Leaf, ...]:
        """Everything that counts, in the order written."""
        return (
            *self.own,
            *self.attached,
            *(leaf for voice in self.voices for leaf in voice.leaves),
        )

    @property
    def written(self) -> tuple[Leaf, ...]:
        """What tells the sender's language: his own words, else whatever there is."""
        typed = tuple(leaf for leaf in self.own if leaf.kind is Kind.OWN)
        if sum(len(leaf.text) for leaf in typed) > 12:
            return typed
        return typed + self.own + self.attached


def spread(letter: Letter, desk: Sequence[Address]) -> Spread:
    """Return the passages of *letter* by whether they count."""
    own = tuple(Leaf(_cut(p)) for p in letter.passages if p.kind in _OWN)
    below = [p for p in letter.passages if p.kind in (Kind.FORWARDED, Kind.QUOTED)]
    papers = [p for p in letter.passages if p.kind is Kind.ATTACHMENT]
    attached, returned = _papers(papers)
    typed = [leaf for leaf in own if leaf.kind is Kind.OWN]
    counting = [p for p in below if _counts(p, typed, desk)]
    voices = tuple(_voice(p) for p in counting)
    background = [Leaf(_cut(p)) for p in below if p not in counting]
    return Spread(own, attached, voices, (*background, *returned))


def _cut(passage: Passage) -> Passage:
    """Return a passage of bounded length."""
    if len(passage.text) <= LETTERS_MAX:
        return passage
    return replace(passage, text=passage.text[:LETTERS_MAX])


def _counts(passage: Passage, typed: Sequence[Leaf], desk: Sequence[Address]) -> bool:
    """The sender points to the mail below; the desk's own mail never counts."""
    if any(address.email in passage.sender for address in desk):
        return False
    if any(leaf.has("fyi") for leaf in typed):
        return False
    points = any(leaf.has("below") for leaf in typed)
    bare = not any(len(leaf.text.strip()) > 25 for leaf in typed)
    if passage.kind is Kind.FORWARDED:
        return points or bare
    return any(leaf.has("below_quoted") for leaf in typed) or (bare and not typed)


def _voice(passage: Passage) -> Voice:
    """Return the mail below with its own signature told apart."""
    inner = passages(_cut(passage).text, name=passage.name)
    leaves = tuple(
        Leaf(replace(p, line=p.line + passage.line - 1), "mail passed on")
        for p in inner
        if p.kind in (Kind.OWN, Kind.SIGNATURE)
    )
    match = _WRITTEN_ON.match(passage.sender)
    if match:
        return Voice(Address(name=match[1].strip('"'), email=match[2].lower()), leaves)
    return Voice(Address(name=passage.sender, email="") if passage.sender else None, leaves)


def _papers(papers: Sequence[Passage]) -> tuple[tuple[Leaf, ...], tuple[Leaf, ...]]:
    """Return the documents that count, and those that do not: copies, invitations, a CV."""
    seen: set[str] = set()
    counted: list[Leaf] = []
    returned: list[Leaf] = []
    for paper in papers:
        leaf = Leaf(_cut(paper), "attachment")
        bare = re.sub(r"\W+", "", flat(paper.text))
        if bare in seen or leaf.has("invites"):
            returned.append(leaf)
        else:
            counted.append(leaf)
        seen.add(bare)
    return tuple(counted), tuple(returned)


def names_in(leaves: Sequence[Leaf]) -> Iterator[tuple[Leaf, str, int]]:
    """Yield every full name of *leaves* with its place."""
    for leaf in leaves:
        for mention in leaf.people:
            if mention.surname:
                yield leaf, mention.name, mention.start
