"""Who was registered before and still comes, though the letter at hand does not say so."""

from mailflow.parse.clauses.standing import Guest
from mailflow.parse.coming.registered import says_of_author
from mailflow.parse.coming.seats import Seat
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import any_of
from mailflow.parse.people.names import alike
from mailflow.parse.study import Study


def registered_himself(study: Study) -> bool:
    """The writer's own mail below registers him, too: "dolazimo Ana Ilić i ja".

    Or the desk says so: "upisali smo Vas i gospođu Ilić".
    """
    below = [leaf for leaf in study.leaves.background if wrote(study, leaf)]
    mine = any(map(says_of_author, below))
    theirs = (leaf for leaf in study.leaves.background if leaf not in below)
    return mine or any(any_of("you_entered").search(leaf.flat) for leaf in theirs)


def wrote(study: Study, leaf: Leaf) -> bool:
    """The mail below is the sender's own, by the address or the name in its header."""
    name, author = study.sender.name, leaf.page.passage.sender
    if (study.sender.email or "?") in author:
        return True
    return name is not None and alike(name.value, author.split("<")[0])


def one_is_gone(study: Study, guest: Guest) -> bool:
    """ "Prijavila sam Anu i Savu. Savu zamenite Verom": of the two, the other stays."""
    gone = (*study.party.removed, *study.party.stays)
    start, end = (
        guest.leaf.sentence_start(guest.mention.start),
        guest.leaf.sentence_end(guest.mention.end),
    )
    beside = (m.name for m in guest.leaf.named(start, end) if m is not guest.mention)
    return any(_of(seat, name) for name in beside for seat in gone)


def _of(seat: Seat, name: str) -> bool:
    return alike(name, seat.person.name.value)
