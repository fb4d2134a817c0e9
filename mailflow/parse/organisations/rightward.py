"""How far to the right of its head noun an organisation's name reaches."""

import re
from collections.abc import Collection
from functools import cache
from typing import Final

from mailflow.parse.organisations.adjectives import agrees, is_pair
from mailflow.parse.organisations.heads import Head, boundaries, heads, others
from mailflow.parse.organisations.inner import (
    LINE_WORDS_MAX,
    WITH,
    fills_line,
    in_field,
    is_inner,
    is_titled,
    opens_phrase,
)
from mailflow.parse.organisations.last_words import (
    are_partners,
    is_article,
    is_deed,
    is_its,
    is_number,
)
from mailflow.parse.organisations.namesakes import others as others_than
from mailflow.parse.organisations.namesakes import others_after
from mailflow.parse.organisations.over_commas import to_last_field
from mailflow.parse.organisations.parts import is_part
from mailflow.parse.organisations.to_quote import quoted_end, to_quote
from mailflow.parse.organisations.to_town import DASHES, to_town
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.posts import is_post, opens_post
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import Page, flat

WORDS_MAX: Final = 14  # longer names are sentences
_SUFFIX: Final = re.compile(
    r",? (?:d\.? ?o\.? ?o\b\.?|a\. ?d\.|j\. ?p\.|k\. ?d\.|o\. ?d\.|e\. ?v\.)"
)
_DECLINED: Final = re.compile(r"-?(?:a|u|om)\b")  # of an abbreviation: "KUD-a"
ACTING: Final = re.compile(
    r"\w+(?:ujem|uje|uju|avam|ljam|lam|iram|\w(?:amo|emo|imo))|(?!radio|studio|video)\w{3,}(?:ao|eo|io|[aiu]li)"
)
_ACTS: Final = frozenset({"come", "enrol", "self", "absent"})


def last_word(page: Page, index: int, head: Head, starts: Collection[int]) -> tuple[int, bool]:
    """Return the end of the name, and whether a quote or a capital is in it."""
    end = page.words[index][1]
    if head.group == "prefix" and (ending := _DECLINED.match(page.flat, end)):
        end = ending.end()
        index += 1  # past the "a" of "KUD-a"
    proper = False
    at = index
    joined = False
    starts = others_than(page, index, starts)
    while at - index < WORDS_MAX:
        quoted = quoted_end(page, end) or (at == index and _apposed(page, end))
        if quoted and _is_house_below(page, index, end, quoted):
            break
        if quoted:
            return _with_legal_form(page, quoted), True
        starts = others_after(page, at, head, starts)
        phrase = at == index and opens_phrase(page, at + 1)
        field = in_field(page, at, starts) if joined and head.group == "both" else 0
        step = 2 if phrase else field or _step(page, at, head, starts, joined)
        step = step or to_last_field(page, at, head, starts, joined)
        if not step or head.group == "last":
            break
        joined = joined or step > 1
        added = page.words[at + 1 : at + step + 1]  # "Bez granica" are two
        at += step
        end = page.words[at][1]
        proper = (
            proper or head.group == "prefix" or any(page.text[a].isupper() for a, _ in added)
        )
    whole = _with_legal_form(page, whole_town(page, at, end))
    return whole, proper or whole > end


def _is_house_below(page: Page, index: int, end: int, quoted: int) -> bool:
    """ "Kadrovska služba", and "„Orahovo“ a.d." on the line below: that is the whole house."""
    if page.flat[end] != "\n" or _SUFFIX.match(page.flat, quoted) is None:
        return False
    return is_part(page.lows[index]) or page.lows[index] in boundaries("office")


def _apposed(page: Page, end: int) -> int:
    """Return the end of a quoted name behind a bare noun and a comma: "smo udruženje, „X“"."""
    comma = page.flat.startswith(", ", end)
    return quoted_end(page, end + 1) if comma else 0


def whole_town(page: Page, at: int, end: int) -> int:
    """Return where a name ends that word *at* closes: "… Petrovac na Mlavi" with its town."""
    if at + 2 >= len(page.words):
        return end
    (a, b), (_, last) = page.words[at + 1 : at + 3]
    if b - a > SMALL_MAX or a != end + 1:
        return end
    return last if town(page.text[page.words[at][0] : last].title()) is not None else end


SMALL_MAX: Final = 3  # letters of "na", "kod" between the two words of a town


def _with_legal_form(page: Page, end: int) -> int:
    """Return where a name that reaches to *end* ends with its legal form: „X“ d.o.o."""
    suffix = _SUFFIX.match(page.flat, end)
    return suffix.end() if suffix else end


def _step(page: Page, at: int, head: Head, starts: Collection[int], joined: bool) -> int:
    """Return how many words further the name goes on after word *at*: 0, 1 or 2."""
    if not _goes_on(page, at, head, starts, joined):
        return to_quote(page, at) or to_town(page, at, head.language)
    start, end = page.words[at + 1]
    if page.flat[start:end] not in boundaries("join", head.language):
        return 1
    if _is_others(page, at + 2) or _is_small(page, at + 2):
        return 0
    if page.flat[start:end] == "i" and _opens_another(page, at + 2):
        return 0
    if is_its(page, at + 2):
        return 0  # "… i njene članice"
    if is_article(page, at + 2) and _goes_on(page, at + 2, head, starts, True):
        return 3  # "of the Tara"
    if _goes_on(page, at + 1, head, starts, True):
        return 2
    return 1 if quoted_end(page, end) else 0


