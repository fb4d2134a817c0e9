"""The book: how letters, organisations and people are recognised again. Pure."""

import re
from typing import Final

from mailflow.model import Reading
from mailflow.script import fold

# Legal forms, folded. What distinguishes (centar za …, fondacija …) is never among them.
_LEGAL_FORMS: Final = (
    "udruzenje gradjana", "gradjansko udruzenje", "nevladina organizacija", "udruzenje",
    "udruga", "nvo", "ug", "ngo", "doo", "association", "the",
    "egyesulet", "shoqata", "obcianske zdruzenie", "asociatia",
)  # fmt: skip
_LEGAL: Final = re.compile(rf"\b(?:{'|'.join(_LEGAL_FORMS)})\b|\bad$")


def organisation_key(name: str) -> str:
    """Return the form under which two spellings of one organisation are equal.

    >>> organisation_key("Удружење грађана „Зелени круг“")
    'zeleni krug'
    >>> organisation_key("UG Zeleni krug")
    'zeleni krug'
    """
    # Points first, so that д.о.о. and U.G. become words; other marks divide words.
    folded = re.sub(r"(?<=\b\w)\.(?=\s*\w\b|\s|$)", "", fold(name).replace("'", ""))
    plain = " ".join(re.sub(r"[\W_]+", " ", folded).split())
    short = " ".join(_LEGAL.sub(" ", plain).split())
    return short or plain


def marks(reading: Reading) -> tuple[str, ...]:
    """Return under what an earlier registration of the same people would be found.

    Those of the organisation told, and of the sender: "from:ADDRESS" who began one,
    "named:ADDRESS" whom the one who began it named.
    """
    sender = reading.header.sender
    own = (f"from:{sender.email}", f"named:{sender.email}") if sender else ()
    return (*organisation_marks(reading), *own)


def organisation_marks(reading: Reading) -> tuple[str, ...]:
    """Return the marks of the organisation told: "org:KEY", "number:…" for each number."""
    told = reading.organisation
    if told is None:
        return ()
    numbers = (told.registration_number, told.tax_number)
    found = (f"number:{number.value}" for number in numbers if number)
    return (f"org:{organisation_key(told.name.value)}", *found)


def beginner_marks(reading: Reading) -> tuple[str, ...]:
    """Return the marks of a registration's first sender."""
    sender = reading.header.sender
    return (f"from:{sender.email}",) if sender else ()


def named_marks(reading: Reading) -> tuple[str, ...]:
    """Return the marks of whom the letter names with an address.

    Attendees, the contact, and where the answer shall go.
    """
    people = (person.email for person in reading.attendees)
    told = [found.value for found in (*people, reading.contact.email) if found]
    to = reading.header.reply_to
    emails = (*told, to.email) if to else told
    own = {mark.removeprefix("from:") for mark in beginner_marks(reading)}
    return tuple(dict.fromkeys(f"named:{email}" for email in emails if email not in own))
