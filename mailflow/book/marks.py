"""The book: how letters, organisations and people are recognised again. Pure."""

from mailflow.book.alike import alike_marks, alike_marks_of
from mailflow.likeness import without_form
from mailflow.model import Reading
from mailflow.script import name_key


def organisation_key(name: str) -> str:
    """Return a name without its legal form, in one script and without marks.

    What it is called in another case or for short has another key: see book.alike.

    >>> organisation_key("Удружење грађана „Зелени круг“")
    'zeleni krug'
    >>> organisation_key("UG Zeleni krug")
    'zeleni krug'
    """
    return without_form(name)


def marks(reading: Reading) -> tuple[str, ...]:
    """Return under what an earlier registration of the same people would be found.

    Those of the organisation told, and of the sender: "from:ADDRESS" who began one,
    "named:ADDRESS" whom the one who began it named.
    """
    sender = reading.header.sender
    own = (f"from:{sender.email}", f"named:{sender.email}") if sender else ()
    return (*_of_name_and_number(reading), *own)


def organisation_marks(reading: Reading) -> tuple[str, ...]:
    """Return the marks of the organisation told: "org:KEY", "number:…" for each number.

    And "alike:KEY" for each under which one that may be the same is looked for.
    """
    return (*_of_name_and_number(reading), *alike_marks(reading))


def name_marks(name: str) -> tuple[str, ...]:
    """Return the marks of an organisation of which nothing but the *name* is told."""
    return (f"org:{organisation_key(name)}", *alike_marks_of(name))


def _of_name_and_number(reading: Reading) -> tuple[str, ...]:
    told = reading.organisation
    if told is None:
        return ()
    numbers = (told.registration_number, told.tax_number)
    found = (f"number:{number.value}" for number in numbers if number)
    return (f"org:{organisation_key(told.name.value)}", *found)


def person_marks(reading: Reading) -> tuple[str, ...]:
    """Return under what registrations of people called the same would be found."""
    names = (name_key(person.name.value) for person in reading.attendees)
    return tuple(dict.fromkeys(f"person:{' '.join(words)}" for words in names))


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
