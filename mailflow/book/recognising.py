"""The book: whom a letter names of those its registration has, however it spells them.

Two names in one letter are two people, however alike: its writer tells them apart. Whom he
left below in a mail of ours is not named by him.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mailflow.book.corrections import SPLIT
from mailflow.book.respelling import spelt
from mailflow.likeness import Grade, Likeness, people, person_keys, rare_first
from mailflow.model import Found, Intent, Reading, Registration
from mailflow.script import name_key

ASKED_MAX: Final = 10  # pairs of names that staff are asked about at once
# Doubts of a letter that registers, and says in passing that somebody else does not come.
_SPEAKS_OF_LEAVING: Final = frozenset((
    "speaks_of_instead", "speaks_of_declining", "absent_nobody",
))  # fmt: skip
_ENTERS: Final = (Intent.REGISTER, Intent.CHANGE)
Key = tuple[str, ...]  # of a name, as script.name_key tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A letter as it is meant, now that it is known whom it names.

    Attributes:
        reading: People of the registration are spelt as there.
        likely: Names that may be one person's, as the letter and as the book spell it, or one
            alone in whose place somebody comes, and the book does not know whom that means;
            words that somebody stays away whom they do not name in full; people whom a change
            or a final list leaves out; () if there is no doubt.
    """

    reading: Reading
    likely: tuple[Likeness, ...] = ()


def recognise(reading: Reading, entry: Registration | None) -> Recognised:
    """Return the letter with the people of its registration spelt as there.

    Whom staff gave a registration of his own is left out, as if he were spelt as there.
    """
    if entry is None:
        return Recognised(reading=reading)
    split = [one.attendee for one in entry.corrections if one.field == SPLIT]
    found = _found(reading, (*(one.name for one in entry.attendees), *split))
    called = dict(_sure(found))
    asked = (one for key, some in found.items() if key not in called for one in _asked(some))
    left = (*_unnamed(reading, entry), *_unmentioned(reading, entry))
    doubts = (*asked, *_replaced(reading, entry, found), *left)
    # A mail of ours below still has whoever falls away.
    away = (called.get(name_key(name.value), "") for name in reading.removed)
    elsewhere = set(map(name_key, (*split, *away)))
    return Recognised(
        reading=spelt(reading, called, elsewhere) if called else reading,
        likely=doubts[:ASKED_MAX] if reading.intent in _ENTERS else (),
    )


