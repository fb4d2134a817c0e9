"""Mail below that asks for what is missing: names, the organisation, how to register."""

from collections.abc import Sequence
from typing import Final

from mailflow.parse.leaves.leaf import COLLEAGUE, Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.opening.quotes import attribution, header_block

_INVITES: Final = ("invites", "inviting")


def asks_for(sense: str, leaves: Sequence[Leaf]) -> bool:
    """Tell whether mail among *leaves* asks for what is missing; an invitation asks everybody.

    So does an answer to "how does one register?", of which "how_to" is the sense.

    Args:
        sense: "asked_names", "asked_organisation" or "how_to".
    """
    mails = [leaf for leaf in leaves if leaf.kind is not Kind.ATTACHMENT]
    mails = [leaf for leaf in mails if leaf.because != COLLEAGUE]  # "ko ide u petak?"
    asking = (n for n, leaf in enumerate(mails) if leaf.has(sense))
    return any(not _is_general(sense, _whole(mails, n)) for n in asking)


def asked_between(leaves: Sequence[Leaf]) -> bool:
    """Tell whether who writes answers between the lines of a mail that asks who comes.

    Then it is no invitation to everybody that he leaves unanswered: the names stand below the
    very question.
    """
    mails = [x for x in leaves if x.kind is not Kind.ATTACHMENT and x.because != COLLEAGUE]
    asking = (n for n, leaf in enumerate(mails) if _ends_asking(leaf))
    return any(len(_whole(mails, n)) > 1 for n in asking)


def _ends_asking(leaf: Leaf) -> bool:
    """The last line of the piece asks for names."""
    last = leaf.text.rstrip().rfind("\n")
    return leaf.has("asked_names") and any(
        c.sense == "asked_names" and c.start > last for c in leaf.cues
    )


def _is_general(sense: str, mail: Sequence[Leaf]) -> bool:
    """The mail asks everybody, or who has not registered yet; a confirmation asks the rest."""
    if any(part.has(*_INVITES) for part in mail):
        return True
    first = sense != "how_to" and any(part.has("how_to") for part in mail)
    return first and not any(part.has("confirms") for part in mail)


def _whole(mails: Sequence[Leaf], at: int) -> Sequence[Leaf]:
    """Return the pieces of the mail at *at*, between whose lines the sender wrote."""
    first, end = at, at + 1
    while first and not _opens(mails[first]) and _same(mails[first], mails[first - 1]):
        first -= 1
    while end < len(mails) and not _opens(mails[end]) and _same(mails[at], mails[end]):
        end += 1
    return mails[first:end]


def _same(one: Leaf, other: Leaf) -> bool:
    author = one.page.passage.sender
    return bool(author) and author == other.page.passage.sender


def _opens(leaf: Leaf) -> bool:
    """A header, or "On …, … wrote:", begins it."""
    lines = leaf.text.split("\n")
    return bool(attribution(lines, 0)[0] or header_block(lines, 0)[0])
