"""What falls away in answer to the desk's confirmation: some of its people, or all of them."""

from mailflow.model import Intent
from mailflow.parse.facts import Facts, Wanted, cue_of, own_words, typed


def comes_less(facts: Facts) -> Wanted | None:
    """Return a change or a cancellation by which the desk's list below gets shorter.

    Without that list the same words decline an invitation: "Petar is ill and cannot come".
    """
    own, confirmed = own_words(facts), cue_of(facts.quoted, "confirms")
    gone = cue_of(own, "absent", "decline", "self_absent", "cancel")
    if confirmed is None or gone is None or not facts.registered:
        return None
    if any("?" in leaf.text for leaf in own) or cue_of(typed(facts), "again"):
        return None
    because = f"“{gone.said}” over the desk's “{confirmed.said}”"
    if facts.comes:
        others = facts.away or facts.before
        return Wanted(Intent.CHANGE, because) if others else None
    if cue_of(typed(facts), "cancel") and not _of_some(facts):
        return None  # all of it, or what only a person can tell
    return _nobody_else(facts, because)


def _of_some(facts: Facts) -> bool:
    """What is cancelled is one person's coming ("učešće Petra Ilića"), not "our seats"."""
    own = own_words(facts)
    fewer = facts.removed + _himself(facts) < facts.registered
    return (
        facts.before and fewer and bool(cue_of(own, "strike")) and not cue_of(own, "all_of_us")
    )


def _himself(facts: Facts) -> bool:
    """Who writes does not come either, and is not among those removed by name."""
    return facts.writer_stays and not facts.away


def _nobody_else(facts: Facts, because: str) -> Wanted | None:
    """Return what falls away where the letter names nobody who comes."""
    gone = facts.removed + _himself(facts)
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
