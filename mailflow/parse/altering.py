"""Letters about an earlier registration: it falls away, or it is altered."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.model import Intent
from mailflow.parse.coming.elsewhere import inside
from mailflow.parse.facts import Facts, Wanted, asks_for_names, cue_of, own_words, typed
from mailflow.parse.letter import Kind
from mailflow.parse.opening.quotes import answers
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.phrasebook import Cue, either
from mailflow.reasons import doubt

_SWAPS: Final = ("instead", "for_him", "swap", "replaces")


def cancels(facts: Facts) -> Wanted | None:
    """Return a cancellation: an earlier registration falls away wholly."""
    own = typed(facts)
    if cue_of(own, "again"):
        return None
    cue = cue_of(own, "cancel")
    if facts.comes:
        whole = cue and (_all_of_it(facts) or not (facts.now or _some_stay(own)))
        thin = doubt("cancels_people")
        return Wanted(Intent.CANCEL, f"“{cue.said}”", thin) if cue and whole else None
    mine = _me_and_others_off(facts) if cue is None else None
    return mine or _falls_away(facts, cue)


def _me_and_others_off(facts: Facts) -> Wanted | None:
    """Return a cancellation by who strikes himself off, and others with him."""
    off = _asked_off(typed(facts)) if facts.writer_stays else None
    strikes = off is not None and not _some_stay(typed(facts))
    return Wanted(Intent.CANCEL, f"“{off.said}”") if off and strikes else None


def _falls_away(facts: Facts, cue: Cue | None) -> Wanted | None:
    """Return a cancellation of what was registered before, or of what nobody knows of."""
    own, earlier = typed(facts), cue_of(typed(facts), "earlier")
    away = cue_of(own, "decline", "self_absent", "absent")
    said = earlier or _me_off(own)
    struck = _asked_off(own) if facts.removed and away else None
    said = said or struck
    if cue is None and away and said and not cue_of(own, "correction", "others_stay"):
        return Wanted(Intent.CANCEL, f"“{away.said}”, “{said.said}”")
    if cue is None:
        return None
    known = earlier or facts.removed or cue_of(own, "formerly") or answers(facts.header.subject)
    thin = None if known else doubt("cancels_nothing")
    return Wanted(Intent.CANCEL, f"“{cue.said}”", thin)


def _some_stay(own: Sequence[Leaf]) -> bool:
    return cue_of(own, "others_stay", "instead", "for_him", "swap", "correction") is not None


def _me_off(own: Sequence[Leaf]) -> Cue | None:
    """Return words that take the writer off a list: "skinite me"."""
    mine = ((leaf, c) for leaf in own for c in leaf.cues if c.sense == "self_absent")
    return next((c for leaf, c in mine if _strikes(leaf, c)), None)


def _asked_off(own: Sequence[Leaf]) -> Cue | None:
    """Return words that strike off, not those that ask not to: "ne brišite"."""
    off = ((leaf, c) for leaf in own for c in leaf.cues if c.sense == "strike")
    denied = ("ne ", "not ", "n't ")
    return next((c for leaf, c in off if not leaf.flat[: c.start].endswith(denied)), None)


def _strikes(leaf: Leaf, mine: Cue) -> bool:
    return any(c.sense == "strike" for c in leaf.between(mine.start, mine.end))


def _all_of_it(facts: Facts) -> bool:
    """Subject and text both cancel, and nobody comes in anybody's place."""
    subject = [leaf for leaf in typed(facts) if leaf.kind is Kind.SUBJECT]
    swaps = cue_of(typed(facts), *_SWAPS, "others_stay")
    both = cue_of(subject, "cancel") and cue_of(own_words(facts), "cancel")
    return bool(both) and not swaps and not facts.writer_comes


def changes(facts: Facts) -> Wanted | None:
    """Return a change: an earlier registration is altered, completed or corrected."""
    own = typed(facts)
    if cue_of(own, "again"):
        return None
    named = bool(facts.comes or facts.removed)
    cue = cue_of(own, "change", *_SWAPS, "gone", "strike", "cancel")
    earlier = cue_of(own, "earlier", "formerly")
    if facts.comes and asks_for_names(facts.quoted):
        return Wanted(Intent.CHANGE, "answers the desk's question for names")
    if facts.mended:
        return Wanted(Intent.CHANGE, "a name is put right")
    over = _over_confirmation(facts, cue, named)
    if over:
        return over
    if cue and facts.registered and facts.comes:
        return Wanted(Intent.CHANGE, f"“{cue.said}” over the registration below")
    if facts.before and facts.comes:
        return Wanted(Intent.CHANGE, "somebody registered in the mail below does not come")
    return _altered(facts, cue, earlier, named)


