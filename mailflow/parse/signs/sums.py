"""Signs that what was read does not fit together: verbs and numbers, names and words."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from mailflow.model import Doubt, Intent
from mailflow.parse.clauses.other_event import at_other_event
from mailflow.parse.clauses.standing import BY_ORDER, MENTIONED, Standing
from mailflow.parse.coming.counts import counts_in_list, more_than_named
from mailflow.parse.coming.in_answer import ASKED_OF
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import BOTH_KNOWN
from mailflow.parse.organisations.heads import heads
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import flat
from mailflow.parse.people.halves import is_word_too
from mailflow.parse.people.lexicon import is_plain
from mailflow.parse.people.names import alike, tokens
from mailflow.parse.people.spelling import key_of
from mailflow.parse.people.units import OF_CLAN
from mailflow.parse.signs.evidence import COMING, Evidence
from mailflow.reasons import doubt

# Verbs whose subject is several people, of whom the letter names one or the writer is one.
_AWAY: Final = (
    "absent", "self_absent", "instead", "for_him", "swap", "replaces", "gone", "strike",
    "cancel", "except", "decline", "whole_list",
)  # fmt: skip


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield the signs that numbers and names do not add up."""
    if e.intent is not Intent.REGISTER and e.intent is not Intent.CHANGE:
        return
    yield from _verbs(e)
    yield from _names(e)
    yield from _halves(e)


def _verbs(e: Evidence) -> Iterator[Doubt]:
    """Several come by the verb, one by name; the writer comes, but has no seat."""
    sender = e.study.sender.name
    apart = sender is not None and not (e.comes(sender.value) or e.is_away(sender.value))
    others = any(e.cues("unnamed", "name_later", "later_names"))  # theirs are the other places
    if len(e.attendees) == 1 and ((e.count or 1) == 1 or (apart and not others)):
        yield from islice(_for_several(e), 1)
    more = apart and e.count and e.count > len(e.attendees) > 0
    beside = more and more_than_named(e.study.leaves.counted) == (e.count or 0) - len(
        e.attendees
    )
    if more and not (others or beside or counts_in_list(e.own)):
        yield doubt("writer_uncounted", len(e.attendees), e.count)
    seated = any(seat.is_sender for seat in e.study.party.comes)
    seated = seated or (sender is not None and e.comes(sender.value))
    if e.study.party.writer_comes and not seated:
        yield doubt("writer_unseated")


def _for_several(e: Evidence) -> Iterator[Doubt]:
    """Yield by which words several come, in a mail passed on, too: "prijavljujem ih oboje"."""
    below = [leaf for voice in e.study.leaves.voices for leaf in voice.leaves]
    passed_on = [(leaf, c) for leaf in below for c in leaf.cues if c.sense in COMING]
    for leaf, cue in (*e.cues(*COMING), *passed_on):
        void = _is_denied(leaf, cue) or at_other_event(leaf, cue)
        if _we_come().fullmatch(cue.words) and not void:
            yield doubt("one_for_several", cue.said)
        elif cue.sense == "enrol" and (both := _both_in(leaf, *leaf.clause(cue.start))):
            yield doubt("one_for_both", both)


def _both_in(leaf: Leaf, start: int, end: int) -> str:
    told = may_tell(leaf.page, "them_both") and any_of("them_both").search(
        leaf.flat, start, end
    )
    return told[0] if told else ""


def _plainly_off(e: Evidence) -> bool:
    """Who falls away stood on the list below, and is named alone: the others stay."""
    listed = [found.value for found in e.study.registered]
    gone = [found.value for found in e.removed]
    all_listed = all(any(alike(name, one) for one in listed) for name in gone)
    said = all(found.part == "text" for found in e.removed)
    half = {word for name in gone for word in tokens(name)}  # "prezime je Tot, a ne Tomić"
    one = any(half & {*tokens(p.name.value)} for p in e.attendees if p.name.part == "text")
    return bool(gone) and all_listed and said and not (one or any(e.cues("all_of_us")))


def _is_denied(leaf: Leaf, cue: Cue) -> bool:
    """ "Ni Petar ni ja ne možemo da dođemo": the several are those who do not come."""
    near = leaf.between(cue.start - DENIED_MAX, cue.start + 1)
    before = [c for c in near if c.sense in ("absent", "decline", "self_absent")]
    return any(_MARK.search(leaf.flat, c.end, cue.start) is None for c in before)


DENIED_MAX: Final = 30  # letters from "we cannot" to the verb
_MARK: Final = re.compile(r"[,.;:!?()\n]")


def _names(e: Evidence) -> Iterator[Doubt]:
    """A name has only an initial, is the desk's, or is made of everyday words."""
    adds = _only_adds(e)
    for person in e.attendees:
        name = person.name.value
        words = [word for word in name.replace(".", " ").split() if len(word) > 1]
        known = max((g.mention.confidence for g in e.guests_of(person)), default=0.0)
        if len(words) < 2:
            yield doubt("one_name", name)
        elif known < BOTH_KNOWN and any(_is_word(word) for word in words):
            yield doubt("odd_name", name)
        below = person.name.part in ("quoted", "forwarded")
        stays = any(e.cues("others_stay")) or adds or _plainly_off(e)
        asked = person.name.because == ASKED_OF  # "1. Ana Ilić" – "tako je"
        if e.intent is Intent.CHANGE and below and not (stays or asked or _is_left(e, name)):
            yield doubt("only_below", name)
        if any(alike(name, one.name) for one in e.study.desk if one.name):
            yield doubt("desk_comes", name)


def _is_left(e: Evidence, name: str) -> bool:
    """ "Petar ipak ne može", over a list of him and who writes: that one still comes."""
    sender, gone = e.study.sender.name, [found.value for found in e.removed]
    if sender is None or not alike(name, sender.value) or e.study.party.writer_stays:
        return False
    listed = [found.value for found in e.study.registered]
    there = all(any(alike(one, other) for other in listed) for one in gone)
    return bool(gone) and there and not any(e.cues("self_absent", "all_of_us"))


def _only_adds(e: Evidence) -> bool:
    """No word tells of anybody who falls away: those of the mail below still come."""
    return not e.removed and not any(e.cues(*_AWAY))


def _is_word(word: str) -> bool:
    low = flat(word)
    plain = is_plain(key_of(word)) and not (is_word_too(word) or word in OF_CLAN)  # Magyar
    return plain or low in heads() or is_post(low)


def _halves(e: Evidence) -> Iterator[Doubt]:
    """Somebody called by half a name, who is nobody that comes or writes."""
    sender = e.study.sender.name
    for guest in e.study.party.guests:
        name = guest.mention.name
        half = guest.mention.given and not guest.mention.surname
        writes = sender is not None and alike(name, sender.value)
        told = writes or e.comes(name) or guest.because in (BY_ORDER, MENTIONED)
        if guest.standing is Standing.UNKNOWN and half and not told:
            yield doubt("half_left_out", name)
            return


@cache
def _we_come() -> re.Pattern[str]:
    """Return what fits words whose subject is several people."""
    ours = rf"(?:.* )?{either('we_all_come')}"
    return re.compile(rf"{ours}|{either('several_come')}|we (?:are|will|both).*")
