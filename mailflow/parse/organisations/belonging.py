"""Words right before a name that say: I come for this one, I work there."""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Final

from mailflow.parse.letter import Kind
from mailflow.parse.organisations.heads import boundaries
from mailflow.parse.page.glance import by_opening
from mailflow.parse.page.particles import either
from mailflow.parse.page.spelling import pattern
from mailflow.parse.page.tables import rows
from mailflow.parse.page.working import OPENING_MAX, Page, flat

BEFORE_IT: Final = " before it"  # ends the reason of a name that such words go before
WINDOW: Final = 48  # letters beside a name that are looked at

_Row = tuple[str, float, str]  # phrase, weight, language
_LAST_WORDS: Final = re.compile(r"(\w+)(?:\||$)")  # of a phrase: "re" of "we're"
_GAP: Final = re.compile(r"[,:]?\s+(?:the\s+)?[\"(]?")  # between it and a name


@cache
def _behalf() -> Mapping[str, tuple[_Row, ...]]:
    """Return the words that stand before a name, strongest first, by their last word."""
    found: dict[str, tuple[_Row, ...]] = {}
    for weight, language, phrase in sorted(rows("behalf.tsv"), key=lambda row: -float(row[0])):
        for last in _LAST_WORDS.findall(flat(phrase).split()[-1]):
            for form in {last, last.replace("nj", "n").replace("lj", "l").replace("dj", "d")}:
                found[form] = (*found.get(form, ()), (phrase, float(weight), language))
    return found


@cache
def _before(phrase: str) -> re.Pattern[str]:
    """Return what finds *phrase* right before a name; few are ever looked for."""
    return re.compile(rf"(?:^|(?<=\W)){pattern(phrase)}[,:]?[\s]+(?:the\s+)?[\"(]?$")


def may_belong(page: Page, index: int) -> bool:
    """At a glance: a word before word *index*, or before its article, may end such words."""
    return not _behalf().keys().isdisjoint(page.lows[max(0, index - 2) : index])


def belonging(page: Page, start: int) -> tuple[float, str, str]:
    """Return how surely the words before *start* say "I come for …", and in what words."""
    start = before_kind(page, start)
    first = max(0, start - 40)
    before = page.flat[first:start]
    for phrase, weight, language in _behalf().get(_last_before(page, start), ()):
        if match := _before(phrase).search(before):
            said = " ".join(page.text[first + match.start() : start].split())
            return weight, f"“{said}”{BEFORE_IT}", language
    return 0.3, "", ""


def before_kind(page: Page, start: int) -> int:
    """Return where words begin that only tell the kind of what begins at *start*; else that.

    "Iz nevladine organizacije Centar za kulturu" is from "Centar za kulturu".
    """
    at = bisect_left(page.words, (start,))
    while at and page.lows[at - 1] in boundaries("mere_kind"):
        at -= 1
        if page.flat[page.words[at][1] : start] not in _KIND_GAPS:
            break
        start = page.words[at][0]
    return start


_KIND_GAPS: Final = (" ", ' "')


def _last_before(page: Page, start: int) -> str:
    """Return the word before *start*, or before its article, that ends such words; or ""."""
    after = bisect_left(page.words, (start,))
    for at in range(after - 1, max(after - 3, -1), -1):
        low = page.lows[at]
        if low in _behalf() and _GAP.fullmatch(page.flat, page.words[at][1], start):
            return low
    return ""


ARTICLE: Final = "hu"  # whose article stands before every name


def spoken(page: Page, start: int, language: str) -> tuple[float, str, str]:
    """Return the same for a letter in *language*: Hungarian "a" is "and" elsewhere.

    In a table the line above tells nothing: "Ana Ilić, predsednica" and below "Drugi učesnik";
    nor does it anywhere beyond a blank line.
    """
    apart = page.text.endswith("\n\n", 0, start)
    if apart or (page.kind is Kind.ATTACHMENT and page.text[start - 1 : start] in ("\n", "\t")):
        return 0.3, "", ""
    said = belonging(page, start)
    return said if said[2] != ARTICLE or language == ARTICLE else (0.3, "", "")


def opens_sentence(page: Page, start: int) -> bool:
    """What begins at an offset opens a sentence: "Savez Iskra javlja …"."""
    return _OPENS.search(page.text, max(0, start - 3), start) is not None


_OPENS: Final = re.compile(r"(?:[.!?,]\s+|\A|\n)$")


def bystanders(
    page: Page, spans: Sequence[tuple[int, int]], known: Collection[int] = ()
) -> frozenset[int]:
    """Return where those names begin of which words say: not whom the writer comes for.

    "u saradnji sa …", "… nas je uputilo na vas"; and what is joined to such a name.

    Args:
        spans: Of the names in the page, in order.
        known: Where those begin that are known for such: "sa Mrežom „Koren“ i Fondom za …".
    """
    found: set[int] = set()
    last = before = -1
    for start, end in spans:
        joined = last >= 0 and page.flat[last:start] in (" i ", ", ", " and ", " te ")
        member = before >= 0 and (
            _is_joined(page, start) or theirs().fullmatch(page.flat, before, start) is not None
        )
        before = end
        aside = is_bystander(page, start, end) or is_attended(page, start, end)
        if joined or member or start in known or aside:
            found.add(start)
            last = end
        else:
            last = -1
    return frozenset(found)


