"""Whether what a sender typed speaks of an event, or of entering somebody for one. Pure.

"Dolazim u četvrtak oko šest po novac za lift" has a verb of coming, and nothing to come to.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from mailflow.parse.intent.facts import Facts
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.opening.quotes import answers
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import Cue

STORY_MIN: Final = 150  # letters; in fewer, "dolaze Ana i Petar" has no room for another story
ELSE_MIN: Final = 2  # words of other things; one may stand in any chat
ELSE_PLAIN: Final = 3  # beside a verb of coming, which may be to us after all
STEM: Final = 5  # letters by which "faktura" and "fakture" are one word
ELSE_PER: Final = 80  # letters for each such word: a long letter is no story for two of them
ELSE_ASKED: Final = 4  # beside a question of hotels or halls, which may be ours
_ANSWERS: Final = ("decline", "thanked", "invited", "cancel")


def strays(facts: Facts, *kinds: str) -> bool:
    """Tell whether a first letter tells a story of some length without a word of any event.

    A subject counts if it says that somebody is entered; the bare name of an event may be left
    over. A day, or a place, counts from a house, in the subject too: neighbours meet on Fridays
    as well.

    Args:
        kinds: Of further words in particles.tsv that would be of the event.
    """
    own = [leaf for leaf in facts.leaves if leaf.kind is Kind.OWN]
    if _answers(facts) or sum(len(leaf.text) for leaf in own) < STORY_MIN:
        return False
    if any(leaf.has("enrol", "topic", "self") for leaf in _subjects(facts)):
        return False
    house = any(leaf.organisations for leaf in facts.leaves)
    days = ("day_of_ours",) if house else ()
    if house and not answers(facts.header.subject) and speaks(_subjects(facts), *days):
        return False
    return not speaks(own, "of_ours", *days, *kinds)


def names_no_event(facts: Facts) -> bool:
    """A first letter, of whatever length, says neither in it nor in the subject what it is for.

    "Your hotel booking is confirmed for Ana Ilić", "dolazi Ana" under "Dopis".
    """
    subjects = _subjects(facts)
    if _answers(facts) or any(leaf.has("enrol", "topic", "self") for leaf in subjects):
        return False
    return not speaks([*subjects, *facts.own_words], "of_ours", "day_of_ours")


def speaks(own: Sequence[Leaf], *kinds: str) -> bool:
    """Some word of *kinds* is said, of nothing else: no "domain registration expires"."""
    return next(spoken(own, *kinds), None) is not None


def spoken(own: Sequence[Leaf], *kinds: str) -> Iterator[str]:
    """Yield the words of *kinds* that are said of nothing else, as they stand in the letter."""
    for kind in kinds:
        for leaf in own:
            for m in any_of(kind, leaf.language).finditer(leaf.flat):
                of_else = (c for c in leaf.cues if c.sense == "not_ours")
                if not any(c.start <= m.start() < c.end for c in of_else):
                    yield leaf.text[m.start() : m.end()]


def tells_of_else(facts: Facts) -> Sequence[str]:
    """Return words of other things that a letter which strays is about; () if it is not."""
    own = [leaf for leaf in facts.leaves if leaf.kind is Kind.OWN]
    if any(leaf.has(*_ANSWERS) for leaf in own) or not strays(facts):
        return ()
    words = words_of_else(facts)
    return words if len(words) >= _enough(own) else ()


def words_of_else(facts: Facts) -> Sequence[str]:
    """Return words of other things in what was typed, each once."""
    own = [leaf for leaf in facts.leaves if leaf.kind is Kind.OWN]
    said = (
        m
        for leaf in own
        for m in any_of("of_else", leaf.language).finditer(leaf.flat)
        if not any(one.start <= m.start() < one.end for one in leaf.people)  # Šljivar
    )
    return tuple({m[0][:STEM]: m[0] for m in said}.values())


def titled(facts: Facts) -> bool:
    """The subject of a first letter, which none left over, names an event."""
    return not answers(facts.header.subject) and speaks(_subjects(facts), "of_ours")


def _enough(own: Sequence[Leaf]) -> int:
    """Return how many words of other things a letter must have, by its length."""
    asked = any("?" in leaf.text for leaf in own) and speaks(own, "at_event")
    return max(ELSE_ASKED if asked else ELSE_MIN, sum(len(x.text) for x in own) // ELSE_PER)


def _answers(facts: Facts) -> bool:
    """A mail below, a form or a document says what the letter is about."""
    below = facts.quoted or facts.header.references or facts.formed or facts.unread
    return bool(below) or any(leaf.because for leaf in facts.leaves)


def _subjects(facts: Facts) -> list[Leaf]:
    return [leaf for leaf in facts.leaves if leaf.kind is Kind.SUBJECT]


def asks_apart(own: Sequence[Leaf], alien: Sequence[Cue]) -> bool:
    """ "Zanima nas da li će se skup prevoditi. Prilažemo izveštaj": one word of a report."""
    if len(alien) != 1 or alien[0].sense != "unrelated":
        return False
    return any(_asks_of_ours(leaf, alien[0]) for leaf in own)


def _asks_of_ours(leaf: Leaf, alien: Cue) -> bool:
    """A sentence without the word of other business asks of an event like ours."""
    asks = (c for c in leaf.cues if c.sense == "ask")
    spans = [(leaf.sentence_start(c.start), leaf.sentence_end(c.end)) for c in asks]
    apart = (span for span in spans if not span[0] <= alien.start < span[1])
    return any(any_of("of_ours").search(leaf.flat, *span) for span in apart)


def of_event(leaves: Sequence[Leaf]) -> bool:
    """Some word in *leaves* is of a meeting, of how one comes to it or what is there."""
    return says("meeting", leaves) or says("of_event", leaves)


def says(kind: str, leaves: Sequence[Leaf]) -> bool:
    """Some word in *leaves* is of *kind* in particles.tsv, whatever it is said of."""
    return any(any_of(kind).search(leaf.flat) for leaf in leaves)
