"""Persons behind the kind of a body that no body is named after. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from mailflow.model import Gender
from mailflow.parse.letter import Case, Mention
from mailflow.parse.organisations.heads import heads
from mailflow.parse.page.particles import either
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import Page

BEFORE_MAX: Final = 48  # letters of a word, a post and the kind of a body
_POST_OF: Final = re.compile(r"(?<=\w )(?P<post>\w{3,}) (?P<body>\w{3,}) $")


def names_no_house(page: Page, m: Mention, people: Sequence[Mention]) -> bool:
    """The name is a person's, though the kind of a body stands before it."""
    return bool(m.given and m.surname) and (_is_sent(m) or _holds_post(page, m, people))


def _is_sent(m: Mention) -> bool:
    """ "Iz Crvenog krsta Grozdanu Lepir": no house is called after her in the accusative."""
    return m.gender is Gender.FEMALE and m.case is Case.ACCUSATIVE


def _holds_post(page: Page, m: Mention, people: Sequence[Mention]) -> bool:
    """ "Dolazi direktor Fonda Petar Tot": he is; but not behind "Ana Ilić, …"."""
    there = _POST_OF.search(page.flat, max(0, m.start - BEFORE_MAX), m.start)
    if there is None or m.case is Case.GENITIVE or not is_post(there["post"]):
        return False
    if "genitive" not in {head.case for head in heads().get(there["body"], ())}:
        return False
    held = re.compile(rf"[\s,(–-]*|, [\w ]+ {either('and')} ")
    return not any(held.fullmatch(page.flat, one.end, there.start()) for one in people)
