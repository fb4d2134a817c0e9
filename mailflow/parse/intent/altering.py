"""Letters about an earlier registration: it falls away, or it is altered."""

from collections.abc import Sequence
from typing import Final

from mailflow.model import Intent
from mailflow.parse.intent.before import (
    alters,
    as_registered,
    beside_form,
    completes,
    enrols_anew,
    enrols_first,
    nobody_comes,
    of_number,
    of_others,
    ours_below,
    passes_on,
    proposed,
    registered_but,
    repeats,
    says_no,
    titled,
    titled_change,
    told_among_us,
    told_before,
)
from mailflow.parse.intent.facts import Facts, Wanted, cue_of
from mailflow.parse.intent.fewer import keeps_us, only_listed, some_left, some_of_them
from mailflow.parse.intent.less import of_some
from mailflow.parse.intent.needing import needs_more
from mailflow.parse.intent.of_paper import STRONG, of_paper, tells_of_one
from mailflow.parse.intent.put_right import post_put_right
from mailflow.parse.intent.refusing import is_unable, refusals
from mailflow.parse.intent.striking import (
    cancelled,
    me_off,
    moves,
    only_away,
    only_instead,
    only_refuses,
    registration_off,
    strikes,
)
from mailflow.parse.intent.wholly import none_of_us, refuses_all, us_all_off
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.opening.quotes import answers
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import Cue
from mailflow.reasons import doubt

_SWAPS: Final = ("instead", "for_him", "swap", "replaces", "moves")


def cancels(facts: Facts) -> Wanted | None:
    """Return a cancellation: an earlier registration falls away wholly."""
    own = facts.typed
    none = none_of_us(facts)
    cue = cancelled(own) or none
    if facts.comes:
        return _cancels_people(facts, cue, none) if cue else None
    mine = _me_and_others_off(facts) if cue is None else None
    return mine or _falls_away(facts, cue)


def _cancels_people(facts: Facts, cue: Cue, none: Cue | None) -> Wanted | None:
    """Return the cancellation of all who are said to come.

    Args:
        none: Words that none of them comes: "nijedno od nas ne može".
    """
    stay = _some_stay(facts.typed)
    us_all = bool(none or us_all_off(facts.typed)) and not stay
    if not us_all and (facts.now or stay or some_of_them(facts)):
        return None
    # Nobody is named but who was registered before: all of them are meant.
    some = (facts.now or facts.removed) and not us_all
    thin = doubt("cancels_people") if some else None
    return Wanted(Intent.CANCEL, f"“{cue.said}”", thin)


def _me_and_others_off(facts: Facts) -> Wanted | None:
    """Return a cancellation by who strikes himself off, and others with him."""
    off = strikes(facts.typed, listed=facts.registered > 0) if facts.writer_stays else None
    all_off = off is not None and not _some_stay(facts.typed)
    return Wanted(Intent.CANCEL, f"“{off.said}”") if off and all_off else None


def _falls_away(facts: Facts, cue: Cue | None) -> Wanted | None:
    """Return a cancellation of what was registered before, or of what nobody knows of."""
    own, earlier = facts.typed, told_before(facts.typed)
    away = cue_of(own, "decline", "self_absent", "absent")
    listed = facts.registered > 0
    mine = me_off(own, listed=listed)
    said = earlier or mine
    struck = strikes(own, listed=listed) if facts.removed and not facts.comes else None
    told = as_registered(own, "topic") if facts.removed and away else None
    if cue is None and not earlier and cue_of(own, "wished", "longed"):
        return None  # "rado bismo prijavili Anu, ali …"
    if cue is None and (some_of_them(facts) or _one_of_them(facts)):
        return None
    said = said or struck or told or titled(facts) or ours_below(facts)
    whole = None if facts.removed or facts.comes else registration_off(own)
    away = away or struck or whole  # "molim da Anu izbrišete sa spiska"
    some = cue_of(own, "others_stay") or (cue_of(own, *STRONG) and not nobody_comes(own))
    if cue is None and away and said and not some:
        plain = facts.all_off or struck or told or whole or mine or refuses_all(own)
        thin = None if plain else doubt("absent_only", away.said)
        thin = doubt("cancels_people") if keeps_us(facts) else thin
        return Wanted(Intent.CANCEL, f"“{away.said}”, “{said.said}”", thin)
    if cue is None or (facts.removed and _others_come(own)) or of_some(facts):
        return None
    if not (earlier or facts.removed) and only_refuses(own, cue):
        return None
    known = earlier or facts.removed or cue_of(own, "formerly") or answers(facts.header.subject)
    thin = None if known else doubt("cancels_nothing")
    thin = doubt("cancels_people") if keeps_us(facts) else thin
    return Wanted(Intent.CANCEL, f"“{cue.said}”", thin)


