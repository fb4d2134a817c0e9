"""Respond: who writes, as far as an answer may address him by name.

Only where name and gender are sure; everybody else is greeted as one greets strangers. A
display name is anybody's text, so nothing but two plain words of one script is a name here.
"""

import re
from collections.abc import Mapping
from typing import Final

from mailflow.model import Gender, Reading

NOBODY: Final[Mapping[str, str]] = dict.fromkeys(
    ("gender", "given_name", "surname", "vocative"), ""
)
_LATIN: Final = "[A-ZÀ-ÖØ-ÞĀ-ſȘȚ][a-zß-öø-ÿā-ſșț]{1,24}"
_CYRILLIC: Final = "[А-ЯЁЂЃЄІЇЈЉЊЋЌЎЏҐ][а-яёђѓєіїјљњћќўџґ]{1,24}"
_NAME: Final = re.compile(
    "|".join(f"(?:{word}(?:-{word})?) (?:{word}(?:-{word})?)" for word in (_LATIN, _CYRILLIC))
)
_DECLINING: Final = frozenset(("sr", "hr"))


def addressed(reading: Reading, language: str) -> Mapping[str, str]:
    """Return gender ("m", "f"), given_name, surname and vocative; each "" where not sure."""
    contact, header = reading.contact, reading.header
    name = contact.name.value if contact.name else ""
    elsewhere = contact.email and header.sender and contact.email.value != header.sender.email
    if contact.gender is None or elsewhere or header.reply_to not in (None, header.sender):
        return NOBODY
    if not _NAME.fullmatch(name):
        return NOBODY
    given, surname = name.split()
    return {
        "gender": contact.gender.value,
        "given_name": given,
        "surname": surname,
        "vocative": vocative(surname, contact.gender, language),
    }


def vocative(surname: str, gender: Gender, language: str) -> str:
    """Return *surname* as it is called in *language*; "" where its form is not sure.

    >>> vocative("Петровић", Gender.MALE, "sr"), vocative("Петровић", Gender.FEMALE, "sr")
    ('Петровићу', 'Петровић')
    >>> vocative("Szabo", Gender.MALE, "hr"), vocative("Kovač", Gender.MALE, "hr")
    ('Szabo', '')
    """
    if language not in _DECLINING or gender is Gender.FEMALE:
        return surname
    if "-" in surname:
        return ""
    if surname.endswith(("ић", "ić")):
        return surname + ("у" if surname.endswith("ћ") else "u")
    return surname if surname[-1] in "оеиуoeiu" else ""