def same_people(readings: Iterable[Reading]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that are one person's: as an earlier letter has it, as a later one.

    Args:
        readings: Of one registration, oldest first.
    """
    there: dict[Key, str] = {}
    for reading in readings:
        told = _told(reading)
        called = dict(_sure(_found(reading, there.values())))
        yield from ((name, told[key]) for key, name in called.items())
        there |= {key: name for key, name in told.items() if key not in called | there}


def _is_own(name: Found) -> bool:
    return name.part != "quoted"


def _told(reading: Reading, is_told: Callable[[Found], object] = bool) -> dict[Key, str]:
    """Return who comes, who falls away, and who was called wrong, each once."""
    coming = (one.name.value for one in reading.attendees if is_told(one.name))
    going = (found.value for found in reading.removed if is_told(found))
    wrong = (name for name, _ in reading.corrected)
    return {name_key(name): name for names in (coming, going, wrong) for name in names}


def _found(reading: Reading, names: Iterable[str]) -> dict[Key, list[Likeness]]:
    """Return what each name new in the letter has in common with which of *names*."""
    there = {name_key(name): name for name in names}
    new = {key: name for key, name in _told(reading).items() if key not in there}
    if not (new and there):
        return {}
    own = _told(reading, _is_own)
    found = _graded(new, [name for key, name in there.items() if key not in own])
    # A name that the letter puts right is meant to be another than the one in the book.
    right = {name_key(name) for wrong, name in reading.corrected if _is_in(wrong, there, found)}
    return {key: some for key, some in found.items() if key not in right}


def _graded(new: Mapping[Key, str], there: Sequence[str]) -> dict[Key, list[Likeness]]:
    index: dict[str, list[int]] = {}
    for place, name in enumerate(there):
        for key in person_keys(name) if _is_name(name) else ():
            index.setdefault(key, []).append(place)
    found = {}
    for new_key, name in new.items():
        if not _is_name(name):
            continue
        some = sorted(rare_first(person_keys(name), lambda key: index.get(key, ())))
        graded = (people(name, there[place]) for place in some)
        found[new_key] = [one for one in graded if one.grade is not Grade.DIFFERENT]
    return found


def _is_name(name: str) -> bool:
    """Tell whether it is somebody's: who was erased is only numbered."""
    return not any(map(str.isdigit, name))


def _is_in(
    wrong: str, there: Mapping[Key, str], found: Mapping[Key, Sequence[Likeness]]
) -> bool:
    return name_key(wrong) in there or bool(found.get(name_key(wrong)))


def _sure(found: Mapping[Key, Sequence[Likeness]]) -> Iterator[tuple[Key, str]]:
    """Yield names that are one of the book's and no other, with how the book spells them."""
    same = {key: list(_same(some)) for key, some in found.items()}
    for key, names in same.items():
        if len(names) == 1 and sum(names[0] in others for others in same.values()) == 1:
            yield key, names[0]


def _replaced(
    reading: Reading, entry: Registration, found: Mapping[Key, Sequence[Likeness]]
) -> Iterator[Likeness]:
    """Yield who falls away, and may, that the registration has under no name like it.

    Only where others come instead: who was taken out before is taken out again in vain. He may
    be one of those told by number alone.
    """
    there = {name_key(one.name) for one in entry.attendees}
    there |= {key for key, some in found.items() if some}
    coming = {name_key(one.name.value) for one in reading.attendees}
    if entry.unnamed or not entry.is_of(reading.header) or coming <= there:
        return
    for name in reading.removed:
        if name_key(name.value) not in there:
            yield Likeness(Grade.LIKELY, "not_registered", (name.value,))


def _unnamed(reading: Reading, entry: Registration) -> Iterator[Likeness]:
    """Yield the words that somebody of whom only half a name is told falls away, if any.

    „Уместо колеге Петровића долази …“, „Петар је спречен, долазим само ја“: to the letter
    alone they mean little, but here somebody is registered whom they may mean.
    """
    if reading.removed or not entry.is_of(reading.header):
        return
    said = dict.fromkeys(d.values for d in reading.doubts if d.code in _SPEAKS_OF_LEAVING)
    yield from (Likeness(Grade.LIKELY, "somebody_leaves", one) for one in said)


def _unmentioned(reading: Reading, entry: Registration) -> Iterator[Likeness]:
    """Yield whom a change or a final list leaves out, and them as the book has them.

    „Долазимо Ана и Петар“, where three are registered: the third may not come. Nor may who is
    not in what is called the final list.
    """
    whole = any(doubt.code == "whole_list" for doubt in reading.doubts)
    if not (whole or reading.intent is Intent.CHANGE) or not entry.is_of(reading.header):
        return
    there = {name_key(one.name): one.name for one in entry.attendees}
    named = {name_key(one.name.value) for one in reading.attendees}
    fewer = named < there.keys() and not _is_told_else(reading)
    if named and (fewer or (whole and not there.keys() <= named)):
        others = ", ".join(name for key, name in there.items() if key not in named)
        yield Likeness(Grade.LIKELY, "others_unmentioned", (others,))


def _is_told_else(reading: Reading) -> bool:
    """It says what is to be altered: who goes, how many come, a wish, the details of one."""
    people = reading.attendees
    details = len(people) == 1 and any((people[0].role, people[0].phone, people[0].email))
    more = reading.attendee_count not in (None, len(people))
    return bool(reading.removed or reading.corrected or reading.requests or details or more)


def _same(some: Iterable[Likeness]) -> Iterator[str]:
    return (one.values[1] for one in some if one.grade is Grade.SAME)


def _asked(some: Iterable[Likeness]) -> Iterator[Likeness]:
    """Yield what to ask a person: where several are surely the same, which one is meant."""
    for one in some:
        is_sure = one.grade is Grade.SAME
        yield Likeness(Grade.LIKELY, "likely_same", one.values) if is_sure else one
