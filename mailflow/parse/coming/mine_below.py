"""The sender's own mail below his letter, and whether he said in it that he comes."""

from collections.abc import Sequence

from mailflow.model import Header
from mailflow.parse.coming.registered import says_of_author, sent_to_desk
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import any_of
from mailflow.parse.people.names import alike


def mine_below(header: Header, below: Sequence[Leaf]) -> list[Leaf]:
    """Return those of *below* that the sender wrote, too."""
    sender = header.sender
    if sender is None:
        return []
    full = sender.name if " " in sender.name else ""  # Outlook's headers have no address
    authors = ((leaf, leaf.page.passage.sender) for leaf in sent_to_desk(below))
    return [
        leaf
        for leaf, author in authors
        if sender.email in author or (full and alike(full, author.split("<")[0]))
    ]


def me_below(header: Header, below: Sequence[Leaf]) -> str:
    """Return the sender's name where his own mail says that he comes: "dolazimo Ana i ja".

    Or the desk's: "upisani ste Vi i Ana".
    """
    mine = any(says_of_author(leaf) for leaf in mine_below(header, below))
    mine = mine or any(any_of("you_entered").search(leaf.flat) for leaf in below)
    sender = header.sender
    return sender.name if mine and sender and " " in sender.name else ""
