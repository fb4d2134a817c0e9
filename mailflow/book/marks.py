"""The book: how letters, organisations and people are recognised again. Pure."""

import re
from typing import Final

from mailflow.model import Reading
from mailflow.script import fold

# Crockford's base 32: no I, L, O, U, so that it can be read out over the telephone.
_DIGITS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
REFERENCE_LENGTH: Final = 6
# Legal forms, folded. What distinguishes (centar za …, fondacija …) is never among them.
_LEGAL_FORMS: Final = (
    "udruzenje gradjana", "gradjansko udruzenje", "nevladina organizacija", "udruzenje",
    "udruga", "nvo", "ug", "ngo", "doo", "association", "the",
    "egyesulet", "shoqata", "obcianske zdruzenie", "asociatia",
)  # fmt: skip
_LEGAL: Final = re.compile(rf"\b(?:{'|'.join(_LEGAL_FORMS)})\b|\bad$")


def reference(key: str, attempt: int = 0) -> str:
    """Return what we call the registration begun by the letter named *key* (hex).

    Args:
        attempt: Counted from 0; another one gives another name, should the first be taken.

    >>> reference("9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab")
    'KHBCRM'
    """
    shift = 5 * REFERENCE_LENGTH
    number = int(key, 16) >> (len(key) * 4 - shift * (attempt + 1)) & ((1 << shift) - 1)
    places = range(shift - 5, -1, -5)
    return "".join(_DIGITS[number >> place & 31] for place in places)


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

    "org:KEY", "number:…" for each official number told, and "from:ADDRESS" of the sender.
    """
    told, sender = reading.organisation, reading.header.sender
    found = []
    if told is not None:
        found.append(f"org:{organisation_key(told.name.value)}")
        numbers = (told.registration_number, told.tax_number)
        found += [f"number:{number.value}" for number in numbers if number]
    if sender is not None:
        found.append(f"from:{sender.email}")
    return tuple(found)
