"""Organisations named in a page: a head noun, the words around it, a quoted name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from mailflow.parse.organisations.belonging import belonging
from mailflow.parse.organisations.heads import Head, boundaries, heads, others, to_nominative
from mailflow.parse.organisations.leftward import first_word
from mailflow.parse.organisations.rightward import last_word, quoted_end
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import Page, flat

NAMED_MAX: Final = 300  # a letter that names more organisations is a directory
UNSHIFTED_MIN: Final = 0.8  # how much the words before a name without a capital must say
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
    known = heads()
    starts = {start for start, _ in taken}
    for index, (start, end) in enumerate(page.words):
        if any(first <= start < last for first, last in taken):
            continue
        for head in _spoken(known.get(page.flat[start:end], ()), language):
            span = _span(page, index, head, starts)
            if span is not None:
                yield from _named(page, index, head, span)


def _spoken(some: Sequence[Head], language: str) -> Sequence[Head]:
    """Return the heads of *language*, if there are any, else those that need no ending of one.

    "Foruma" is a genitive in a Serbian letter and the end of a name in a Hungarian one.
    """
    own = [head for head in some if head.language == language]
    return own or [head for head in some if not (head.group == "last" and head.ending)]


def _named(page: Page, index: int, head: Head, span: tuple[int, int]) -> Iterator[Named]:
    """Yield the organisation in *span* unless it is one of the others."""
    start, end = span
    low = page.flat[start:end]
    if is_another(low):
        return
    at, head_end = page.words[index]
    before = page.text[start:at].split()
    rest = page.text[head_end:end]
    words = to_nominative([*before, page.text[at:head_end], *rest.split()], len(before), head)
    acronym = _ACRONYM.match(page.text, end)
    weight, because, _ = belonging(page, start)
    why = because or f"head noun “{page.text[at:head_end]}”"
    yield Named(
        page, start, end, ordinary(" ".join(words)), core_of(low, page.flat[at:head_end]),
        acronym[1] if acronym else "", weight, why,
    )  # fmt: skip


def is_another(low: str) -> bool:
    """The name, in its working form, is a country's, the desk's or the event's."""
    return any(there.search(low) for there in _others())


@cache
def _others() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b{text}") for text in others())


def core_of(low: str, head: str = "") -> str:
    """Return what distinguishes the name with working form *low*."""
    quoted = re.search(r'"([^"]+)"', low)
    if quoted:
        return quoted[1].strip()
    return " ".join(word for word in re.findall(r"\w+", low) if word != head)


def ordinary(name: str) -> str:
    """Return a name shouted in capitals with ordinary ones.

    >>> ordinary("САВЕЗ СЛЕПИХ „ТОЧАК“")
    'Савез слепих „Точак“'
    """
    name = name[:1].upper() + name[1:]
    letters = [c for c in name if c.isalpha()]
    words = name.split()
    if len(words) < 2 or not all(c.isupper() for c in letters) or len(letters) < 8:
        return name
    kept = [word.title() if _is_proper(word) else word.lower() for word in words]
    return re.sub(r'^\w|(?<=[„“"”«])\w', lambda m: m[0].upper(), " ".join(kept))


def _is_proper(word: str) -> bool:
    """A word keeps its capital in an ordinary name: a town or a country."""
    return flat(word) in boundaries("proper") or town(word.title()) is not None


def _span(page: Page, index: int, head: Head, starts: set[int]) -> tuple[int, int] | None:
    """Return the span of the name whose head is word *index*; None if it is not a name."""
    at, head_end = page.words[index]
    if not _may_open(page, at, head_end, head):
        return None
    first = first_word(page, index, head)
    end, proper = last_word(page, index, head, starts)
    begin = page.words[first][0]
    capital = page.text[at].isupper() or page.text[begin].isupper()
    if (proper or capital) and (end > head_end or first < index):
        return begin, end
    whole = 0 if proper or capital else _unshifted(page, begin, index)
    return (begin, whole) if whole else None


_UNSHIFTED: Final = re.compile(r"\s+\w+(?:\s+\w+)?(?=\s*(?:[,.;!)\n]|$))")


def _unshifted(page: Page, begin: int, index: int) -> int:
    """Return the end of a name typed without capitals, if the writer belongs there, else 0.

    "iz udruzenja putokaz, leskovac": the name ends at the comma, at most two words on.
    """
    if belonging(page, begin)[0] < UNSHIFTED_MIN:
        return 0
    match = _UNSHIFTED.match(page.flat, page.words[index][1])
    if match is None or boundaries("stop") & set(match[0].split()):
        return 0
    return match.end()


def _may_open(page: Page, at: int, end: int, head: Head) -> bool:
    """The head at *at* can be part of a name, by its capital or by what follows it."""
    if head.group == "suffix":
        return False
    if head.group == "prefix":
        return page.text[at:end].isupper() or page.flat[at:end] in ("ug", "nvo")
    if page.text[at].isupper():
        return True
    return head.group != "both" or quoted_end(page, end) > 0


def same(one: str, other: str) -> bool:
    """Two names tell of one organisation: the shorter's stems are in the longer."""
    a, b = (
        {w[:5] for w in re.findall(r"\w+", x) if len(w) > 1} for x in (flat(one), flat(other))
    )
    return bool(a and b) and (a <= b or b <= a)
