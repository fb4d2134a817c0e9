"""The book: what staff put right, as text by field; whom they meant; what the letters say now.

A StaffAct of Deed.CORRECT tells, by name: fields with their new texts, and as "was FIELD" what
the letters said then; "attendee", if the fields are a person's; "people", who was there then;
"add" and "remove", names. Several names stand on a line each; "" is nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from mailflow.model import Correction, StaffAct
from mailflow.script import name_key

ORGANISATION: Final[Mapping[str, str]] = {
    "organisation": "name",
    "city": "city",
    "registration_number": "registration_number",
    "tax_number": "tax_number",
    "website": "website",
}
CONTACT: Final[Mapping[str, str]] = {
    "contact_name": "name",
    "contact_email": "email",
    "contact_phone": "phone",
}
# In this order: an organisation is there before what is told of it.
FIELDS: Final = (*ORGANISATION, *CONTACT, "attendee_count", "requests")
PERSON_FIELDS: Final = ("name", "role", "email", "phone", "organisation")
READING_FIELDS: Final = (*FIELDS, "intent", "language")
ANSWER: Final = "answer."  # before the name of a field the organiser added
WHOLE: Final = "attendee"  # the field of a Correction that adds a person or takes one out
SPLIT: Final = "split"  # … or of one who went to another registration
ALSO: Final = "also"  # before a field: so it was called in a registration merged into this one


def names(text: str) -> list[str]:
    """Return the names that stand on a line each."""
    return [name for name in text.split("\n") if name]


def place_of(people: Sequence[str], told: Mapping[str, str], sought: str) -> int | None:
    """Return which of *people* staff meant by *sought*; None if nobody is left of that name.

    By that name, by the one it was corrected to, or, where that name alone is gone from those
    there were and one name alone is new, that one: the same person, read another way.
    """
    keys = [name_key(name) for name in people]
    for name in filter(None, (sought, told.get("name"))):
        if name_key(name) in keys:
            return keys.index(name_key(name))
    before = {name_key(name) for name in names(told.get("people", ""))}
    new = [place for place, key in enumerate(keys) if key not in before]
    return new[0] if len(new) == 1 and before - set(keys) == {name_key(sought)} else None


def noted(
    there: Sequence[Correction],
    act: StaffAct,
    field: str,
    read: str,
    value: str,
    attendee: str = "",
) -> tuple[Correction, ...]:
    """Return *there* with one more; what was corrected before is read as it was before."""
    earlier = in_force(there).get((attendee, field))
    more = Correction(
        act=act.id,
        at=act.at,
        by=act.by,
        field=field,
        attendee=attendee,
        was=act.told.get(f"was {field}", ""),
        read=earlier.read if earlier else read,
        value=value,
    )
    return (*there, more)


def in_force(corrections: Iterable[Correction]) -> dict[tuple[str, str], Correction]:
    """Return the last correction of each field, by attendee ("" for none) and field."""
    return {(one.attendee, one.field): one for one in corrections}


def spellings(corrections: Iterable[Correction]) -> dict[tuple[str, ...], str]:
    """Return how each person is called who was, or may be, written another way, by name_key."""
    return {
        name_key(text): one.attendee
        for one in corrections
        if one.field == "name"
        for text in (one.was, one.read, one.value)
        if text
    }