def _one_of_them(facts: Facts) -> bool:
    """ "Ana ipak ne dolazi", "skinite Anu", over a mail that registers two: the other comes."""
    own, fewer = facts.typed, facts.before and facts.all_below > facts.removed
    off = fewer and (refusals(own) or is_unable(own) or strikes(own, listed=True))
    return bool(off) and not nobody_comes(own)


def _others_come(own: Sequence[Leaf]) -> bool:
    """ "Ostala dvojica dolaze": no whole registration falls away."""
    return any(
        other.sense in ("come", "earlier", "formerly", "enrol")
        for leaf in own
        for c in leaf.cues
        if c.sense == "others_stay"
        for other in leaf.between(c.start, leaf.sentence_end(c.end))
    )


def _some_stay(own: Sequence[Leaf]) -> bool:
    return cue_of(own, "others_stay", *STRONG, "instead", "for_him", "swap") is not None


def changes(facts: Facts) -> Wanted | None:
    """Return a change: an earlier registration is altered, completed or corrected."""
    own = facts.typed
    sent = repeats(own) or cue_of(own, "sends_again")
    again = sent and not (facts.removed or facts.mended or cue_of(own, "alters"))
    if again or of_others(facts):
        return None
    named = bool(facts.comes or facts.removed)
    cue = alters(own, "change", *_SWAPS, "gone", "strike", "cancel")
    earlier = _earlier(facts, "earlier", "formerly")
    if plain := completes(facts):
        return Wanted(Intent.CHANGE, plain)
    over = _over_confirmation(facts, cue, named) or only_listed(facts)
    if over:
        return over
    below = _over_registration(facts, cue)
    if below:
        return below
    if facts.removed and not facts.comes and _others_come(own):
        return _fewer(own)
    if some_of_them(facts):
        return Wanted(Intent.CHANGE, "one of those registered before does not come")
    confirmed = cue_of(facts.quoted, "confirms")
    asked = ("how_to",) if facts.wrote_below else ("how_to", "invites", "inviting")
    first = not confirmed and cue_of(facts.quoted, *asked)  # who is asked had not registered
    if facts.before and (facts.comes or _one_of_them(facts)) and not first:
        return Wanted(Intent.CHANGE, "somebody registered in the mail below does not come")
    return needs_more(facts) or _altered(facts, cue, earlier, named)


def _over_registration(facts: Facts, cue: Cue | None) -> Wanted | None:
    """Return a change told over the mail below that registered somebody."""
    said = cue or cue_of(facts.typed, *STRONG)
    if said and facts.registered and (facts.comes or (facts.mine_below and not _asks(facts))):
        return Wanted(Intent.CHANGE, f"“{said.said}” over the registration below")
    more = facts.mine_below and facts.comes and (facts.added or facts.here or _comes_too(facts))
    return Wanted(Intent.CHANGE, "more than the registration below") if more else None


def _comes_too(facts: Facts) -> bool:
    """ "Ipak dolazim i ja", "prijavljujem i sebe": the writer joins those registered."""
    too = (any_of("me_too"), any_of("comes_too"))
    own = facts.typed if facts.writer_comes else ()
    return any(said.search(leaf.flat) for leaf in own for said in too)


def _fewer(own: Sequence[Leaf]) -> Wanted:
    """Return the change by which some do not come, and the others do."""
    stay = cue_of(own, "others_stay")
    known = cue_of(own, "earlier", "formerly", *STRONG) or as_registered(own)
    thin = None if known else doubt("replaces_nothing")
    return Wanted(Intent.CHANGE, f"“{stay.said if stay else ''}”", thin)


def _over_confirmation(facts: Facts, cue: Cue | None, named: bool) -> Wanted | None:
    """Return a change told in answer to the desk's confirmation."""
    confirmed = cue_of(facts.quoted, "confirms")
    if confirmed is None:
        return None
    own, over = facts.typed, f"over the desk's “{confirmed.said}”"
    if facts.added or _comes_too(facts) or facts.some_new:
        return Wanted(Intent.CHANGE, f"one more, {over}")
    said = cue or (cue_of(own, "whole_list") if named else None)
    if said and (named or (facts.unknown and cue_of(own, *STRONG))):
        return Wanted(Intent.CHANGE, f"“{said.said}” {over}")
    forgot = cue_of(own, "forgotten")
    if right := forgot.said if forgot else post_put_right(own):
        return Wanted(Intent.CHANGE, f"“{right}” {over}")
    if facts.away and facts.all_listed:
        return Wanted(Intent.CHANGE, f"one of those listed does not come, {over}")
    told = facts.count or cue_of(own, "others_stay")
    if told and cue_of(own, "absent", "change"):
        return Wanted(Intent.CHANGE, over, doubt("number_only"))
    return None


