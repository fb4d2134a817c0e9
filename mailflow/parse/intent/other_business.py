"""Letters about something else: an offer, an event of their own, a thanks for what is over."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.model import Intent
from mailflow.parse.clauses.elsewhere import elsewhere, inside
from mailflow.parse.intent.asking import is_asked, is_marked
from mailflow.parse.intent.before import is_said, takes_back, told_before
from mailflow.parse.intent.facts import Facts, Wanted, cue_of
from mailflow.parse.intent.of_ours import (
    ELSE_PLAIN,
    asks_apart,
    of_event,
    says,
    strays,
    tells_of_else,
    titled,
)
from mailflow.parse.intent.ours_too import (
    asked_of_us,
    asks_too,
    beside_own_event,
    enrolling,
    of_ours_too,
    ours_too,
)
from mailflow.parse.intent.refusing import refusals
from mailflow.parse.intent.reporting import reports
from mailflow.parse.intent.trifles import trifle
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.reasons import doubt

PLAINLY_MIN: Final = 3  # words of a trip among friends; with so many a fee is theirs too
_BRINGS: Final = ("enrol", "self", "pair", "come", "topic", "here")


def unrelated(facts: Facts) -> Wanted | None:
    """Return that the letter is no business of the desk, and why; None if it may be."""
    own = facts.typed
    refuses = cue_of(own, "decline") and cue_of(own, "come", "self", "thanked", "invited")
    other = _aliens(own, refuses)
    alien = [c for leaf in own for c in leaf.cues if c.sense in other]
    alien = [] if _asked_of_us(own, alien) or asks_apart(own, alien) else alien
    alien += _announced(own)
    back = takes_back(own)
    inviting = _inviting(own)
    if inviting and not (back or facts.writer_comes or refusals(own) or _enrols(own)):
        return Wanted(Intent.UNRELATED, f"“{inviting.said}”", beside_own_event(facts))
    job = None if refuses or _in_passing(facts) else cue_of(own, "job") or reports(own)
    if job or (alien and not (back or _comes_to_us(facts))):
        named = facts.here and not facts.writer_comes and _brings(own, only_papers=True)
        told = job and (named or _comes_apart(facts))
        thin = doubt("alien_with_people") if told else None if job else ours_too(facts, alien)
        first = next(filter(None, (*alien, job)))
        return Wanted(Intent.UNRELATED, f"“{first.said}”", thin)
    another = _over(facts) or _other_event(facts) or _private(facts) or _story(facts)
    if another:
        return another
    titled = cue_of([leaf for leaf in own if leaf.kind is Kind.SUBJECT], "unrelated")
    if titled and not facts.writer_comes:
        return Wanted(Intent.UNRELATED, f"“{titled.said}”", doubt("alien_with_people"))
    return trifle(facts)


def _come_ahead(own: Sequence[Leaf]) -> bool:
    """Some come, and not to what we may hold: "ako pravite skup do 200 gostiju, nudimo …"."""
    come = ((leaf, c) for leaf in own for c in leaf.cues if c.sense == "come")
    you = any_of("you_hold")
    return any(not you.search(x.flat, x.sentence_start(c.start), c.start) for x, c in come)


def _comes_to_us(facts: Facts) -> bool:
    """Somebody comes, beside words of other business, and not to an event of others."""
    named = facts.comes and _brings(facts.typed, only_papers=not facts.here)
    counted = facts.count and _come_ahead(facts.own_words)
    return bool(facts.writer_comes or named or counted) and not strays(facts)


def _inviting(own: Sequence[Leaf]) -> Cue | None:
    """Return words that invite us; "u maju je naš seminar, pozvaćemo Vas" does not yet."""
    said = ((leaf, c) for leaf in own for c in leaf.cues if c.sense == "inviting")
    return next((c for leaf, c in said if not is_said(leaf, c, "invites_later")), None)


def _in_passing(facts: Facts) -> bool:
    """ "We register Ana and Petar. Vera left us, take her off your mailing list".

    Or it tells why somebody does not come: "Vera ima razgovor za posao, umesto nje dolazi Ana".
    """
    own = facts.own_words
    if not facts.here or not cue_of(own, "job"):
        return False
    if facts.removed and told_before(own):
        return True
    said = [
        is_said(leaf, c, "job")
        for leaf in own
        for c in leaf.cues
        if c.sense in _ENROLS and not _is_of_job(leaf, c)
    ]
    return bool(said) and not any(said)


def _is_of_job(leaf: Leaf, cue: Cue) -> bool:
    """ "Domar će doći da postavi štand": he comes only to do it."""
    jobs = (c for c in leaf.cues if c.sense == "job")
    return cue.sense == "come" and any(c.start < cue.end and cue.start < c.end for c in jobs)


def _comes_apart(facts: Facts) -> bool:
    """ "Imam problem sa formularom. Dolazim na skup": another sentence says that he comes."""
    own = facts.own_words
    if not facts.writer_comes or not says("meeting", own):
        return False
    return any(
        c.sense in _ENROLS and not is_said(leaf, c, "job") for leaf in own for c in leaf.cues
    )


_ENROLS: Final = ("self", "enrol", "come")
_FALLS: Final = ("absent", "strike", "unlisted", "regret", "change", "instead", "swap")


def _asked_of_us(own: Sequence[Leaf], alien: Sequence[Cue]) -> bool:
    """ "Ima li popusta na kotizaciju?": it is asked of money, and of our event.

    Or whether one who writes a thesis may come.
    """
    asked = all(
        _of_money().match(c.words) and any(c in leaf.cues and is_asked(leaf, c) for leaf in own)
        for c in alien
    )
    asked = asked or (_may_come(own) and all(any_of("studies").search(c.words) for c in alien))
    return bool(alien) and asked and of_event(own)


def _may_come(own: Sequence[Leaf]) -> bool:
    """ "Smeju li da dođu i studenti?": it is asked who may come."""
    return any(c.sense == "come" and is_marked(leaf, c) for leaf in own for c in leaf.cues)


@cache
def _of_money() -> re.Pattern[str]:
    return re.compile(rf"{either('of_money')}\b")


def _aliens(own: Sequence[Leaf], refuses: Cue | None) -> tuple[str, ...]:
    """Return the senses of other business; who refuses an invitation only tells why.

    "We can't come, but keep us on the mailing list", "that day we award the scholarships".
    """
    if refuses is None:
        return ("unrelated", "job")
    plain = cue_of(own, "thanked", "invited") or refusals(own)
    return () if plain and not cue_of(own, "job", "inviting") else ("unrelated",)


def _announced(own: Sequence[Leaf]) -> list[Cue]:
    """Return what tells of a public event: "ulaz slobodan"; who asks so means ours."""
    cues = ((leaf, c) for leaf in own for c in leaf.cues if c.sense == "announces")
    return [c for leaf, c in cues if not is_asked(leaf, c)]


def _brings(own: Sequence[Leaf], *, only_papers: bool) -> bool:
    """Some word tells of coming, and nothing takes it back: no "šaljem zapisnik".

    Args:
        only_papers: Whoever is named is named in what is attached: "šaljem" says nothing.
    """
    return any(
        c.sense in _BRINGS
        and not (elsewhere(leaf, c) or asked_of_us(leaf, c))
        and not (only_papers and _encloses().match(c.words))
        for leaf in own
        for c in leaf.cues
    )


@cache
def _encloses() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('encloses')}|{either('delegate')})\b")


def _over(facts: Facts) -> Wanted | None:
    """Return thanks for an event that is over, with no word of coming to another."""
    own = facts.typed
    cue = cue_of(own, "over")
    if cue is None:
        return None
    come = any(_is_ahead(leaf, c) for leaf in own for c in leaf.cues)
    # "Prošle godine smo bili oduševljeni": he tells why he asks, and thanks for nothing.
    long_ago = any(is_said(leaf, cue, "was") for leaf in own if cue in leaf.cues)
    if come or long_ago:
        return None
    off = enrolling(own) if cue_of(own, "cancel", "strike") else None
    thin = doubt("alien_enrols", off.said) if off else asks_too(own)
    return Wanted(Intent.UNRELATED, f"“{cue.said}”", thin)


def _is_ahead(leaf: Leaf, cue: Cue) -> bool:
    """A verb of coming, no part of the thanks, and under no "if", but for what one does now.

    "Ako prijave nisu zatvorene, prijavljujem se": only polite.
    """
    if cue.sense not in ("come", "self", "enrol", "here"):
        return False
    if inside(leaf, cue, "over") or inside(leaf, cue, "regards"):
        return False
    before = leaf.between(leaf.sentence_start(cue.start), cue.start)
    return cue.sense == "self" or not any(c.sense == "if" for c in before)


def _other_event(facts: Facts) -> Wanted | None:
    """Return an invitation to somebody else's event, which asks us to confirm."""
    own = facts.typed
    invites, yours = cue_of(own, "inviting", "invites", "unrelated"), cue_of(own, "yours")
    if not (invites and yours) or facts.writer_comes or _enrols(own):
        return None
    thin = doubt("alien_with_people") if cue_of(own, "come") else None
    return Wanted(Intent.UNRELATED, f"“{invites.said}”, “{yours.said}”", thin)