def _over_confirmation(facts: Facts, cue: Cue | None, named: bool) -> Wanted | None:
    """Return a change told in answer to the desk's confirmation."""
    confirmed = cue_of(facts.quoted, "confirms")
    if confirmed is None:
        return None
    own, over = typed(facts), f"over the desk's “{confirmed.said}”"
    if facts.added:
        return Wanted(Intent.CHANGE, f"one more, {over}")
    if cue and named:
        return Wanted(Intent.CHANGE, f"“{cue.said}” {over}")
    told = facts.count or cue_of(own, "others_stay")
    if told and cue_of(own, "absent", "change"):
        return Wanted(Intent.CHANGE, over, doubt("number_only"))
    return None


def _altered(facts: Facts, cue: Cue | None, earlier: Cue | None, named: bool) -> Wanted | None:
    """Return a change told by its own words, without an answer of the desk below."""
    own = typed(facts)
    known = earlier or _registered_below(facts)
    strong = cue_of(own, "correction")
    if cue and facts.removed and (facts.comes or cue_of(own, "others_stay")):
        if not known and not strong and (_only_instead(own) or _only_away(facts)):
            return None  # "the director cannot come, instead of him …": a first registration
        thin = None if known else doubt("replaces_nothing")
        return Wanted(Intent.CHANGE, f"“{cue.said}”", thin)
    if strong and named:
        return Wanted(Intent.CHANGE, f"“{strong.said}”")
    if strong and facts.count:
        people = f"{facts.count} people"
        return Wanted(Intent.CHANGE, f"“{strong.said}”, {people}", doubt("number_only"))
    if cue and earlier and named:
        return Wanted(Intent.CHANGE, f"“{cue.said}”, “{earlier.said}”")
    return (
        _told_of_before(facts, earlier, named) if (earlier := cue_of(own, "earlier")) else None
    )


def _told_of_before(facts: Facts, before: Cue, named: bool) -> Wanted | None:
    """Return a change by what is told beside *before*, words of an earlier registration."""
    own = typed(facts)
    if facts.count and not named:
        people = f"{facts.count} people"
        return Wanted(Intent.CHANGE, f"“{before.said}”, {people}", doubt("number_only"))
    others = facts.comes or cue_of(own, "others_stay")
    if facts.removed and others and not (_says_no(own) or _enrols_anew(facts)):
        return Wanted(Intent.CHANGE, f"“{before.said}”, and now others come")
    mine = cue_of(own, "mine_before")
    if mine and facts.added:
        return Wanted(Intent.CHANGE, f"“{mine.said}”, and one more")
    if named or _asks(facts):
        return None
    forgot = cue_of(own, "change")  # "Ana, whom we registered, is a vegan"
    if forgot:
        return Wanted(Intent.CHANGE, f"“{forgot.said}”, “{before.said}”")
    if facts.unknown:
        return Wanted(Intent.CHANGE, f"“{before.said}”", doubt("alters_nothing", before.said))
    return None


def _enrols_anew(facts: Facts) -> bool:
    """Others are enrolled; the writer, who never was, only says that he stays at home."""
    own = typed(facts)
    before = facts.registered or cue_of(own, "mine_before", "cancel", "decline")
    return _only_away(facts) and not before and cue_of(own, "enrol") is not None


def _says_no(own: Sequence[Leaf]) -> bool:
    """Nothing but "he announced that he cannot" tells of something earlier."""
    told = [(leaf, c) for leaf in own for c in leaf.cues if c.sense == "earlier"]
    return all(_that_not().match(leaf.flat, c.end) for leaf, c in told)


@cache
def _that_not() -> re.Pattern[str]:
    return re.compile(rf"\s{either('that')}\s(?:\w+\s)?{either('denies')}\b")


def _asks(facts: Facts) -> bool:
    own = typed(facts)
    marked = any("?" in leaf.text for leaf in own)
    anew = any(
        c.sense in ("enrol", "self") and not inside(leaf, c, "earlier")
        for leaf in own
        for c in leaf.cues
    )
    return marked or anew or cue_of(own, "ask", "later", "decline") is not None


def _only_away(facts: Facts) -> bool:
    """Nobody falls away but the writer: "here are our people, I cannot come myself"."""
    senses = ("instead", "for_him", "swap", "strike", "cancel", "gone")
    swaps = cue_of(typed(facts), *senses)
    return facts.away and facts.removed == 1 and swaps is None


def _registered_below(facts: Facts) -> bool:
    """The letter answers something that is not the invitation."""
    if facts.quoted:
        return cue_of(facts.quoted, "invites", "inviting") is None
    return bool(facts.header.references)


def _only_instead(own: Sequence[Leaf]) -> bool:
    """Nothing but "instead of" speaks for a change."""
    swaps = {
        cue.start
        for leaf in own
        for cue in leaf.cues
        if cue.sense in ("instead", "for_him", "replaces")
    }
    others = (
        cue
        for leaf in own
        for cue in leaf.cues
        if cue.sense in ("change", "strike", "cancel") and cue.start not in swaps
    )
    return not any(others)
