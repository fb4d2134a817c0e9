"""How far to the left of its head noun an organisation's name begins."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from mailflow.parse.organisations.belonging import belonging
from mailflow.parse.organisations.heads import SLAVIC, Head, boundaries, heads
from mailflow.parse.organisations.inner import SHOUTED, is_of_people
from mailflow.parse.organisations.to_quote import quoted_end
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.posts import is_post, opens_post
from mailflow.parse.page.tables import rows
from mailflow.parse.page.towns import town_told_by
from mailflow.parse.page.working import Page, flat

_SKI: Final = re.compile(r"(?:s|c)k(?:i|a|o|e|og|oj|om|im|u|ih|y|eho|ej|emu|ym|ych)$")
_BEGINS: Final = re.compile(r"(?:^|\n|[.!:] |^, )$")  # a line or a sentence
_PLURAL: Final = ("s", "ok", "ek", "ak", "k")
GREETING_MAX: Final = 40  # letters of "Poštovani gospodine Rodiću, " before the first word
PREPOSED: Final = 0.4  # "u", "za": a small adjective after them may open a name
BEHALF: Final = 0.7  # "u ime", "ispred", "iz": a name begins after them


def first_word(page: Page, index: int, head: Head) -> int:
    """Return the index of the first word of the name."""
    accept = _LEFT.get(head.group)
    if accept is None:
        return index
    first = index
    for back in range(index - 1, max(-1, index - 8), -1):
        gap = page.flat[page.words[back][1] : page.words[back + 1][0]]
        if gap not in (" ", "-", " & ", "'", "' ") or not accept(page, back, head):
            break
        first = back
    # A small word may stand inside a name but not open it, unless the head is small too.
    while first < index and not _opens(page, first, index):
        first += 1
    return first


def after_person(page: Page, start: int, head: int, taken: Sequence[tuple[int, int]]) -> int:
    """Return where a name begins of which a person's has become a part.

    "Ana Ilić of Riverside Forum" is of "Riverside Forum"; in "Klub Ana Ilić" she is its own.
    """
    last = max((end for first, end in taken if start <= first and end < head), default=start)
    of = _of().match(page.flat, last) if last > start else None
    return of.end() if of else start


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf" {either('from_body')} (?:the )?")


def is_led(page: Page, index: int) -> bool:
    """Word *index* is a head only after capitals: "SOS telefon", and no number of one."""
    if page.lows[index] not in boundaries("led"):
        return True
    start, end = page.words[index - 1] if index else (0, 0)
    beside = page.text[end : page.words[index][0] + 1]
    shouted = page.text[start:end].isupper() and beside[:1] == " " and beside[1:].islower()
    return shouted and page.flat[start:end] not in boundaries("stop")


def _opens(page: Page, first: int, index: int) -> bool:
    """Word *first* may open the name: a capital, or "iz planinarskog drustva „Vukan“"."""
    at, end = page.words[first]
    if page.text[at].isupper():
        return True
    # "Za članove Studentske unije": the name begins with its capital.
    small = all(page.text[a].islower() for a, _ in page.words[first : index + 1])
    ours = first > 0 and _is_ours(page, first - 1)
    opens = _BEGINS.search(page.flat[:at][-3:]) is not None
    opens = opens or _greeted().search(page.flat, max(0, at - GREETING_MAX), at) is not None
    if page.flat.startswith(", ", at - 2):  # "Ana Ilić, omladinska organizacija „Kompas“"
        opens = opens or quoted_end(page, page.words[index][1]) > 0
    begins = ours or opens or belonging(page, at)[0] >= PREPOSED
    begins = begins or _says_kind(page, first, index)
    return small and begins and not _of_town(page.flat[at:end])


def _says_kind(page: Page, first: int, index: int) -> bool:
    """ "Vaspitačice predškolske ustanove Bambi": what kind it is, behind who works there."""
    stems = tuple(boundaries("of_kind"))
    run = page.lows[first:index]
    return bool(run) and all(_SKI.search(low) or low.startswith(stems) for low in run)


def tells_kind(page: Page, first: int, index: int) -> bool:
    """A small adjective says what kind of body it is: "izdavačka kuća", not "lep grad"."""
    low = page.lows[index - 1]
    return first < index and _SKI.search(low) is not None and not _of_town(low)


@cache
def _greeted() -> re.Pattern[str]:
    """Return what finds a greeting: after its comma the sentence has a small letter."""
    return re.compile(rf"(?:^|\n){either('greeting')}[^.,:;\n]*, $")


def _of_town(low: str) -> bool:
    """The adjective tells where, it is no part of the name: "beogradskog", "novosadski"."""
    stem = _SKI.sub("", low)
    known = stem in _town_stems() or stem[:-1] in _town_stems()
    return stem != low and (known or town_told_by(low) is not None)


@cache
def _town_stems() -> frozenset[str]:
    """Return what adjectives of towns begin with: "beograd", "novosad", "nis"."""
    names = [flat(row[0]) for row in rows("places.tsv")]
    stems = {re.sub(r"[aeiou]$", "", name) for name in names}
    joined = {re.sub(r"[ai] ", "o", re.sub(r"[aeiou]$", "", name)) for name in names}
    return frozenset(stems | joined | {stem[:-1] for stem in stems if len(stem) > 4})


def _adjective(page: Page, at: int, head: Head) -> bool:
    """Word *at* may be an adjective that agrees with the head."""
    end, low = page.words[at][1], page.lows[at]
    agrees = any(low.endswith(old) for old, _ in head.adjectives)
    if _is_ours(page, at) and _is_plain_ours(page, at):
        return False
    hyphened = page.flat[end] == "-" and (low.endswith("o") or head.language == _HYPHENS)
    if _leads(page, at, head) or hyphened:
        return True  # "Kulturno-umetnički centar", "Deutsch-Serbischer Verein"
    if low.endswith(("anje", "enje", "ane")) and len(low) > 8:
        return False  # a verbal noun: "predstavljanje Fondacije"
    if low in boundaries("compound"):
        return True  # "Etno radionica", "foto-kino klub"
    # "Lekarska komora" is named after a post, "direktorka Komore" holds one.
    holds = is_post(low) and not (_SKI.search(low) or opens_post(low))
    if low in boundaries("stop") or holds or not agrees:
        return False
    return not phrasebook("cues.tsv", head.language).senses(low)


_HYPHENS: Final = "de"  # "Karl-Bienert-Stiftung"


def _is_ours(page: Page, at: int) -> bool:
    return page.lows[at] in boundaries("possessive")


def _is_plain_ours(page: Page, at: int) -> bool:
    """ "Our" is a plain word where it is small, or has the capital of its sentence.

    "Your" has one of politeness: "Vašoj Kancelariji".
    """
    start, end = page.words[at]
    polite = page.flat[start:end].startswith("vas") and not page.text[start:end].isupper()
    return (
        polite
        or page.text[start].islower()
        or _BEGINS.search(page.flat[:start][-3:]) is not None
    )


def _leads(page: Page, at: int, head: Head) -> bool:
    """Word *at* opens a line and a name as "Eko" does "Eko forum": the head has no capital."""
    start, end = page.words[at]
    low = page.lows[at]
    is_word = low in boundaries("join") or low in boundaries("stop")
    if is_word and page.text[start:end] not in SHOUTED:
        return False  # "Za portal Južni pogled dolazi …"
    if (
        page.text[start:end].isupper()
        and 2 <= end - start <= 4
        and not page.text[start - 1 : start].isupper()
    ):
        return page.text[page.words[at + 1][0]].islower()  # "IT klaster"
    alone = start == 0 or page.flat[start - 1] in '\n"' or page.flat[start - 2 : start] == ", "
    head_start = page.words[at + 1][0]
    if not alone and belonging(page, start)[0] >= BEHALF:
        capital = page.text[start].isupper() and page.text[head_start].islower()
        others = heads().get(page.flat[start:end], ())
        return capital and all(one.case == "nominative" for one in others)
    lower = page.text[start].isupper() and not page.text[head_start].isupper()
    if lower and not alone and head.case != "nominative":
        return head_start == end + 1 and _is_amid_words(page, at)
    return alone and lower and head.case == "nominative" and head_start == end + 1


def _is_amid_words(page: Page, at: int) -> bool:
    """Word *at* alone has a capital: "hvala na prijavi Rok kluba", and is no post or noun."""
    start, end = page.words[at]
    if at == 0 or page.text[page.words[at - 1][0]].isupper() or is_post(page.lows[at]):
        return False
    beside = page.flat[page.words[at - 1][1] : start] == " "
    return beside and not heads().get(page.flat[start:end]) and not _of_town(page.lows[at])


def _is_shouted(page: Page, at: int, head: Head) -> bool:
    """Word *at* is an abbreviation that only spells a small word: "SME Alliance", "IT Club"."""
    word, after = (page.text[slice(*one)] for one in page.words[at : at + 2])
    small = page.lows[at] in boundaries("stop", head.language) and word not in SHOUTED
    spells = len(word) > 1 and word.isupper() and not (small or after.isupper())
    return spells and head.group == "both" and not is_post(page.lows[at])


def _capital(page: Page, at: int, head: Head) -> bool:
    """Word *at* is capitalised, or a small word between capitalised ones."""
    start, low = page.words[at][0], page.lows[at]
    if page.text[start].isupper():
        plain = low not in boundaries("stop") and (not is_post(low) or _of_many(low))
        plain = plain or low in boundaries("kinds", head.language)  # "Önkéntes Tűzoltó …"
        plain = plain or _is_shouted(page, at, head)
        return plain and not (head.group == "both" and _is_day(page, at))
    if low == "s" and page.flat[start - 1] == "'":
        return True  # "Women's"
    if head.group == "last":  # "Tisza menti Nők Fóruma"
        before = page.words[at - 1][0] if at else start
        if low in _HUNGARIAN_THE:
            return _is_amid(page, at)
        if low == "es" and _joins_kinds(page, at):
            return True
        return page.text[before].isupper() and not _ends_name(page, at)
    plain = low in ("for", "of", "and", "to") or low in ROMANCE
    return head.group == "both" and (plain or is_of_people(page, at))


# "Of" and "and" in names that English letters leave as they are: "Jovens do Minho Association".
ROMANCE: Final = frozenset(
    {"do", "da", "dos", "das", "de", "del", "della", "di", "des", "du", "et"}
)


def _is_day(page: Page, at: int) -> bool:
    """Word *at* is when, before a name: "on Friday for Green Hub", "on 15 March Green Hub".

    Not "Monday Club".
    """
    low, before = page.lows[at], page.lows[at - 1] if at else ""
    if low not in boundaries("small", "en") and any_of("month", "en").fullmatch(low) is None:
        return False
    after = page.lows[at + 1] if at + 1 < len(page.words) else ""
    return after in ("for", "of", "to", "and") or before == "on" or before[:1].isdigit()


def _joins_kinds(page: Page, at: int) -> bool:
    """ "És" joins two adjectives that say what a body is for: "Oktatási és Kulturális …"."""
    if not 0 < at < len(page.words) - 1:
        return False
    sides = (page.words[at - 1], page.words[at + 1])
    return all(
        page.text[start].isupper() and _KINDS.search(page.flat, start, end)
        for start, end in sides
    )


_KINDS: Final = re.compile(
    r"(?:\w{3,}i|\w{3,}[aiu]s|\w{3,}[eo]s|\w{4,}[zdl]o)$"
)  # "Ifjúsági", "Őrző"
_HUNGARIAN_THE: Final = ("a", "az")


def _is_amid(page: Page, at: int) -> bool:
    """The article at word *at* is inside a name: "a zentai Út a Holnapba Egyesület".

    One word with a capital stands before it, and before that an article or an adjective of a
    town, or the line, which ends with the name: "Anna a Híd Egyesülettől" has another "a".
    """
    if at < 1 or at + 1 >= len(page.words) or page.text[page.words[at + 1][0]].islower():
        return False
    first, _ = page.words[at - 1]
    a, b = page.line_of(first)
    above = page.flat[a:first].split()[-1:]
    named = page.text[first].isupper() and page.lows[at - 1] != "a"
    alone = len(page.flat[a:b].split()) <= ALONE_MAX and page.flat[b - 1] not in ".,:!?"
    return named and (alone if not above else above[0] in _HUNGARIAN_THE or above[0][-1] == "i")


ALONE_MAX: Final = 6  # words of a name that has its line to itself


def _of_many(low: str) -> bool:
    """Many who hold a post name a body and hold none in it: "Teachers' Union"."""
    return any(low.endswith(end) and is_post(low.removesuffix(end)) for end in _PLURAL)


_ENDS_LAST: Final = "hu"  # whose heads close a name


def _ends_name(page: Page, at: int) -> bool:
    """Word *at*, or the capitalised one before it, is not part of a name."""
    pair = (page.lows[at - 1], page.lows[at])
    said = phrasebook("cues.tsv", _ENDS_LAST).senses(page.flat[page.words[at][0] :][:30])
    return not boundaries("stop").isdisjoint(pair) or bool(said)


_LEFT: Final[dict[str, Callable[[Page, int, Head], bool]]] = {
    "last": _capital,
    "both": _capital,
    **dict.fromkeys(SLAVIC, _adjective),
}
