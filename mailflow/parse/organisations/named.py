"""Organisations named in a page: a head noun, the words around it, a quoted name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from typing import Final

from mailflow.parse.organisations.belonging import belonging
from mailflow.parse.organisations.heads import (
    SLAVIC,
    Head,
    boundaries,
    heads,
    others,
    to_nominative,
)
from mailflow.parse.organisations.leftward import (
    after_person,
    first_word,
    is_led,
    tells_kind,
)
from mailflow.parse.organisations.openers import leads_head, may_open
from mailflow.parse.organisations.rightward import last_word
from mailflow.parse.organisations.shouted import ordinary
from mailflow.parse.organisations.small import small_name
from mailflow.parse.organisations.stations import called, is_station, why
from mailflow.parse.organisations.to_quote import quoted_end
from mailflow.parse.page.streets import opens_address
from mailflow.parse.page.tables import has_trait
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import Page, flat

PREFIX_MAX: Final = 5  # letters of an abbreviation: OJQ, KUD
COMPOUND_MIN: Final = 4  # letters of the noun that closes a Hungarian compound
NAMED_MAX: Final = 300  # a letter that names more organisations is a directory
_QUOTED: Final = re.compile(r'"([^"]+)"')
_WORDS: Final = re.compile(r"\w+")
_APART: Final = re.compile(r"(?<=\w)(?:- | -)(?=\w)")
_FORM: Final = re.compile(r" (?:d\.? ?o\.? ?o\b|a\. ?d\b|ltd\b|gmbh\b)")
_UNDER_NAME: Final = re.compile(r"^ (?:pod|под) (?:nazivom|imenom|називом|именом) ")
_WITH: Final = re.compile(r"\bsa? $")
WITH: Final = "with it"  # why a name weighs little: "saradnja sa Mrežom „Iskra“"
_ACRONYM: Final = re.compile(r" ?\(([^\W\d_]{2,10})\)")


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation named in a page.

    Attributes:
        start, end: Offsets into the page.
        name: Nominative, in the script written, with ordinary capitals.
        core: What tells it from others, in the working form: the quoted name, or the name
            without its head noun.
        acronym: In brackets after the name, or "".
        weight: 0 to 1: how sure it is the sender's; by the words before it.
        because: The evidence in a few words.
    """

    page: Page
    start: int
    end: int
    name: str
    core: str
    acronym: str
    weight: float
    because: str


def find_organisations(
    page: Page, taken: Sequence[tuple[int, int]] = (), language: str = ""
) -> tuple[Named, ...]:
    """Return the organisations in *page*, in order, the longest where two overlap.

    Args:
        taken: Spans of persons' names, at which an organisation's name ends.
        language: The letter's; where a word is a head noun of several languages, this one's.
    """
    some = islice(_all(page, taken, language), NAMED_MAX)
    found = sorted(some, key=lambda one: (one.start - one.end, one.start))
    kept: list[Named] = []
    for one in found:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _all(page: Page, taken: Sequence[tuple[int, int]], language: str) -> Iterator[Named]:
    compounds = has_trait(language, "compounds")
    starts = {start for start, _ in taken}
    for index in range(len(page.lows)) if compounds else _likely(page):
        start, low = page.words[index][0], page.lows[index]
        some = heads().get(low) or (_compound(low, language) if compounds else ())
        some = _heads_at(page, index, some)
        if not some or any(a <= start < b for a, b in taken):
            continue
        for head in _spoken(some, language):
            if span := _span(page, index, head, starts):
                begin = after_person(page, span[0], start, taken)
                yield from _named(page, index, head, (begin, span[1]))


def _likely(page: Page) -> list[int]:
    """Return which words may head a name, a few: those of a table, and any abbreviation, which
    no table need have, where some name is quoted."""
    known, quoted = heads(), '"' in page.flat
    short = PREFIX_MAX if quoted else 0
    return [n for n, low in enumerate(page.lows) if low in known or len(low) <= short]


