"""What a letter tells of an earlier registration, and what of one made now."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.clauses.elsewhere import inside, is_participle
from mailflow.parse.intent.facts import Facts, cue_of
from mailflow.parse.intent.refusing import refusals
from mailflow.parse.leaves.asked_for import asks_for
from mailflow.parse.leaves.leaf import MAIL_BELOW, Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.opening.quotes import answers
from mailflow.parse.page.another_entry import ANOTHER
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.told import numbers

_OFF: Final = ("absent", "decline", "cancel")
_COMING: Final = ("come", "self", "enrol", "pair", "here")
_REFUSES: Final = ("self_absent", "decline", "next_time")


def told_before(own: Sequence[Leaf]) -> Cue | None:
    """Return words that tell of an earlier registration, not that there was none.

    "Budúci rok by sme poslali Annu" has words of one, and tells of the next time.
    """
    told = ((leaf, c) for leaf in own for c in leaf.cues if c.sense == "earlier")
    told = ((leaf, c) for leaf, c in told if not inside(leaf, c, "next_time"))
    return next((c for leaf, c in told if not _never().match(c.words)), None)


def sent_before(own: Sequence[Leaf]) -> bool:
    """Words tell of an earlier registration, and of more than "he cannot after all"."""
    said = ((leaf, c) for leaf in own for c in leaf.cues if c.sense == "earlier")
    return any(not (_after_all().match(c.words) or is_no(leaf, c)) for leaf, c in said)


def is_no(leaf: Leaf, cue: Cue) -> bool:
    """ "Ana je javila da ne može", "… da ima temperaturu": what she told is why she stays."""
    if _that_not().match(leaf.flat, cue.end):
        return True
    that = _that(leaf.language).match(leaf.flat, cue.end) if leaf.has("absent") else None
    why = leaf.between(that.end(), that.end() + WHY_MAX) if that else ()
    return any(c.sense == "absent" for c in why)


WHY_MAX: Final = 16  # letters of "se u noći" before "razbolela"


@cache
def _that(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s{either('that', language or 'sr')}\s")


@cache
def _after_all() -> re.Pattern[str]:
    return re.compile(rf"{either('yet')}\b")


@cache
def _never() -> re.Pattern[str]:
    """Return what finds "se niko nije javio"; "ipak ne", "ne … ipak" take a yes back."""
    yet = either("yet")
    return re.compile(rf"(?!{yet}\b|.*\s{yet}$).*\b{either('denies')}\b")


def completes(facts: Facts) -> str:
    """Return why a letter with people can be nothing but a change; "" if it may be else."""
    if facts.comes and asks_for("asked_names", facts.quoted):
        return "answers the desk's question for names"
    if facts.comes and asks_for("asked_organisation", facts.quoted):
        return "answers the desk's question for the organisation"
    return "a name is put right" if facts.mended else ""


def passes_on(facts: Facts) -> bool:
    """A mail below counts: the sender points to what somebody wrote in it."""
    return any(leaf.because == MAIL_BELOW for leaf in facts.leaves)


def of_others(facts: Facts) -> bool:
    """ "Moja prijava stoji, a ovo je posebna, za drugo udruženje": who comes is new."""
    others = facts.comes and not facts.writer_comes
    return bool(others) and cue_of(facts.typed, ANOTHER) is not None


def proposed(facts: Facts) -> bool:
    """Colleagues proposed, in a mail passed on, everybody who comes: "one of them does not"."""
    return bool(passes_on(facts) and facts.comes and not facts.here)


def told_among_us(facts: Facts, earlier: Cue) -> bool:
    """ "Za skup su se javili: …", in a mail passed on: to a colleague, and not to the desk."""
    below = any(x.because == MAIL_BELOW and earlier in x.cues for x in facts.leaves)
    return below and not facts.here and _announced().search(earlier.words) is not None


def repeats(own: Sequence[Leaf]) -> Cue | None:
    """Return words by which a letter is sent once more; "zovite nas opet" says another."""
    said = ((leaf, c) for leaf in own for c in leaf.cues if c.sense == "again")
    return next((c for leaf, c in said if not is_said(leaf, c, *_REFUSES)), None)


def says_anew(own: Sequence[Leaf]) -> bool:
    """ "Ne znam da li je stiglo, pa se prijavljujem ponovo": he registers once more."""
    return any(
        c.sense == "self" and is_said(leaf, c, "again") and not inside(leaf, c, "earlier")
        for leaf in own
        if leaf.has("again")
        for c in leaf.cues
    )


def is_said(leaf: Leaf, cue: Cue, *senses: str) -> bool:
    """The sentence of *cue* has a word of one of *senses*."""
    start, end = leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
    return any(c.sense in senses for c in leaf.between(start, end))


def titled(facts: Facts) -> Cue | None:
    """Return words of a registration in the subject of the mail that this one answers."""
    subject = [leaf for leaf in facts.typed if leaf.kind is Kind.SUBJECT]
    invited = cue_of([*facts.typed, *facts.quoted], "invites", "inviting", "invited")
    called = any(any_of("calls").search(leaf.flat) for leaf in subject)
    if invited or called or not answers(facts.header.subject):
        return None
    return cue_of(subject, "topic", "enrol", "earlier")


def titled_change(own: Sequence[Leaf]) -> bool:
    """ "Zamena", "Molba za izmenu prijave": the subject says that there was one before."""
    return any(leaf.kind is Kind.SUBJECT and _of_change().match(leaf.flat) for leaf in own)


@cache
def _of_change() -> re.Pattern[str]:
    # Only what begins so: "Klimatske promene" are an event.
    opens = rf"(?:{either('opens_change')}[\s:,]+)*"
    ends = rf"(?:\s*$|\s*[^\w\s]|\s{either('change_of')}\b)"
    return re.compile(rf"(?:\w{{2,3}}:\s*)*{opens}{either('of_change')}{ends}")


def of_number(cue: Cue) -> bool:
    """ "Umesto troje dolazi nas dvoje": three were registered before, or only planned."""
    return any(numbers().get(word.strip(","), 0) > 1 for word in cue.words.split())


def alters(own: Sequence[Leaf], *senses: str) -> Cue | None:
    """Return words that alter a registration: no "take Vera off your mailing list"."""
    said = ((leaf, c) for leaf in own for c in leaf.cues if c.sense in senses)
    return next(
        (c for leaf, c in said if not (leaf.has("job") and is_said(leaf, c, "job"))), None
    )


def ours_below(facts: Facts) -> Cue | None:
    """ "Ništa od nas sutra", over the sender's own registration: all of it is meant."""
    if not (facts.mine_below and facts.registered) or facts.comes:
        return None
    said = ((leaf, c) for leaf in facts.typed for c in leaf.cues if c.sense == "all_of_us")
    return next((c for leaf, c in said if is_said(leaf, c, "decline")), None)


