"""Persons whose name is a part of an organisation's: "Fondacija Jelena Kos", "Muzej Save Kosa".

They come to nothing. Where a post stands before, the name is of who holds it: "direktorka
Muzeja Ana Ilić".
"""

from collections.abc import Collection
from typing import Final

from mailflow.parse.coming.posts import is_post
from mailflow.parse.organisations.heads import boundaries
from mailflow.parse.page.working import Page
from mailflow.parse.people.case_endings import N
from mailflow.parse.people.lexicon import given_bits
from mailflow.parse.people.nominative import surname_forms
from mailflow.parse.people.spelling import key_of

POST_WITHIN: Final = 3  # words before the head noun


def others(page: Page, index: int, starts: Collection[int]) -> Collection[int]:
    """Return *starts* of persons without those after whom the body at word *index* is named."""
    low = page.flat[slice(*page.words[index])]
    if not low.startswith(tuple(boundaries("memorial"))):
        return starts
    after = page.words[index + 1 : index + 2]
    if not after or page.text[page.words[index][1] : after[0][0]] != " ":
        return starts
    named = {at for at in _first_names(page, index + 1) if at in starts}
    plain = _is_held(page, index) or low.startswith(tuple(boundaries("declined_memorial")))
    if not named or (plain and not _is_declined(page, index + 1)):
        return starts
    return {at for at in starts if at not in named}


def _first_names(page: Page, at: int) -> tuple[int, ...]:
    """Return where word *at* begins, and the one after an "and" right behind it."""
    joined = page.words[at + 1 : at + 3]
    and_then = len(joined) == 2 and page.flat[slice(*joined[0])] in ("i", "and")
    return (page.words[at][0], *((joined[1][0],) if and_then else ()))


def _is_held(page: Page, index: int) -> bool:
    """A post stands before the head noun."""
    before = page.words[max(0, index - POST_WITHIN) : index]
    return any(is_post(page.flat[slice(*word)]) for word in before)


def _is_declined(page: Page, at: int) -> bool:
    """The name that begins with word *at* is in another case: "Nikole Tesle", "Jelene Kos"."""
    given, surname = (page.text[slice(*word)] for word in page.words[at : at + 2])
    forms = surname_forms(surname)
    back = key_of(given)[:-1] + "a"
    hers = given.endswith(("e", "е")) and not given_bits(key_of(given)) and given_bits(back)
    return bool(hers) or (bool(forms) and not any(form.cases & N for form in forms))
