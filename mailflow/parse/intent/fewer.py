"""Whether fewer fall away than were registered: "prijavili smo Anu i Petra, Petar ne može"."""

from collections.abc import Sequence
from typing import Final

from mailflow.model import Intent
from mailflow.parse.clauses.joined import last_joined
from mailflow.parse.clauses.only_some import leaves_some, only_come
from mailflow.parse.coming.kept import beside_words
from mailflow.parse.intent.before import nobody_comes
from mailflow.parse.intent.facts import Facts, Wanted
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.people.names import alike

_OFF: Final = ("absent", "decline", "cancel", "strike")
ME_MAX: Final = 8  # letters of "i mene" before or behind the others


def some_left(facts: Facts) -> Wanted | None:
    """Return a change by which only some of those registered come."""
    some = bool(facts.comes or facts.writer_comes) and any(map(leaves_some, facts.typed))
    return Wanted(Intent.CHANGE, "only some of those registered before come") if some else None


def keeps_us(facts: Facts) -> bool:
    """ "Petar ne može. Nas ostavite na spisku": of several some still come, who writes too."""
    if facts.writer_stays or not facts.removed:
        return False
    own = facts.own_words
    said = any(any_of("keep_us").search(leaf.flat) for leaf in own)
    return said and not any(leaf.has("all_of_us") for leaf in own)


def only_listed(facts: Facts) -> Wanted | None:
    """ "Dolazi samo Ana", over a mail that registers her and Petar: a change, he falls away."""
    if not facts.all_listed or facts.comes >= facts.all_below:
        return None
    only = any(only_come(leaf) for leaf in facts.typed)
    return Wanted(Intent.CHANGE, "only some of those listed below come") if only else None


def some_of_them(facts: Facts) -> bool:
    """ "Prijavili smo Anu i Petra. Ona ne može": fewer fall away than were registered."""
    own = facts.own_words
    off = facts.gone if facts.comes else facts.removed  # "odjavljujem oboje" names nobody
    if facts.now or not off or nobody_comes(own):
        return False
    told = max((_named_with(leaf, c) for leaf in own for c in leaf.cues), default=0)
    return told > facts.removed


def _named_with(leaf: Leaf, cue: Cue) -> int:
    """Return how many are named right behind *cue*, words of an earlier registration.

    Whoever cannot come in the same sentence must be one of them, and named again.
    """
    end = leaf.sentence_end(cue.end)
    named = leaf.named(cue.end, end) if cue.sense == "earlier" else ()
    if not named or not beside_words(leaf, cue, named[0]):
        return 0
    last = last_joined(leaf, named[0])
    told, rest = leaf.named(cue.end, last.end), leaf.named(last.end, end)
    refuses = any(c.sense in _OFF for c in leaf.between(leaf.sentence_start(cue.start), end))
    if refuses != bool(rest) or not _are_of(rest, told):
        return 0
    return len(told) + _counts_me(leaf, cue, last)


def _are_of(rest: Sequence[Mention], told: Sequence[Mention]) -> bool:
    return all(any(alike(one.name, other.name) for other in told) for one in rest)


def _counts_me(leaf: Leaf, cue: Cue, last: Mention) -> int:
    """Return 1 if who writes is one of those registered: "Anu i mene", "sebe i Anu"."""
    near = leaf.between(cue.start, last.end + ME_MAX)
    return 1 if any(c.sense in ("pair", "mine_before") for c in near) else 0