def _heads_at(page: Page, index: int, known: Sequence[Head]) -> Sequence[Head]:
    """Return what word *index* may be, of which tables know *known*; () if it heads nothing."""
    start, end = page.words[index]
    if not known and page.text[start].islower():
        return ()
    # "AD „Jug“" as "Jug a.d."
    if 2 <= end - start <= PREFIX_MAX and all(head.group == "suffix" for head in known):
        known = _unknown_prefix(page, start, end)
    heads_it = known and is_led(page, index) and not _is_glued(page, index)
    return known if heads_it else ()


def _is_glued(page: Page, index: int) -> bool:
    """A hyphen joins the word to a head noun, which is brought back: "iz Radio-kluba"."""
    if not any(head.group == "m-io" for head in heads().get(page.lows[index], ())):
        return False
    end = page.words[index][1]
    after = page.words[index + 1][0] if index + 1 < len(page.words) else 0
    return after == end + 1 and page.flat[end] == "-" and page.lows[index + 1] in heads()


def _unknown_prefix(page: Page, start: int, end: int) -> Sequence[Head]:
    """Return an abbreviation before a quoted name as a head: TK „As“."""
    quoted = quoted_end(page, end) if page.text[start:end].isupper() else 0
    amid_capitals = page.text[end:quoted].isupper()
    return (Head("prefix", "nominative"),) if quoted and not amid_capitals else ()


def _compound(low: str, language: str) -> Sequence[Head]:
    """Return the heads of a compound noun that closes with one: "kulturegyesulete"."""
    for at in range(2, len(low) - COMPOUND_MIN + 1):
        if last := [h for h in heads().get(low[at:], ()) if h.language == language]:
            return last
    return ()


def _spoken(some: Sequence[Head], language: str) -> Sequence[Head]:
    """Return the heads of *language*, if there are any, else those that need no ending of one.
    "Foruma" is a genitive in a Serbian letter and the end of a name in a Hungarian one.
    """
    tongue = "sr" if has_trait(language, "serbian") else language  # they share its head nouns
    both = "both" if tongue == "sr" else ""  # "Amber Trust" in a short or Serbian letter
    own = [head for head in some if head.language == tongue or head.group == both]
    return own or [head for head in some if not (head.group == "last" and head.ending)]


def _named(page: Page, index: int, head: Head, span: tuple[int, int]) -> Iterator[Named]:
    """Yield the organisation in *span* unless it is one of the others."""
    start, end = span
    low = page.flat[start:end]
    street = head.case == "genitive" and opens_address(page.flat, start, end)
    if is_another(low) or street:
        return
    at, head_end = page.words[index]
    before = page.text[start:at].split()
    rest = page.text[head_end:end].removeprefix(",")
    rest = re.sub(r"^-\w{1,2}\b", "", rest) if head.group == "prefix" else rest
    rest = _UNDER_NAME.sub(" ", rest)
    words = to_nominative([*before, page.text[at:head_end], *rest.split()], len(before), head)
    if _tells_form(low, words, page.text[start:head_end], rest) or (
        page.text[start:head_end].islower() and _begins_name(rest)
    ):
        words = words[len(before) + 1 :]  # "preduzeća Meridijan d.o.o.", "organizacije Klub …"
    guessed = False
    if head.group == "m-town":
        words[len(before) :] = _city(words[len(before) :], rest)
    elif not before and is_station(low):
        name, guessed = called(page, start, rest.strip())
        words[1:] = name.split()
    if town(" ".join(words)) is not None:
        return  # Bela Crkva is no church
    acronym = _ACRONYM.match(page.text, end)
    weight, because, _ = (
        (0.3, WITH, "") if _is_with(page, start, head) else belonging(page, start)
    )
    yield Named(
        page, start, end, ordinary(_joined(words)), core_of(low, page.flat[at:head_end]),
        acronym[1] if acronym else "", weight,
        why(because or f"head noun “{page.text[at:head_end]}”", guessed=guessed),
    )  # fmt: skip


