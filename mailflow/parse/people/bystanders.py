"""Understand, bystanders: names that stand for a street, a school, a prize. Pure."""

import re
from typing import Final

from mailflow.parse.people.around import of_post
from mailflow.parse.people.case_endings import ALL, A, N
from mailflow.parse.people.nominative import given_forms
from mailflow.parse.people.pairing import Name
from mailflow.parse.people.spelling import key_of
from mailflow.parse.people.units import Before, Words, before_names, titles

_LOOK_BACK: Final = 8  # words: Фонд за стипендирање даровитих ђака „Др Милан Јовановић“
_CLOSE: Final = re.compile(r"[.,]?[ \u00a0]{0,2}[„“”\"»«'‚‘’]?[ \u00a0]?$")
_NEXT_WORD: Final = re.compile(r"[“”\"»]?[ \u00a0-]([^\W\d_]{3,20})")
_AND: Final = ("i", "and", "es", "dhe", "si")
_OPENING: Final = frozenset("„“”\"»«'‚‘’")
_HOUSE_NUMBER: Final = re.compile(
    r"(?: [^\W\d_]{3,20})?[ \u00a0]?,?[ \u00a0](?:(?:br|бр)\.? ?)?"
    r"(?:\d{1,3}[a-zа-я]?(?:[/-]\d{1,3})?|bb|бб|b\.b\.)"
    r"(?=$|[,;.)\n/\\]|\s{1,3}(?:\d{5}|[A-ZČĆŠŽĐА-ЯЂЈЉЊЋЏ(]))",
    re.IGNORECASE,
)
# After a name in the nominative, as a street that nobody declined has it.
_PLAIN_NUMBER: Final = re.compile(
    r"[ \u00a0]\d{1,3}[a-zа-я]?(?:/\d{1,3})?[ \u00a0]?"
    r"(?=$|\n|,[ \u00a0](?:\d{5}|[A-ZČĆŠŽĐА-ЯЂЈЉЊЋЏ]))"
)


def is_bystander(words: Words, first: int, end: int, name: Name, *, declined: bool) -> bool:
    """The name from word *first* to offset *end* is a street's or a house's, not a person's."""
    house = _HOUSE_NUMBER if declined else _PLAIN_NUMBER
    if house.match(words.text, end):
        return True
    start = words.spans[first][0]
    if _is_followed_by_house(words.text, end):
        return True
    quoted = _is_quoted(words.text, start, end)
    if quoted and name.surname is None and words.text[start - 1] in _OPENING:
        return True  # Удружење „Нада“
    for number in range(first - 1, max(-1, first - 1 - _LOOK_BACK), -1):
        if "\n" in words.gap(number + 1) or not _CLOSE.match(words.gap(number + 1)):
            return False
        before = _word_before(words, number)
        stands = before is not None and _stands_in(before, words, number, end, name)
        if before and (stands or _settles(before, words, number, name, quoted)):
            return True
        if not (quoted or _is_passed_over(words.word(number))):
            return False
    return False


def _word_before(words: Words, number: int) -> Before | None:
    """Return what a word tells of the name behind it; "we come by car. Ana Ilić …": nothing."""
    before = before_names().get(words.keys[number])
    if before and before.kind == "royal" and "," in words.gap(number + 1):
        return None  # "with us, in the same car, Stefan Ilić"
    ends = before and "." in words.gap(number + 1)
    return None if before and ends and not _is_cut(words.word(number), before) else before


def _is_cut(word: str, before: Before) -> bool:
    """The word is an abbreviation, so that its full stop ends no sentence: "ul.", "sv."."""
    return len(word) <= (HOLY_MAX if before.kind == "royal" else CUT_MAX)


CUT_MAX: Final = 4  # letters of "bul.", "bibl."
HOLY_MAX: Final = 2  # of "sv.", not of "car"


def opens_address(words: Words, number: int) -> bool:
    """The word begins the name of a street, Kralja Petra, Браће Јовановић, or a postscript."""
    if len(words.word(number)) == 1 and _of_postscript(words.text, words.spans[number][0]):
        return True
    before = before_names().get(words.keys[number])
    return before is not None and before.kind in ("royal", "street")


def _of_postscript(text: str, at: int) -> bool:
    """The letter there is one of "P. S.", which opens a line and is nobody's initials."""
    start = text.rfind("\n", 0, at) + 1
    mark = _POSTSCRIPT.match(text, start)
    return mark is not None and at < mark.end()


_POSTSCRIPT: Final = re.compile(
    r"[ \t>*]*(?:[PП]\. ?){1,2}[SС]\.[ :–-]*(?=[^\W\d_])(?!\w+ *(?:[,\n]|$))"
)


def _is_followed_by_house(text: str, end: int) -> bool:
    """The next word is what the name is that of: Heinrich Böll Foundation."""
    after = _NEXT_WORD.match(text, end)
    before = before_names().get(key_of(after[1])) if after else None
    return before is not None and before.kind == "after"


def _is_passed_over(word: str) -> bool:
    """The word may stand between a house and the name it bears: др, „Ане и Владе Дивац“."""
    key = key_of(word)
    return key in titles() or key in _AND or bool(given_forms(word))


def _settles(before: Before, words: Words, number: int, name: Name, quoted: bool) -> bool:
    if before.kind in ("street", "royal"):
        return True
    if before.kind not in ("house", "body"):
        return False
    if name.surname is None:
        return True
    if before.kind == "body":
        return False
    if quoted:
        return True
    if "N" in before.cases:
        # No house is called after her in the accusative: "iz Doma zdravlja Veru Tot".
        return words.is_capital(number) or (not name.cases & N and bool(name.cases & ~A))
    return False


def _stands_in(before: Before, words: Words, number: int, end: int, name: Name) -> bool:
    """A place follows the house's whole name: "rada Gymnázia Mihajla Pupina v Kovačici"."""
    if (
        before.kind != "house"
        or name.cases & N
        or not words.is_capital(number)
        or not _PLACED.match(words.text, end)
    ):
        return False
    held = number and of_post(words.keys[number - 1]) != ALL
    return not held  # "direktora Gimnazije Marka Tota u Nišu"


_PLACED: Final = re.compile(r" (?:u|v|vo|у|во) [A-ZČĆŠŽĐА-ЯЂЈЉЊЋЏ]")


def _is_quoted(text: str, start: int, end: int) -> bool:
    if _OPENING.isdisjoint(text[max(0, start - 15) : start]):
        return False
    rest = text[end : end + 30].partition("\n")[0]
    closing = next((at for at, c in enumerate(rest) if c in _OPENING), -1)
    return closing >= 0 and rest[closing + 1 : closing + 3] != " <"
