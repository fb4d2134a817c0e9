"""Letters that ask for nothing: a test, a copy, a talk that the desk only overhears. Pure."""

from typing import Final

from mailflow.model import Intent
from mailflow.parse.intent.facts import Facts, Wanted, cue_of
from mailflow.reasons import doubt

SHORT: Final = 160  # letters of a test mail


def trifle(facts: Facts) -> Wanted | None:
    """Return that the letter is but a test, a copy, or a talk the desk only overhears."""
    own = facts.typed
    size = sum(len(leaf.text) for leaf in own)
    cue = cue_of(own, "test")
    if cue and size < SHORT and not facts.comes and not facts.count:
        tested = doubt("alien_with_people") if facts.unknown or facts.removed else None
        return Wanted(Intent.UNRELATED, f"“{cue.said}”", tested)  # "Ana ima pozitivan test"
    cue = cue_of(own, "fyi")
    if cue and not facts.comes and not facts.writer_comes:
        return Wanted(Intent.UNRELATED, f"“{cue.said}”")
    if not facts.to_desk and not facts.comes and not facts.count and not facts.writer_comes:
        return Wanted(Intent.UNRELATED, "a talk among others, the desk is copied")
    return None