def _tells_form(low: str, words: Sequence[str], kind: str, rest: str) -> bool:
    """A legal form says what the body is, and no word before its name need do so."""
    small = kind.islower() and rest[1:2].isupper()
    return _FORM.search(low) is not None and (flat(words[0]) == "firma" or small)


def _begins_name(rest: str) -> bool:
    """Behind a small kind a name begins with a head noun of its own: "udruženja Klub Vidra"."""
    first, _, more = rest.strip().partition(" ")
    own = heads().get(flat(first), ()) if first[:1].isupper() and more else ()
    return any(head.case == "nominative" and head.group in SLAVIC for head in own)


def _city(words: list[str], name: str) -> list[str]:
    """Return the noun and what follows it, the town's *name* in the nominative: "Grad Niš"."""
    noun = words[0].title() if words[0].isupper() else words[0]
    return [noun, town(name) or words[1]] if len(words) == 2 else [noun, *words[1:]]


def _is_with(page: Page, start: int, head: Head) -> bool:
    """ "Sa" before the instrumental is with whom, before the genitive where from."""
    return (
        head.case == "instrumental"
        and _WITH.search(page.flat, max(0, start - 4), start) is not None
    )


def _joined(words: Sequence[str]) -> str:
    """Return words as a name: "Radio" and "-televizija" are one word."""
    return _APART.sub("-", " ".join(words))


def is_another(low: str) -> bool:
    """The name, in its working form, is a country's, the desk's or the event's."""
    return _others().search(low) is not None


def others_in(low: str) -> Iterator[re.Match[str]]:
    """Return where a text, in its working form, names a country, the desk or the event."""
    return _others().finditer(low)


@cache
def _others() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(others('not'))})|^\W*(?:{'|'.join(others('not_first'))})"
    )


def core_of(low: str, head: str = "") -> str:
    """Return what distinguishes the name with working form *low*."""
    if quoted := _QUOTED.search(low):
        return quoted[1].strip()
    return " ".join(word for word in _WORDS.findall(low) if word != head)


def _span(page: Page, index: int, head: Head, starts: set[int]) -> tuple[int, int] | None:
    """Return the span of the name whose head is word *index*; None if it is not a name."""
    at, head_end = page.words[index]
    if not may_open(page, at, head_end, head) or leads_head(page, index, head):
        return None
    first = first_word(page, index, head)
    end, proper = last_word(page, index, head, starts)
    begin = page.words[first][0]
    if head.group in ("last", "both"):
        begin = _quoted_before(page, begin)
    closes = head.group == "last"
    small = partial(small_name, page, index, starts, head.language, closes=closes)
    capital = page.text[at].isupper() or page.text[begin].isupper()
    if not capital and page.flat[at:head_end] in boundaries("capital"):
        quoted = page.flat[end - 1] == '"' or (proper and tells_kind(page, first, index))
        return (begin, end) if quoted else small()
    if (proper or capital) and (end > head_end or begin < at):
        return begin, end
    return None if proper or capital else small()


def _quoted_before(page: Page, begin: int) -> int:
    """Return where the quoted part right before a name begins: „Kék Madár” Civil Szervezet."""
    quoted = re.search(r'"[^"\n]{2,60}" $', page.flat[max(0, begin - 66) : begin])
    if not quoted:
        return begin
    before = _CAPITALS.search(page.text, max(0, begin - 126), begin - len(quoted[0]))
    return before.start(1) if before else begin - len(quoted[0])


# Words with a capital before a quoted name: "Adai Kertészek „Napsugár” Egyesülete".
_CAPITALS: Final = re.compile(
    r"(?:^|\n|\b[Aa]z? )((?!Az? )[^\W\d_a-záéíóöőúüű]\w+(?: [^\W\d_a-záéíóöőúüű][\w-]+){0,3} )$"
)


def same(one: str, other: str) -> bool:
    """Two names tell of one organisation: the shorter's stems are in the longer."""
    a, b = ({w[:5] for w in _WORDS.findall(x) if len(w) > 1} for x in (flat(one), flat(other)))
    return bool(a and b) and (a <= b or b <= a)
