"""Organisations named in a page: a head noun, the words around it, a quoted name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from mailflow.parse.coming.posts import is_post
from mailflow.parse.organisations.belonging import belonging
from mailflow.parse.organisations.heads import Head, boundaries, heads, others, to_nominative
from mailflow.parse.organisations.leftward import first_word
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import Page, flat

NAMED_MAX: Final = 300  # a letter that names more organisations is a directory
WORDS_MAX: Final = 14  # longer names are sentences
QUOTED_MAX: Final = 90
_SUFFIX: Final = re.compile(r" (?:d\.? ?o\.? ?o\b\.?|a\. ?d\.)")
_ACRONYM: Final = re.compile(r" ?\(([^\W\d_]{2,10})\)")
_VERB: Final = re.compile(r"\w+(?:ujem|ujemo|uje|uju|ajemo|avamo)")


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


def find_organisations(page: Page, taken: Sequence[tuple[int, int]] = ()) -> tuple[Named, ...]:
    """Return the organisations in *page*, in order, the longest where two overlap.

    Args:
        taken: Spans of persons' names, at which an organisation's name ends.
    """
    some = islice(_all(page, taken), NAMED_MAX)
    found = sorted(some, key=lambda one: (one.start - one.end, one.start))
    kept: list[Named] = []
    for one in found:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _all(page: Page, taken: Sequence[tuple[int, int]]) -> Iterator[Named]:
    known = heads()
    starts = {start for start, _ in taken}
    for index, (start, end) in enumerate(page.words):
        if any(first <= start < last for first, last in taken):
            continue
        for head in known.get(page.flat[start:end], ()):
            span = _span(page, index, head, starts)
            if span is not None:
                yield from _named(page, index, head, span)


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
    end, proper = _right(page, index, head, starts)
    begin = page.words[first][0]
    capital = page.text[at].isupper() or page.text[begin].isupper()
    if (end == head_end and first == index) or not (proper or capital):
        return None
    return begin, end


def _may_open(page: Page, at: int, end: int, head: Head) -> bool:
    """The head at *at* can be part of a name, by its capital or by what follows it."""
    if head.group == "suffix":
        return False
    if head.group == "prefix":
        return page.text[at:end].isupper() or page.flat[at:end] in ("ug", "nvo")
    if page.text[at].isupper():
        return True
    return head.group != "both" or _quoted(page, end) > 0


def _right(page: Page, index: int, head: Head, starts: set[int]) -> tuple[int, bool]:
    """Return the end of the name, and whether a quote or a capital is in it."""
    end = page.words[index][1]
    proper = False
    at = index
    joined = False
    while at - index < WORDS_MAX:
        quoted = _quoted(page, end)
        if quoted:
            return quoted, True
        step = _step(page, at, head, starts, joined)
        if not step or head.group == "last":
            break
        joined = joined or step == 2
        at += step
        start, end = page.words[at]
        proper = proper or page.text[start].isupper() or head.group == "prefix"
    suffix = _SUFFIX.match(page.flat, end)
    return (suffix.end(), True) if suffix else (end, proper)


def _quoted(page: Page, end: int) -> int:
    """Return the end of a quoted name that begins right after *end*, else 0."""
    opened = re.compile(r'[ \n]{0,2}"').match(page.flat, end)
    if not opened:
        return 0
    closed = page.flat.find('"', opened.end(), opened.end() + QUOTED_MAX)
    if closed < 0 or "\n\n" in page.text[opened.end() : closed]:
        return 0
    return closed + 1


def _step(page: Page, at: int, head: Head, starts: set[int], joined: bool) -> int:
    """Return how many words further the name goes on after word *at*: 0, 1 or 2."""
    if not _goes_on(page, at, head, starts, joined):
        return _to_quote(page, at)
    start, end = page.words[at + 1]
    if page.flat[start:end] not in boundaries("join", head.language):
        return 1
    if _goes_on(page, at + 1, head, starts, True):
        return 2
    return 1 if _quoted(page, end) else 0


_WITH: Final = frozenset({"sa", "s", "u", "na", "od", "o", "bez", "pri"})


def _to_quote(page: Page, at: int) -> int:
    """Return how many words lead to a quoted name: "osobe sa invaliditetom „X“"."""
    for ahead in range(1, 5):
        if at + ahead >= len(page.words):
            return 0
        start, end = page.words[at + ahead]
        if (
            page.flat[page.words[at + ahead - 1][1] : start] != " "
            or page.text[start].isupper()
        ):
            return 0
        if ahead == 1 and page.flat[start:end] not in _WITH:
            return 0
        if ahead > 1 and _quoted(page, end):
            return ahead
    return 0


def _goes_on(page: Page, at: int, head: Head, starts: set[int], joined: bool) -> bool:
    """The word after word *at* may belong to the name."""
    if at + 1 >= len(page.words):
        return False
    start, end = page.words[at + 1]
    gaps = (" ",) if head.group == "prefix" else (" ", "-", " & ")
    if page.flat[page.words[at][1] : start] not in gaps or start in starts:
        return False
    low = page.flat[start:end]
    if low in boundaries("join", head.language):
        return True
    if low in boundaries("stop") or low.isdigit() or end - start < 2:
        return False
    if head.group == "both" and not joined and is_post(low):
        return False
    if page.text[start].isupper():
        return True
    return _small_word(page, at + 1, head, joined)


def _small_word(page: Page, at: int, head: Head, joined: bool) -> bool:
    """Word *at*, without a capital, goes on with a name: a genitive, or after "for"."""
    start, end = page.words[at]
    low = page.flat[start:end]
    if head.group in ("both", "last") or _VERB.fullmatch(low):
        return False
    if _ACTS & set(phrasebook("cues.tsv").senses(page.flat[start : start + 40])):
        return False
    # An abbreviation before a name is followed by capitals, or by small words all through.
    if head.group == "prefix" and page.text[page.words[at - 1][0]].isupper():
        return page.flat[page.words[at - 1][0] : start].strip() in heads()
    return joined or low[-1] in "aeiuhgmo"


_ACTS: Final = frozenset({"come", "enrol", "self", "absent"})


def same(one: str, other: str) -> bool:
    """Two names tell of one organisation: the shorter's stems are in the longer."""
    a, b = (
        {w[:5] for w in re.findall(r"\w+", x) if len(w) > 1} for x in (flat(one), flat(other))
    )
    return bool(a and b) and (a <= b or b <= a)
