"""People who share the surname of who is named behind them: "Ана и Марко Петровић". Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from mailflow.model import Gender
from mailflow.parse.letter import Case, Mention
from mailflow.parse.people.around import is_called_by
from mailflow.parse.people.case_endings import CASE_OF, N
from mailflow.parse.people.lexicon import MALE, is_plain, lexicon
from mailflow.parse.people.mentions import sharing
from mailflow.parse.people.nominative import given_forms
from mailflow.parse.people.spelling import key_of, one_script
from mailflow.parse.people.units import before_names, titles

AND: Final = frozenset((" i ", " и ", " and ", " és ", " dhe ", " a ", " și ", " si ", " & "))
_WORD_MAX: Final = 30  # letters of a surname
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+) $")
COMMON_MAN: Final = 0.6  # Form.likely of a name that many bear


def with_shared_surnames(
    text: str, found: Sequence[Mention], links: frozenset[str]
) -> Iterator[Mention]:
    """Yield *found*, lone given names given the surname they share: Ана и Марко Петровић."""
    for mention, following in zip_longest(found, found[1:]):
        between = text[mention.end : following.start] if following else ""
        if between in AND:
            mention = _rather_given(mention, text)
        alone = bool(mention.given) and not mention.surname
        if alone and following and between in links:
            mention = _agreeing(mention, following, text)
        shares = alone and between in AND and not _is_second_half(text, mention.start)
        shares = shares and not _is_called_otherwise(mention, found)
        if shares and following and following.given and following.surname:
            yield sharing(_as_couple(mention, following, text), following.surname)
        elif not (alone and _is_only_word(mention, text)):
            yield mention


def _is_called_otherwise(mention: Mention, found: Sequence[Mention]) -> bool:
    """Somebody called so is named whole before: "Ana Ilić … Ostaju Ana i Petar Kos"."""
    before = (one for one in found if one.start < mention.start)
    return any(one.given == mention.given and one.surname for one in before)


def _is_only_word(mention: Mention, text: str) -> bool:
    """A lone given name is an everyday word too: Tara is a river, and no "ćerka Tara"."""
    also_word = key_of(mention.given) in lexicon().also_words
    return also_word and not is_called_by(text, mention.start)


def _rather_given(mention: Mention, text: str) -> Mention:
    """Return a lone name that is a surname too as a given name: Ружу и Јагоду Илић."""
    if mention.given:
        return mention
    bits = sum(bit for bit, case in CASE_OF.items() if case is mention.case)
    forms = given_forms(text[mention.start : mention.end])
    name = next((form.name for form in forms if form.cases & bits), "")
    return replace(mention, name=name, given=name, surname="") if name else mention


def _as_couple(mention: Mention, following: Mention, text: str) -> Mention:
    """Return who shares a woman's surname as a man, if the name may be one: Zoranom i Anom."""
    if following.gender is not Gender.FEMALE or mention.gender is not Gender.FEMALE:
        return mention
    bits = sum(bit for bit, case in CASE_OF.items() if case is mention.case)
    forms = given_forms(one_script(text[mention.start : mention.end]))
    men = [f for f in forms if f.cases & bits and f.genders == MALE and f.likely >= COMMON_MAN]
    if not men:
        return mention
    name = max(men, key=lambda form: form.likely).name
    return replace(mention, name=name, given=name, gender=Gender.MALE)


def _agreeing(mention: Mention, following: Mention, text: str) -> Mention:
    """Return a lone given name in the case of what it is joined to: Petra i Jovanu are two
    whom somebody is asked to strike, Petar and Jovana."""
    if mention.case is not Case.NOMINATIVE or following.case is Case.NOMINATIVE:
        return mention
    bits = sum(bit for bit, case in CASE_OF.items() if case is following.case)
    forms = given_forms(text[mention.start : mention.end])
    fits = [f for f in forms if f.cases & bits and not (f.rare or f.cases & N)]
    if not fits:
        return mention
    name = max(fits, key=lambda form: form.likely).name
    return replace(mention, name=name, given=name, case=following.case, gender=None)


def _is_second_half(text: str, start: int) -> bool:
    """A word with a capital, no title or everyday one, stands right before on the line."""
    before = _WORD_BEFORE.search(text, max(0, start - _WORD_MAX), start)
    if before is None or not before[1][0].isupper():
        return False
    key = key_of(before[1])
    return key not in titles() and key not in before_names() and not is_plain(key)
