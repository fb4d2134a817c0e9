"""The organisation whose name the sender's address is displayed with."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from mailflow.model import Address
from mailflow.parse.affiliation.claims import Claim
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.organisations.shouted import ordinary
from mailflow.parse.page.working import flat
from mailflow.parse.people.find import find_people
from mailflow.parse.writer.sender import display_person

DISPLAY: Final = 0.9
_WORD: Final = re.compile(r"\w+")
_DISPLAY_PARTS: Final = re.compile(r"\s+[-–|/]\s+|,\s+|\s*[()]\s*")


def shown(sender: Address | None) -> Iterator[Claim]:
    """Yield the organisation whose name the sender's address is displayed with."""
    if sender is None or not sender.name or "@" in sender.name or _is_person(sender):
        return
    parts = [part for part in _DISPLAY_PARTS.split(sender.name) if part]
    for said in parts:
        part = _without_office(said)
        if len(parts) > 1 and _is_person(replace(sender, name=said)):
            continue  # "Ana Ilić - Zeleni talas"
        words = re.findall(r"\w+", flat(part))
        if _is_nickname(part):
            continue
        if len(words) > 1 or (part.isupper() and len(part) > 2):
            headed = any(word in heads() for word in words)
            yield Claim(
                None, 0, 0, ordinary(part.strip()), "", DISPLAY, headed, "sender's display name"
            )


def _is_nickname(part: str) -> bool:
    """Nothing but names, initials and numbers: "milan s.", "Milan 81", "M.S.".

    >>> _is_nickname("Milan S. 81"), _is_nickname("B92"), _is_nickname("Zelena grana")
    (True, False, False)
    """
    words = [word for word in _WORD.findall(part) if not word.isdecimal()]
    if not all(map(str.isalpha, words)) or not heads().keys().isdisjoint(map(flat, words)):
        return False
    whole = " ".join(word.capitalize() for word in words)
    named = " ".join(whole[m.start : m.end] for m in find_people(whole)).split()
    return all(len(w) == 1 or w.capitalize() in named for w in words)


def _without_office(shown_name: str) -> str:
    """Return a displayed name without the desk that writes for it.

    >>> _without_office("Redakcija Tiski talas"), _without_office("Kancelarija za mlade")
    ('Tiski talas', 'Kancelarija za mlade')
    """
    opens, _, rest = shown_name.strip().partition(" ")
    first = flat(rest.partition(" ")[0])
    cases = {head.case for head in heads().get(first, ())}
    desk = flat(opens) in boundaries("office") | boundaries("desk")
    return (
        rest
        if desk and rest[:1].isupper() and (not cases or "nominative" in cases)
        else shown_name
    )


def _is_person(sender: Address) -> bool:
    """The address is displayed with a person's name, or the beginning of one."""
    if shows_body(sender):
        return False
    words = _WORD.findall(flat(sender.name))
    return bool(display_person(sender)) or (len(words) <= 3 and bool(find_people(sender.name)))


def shows_body(sender: Address | None) -> bool:
    """The address is displayed with a head noun: „Arany János Általános Iskola“ is nobody."""
    words = _WORD.findall(flat(sender.name)) if sender else ()
    return not heads().keys().isdisjoint(words)