def _altered(facts: Facts, cue: Cue | None, earlier: Cue | None, named: bool) -> Wanted | None:
    """Return a change told by its own words, without an answer of the desk below."""
    own = facts.typed
    if of_paper(facts):
        return None
    known = bool(earlier or as_registered(own, *(("topic",) if facts.removed else ())))
    strong = tells_of_one(facts)
    if not known and proposed(facts):
        return None
    off = strikes(own, listed=False, enrolled=facts.now > 0)
    known = bool(known or off or moves(own) or titled_change(own))
    if cue and facts.removed and (facts.comes or cue_of(own, "others_stay")):
        if not known and not strong and (only_instead(own) or only_away(facts)):
            return None  # "the director cannot come, instead of him …": a first registration
        thin = None if known or (strong and not passes_on(facts)) else doubt("replaces_nothing")
        return Wanted(Intent.CHANGE, f"“{cue.said}”", thin)
    if strong and (named or cue_of(own, "mine_before")):
        anew = not known and (enrols_first(own, strong) or of_number(strong))
        thin = doubt("alters_nothing", strong.said) if anew else None
        return Wanted(Intent.CHANGE, f"“{strong.said}”", thin)
    if strong and facts.count:
        people = f"{facts.count} people"
        return Wanted(Intent.CHANGE, f"“{strong.said}”, {people}", doubt("number_only"))
    if cue and earlier and named and not beside_form(facts, earlier):
        return Wanted(Intent.CHANGE, f"“{cue.said}”, “{earlier.said}”")
    return _less_plainly(facts, strong, named)


def _less_plainly(facts: Facts, strong: Cue | None, named: bool) -> Wanted | None:
    """Return a change told beside words of an earlier registration; of what, may be unknown."""
    taken_back = registered_but(facts.typed) if facts.removed and facts.comes else None
    if taken_back:
        return Wanted(Intent.CHANGE, f"“{taken_back.said}” but, and now others come")
    earlier = _earlier(facts, "earlier")
    told = some_left(facts) or _told_of_before(facts, earlier, named) if earlier else None
    asks = any("?" in leaf.text for leaf in facts.typed)
    if told or not (strong and earlier) or named or asks:
        return told
    return Wanted(Intent.CHANGE, f"“{strong.said}”", doubt("alters_nothing", strong.said))


def _earlier(facts: Facts, *senses: str) -> Cue | None:
    cue = cue_of(facts.typed, *senses)
    return None if cue and told_among_us(facts, cue) else cue


def _told_of_before(facts: Facts, before: Cue, named: bool) -> Wanted | None:
    """Return a change by what is told beside *before*, words of an earlier registration."""
    own = facts.typed
    if facts.count and not named:
        people = f"{facts.count} people"
        return Wanted(Intent.CHANGE, f"“{before.said}”, {people}", doubt("number_only"))
    others = facts.comes or cue_of(own, "others_stay")
    first = facts.away and facts.removed == 1 and (facts.writer_comes or enrols_anew(own))
    if facts.removed and others and not (first or says_no(own)):
        return Wanted(Intent.CHANGE, f"“{before.said}”, and now others come")
    mine = cue_of(own, "mine_before")
    asks = any("?" in leaf.text for leaf in own)
    sent = (mine or (not asks and cue_of(own, "formerly"))) if facts.added else None
    if sent or (mine and facts.now and not facts.writer_comes):
        return Wanted(Intent.CHANGE, f"“{(sent or before).said}”, and one more")
    if mine and not facts.removed and any(any_of("for_myself").search(x.flat) for x in own):
        return Wanted(Intent.CHANGE, f"“{mine.said}”, and something for himself")
    if named or _asks(facts):
        return None
    forgot = cue_of(own, "change")  # "Ana, whom we registered, is a vegan"
    if forgot:
        return Wanted(Intent.CHANGE, f"“{forgot.said}”, “{before.said}”")
    if facts.unknown:
        return Wanted(Intent.CHANGE, f"“{before.said}”", doubt("alters_nothing", before.said))
    return None


def _asks(facts: Facts) -> bool:
    own = facts.typed
    marked = any("?" in leaf.text for leaf in own)
    anew = enrols_anew(own, "self")
    return marked or anew or cue_of(own, "ask", "later", "decline") is not None
