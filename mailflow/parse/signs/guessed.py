"""Signs that the name itself of somebody who comes is a guess."""

from collections.abc import Iterator, Sequence
from typing import Final

from mailflow.model import Doubt, Gender, Person
from mailflow.parse.clauses.standing import Guest
from mailflow.parse.leaves.leaf import SURE
from mailflow.parse.letter import BOTH_KNOWN, Case, Mention
from mailflow.parse.page.streets import may_be_school
from mailflow.parse.page.working import flat
from mailflow.parse.people.lexicon import given_bits
from mailflow.parse.people.spelling import key_of
from mailflow.parse.signs.evidence import Evidence
from mailflow.reasons import doubt

DECLINED: Final = "declined"


def guessed_names(e: Evidence) -> Iterator[Doubt]:
    """Yield the signs that names are not those of the people who come."""
    names = [sign for person in e.attendees for sign in _name(e, person)]
    yield from (sign for sign in names if sign.code != DECLINED)
    # Weak, and the same for all: twenty declined names are no surer sign than one.
    yield from [sign for sign in names if sign.code == DECLINED][:1]


def _name(e: Evidence, person: Person) -> Iterator[Doubt]:
    """The name itself is a guess."""
    name = person.name.value
    guests = [g for g in e.guests_of(person) if g.mention.surname or " " not in name]
    if not guests:
        return  # called "Sanja" only, whose whole name her address displays
    best = max(guests, key=lambda guest: guest.mention.confidence)
    known = best.mention.confidence
    if any(map(_may_be_school, guests)):
        yield doubt("school_or_person", name)
    straight = any(g.mention.case is Case.NOMINATIVE or _stands(g) for g in guests)
    if known < SURE:
        yield doubt("unknown_name", name)
    elif known < BOTH_KNOWN and not straight and _is_guessed(best.mention):
        yield doubt("guessed_nominative", name)
    elif known < BOTH_KNOWN:
        declined = "undeclined" if _is_undeclined(best) else "half_known_declined"
        yield doubt("half_known" if straight else declined, name)
    elif _is_of_two(best.mention, guests):
        yield doubt("guessed_nominative", name)
    elif not straight:
        yield doubt(DECLINED, name)


def _may_be_school(guest: Guest) -> bool:
    leaf, m = guest.leaf, guest.mention
    return may_be_school(leaf.flat, m) and bool(leaf.named(m.end + 1, m.end + 3))


def _is_guessed(m: Mention) -> bool:
    """A man's given name nobody knows is declined: Ćetka may be Ćetko's and Ćetk's."""
    return "given name unknown" in m.because and m.gender is not Gender.FEMALE


def _is_of_two(m: Mention, guests: Sequence[Guest]) -> bool:
    """ "Radivoja" is of Radivoje, and of Radivoj, and nowhere is he called either."""
    given = key_of(m.given)
    if not given.endswith("voje") or not given_bits(given[:-1]):
        return False
    whole = (g.mention for g in guests if g.mention.given)
    return all(one.case is not Case.NOMINATIVE for one in whole)


def _is_undeclined(guest: Guest) -> bool:
    """ "Sa Tarikom Ljuhar": a man's surname would be declined, so she may be Tarika."""
    m = guest.mention
    if m.case is not Case.INSTRUMENTAL or m.gender is not Gender.MALE:
        return False
    return guest.leaf.text[m.start : m.end].endswith(m.name.split()[-1])


def _stands(guest: Guest) -> bool:
    """Her surname has no cases, "Dobrilu Ašanin", or only one nominative: "Ninu Malešu"."""
    m = guest.mention
    last = guest.leaf.text[m.start : m.end].split()[-1]
    if m.gender is not Gender.FEMALE or not m.surname:
        return False
    if m.case is Case.ACCUSATIVE and flat(last)[-1:] == "u":
        return flat(m.surname)[-1:] == "a"
    return last == m.surname and flat(m.surname)[-1:] not in _VOWELS


_VOWELS: Final = ("a", "e", "i", "o", "u")