def as_registered(own: Sequence[Leaf], *more: str) -> Cue | None:
    """Return words that tell of people as registered: "prijavljeni predstavnici neće doći".

    Args:
        more: Senses besides the verb's: "Ana je prijavljena" may be a heading, too.
    """
    told = (c for leaf in own for c in leaf.cues if c.sense in ("enrol", *more))
    return next((c for c in told if is_participle(c)), None)


def registered_but(own: Sequence[Leaf]) -> Cue | None:
    """ "Ana je prijavljena, ali …": who was registered, and what takes it back."""
    said = ((leaf, c) for leaf in own for c in leaf.cues if c.sense in ("enrol", "topic"))
    return next(
        (c for leaf, c in said if is_participle(c) and _but().match(leaf.flat, c.end)), None
    )


@cache
def _but() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{either('against')}|{either('but')})\b")


def enrols_first(own: Sequence[Leaf], strong: Cue) -> bool:
    """ "Prijavljujemo Anu. Ispravite nas ako …": a sentence before the words enrols."""
    return any(
        c.sense == "enrol" and c.end < leaf.sentence_start(strong.start)
        for leaf in own
        if strong in leaf.cues
        for c in leaf.cues
    )


def enrols_anew(own: Sequence[Leaf], *more: str) -> bool:
    """Somebody is enrolled now, not only told to have been."""
    return any(
        c.sense in ("enrol", *more)
        and not (inside(leaf, c, "earlier") or inside(leaf, c, "correction"))
        for leaf in own
        for c in leaf.cues
    )


def we_are_off(own: Sequence[Leaf]) -> bool:
    """ "Skinite nas obe, dolazi Ana", "nas dve ne dolazimo": who writes is one of those."""
    return any(
        c.sense in _OFF and inside(leaf, c, "all_of_us")
        for leaf in own
        if leaf.has("all_of_us")
        for c in leaf.cues
    )


def both_are_off(own: Sequence[Leaf]) -> bool:
    """ "Skinite nas obe", "obe prijave, moju i Anine": who writes and whom she names."""
    return any(_is_both(leaf, c) for leaf in own for c in leaf.cues if c.sense in _OFF)


def _is_both(leaf: Leaf, off: Cue) -> bool:
    if any_of("both_of_us").search(leaf.flat, off.start, off.end):
        return True
    end = leaf.sentence_end(off.end)
    mine = any_of("mine_and").search(leaf.flat, off.end, end) if off.sense == "cancel" else None
    return mine is not None


def beside_form(facts: Facts, earlier: Cue) -> bool:
    """ "U prilogu je formular. Naknadno se javila i Ana": all of it is registered now."""
    own = facts.typed
    anew = enrols_first(own, earlier) or (facts.formed and bool(cue_of(own, "attached")))
    return anew and bool(_announced().match(earlier.words)) and not cue_of(own, "formerly")


@cache
def _announced() -> re.Pattern[str]:
    return re.compile(either("announced_to_us"))


def nobody_comes(own: Sequence[Leaf]) -> Cue | None:
    """Return words by which all of them refuse: "niko od nas neće doći"."""
    plain = next((c for leaf, c in refusals(own) if is_said(leaf, c, "all_of_us")), None)
    return plain or next((c for leaf in own for c in leaf.cues if _says_none(leaf, c)), None)


def _says_none(leaf: Leaf, cue: Cue) -> bool:
    """ "Iz Kedra neće biti nikoga": the very words that refuse are of all."""
    same = (cue.start, cue.end)
    of_all = leaf.has("all_of_us") and any(
        (c.start, c.end) == same for c in leaf.cues if c.sense == "all_of_us"
    )
    return of_all and cue.sense == "decline"


def says_no(own: Sequence[Leaf]) -> bool:
    """Nothing but "he announced that he cannot" tells of something earlier."""
    told = [(leaf, c) for leaf in own for c in leaf.cues if c.sense == "earlier"]
    return all(is_no(leaf, c) for leaf, c in told)


@cache
def _that_not() -> re.Pattern[str]:
    return re.compile(rf"\s{either('that')}\s(?:\w+\s)?{either('denies')}\b")


def takes_back(own: Sequence[Leaf]) -> bool:
    """ "Brišite moju prijavu. Na jesen Vas zovemo na našu tribinu": he was registered."""
    return any(
        c.sense == "cancel" and is_said(leaf, c, "topic", "all_of_us")
        for leaf in own
        if leaf.kind is Kind.OWN
        for c in leaf.cues
    )
