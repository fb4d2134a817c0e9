"""Who falls away by what a letter wants: named so, in a cancellation everybody. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.model import Found, Intent
from mailflow.parse.attending import (
    COMING,
    everybody_told,
    only_those,
    told_registered,
    wrong,
)
from mailflow.parse.clauses.objects import is_sent_to
from mailflow.parse.clauses.standing import BY_ORDER, MENTIONED, Guest, is_unlisted
from mailflow.parse.coming.answering import is_alone
from mailflow.parse.coming.counts import find_places
from mailflow.parse.coming.registered import registered
from mailflow.parse.coming.seats import Seat
from mailflow.parse.intent.before import both_are_off, we_are_off
from mailflow.parse.intent.restoring import is_back
from mailflow.parse.intent.striking import cancels_his_own, counted_off, me_off, of_another
from mailflow.parse.leaves.asked_for import asks_for
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.people.names import alike, is_full
from mailflow.parse.still import registered_himself
from mailflow.parse.study import Study


def removed_of(study: Study) -> tuple[Found, ...]:
    """Return who falls away: named so, or in a cancellation everybody.

    In a first registration it is who does not come, or in whose place somebody does: should the
    book have that person, it was no first registration.
    """
    want, party, sender = study.want, study.party, study.sender
    if want.intent in COMING:
        left = [s for s in party.stays if not is_unlisted(s.person.name.because)]
        us_off = study.has("mine_before") and we_are_off(study.leaves.own)
        ours = [s for s in party.unknown if us_off and told_registered(study, s, kept=True)]
        gone = [*_once((*party.removed, *left, *ours)), *_dropped(study)]
        away = study.has("self_absent") or (want.intent is Intent.CHANGE and party.writer_stays)
        away = (away and not _is_seatless(study)) or us_off
        away = away and is_back(study.leaves.own) is None
        leaving = away and not any(s.is_sender for s in party.comes)
    elif want.intent is Intent.CANCEL:
        others = [s for s in (*party.comes, *_cancelled(study)) if not s.is_sender]
        gone = _once((*party.removed, *party.stays, *others))
        all_below = not gone and registered_himself(study)
        gone = gone or [*study.registered]
        gone = gone or _named_next(study)
        alone = not gone and (study.has("self_absent") or not study.has("all_of_us"))
        alone = alone and of_another(study.leaves.own) is None
        leaving = party.writer_comes or party.writer_stays or study.has("mine_before") or alone
        leaving = leaving and not _had_no_seat(study)
        leaving = leaving or both_are_off(study.leaves.own) or _with_him(study, gone)
        leaving = leaving or cancels_his_own(study.leaves.own) or _is_mine(study)
        leaving = leaving or all_below
        if all_told := counted_off(study.leaves.own):
            leaving = all_told > len(gone)  # "prijavila sam Anu i Petra, odjavljujem oboje"
    else:
        return ()
    if leaving and sender.name and not any(alike(sender.name.value, n.value) for n in gone):
        gone.append(sender.name)
    return tuple(_in_full(study, found) for found in gone)


def _had_no_seat(study: Study) -> bool:
    """ "Ja radim, pa ne mogu da je zamenim": of himself he says nothing else."""
    if not study.party.removed or study.has("mine_before"):
        return False
    return bool(_of_himself(study)) and says_nothing_of_himself(study)


def says_nothing_of_himself(study: Study) -> bool:
    """The writer says at most that he cannot come in the place of who falls away."""
    instead = any_of("in_stead")
    return all(
        instead.search(leaf.flat, leaf.sentence_start(c.start), leaf.sentence_end(c.end))
        for leaf, c in _of_himself(study)
    )


def _of_himself(study: Study) -> list[tuple[Leaf, Cue]]:
    said = ((leaf, c) for leaf in study.leaves.own for c in leaf.cues if c.sense in _OF_ME)
    return [(leaf, c) for leaf, c in said if not _strikes_other(leaf, c)]


_OF_ME: Final = ("self", "self_absent", "pair")


def _strikes_other(leaf: Leaf, cue: Cue) -> bool:
    """ "Moram da otkažem dolazak Ane Ilić": the words are of a seat, and not of his."""
    off = (c for c in leaf.cues if c.sense in ("strike", "cancel"))
    struck = any(c.start < cue.end and cue.start < c.end for c in off)
    return struck and bool(leaf.named(cue.end, leaf.sentence_end(cue.end)))


def _named_next(study: Study) -> list[Found]:
    """ "Odjavljujem ćerku. Vesna Tot ima ispit": nobody else is named, and no more told."""
    if of_another(study.leaves.own) is None or len(study.party.unknown) != 1:
        return []
    return _once(study.party.unknown)


def _with_him(study: Study, gone: Sequence[Found]) -> bool:
    """The writer is hindered, too, and with him it is as many as are cancelled: "oba mesta"."""
    if not study.has("self_absent"):
        return False
    return find_places(study.leaves.own) == len(gone) + 1


# Senses beside a name for which somebody may be meant by a cancellation.
_OFF: Final = frozenset({"cancel", "strike", "earlier", "formerly", "absent", "decline"})
_NOT: Final = frozenset({"cancel", "strike", "absent", "decline"})
_OF_IT: Final = _OFF | {"enrol", "come", "topic"}


def _cancelled(study: Study) -> Iterator[Seat]:
    """Yield those of whom nothing is told and who are cancelled with the rest.

    The director who sends regards is not, nor who forwarded the call; nor, if it is told whose
    registration is cancelled, with whom that was agreed.
    """
    party = study.party
    told = study.has("mine_before") or party.writer_stays or party.removed or _is_mine(study)
    last = (-1, 0) if told else _last_his(study.leaves.own)
    for seat in party.unknown:
        agreed = told and seat.person.name.because == BY_ORDER
        beside = any(_is_beside(g) for g in _guests_of(study, seat))
        his = any(_place(study.leaves.own, g) < last for g in _guests_of(study, seat))
        if (beside and not agreed) or his:  # "zamolio me je … otkazujem njegovu prijavu"
            yield seat


def _last_his(own: Sequence[Leaf]) -> tuple[int, int]:
    """Return where "otkazujem njegovu prijavu" stands, which is of somebody named before."""
    his = any_of("his_seat")
    said = ((n, m.start()) for n, leaf in enumerate(own) for m in his.finditer(leaf.flat))
    return max(said, default=(-1, 0))


def _place(own: Sequence[Leaf], guest: Guest) -> tuple[int, int]:
    at = next((n for n, leaf in enumerate(own) if leaf is guest.leaf), len(own))
    return at, guest.mention.start


def _is_mine(study: Study) -> bool:
    """ "Remove my name from the list": the writer strikes off himself."""
    return not study.party.removed and me_off(study.leaves.own, listed=True) is not None


def _guests_of(study: Study, seat: Seat) -> Iterator[Guest]:
    name = seat.person.name.value
    return (g for g in study.party.guests if alike(g.mention.name, name))


def _is_beside(guest: Guest) -> bool:
    """Words of a registration, or of not coming, stand in the sentence that names the guest."""
    leaf, m = guest.leaf, guest.mention
    near = leaf.between(leaf.sentence_start(m.start), leaf.sentence_end(m.start))
    if is_alone(guest) or any(c.sense == "regards" for c in near):
        return is_alone(guest)
    if guest.because == MENTIONED:
        return False
    tells = _OFF if guest.because == BY_ORDER else _OF_IT
    said = [c for c in near if not _is_parted(leaf, m.start, c.start)]
    if any(c.sense in _NOT and c not in said for c in near):
        tells = _NOT  # "prijavila se Ana, a Petar odustaje": she was registered, and is
    return any(c.sense in tells and not is_sent_to(leaf, m, c) for c in said)


def _is_parted(leaf: Leaf, one: int, other: int) -> bool:
    """ "Ana Ilić, član; Petar Tot – odjavio se", "Ana se prijavila, a Petar odustao"."""
    a, b = min(one, other), max(one, other)
    if ";" in leaf.flat[a:b]:
        return True
    turn = _turns_to(leaf.language).search(leaf.flat, a, b)
    return turn is not None and bool(leaf.named(turn.end(), b + NAME_MAX))


NAME_MAX: Final = 12  # letters from "a" to a name behind it, with a title


@cache
def _turns_to(language: str) -> re.Pattern[str]:
    return re.compile(rf",\s{either('while_other', language)}\s")


def _was_not_named(study: Study) -> bool:
    """The desk has no names yet and asks for them: who writes had no seat to lose."""
    below = study.leaves.background
    mine = any(map(study.has, ("mine_before", "instead", "swap")))
    if mine or not (study.has("names_due") or asks_for("asked_names", below)):
        return False
    name = study.sender.name
    known = (found.value for found in study.registered)
    return name is not None and not any(alike(one, name.value) for one in known)


def was_not_listed(study: Study) -> bool:
    """The desk confirmed others below: "ja kao mentor ne putujem" takes no seat back."""
    if study.sender.name is None or not _says_of_himself(study, "as_a", "this_time"):
        return False
    confirmed = [leaf for leaf in study.leaves.background if leaf.has("confirms")]
    known = registered(confirmed, study.desk)
    return bool(known) and not any(alike(f.value, study.sender.name.value) for f in known)


def _never_meant(study: Study) -> bool:
    """ "Ja kao i do sada ne dolazim", "ja samo prijavljujem": he had no seat, and says so."""
    return _says_of_himself(study, "as_before") or any(
        cue.sense == "self_absent"
        and any_of("only_writes").search(
            leaf.flat, leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
        )
        for leaf in study.leaves.own
        for cue in leaf.cues
    )


def _says_of_himself(study: Study, *kinds: str) -> bool:
    """Words of *kinds* stand beside those by which the writer does not come."""
    return any(
        cue.sense == "self_absent" and any(_beside(leaf, cue, kind) for kind in kinds)
        for leaf in study.leaves.own
        for cue in leaf.cues
    )


def _beside(leaf: Leaf, cue: Cue, kind: str) -> bool:
    start, end = leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
    start = max(start, leaf.flat.rfind(",", start, cue.start))
    comma = leaf.flat.find(",", cue.end, end)
    return any_of(kind).search(leaf.flat, start, comma if comma > 0 else end) is not None


def _in_full(study: Study, found: Found) -> Found:
    """Return who is "G. Pavlica" in the subject by the name the letter writes in full."""
    if len(found.value.split()[0].rstrip(".")) > 1:
        return found
    mentions = (guest.mention for guest in study.party.guests)
    full = (m.name for m in mentions if is_full(m) and alike(m.name, found.value))
    return replace(found, value=next(full, found.value))


def _dropped(study: Study) -> list[Found]:
    """Return who was registered below and is not in the list that replaces all others."""
    if not (study.has("whole_list") or only_those(study)) or study.has("others_stay"):
        return []
    told = [*(seat.person.name.value for seat in everybody_told(study)), *wrong(study)]
    below = study.registered
    return [found for found in below if not any(alike(found.value, name) for name in told)]


def _is_seatless(study: Study) -> bool:
    """Who writes was not to come before, and leaves no seat."""
    return _was_not_named(study) or was_not_listed(study) or _never_meant(study)


def _once(seats: Sequence[Seat]) -> list[Found]:
    """Return the names of *seats*, each person once."""
    names: list[Found] = []
    for seat in seats:
        if not any(alike(seat.person.name.value, name.value) for name in names):
            names.append(seat.person.name)
    return names
