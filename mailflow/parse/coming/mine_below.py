"""The sender's own mail below his letter, and whether he said in it that he comes."""

from collections.abc import Sequence

from mailflow.model import Header
from mailflow.parse.coming.registered import says_of_author, sent_to_desk
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.leaves.mails_below import is_his
from mailflow.parse.page.particles import any_of


def mine_below(header: Header, below: Sequence[Leaf]) -> list[Leaf]:
    """Return those of *below* that the sender wrote, too."""
    sent = sent_to_desk(below)
    return [leaf for leaf in sent if is_his(leaf.page.passage, header.sender)]


def me_below(header: Header, below: Sequence[Leaf]) -> str:
    """Return the sender's name where his own mail says that he comes: "dolazimo Ana i ja".

    Or the desk's: "upisani ste Vi i Ana".
    """
    mine = any(says_of_author(leaf) for leaf in mine_below(header, below))
    mine = mine or any(any_of("you_entered").search(leaf.flat) for leaf in below)
    sender = header.sender
    return sender.name if mine and sender and " " in sender.name else ""