def _enrols(own: Sequence[Leaf]) -> bool:
    """The writer enrols somebody himself: no "najavite svoj dolazak", "invited to nominate"."""
    return any(
        c.sense == "enrol" and not asked_of_us(leaf, c)
        for leaf in own
        if leaf.kind is not Kind.SUBJECT
        for c in leaf.cues
    )


def _private(facts: Facts) -> Wanted | None:
    """Return a trip or a feast among friends, with no word of an event like ours."""
    own = facts.typed
    said = [c for leaf in own for c in leaf.cues if c.sense == "private"]
    if not said:
        return None
    house = any(leaf.organisations for leaf in own)  # friends write in nobody's name
    # "Kotizacija je 3000 po glavi, ponesi šator, ja nosim rakiju": a fee of their own.
    meeting = len(said) < PLAINLY_MIN and says("meeting", own)
    one = len({c.words for c in said}) == 1
    if (house and one) or meeting:
        return None
    somebody = facts.comes or facts.writer_comes
    bare = (
        one and " " not in said[0].words
    )  # "ekskurzija" may be what they do; "na svadbu" goes
    thin = doubt("alien_with_people") if somebody and (bare or enrolling(own)) else None
    thin = thin or (of_ours_too(own) if one else None)
    return Wanted(Intent.UNRELATED, f"“{said[0].said}”", thin)


def _story(facts: Facts) -> Wanted | None:
    """Return a story of other things: without a word of any event, nobody can come to it."""
    told = tells_of_else(facts)
    if not told:
        return None
    named = facts.comes or facts.writer_comes
    if (facts.writer_comes or facts.here > 1) and facts.comes > 1 and titled(facts):
        return None  # "Dolazimo mama i ja. Mama je …": of kin, and of whom else they come with
    if facts.comes > 1 and cue_of(facts.typed, "sends"):
        return None  # "klub šalje ekipu: 1. …": a list of those whom a house sends
    # "She is in hospital, so don't count on Mira Tot": words of other things may only tell why.
    off = facts.unknown and cue_of(facts.typed, *_FALLS)
    bare = len(told) < ELSE_PLAIN and cue_of(facts.typed, "earlier", *_BRINGS)
    code = "alien_with_people" if named else "no_word_of_event" if bare or off else ""
    return Wanted(Intent.UNRELATED, f"“{', '.join(told)}”", doubt(code) if code else None)
