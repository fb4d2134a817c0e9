"""What falls away in answer to the desk's confirmation: some of its people, or all of them."""

from mailflow.model import Intent
from mailflow.parse.facts import Facts, Wanted, cue_of, own_words, typed


def comes_less(facts: Facts) -> Wanted | None:
    """Return a change or a cancellation by which the desk's list below gets shorter.

    Without that list the same words decline an invitation: "Petar is ill and cannot come".
    """
    own, confirmed = own_words(facts), cue_of(facts.quoted, "confirms")
    gone = cue_of(own, "absent", "decline", "self_absent")
    if confirmed is None or gone is None or not facts.registered:
        return None
    if any("?" in leaf.text for leaf in own) or cue_of(typed(facts), "cancel", "again"):
        return None
    because = f"“{gone.said}” over the desk's “{confirmed.said}”"
    if facts.comes:
        others = facts.away or facts.before
        return Wanted(Intent.CHANGE, because) if others else None
    return _nobody_else(facts, because)


def _nobody_else(facts: Facts, because: str) -> Wanted | None:
    """Return what falls away where the letter names nobody who comes."""
    himself = facts.writer_stays and not facts.away
    gone = facts.removed + himself
    if facts.before or (facts.removed == facts.away and gone):
        if gone < facts.registered:
            return Wanted(Intent.CHANGE, because)
        return Wanted(Intent.CANCEL, because)
    if facts.removed:
        return None
    we = cue_of(own_words(facts), "all_of_us")
    if we is None:
        return None
    return Wanted(Intent.CANCEL, f"{because}, “{we.said}”")
