"""Decide: what was answered to the organiser's own questions, by the letter or before."""

from typing import Final

from mailflow.model import Status
from mailflow.rules.facts import Bounds, Facts

# A registration in these was never asked for anything.
_NOT_ASKED: Final = frozenset({Status.LATE, Status.CANCELLED})


def answers(facts: Facts, bounds: Bounds) -> dict[str, str]:
    """Return each field's answer: the letter's, else the book's; "" where none was given.

    Answers of several people that differ stand beside each other: "vegan, halal".
    """
    return {
        name: ", ".join(_told(facts, name) or _known(facts, name)) for name in bounds.fields
    }


def _told(facts: Facts, name: str) -> list[str]:
    told = (answer.value.value for answer in facts.reading.answers if answer.name == name)
    return list(dict.fromkeys(told))


def _known(facts: Facts, name: str) -> list[str]:
    earlier = facts.earlier
    if earlier is None:
        return []
    of_people = [pair for attendee in earlier.attendees for pair in attendee.answers]
    kept = (value for asked, value in (*earlier.answers, *of_people) if asked == name)
    return list(dict.fromkeys(kept))


def answered_or_asked(facts: Facts, bounds: Bounds) -> set[str]:
    """Return the fields that must not be asked for: the book has them, or they were asked.

    A question is put once. Whoever writes again without answering it is registered all the
    same, since a seat matters more than a dish; the export shows the empty cell.
    """
    if facts.earlier is None:
        return set()
    if facts.earlier.status not in _NOT_ASKED:
        return set(bounds.fields)
    return {name for name in bounds.fields if _known(facts, name)}
