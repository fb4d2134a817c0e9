"""Mail below that asks for what is missing: names, the organisation, how to register."""

from collections.abc import Sequence
from typing import Final

from mailflow.parse.leaves.between import asks_whose, ends_asking
from mailflow.parse.leaves.leaf import COLLEAGUE, Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.opening.quotes import attribution, header_block
from mailflow.parse.page.particles import any_of

_INVITES: Final = ("invites", "inviting")
_KNOWN: Final = ("earlier", "mine_before", "names_due")  # of a registration that the desk has


def asks_for(sense: str, leaves: Sequence[Leaf]) -> bool:
    """Tell whether mail among *leaves* asks for what is missing; an invitation asks everybody.

    So does an answer to "how does one register?", of which "how_to" is the sense.

    Args:
        sense: "asked_names", "asked_organisation" or "how_to".
    """
    mails = [leaf for leaf in leaves if leaf.kind is not Kind.ATTACHMENT]
    mails = [leaf for leaf in mails if leaf.because != COLLEAGUE]  # "ko ide u petak?"
    asking = (n for n, leaf in enumerate(mails) if leaf.has(sense) or _asks(sense, mails, n))
    return any(not _is_general(sense, _whole(mails, n)) for n in asking)


def _asks(sense: str, mails: Sequence[Leaf], at: int) -> bool:
    """ "- participants:" asks for names, if they are typed right below it."""
    named = sense == "asked_names" and len(_whole(mails, at)) > 1
    return named and ends_asking(mails[at])


def asked_between(leaves: Sequence[Leaf]) -> bool:
    """Tell whether who writes answers between the lines of a mail that asks who comes.

    Then it is no invitation to everybody that he leaves unanswered: the names stand below the
    very question.
    """
    mails = [x for x in leaves if x.kind is not Kind.ATTACHMENT and x.because != COLLEAGUE]
    parted = (n for n in range(len(mails)) if len(_whole(mails, n)) > 1)
    return any(ends_asking(mails[n]) for n in parted)


def _is_general(sense: str, mail: Sequence[Leaf]) -> bool:
    """The mail asks everybody, or who has not registered yet; a confirmation asks the rest."""
    if any(part.has(*_INVITES) for part in mail):
        return True
    first = sense != "how_to" and (any(part.has("how_to") for part in mail) or _asks_all(mail))
    return first and not any(part.has("confirms") for part in mail)


def _asks_all(mail: Sequence[Leaf]) -> bool:
    """It asks who comes and from where, and thanks for nothing: nobody had registered."""
    asks = any(part.has("asked_names") or ends_asking(part) for part in mail)
    asks = asks and any(map(asks_whose, mail))
    return asks and not any(part.has(*_KNOWN) or _lacks(part) for part in mail)


def _lacks(part: Leaf) -> bool:
    return any_of("lacking").search(part.flat) is not None


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