def _is_others(page: Page, at: int) -> bool:
    """Word *at* opens what is never the sender's: "… za Letnju školu"."""
    there = page.words[at][0] if at < len(page.words) else len(page.flat)
    return _others("not").match(page.flat, there) is not None


def _is_small(page: Page, at: int) -> bool:
    """Word *at* tells when: "the Readers Circle for Friday"."""
    return at < len(page.words) and page.lows[at] in boundaries("small")


def opens_others(low: str, at: int) -> bool:
    """What begins at an offset of a working form is the event, the desk or a country."""
    return _others("not", "not_first").match(low, at) is not None


@cache
def _others(*senses: str) -> re.Pattern[str]:
    return re.compile("|".join(others(*senses)))


def _opens_another(page: Page, at: int) -> bool:
    """Word *at* is the capitalised head noun of the next name: "… i Opštinom Kula"."""
    start, end = page.words[at] if at < len(page.words) else (0, 0)
    return page.text[start : start + 1].isupper() and page.flat[start:end] in heads()


def _goes_on(page: Page, at: int, head: Head, starts: Collection[int], joined: bool) -> bool:
    """The word after word *at* may belong to the name."""
    if at + 1 >= len(page.words):
        return False
    start, end = page.words[at + 1]
    gaps, gap = (" ", "-", " & ", "' ", "'"), page.flat[page.words[at][1] : start]
    if start in starts or not (
        gap in (gaps[:1] if head.group == "prefix" else gaps)
        or (gap == "\n" and _wrapped(page, at + 1))
        or (gap in DASHES and are_partners(page, at))
    ):
        return False
    low = page.flat[start:end]
    if gap == "'":
        after = page.text[slice(*page.words[at + 2])] if at + 2 < len(page.words) else ""
        owned = joined and low == "s" and after[:1].isupper()
        return owned and not is_post(flat(after))  # "of Women's Groups"
    if low in boundaries("join", head.language):
        before = page.lows[at]
        return low != "za" or before not in boundaries("municipality")
    if low in boundaries("stop"):
        more = joined and low == _ANDS.get(head.language) and _is_more(page, at + 2, starts)
        return more or is_inner(page, at + 1) or is_titled(page, at + 1)
    if low.isdigit():
        return is_number(page, at + 1)
    if end - start < 2 or (head.group == "both" and not joined and is_post(low)):
        return False
    return page.text[start].isupper() or _small_word(page, at + 1, head, joined)


_ANDS: Final = {"sq": "dhe", "ro": "si"}  # after "for": "Shoqata për Art dhe Muzikë"


def _is_more(page: Page, at: int, starts: Collection[int]) -> bool:
    """Word *at* after "and" has a capital, and neither a person nor a body begins with it."""
    start = page.words[at][0] if at < len(page.words) else 0
    own = start > 0 and start not in starts and page.text[start].isupper()
    return own and not _opens_another(page, at)


def _wrapped(page: Page, at: int) -> bool:
    """Word *at* goes on with a name of a signature that fills the line above: "sa/za/i …"."""
    start, end = page.words[at]
    a, b = page.line_of(start - 1)
    small = page.text[start].islower() and page.flat[start:end] in WITH | boundaries("join")
    above, below = page.flat[a:b].split(), page.text[start : page.line_of(start)[1]]
    named = page.text[a : a + 1].isupper() and not heads().keys().isdisjoint(above[:3])
    plain = len(above) <= LINE_WORDS_MAX and boundaries("stop").isdisjoint(above[:2])
    return small and named and plain and below.rstrip()[-1:] not in ".,:;!?"


def _small_word(page: Page, at: int, head: Head, joined: bool) -> bool:
    """Word *at*, without a capital, goes on with a name: a genitive, or after "for"."""
    start, low = page.words[at][0], page.lows[at]
    if low == "plus":
        named = {page.text[a] for a, _ in page.words[max(0, at - 2) : at]}
        return any(map(str.isupper, named))  # "NVO Stav plus", "Portal Južne vesti plus"
    if head.language == _NOUNS_STAND_OUT:
        return False
    acts = is_deed(page, at, head.language) or ACTING.fullmatch(low)
    if acts or head.group in ("both", "last") or _is_small(page, at) or _is_held(page, at):
        return False
    said = phrasebook("cues.tsv", head.language).senses(page.flat[start : start + 40])
    if not _ACTS.isdisjoint(said):
        return False
    # An abbreviation before a name is followed by capitals, or by small words all through.
    if head.group == "prefix" and page.text[page.words[at - 1][0]].isupper():
        before = page.flat[page.words[at - 1][0] : start].strip()
        return before in heads() or is_pair(page, at)
    joined = joined or page.lows[at - 1] in WITH
    return joined or low.endswith(_inside()) or fills_line(page, start) or agrees(page, at)


def _is_held(page: Page, at: int) -> bool:
    """Word *at* is a post behind a capital: "iz Doma učenika Bor direktorka Ana Ilić".

    Or what belongs to one, in the nominative: "iz Doma učenika izvršni direktor".
    """
    start, end = page.words[at - 1]
    low, after = page.lows[at], page.lows[at + 1 : at + 2]
    if low.endswith(("i", "na", "ka")) and opens_post(low):
        return any(map(is_post, after))
    return page.text[start].isupper() and page.flat[start:end] not in heads() and is_post(low)


_NOUNS_STAND_OUT: Final = "de"  # where what goes on with a name has a capital


@cache
def _inside() -> tuple[str, ...]:
    """Return the endings of small words inside names."""
    return tuple(boundaries("inside"))
