"""What speaks for us in a letter that seems to be of other business: its doubts. Pure."""

from collections.abc import Sequence
from typing import Final

from mailflow.model import Doubt
from mailflow.parse.clauses.elsewhere import elsewhere, inside, is_entry
from mailflow.parse.intent.asking import is_asked
from mailflow.parse.intent.facts import Facts, cue_of
from mailflow.parse.intent.of_ours import STEM, says, speaks, spoken
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.phrasebook import Cue
from mailflow.reasons import doubt

_OF_ONES: Final = ("enrol", "self", "strike", "cancel", "instead")
_THEIRS: Final = ("inviting", "unrelated", "announces")
ALIEN_MIN: Final = 2  # words of other business; more of them leave no doubt


def beside_own_event(facts: Facts) -> Doubt | None:
    """Return what speaks against an invitation to an event of theirs: something is of ours."""
    own = facts.typed
    words = sum(c.sense in _THEIRS for leaf in own for c in leaf.cues)
    if facts.comes and words < ALIEN_MIN:  # else they are who speaks there
        return doubt("alien_with_people")
    if refused := cue_of(own, "decline"):
        return doubt("alien_refuses", refused.said)
    enrols = enrolling(own)
    return doubt("alien_enrols", enrols.said) if enrols else asks_too(own)


def ours_too(facts: Facts, alien: Sequence[Cue]) -> Doubt | None:
    """Return what speaks against other business: people, or words of not coming."""
    own = facts.typed
    # "Izveštaj po ugovoru i spisak učesnika radionica": all who are named are in the papers.
    plain = len(alien) > ALIEN_MIN and not (facts.here and says("meeting", own))
    if facts.comes and not plain:
        return doubt("alien_with_people")
    if any(_tells_who(leaf, c) for leaf in own for c in leaf.cues):
        return doubt("alien_with_people")
    enrols = enrolling(own)
    if enrols and (len(alien) < ALIEN_MIN or cue_of(own, "mine_before", "cancel")):
        return doubt("alien_enrols", enrols.said)
    if refused := cue_of(own, "decline") or _strikes_off(own):
        return doubt("alien_refuses", refused.said)
    if _kinds(alien) < ALIEN_MIN:
        return asks_too(own) or of_ours_too(own)
    return None


def _strikes_off(own: Sequence[Leaf]) -> Cue | None:
    """ "Neće moći, skinite ga": who is struck off was on a list, ours perhaps."""
    return cue_of(own, "strike") if cue_of(own, "absent") else None


def of_ours_too(own: Sequence[Leaf]) -> Doubt | None:
    """Return a doubt where one word of other business stands beside words of an event."""
    body = [leaf for leaf in own if leaf.kind is Kind.OWN]
    said = next(iter(spoken(body, "of_ours")), "")
    return doubt("alien_of_ours", said) if said else None


def asks_too(own: Sequence[Leaf]) -> Doubt | None:
    """Return a doubt where other business stands beside a question about an event like ours."""
    asks = any("?" in leaf.text for leaf in own if leaf.kind is Kind.OWN)
    cue = cue_of(own, "ask", "topic") if asks and speaks(own, "of_ours") else None
    return doubt("alien_asks", cue.said) if cue else None


def _kinds(words: Sequence[Cue]) -> int:
    """Return how many different words there are; "stolara" and "stolar" are one."""
    return len({cue.words[:STEM] for cue in words})


def _tells_who(leaf: Leaf, cue: Cue) -> bool:
    """ "Šaljem zapisnik, u njemu piše ko dolazi kod vas": no question, but an answer."""
    end = leaf.sentence_end(cue.end)
    return cue.sense == "asked_names" and not leaf.text.startswith("?", end)


def asked_of_us(leaf: Leaf, cue: Cue) -> bool:
    """The words ask us to come: "please register by Friday", "ako može i neko od Vas"."""
    return any(inside(leaf, cue, asks) for asks in ("yours", "inviting", "invites"))


def enrolling(own: Sequence[Leaf]) -> Cue | None:
    """Return words that enter somebody for an event like ours, or strike him off."""
    body = [leaf for leaf in own if leaf.kind is Kind.OWN]
    if not speaks(body, "of_ours"):
        return None
    said = ((leaf, c) for leaf in body for c in leaf.cues if c.sense in _OF_ONES)
    said = ((leaf, c) for leaf, c in said if not asked_of_us(leaf, c))
    told = (c for leaf, c in said if not (elsewhere(leaf, c) or is_asked(leaf, c)))
    return next((c for c in told if not is_entry(c)), None)
