"""Persons whose name is a part of an organisation's: "Fondacija Jelena Kos", "Muzej Save Kosa".

They come to nothing. Where a post stands before, the name is of who holds it: "direktorka
Muzeja Ana Ilić".
"""

import re
from bisect import bisect_left
from collections.abc import Collection
from functools import cache
from typing import Final

from mailflow.parse.organisations.heads import Head, boundaries
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import Page
from mailflow.parse.people.case_endings import N
from mailflow.parse.people.lexicon import given_bits
from mailflow.parse.people.nominative import surname_forms
from mailflow.parse.people.spelling import key_of

POST_WITHIN: Final = 3  # words before the head noun


def others(page: Page, index: int, starts: Collection[int]) -> Collection[int]:
    """Return *starts* of persons without those after whom the body at word *index* is named."""
    after = page.words[index + 1 : index + 2]
    if not after or page.text[page.words[index][1] : after[0][0]] != " ":
        return starts
    low = page.lows[index]
    if not low.startswith(tuple(boundaries("memorial"))):
        return starts
    named = {at for at in _first_names(page, index + 1) if at in starts}
    plain = _is_held(page, index) or low.startswith(tuple(boundaries("declined_memorial")))
    if not named or (plain and not _is_declined(page, index + 1)):
        return starts
    return {at for at in starts if at not in named}


def others_after(page: Page, at: int, head: Head, starts: Collection[int]) -> Collection[int]:
    """Return *starts* without the person right after word *at* if he is part of its name."""
    after = page.words[at + 1][0] if at + 1 < len(page.words) else -1
    if after not in starts or page.text[page.words[at][1] : after] != " ":
        return starts
    named = _another_comes(page, at + 1, head, starts)
    return {start for start in starts if start != after} if named else starts


def _another_comes(page: Page, at: int, head: Head, starts: Collection[int]) -> bool:
    """After the name that begins with word *at* a verb has another subject or object.

    "Iz Biblioteke Milutin Kos dolazi Ana Ilić", "Dom Milutin Kos šalje Anu Ilić": were he the
    one who comes or sends, the library and the home would have no verb.
    """
    end = _end_of_name(page, at)
    verb = page.flat[end + 1 : end + VERB_WITHIN]
    if page.flat[end : end + 1] != " " or not verb[:1].isalpha() or _is_declined(page, at):
        return False
    says = {"sends" if head.case == "nominative" else "come"}
    says |= {"come"} if head.group == "prefix" else set()  # "KUD" is of any case
    if says.isdisjoint(phrasebook("cues.tsv", "sr").senses(verb)):
        return False
    follows = bisect_left(page.words, (end + 1,))
    near = [a for a, _ in page.words[follows + 1 : follows + 1 + VERB_WORDS] if a in starts]
    between = page.flat[end + 1 : near[0]] if near else ","
    return _together().search(between) is None


VERB_WITHIN: Final = 40  # letters of what follows a name, looked at for a verb
VERB_WORDS: Final = 3  # between the verb and the other person, his own name's first among them


@cache
def _together() -> re.Pattern[str]:
    return re.compile(rf"[,.;:!?\n]|\b{either('with_or_and')}\b")


def _end_of_name(page: Page, at: int) -> int:
    """Return where the capitalised words end that begin with word *at*."""
    end = page.words[at][1]
    for start, stop in page.words[at + 1 : at + 3]:
        if page.text[end:start] != " " or not page.text[start].isupper():
            break
        end = stop
    return end


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
    given, surname = (
        page.text[slice(*word)] for word in (*page.words[at : at + 2], (0, 0))[:2]
    )
    forms = surname_forms(surname)
    back = key_of(given)[:-1] + "a"
    hers = given.endswith(("e", "е")) and not given_bits(key_of(given)) and given_bits(back)
    return bool(hers) or (bool(forms) and not any(form.cases & N for form in forms))
