"""Who falls away by what a letter wants: named so, in a cancellation everybody. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from mailflow.model import Found, Intent
from mailflow.parse.attending import COMING, everybody_told, told_registered, wrong
from mailflow.parse.before import both_are_off, we_are_off
from mailflow.parse.coming.elsewhere import inside
from mailflow.parse.coming.guests import Guest
from mailflow.parse.coming.names import alike, is_full
from mailflow.parse.coming.registered import registered
from mailflow.parse.coming.seats import Seat
from mailflow.parse.coming.standing import BY_ORDER, UNLISTED
from mailflow.parse.facts import asks_for
from mailflow.parse.restoring import is_back
from mailflow.parse.still import wrote
from mailflow.parse.striking import me_off
from mailflow.parse.study import Study


def _mine_below(study: Study) -> list[Found]:
    """Return whom the sender registered in the mail below."""
    below = [leaf for leaf in study.leaves.background if wrote(study, leaf)]
    return registered(below, study.desk)


def _is_among(found: Found, others: Sequence[Found]) -> bool:
    return any(alike(found.value, other.value) for other in others)


def removed_of(study: Study) -> tuple[Found, ...]:
    """Return who falls away: named so, or in a cancellation everybody.

    In a first registration it is who does not come, or in whose place somebody does: should the
    book have that person, it was no first registration.
    """
    want, party, sender = study.want, study.party, study.sender
    if want.intent in COMING:
        left = [s for s in party.stays if not s.person.name.because.startswith(UNLISTED)]
        us_off = study.has("mine_before") and we_are_off(study.leaves.own)
        ours = [s for s in party.unknown if us_off and told_registered(study, s, kept=True)]
        gone = [*_once((*party.removed, *left, *ours)), *_dropped(study)]
        away = study.has("self_absent") or (want.intent is Intent.CHANGE and party.writer_stays)
        away = (away and not _was_not_named(study)) or us_off
        away = away and is_back(study.leaves.own) is None
        leaving = away and not any(s.is_sender for s in party.comes)
    elif want.intent is Intent.CANCEL:
        others = [s for s in (*party.comes, *_cancelled(study)) if not s.is_sender]
        gone = _once((*party.removed, *party.stays, *others))
        gone = gone or registered(study.leaves.background, study.desk)
        if study.has("all_of_us"):  # "Ani je loše, briši nas obe": all of the sender's mail
            gone += [f for f in _mine_below(study) if not _is_among(f, gone)]
        alone = not gone and (study.has("self_absent") or not study.has("all_of_us"))
        leaving = party.writer_comes or party.writer_stays or study.has("mine_before") or alone
        leaving = leaving or both_are_off(study.leaves.own) or _is_mine(study)
    else:
        return ()
    if leaving and sender.name and not any(alike(sender.name.value, n.value) for n in gone):
        gone.append(sender.name)
    return tuple(_in_full(study, found) for found in gone)


# Senses beside a name for which somebody may be meant by a cancellation.
_OF_IT: Final = frozenset(
    {"cancel", "strike", "earlier", "enrol", "come", "topic", "absent", "decline"}
)


def _cancelled(study: Study) -> Iterator[Seat]:
    """Yield those of whom nothing is told and who are cancelled with the rest.

    The director who sends regards is not, where it is told whose registration is cancelled.
    """
    party = study.party
    told = study.has("mine_before") or party.writer_stays or party.removed or _is_mine(study)
    for seat in party.unknown:
        agreed = seat.person.name.because == BY_ORDER  # "as agreed with Ana Ilić, I cancel"
        if not told or (not agreed and any(map(_is_beside, _guests_of(study, seat)))):
            yield seat


def _is_mine(study: Study) -> bool:
    """ "Remove my name from the list": the writer strikes off himself."""
    return me_off(study.leaves.own, listed=True) is not None


def _guests_of(study: Study, seat: Seat) -> Iterator[Guest]:
    name = seat.person.name.value
    return (g for g in study.party.guests if alike(g.mention.name, name))


def _is_beside(guest: Guest) -> bool:
    """Words of a registration, or of not coming, stand in the sentence that names the guest."""
    leaf, at = guest.leaf, guest.mention.start
    there = leaf.between(leaf.sentence_start(at), leaf.sentence_end(at))
    said = {c.sense for c in there if not inside(leaf, c, "was")}
    return guest.is_item or ("regards" not in said and not said.isdisjoint(_OF_IT))


def _was_not_named(study: Study) -> bool:
    """The desk has no names yet and asks for them: who writes had no seat to lose."""
    below = study.leaves.background
    mine = any(map(study.has, ("mine_before", "instead", "swap")))
    if mine or not (study.has("names_due") or asks_for("asked_names", below)):
        return False
    name = study.sender.name
    known = (found.value for found in registered(below, study.desk))
    return name is not None and not any(alike(one, name.value) for one in known)


def _in_full(study: Study, found: Found) -> Found:
    """Return who is "G. Pavlica" in the subject by the name the letter writes in full."""
    if len(found.value.split()[0].rstrip(".")) > 1:
        return found
    mentions = (guest.mention for guest in study.party.guests)
    full = (m.name for m in mentions if is_full(m) and alike(m.name, found.value))
    return replace(found, value=next(full, found.value))


def _dropped(study: Study) -> list[Found]:
    """Return who was registered below and is not in the list that replaces all others."""
    if not study.has("whole_list") or study.has("others_stay"):
        return []
    told = [*(seat.person.name.value for seat in everybody_told(study)), *wrong(study)]
    below = registered(study.leaves.background, study.desk)
    return [found for found in below if not any(alike(found.value, name) for name in told)]


def _once(seats: Sequence[Seat]) -> list[Found]:
    """Return the names of *seats*, each person once."""
    names: list[Found] = []
    for seat in seats:
        if not any(alike(seat.person.name.value, name.value) for name in names):
            names.append(seat.person.name)
    return names