@cache
def theirs() -> re.Pattern[str]:
    """Return what stands between a name and what that body is a member of: ", članica"."""
    return re.compile(
        rf"(?:,| {either('and')})? (?:{either('as_body')} )?{either('is_member')}"
        rf"(?: \w+)? (?:the )?"
    )


def _is_joined(page: Page, start: int) -> bool:
    """A line of its own tells what the one named above is a member of."""
    return _member_line().search(page.flat, max(0, start - WINDOW), start) is not None


@cache
def _member_line() -> re.Pattern[str]:
    return re.compile(rf"\n\s*{either('member_line')}(?: {either('of_body')})? $")


def is_bystander(page: Page, start: int, end: int) -> bool:
    """The words beside a name say: not whom the writer comes for."""
    if _after().match(page.flat, end):
        return True
    first = bisect_left(page.words, (start - WINDOW,))
    before = range(first, bisect_left(page.words, (start,)))
    likely = ((n, f"{page.lows[n]} "[:OPENING_MAX]) for n in before)
    return any(
        _told_so(opening).match(page.flat, page.words[n][0], start) is not None
        for n, opening in likely
        if opening in _told_before()
    )


def _phrases(where: str) -> list[str]:
    return [row[2] for row in rows("bystanders.tsv") if row[0] == where]


@cache
def _told_before() -> dict[str, list[str]]:
    """Return the phrases of bystanders.tsv that end right before a name, by how they open."""
    return by_opening(_phrases("before"))


@cache
def _told_so(opening: str) -> re.Pattern[str]:
    """Return what finds those that open so: all at once would take long to compile."""
    phrases = map(pattern, _told_before()[opening])
    return re.compile(rf"(?:{'|'.join(phrases)})\s+(?:the\s+)?$")


@cache
def _after() -> re.Pattern[str]:
    """Return what finds the words of bystanders.tsv after a name."""
    return re.compile(rf"\s+(?:{'|'.join(map(pattern, _phrases('after')))})(?!\w)")


@cache
def _event() -> re.Pattern[str]:
    return re.compile(rf"\b{either('event_named')}\s*\"?$")


def in_event(page: Page, start: int) -> bool:
    """The name is part of a quoted event's name."""
    line, _ = page.line_of(start)
    opened = page.flat.rfind('"', max(0, start - 120), start)
    if opened < 0 or page.flat.count('"', line, start) % 2 == 0:
        return bool(
            _event().search(page.flat[max(0, start - 24) : start].rstrip())
            and page.flat[start] == '"'
        )
    return bool(_event().search(page.flat[max(0, opened - 24) : opened]))


def is_attended(page: Page, start: int, end: int) -> bool:
    """The name is an event's: "za Forum učitelja", "dolazimo na Sabor učitelja"."""
    to = _to_event().search(page.flat, max(0, start - ATTENDED_MAX), start)
    if to is None:
        return False
    # "Za Forum mladih dolazi Ana": whom she comes for opens the sentence.
    goes = to["to"] or _WORD_BEFORE.search(page.flat, max(0, to.start() - 2), to.start())
    kind = goes and _event_kind().match(page.flat, start)
    return bool(kind) or _on_day().match(page.flat, end) is not None


_WORD_BEFORE: Final = re.compile(r"\w $")


def may_be_attended(page: Page, start: int) -> bool:
    """What begins at an offset is called as events are, and somebody goes to it, or for it."""
    if _event_kind().match(page.flat, start) is None:
        return False
    return _to_event().search(page.flat, max(0, start - ATTENDED_MAX), start) is not None


ATTENDED_MAX: Final = 8  # letters of "for the" and a quotation mark


@cache
def _to_event() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?P<to>{either('goes_to')})|{either('for_event')}) (?:the )?\"?$")


@cache
def _event_kind() -> re.Pattern[str]:
    return re.compile(rf"{either('event_kind')}\b")


@cache
def _on_day() -> re.Pattern[str]:
    """Return what finds where and when right behind: ", u Čačku, od 6. do 8. juna"."""
    place = rf"(?:,? {either('held_in')}(?: \w+){{1,2}})?"
    days = r"\d{1,2}(?:st|nd|rd|th|\.)?(?: ?(?:-|–|\w{1,3}) ?\d{1,2}(?:st|nd|rd|th|\.)?)?"
    month = either("month")
    when = rf"(?:{days} ?(?:{month}\b|\d{{1,2}}\.)|{month} {days})"
    return re.compile(rf"\"?{place},? (?:{either('on_day')} )?{when}")


VENUE_MAX: Final = 40  # letters of "na radionicu 24. septembra u"


def in_venue(page: Page, start: int) -> bool:
    """The event is held there: "24. maja u Domu omladine", "na obuku u Domu kulture"."""
    return _venue().search(page.flat, max(0, start - VENUE_MAX), start) is not None


@cache
def _venue() -> re.Pattern[str]:
    day = rf"\d{{1,2}}\. ?{either('month')}(?: \d{{4}}\.?)?"
    return re.compile(rf"\b(?:{day}|{either('is_held')}),? {either('held_in')} $")
