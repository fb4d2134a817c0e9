"""What falls away in answer to the desk's confirmation: some of its people, or all of them."""

from typing import Final

from mailflow.model import Intent
from mailflow.parse.intent.before import is_said, repeats
from mailflow.parse.intent.facts import Facts, Wanted, cue_of
from mailflow.parse.intent.refusing import refusals
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import Cue

OBJECT_MAX: Final = 40  # letters from a name to the verb whose object it is


def comes_less(facts: Facts) -> Wanted | None:
    """Return a change or a cancellation by which the desk's list below gets shorter.

    Without that list the same words decline an invitation: "Petar is ill and cannot come".
    """
    own, confirmed = facts.own_words, cue_of(facts.quoted, "confirms")
    if confirmed is None or not facts.registered or any("?" in leaf.text for leaf in own):
        return None
    plain = refusals(own)
    off = ("cancel", "strike", "gone", "others_stay") if facts.before else ("cancel",)
    gone = plain[0][1] if plain else cue_of(own, *off)
    if gone is None or repeats(facts.typed):
        return None
    because = f"“{gone.said}” over the desk's “{confirmed.said}”"
    if facts.comes:
        others = facts.away or facts.before
        return Wanted(Intent.CHANGE, because) if others else None
    if cue_of(facts.typed, "cancel") and not of_some(facts):
        return None  # all of it, or what only a person can tell
    we = any(is_said(leaf, cue, "all_of_us") for leaf, cue in plain)
    return _nobody_else(facts, because, we=we)


def of_some(facts: Facts) -> bool:
    """Of those registered below one is cancelled ("učešće Petra Ilića"), not "our seats"."""
    own = facts.own_words
    fewer = facts.removed + _himself(facts) < facts.all_below
    if not (facts.before and fewer):
        return False
    off = cue_of(own, "strike") is not None and not cue_of(own, "all_of_us")
    return off or any(_is_object(leaf, c) for leaf in own for c in leaf.cues)


def _is_object(leaf: Leaf, cue: Cue) -> bool:
    """ "Petra Ilića moramo da otkažemo": a name stands beside the verb as its object."""
    if cue.sense != "cancel":
        return False
    near = leaf.named(cue.start - OBJECT_MAX, cue.end + OBJECT_MAX)
    beside = (m for m in near if m.case in (Case.ACCUSATIVE, Case.GENITIVE))
    return any(
        _is_bare(leaf.flat[min(m.end, cue.end) : max(m.start, cue.start)]) for m in beside
    )


def _is_bare(between: str) -> bool:
    """Neither a comma nor a word like "because of" stands between verb and name."""
    return not (set(between) & set(",.;:!?\n")) and any_of("because_of").search(between) is None


def _himself(facts: Facts) -> bool:
    """Who writes does not come either, and is not among those removed by name."""
    return facts.writer_stays and not facts.away


def _nobody_else(facts: Facts, because: str, *, we: bool) -> Wanted | None:
    """Return what falls away where the letter names nobody who comes.

    Args:
        we: It says that "we" do not come.
    """
    gone = facts.removed + _himself(facts)
    if facts.before or (facts.removed == facts.away and gone):
        some = gone < facts.all_below
        return Wanted(Intent.CHANGE if some else Intent.CANCEL, because)
    return Wanted(Intent.CANCEL, because) if we and not facts.removed else None
