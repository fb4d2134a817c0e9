"""How many people a text tells of: „нас троје", "two people", "dva učesnika"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from mailflow.parse.page.bygone import was_then
from mailflow.parse.page.glance import Glance, glance
from mailflow.parse.page.particles import any_of, either, particles
from mailflow.parse.page.tables import has_trait, rows
from mailflow.parse.page.working import Page, flat, is_cyrillic

PARTY_MAX: Final = 10  # "we have two people for you"; 34 whom somebody has are its members
COUNT_MAX: Final = 200  # nobody sends more; a larger number is a year, a price, a room


class Told(NamedTuple):
    """A number of people, and where it is told.

    Attributes:
        start, end: Offsets into the page.
    """

    start: int
    end: int
    number: int


def told_in(page: Page, parties: Sequence[Told] = ()) -> tuple[int, ...]:
    """Return the numbers of people told in *page*, in order.

    3 in "dolazi nas troje", none in "stizemo u osam" and "nas troje ne dolazimo".

    Args:
        parties: Those counted in parts, whose numbers are not told one by one.
    """
    found = (
        Told(*match.span(), _number(match))
        for match in _expression(is_cyrillic(page.text)).finditer(page)
    )
    apart = (one for one in found if not any(p.start <= one.start < p.end for p in parties))
    told = sorted((*apart, *parties)) if parties else apart
    return tuple(
        number + (_and_me().match(page.flat, end) is not None)
        for start, end, number in told
        if number
        and not _asked_or_past(page.flat, start, number)
        and not counts_else(page.flat, start, end)
        and not _sizes_house(page.flat, start)
        and not was_then(page.flat, start, end)  # "last time we came with five"
        and not denied_behind(page.flat, end)
    )


@cache
def _and_me() -> re.Pattern[str]:
    """Return what follows a number of others: "two colleagues and I", "dvoje kolega i ja"."""
    return re.compile(rf"(?:\s{either('people')})?\s{either('and_me')}\b")


AROUND_MAX: Final = 100  # letters on either side of a number that tell what is counted
_STOPS: Final = re.compile(r"[.!?,;:\n(]")


def _around(low: str, start: int, end: int) -> str:
    """Return what stands between the commas and full stops around a number."""
    first, last = max(0, start - AROUND_MAX), end + AROUND_MAX
    before = [stop.end() for stop in _STOPS.finditer(low, first, start)]
    after = _STOPS.search(low, end, last)
    return low[before[-1] if before else first : after.start() if after else last]


def counts_else(low: str, start: int, end: int) -> bool:
    """ "Prošle godine nas je bilo petoro", "u odboru ima 7 članova", and no word of coming."""
    said = _around(low, start, end)
    of_else = any_of("counted_else").search(said)
    return of_else is not None and any_of("counted_now").search(said) is None


def _sizes_house(low: str, start: int) -> bool:
    """ "Mi smo firma „X“, osam ljudi": so large is the house, if none comes in the sentence."""
    before = _SENTENCE_END.split(low[max(0, start - AROUND_MAX) : start])[-1]
    if not before.rstrip().endswith((",", "(", "-")) or not any_of("our_house").search(before):
        return False
    after = _SENTENCE_END.split(low[start : start + AROUND_MAX], maxsplit=1)[0]
    return any_of("counted_now").search(_denying().sub("", before + after)) is None


@cache
def _denying() -> re.Pattern[str]:
    return re.compile(rf"\b{either('denies')}\s\w+")


_SENTENCE_END: Final = re.compile(r"[.!?](?=\s[^\W\d_]|\s*$)|\n")


@cache
def numbers(mark: str = "", cyrillic: bool = False) -> dict[str, int]:
    """Return the number each numeral stands for; of ordinals if *mark* is a dot.

    Args:
        cyrillic: Only of languages that are written so: „от“ is no Hungarian "öt".
    """
    return {
        flat(word).replace("_", " "): int(row[0].rstrip("."))
        for row in rows("numbers.tsv")
        if row[0].endswith(".") == bool(mark) and not (cyrillic and has_trait(row[1], "latin"))
        for word in row[2].split("|")
    }


def number_of(numeral: str) -> int:
    """Return the number of a numeral in words or digits: 2 of "dvoje" and of "2"."""
    return numbers().get(numeral) or int(numeral)


def numerals(mark: str = "", cyrillic: bool = False) -> str:
    """Return an expression for the numerals; for ordinals if *mark* is a dot."""
    return "|".join(sorted(numbers(mark, cyrillic), key=len, reverse=True))


@cache
def _expression(cyrillic: bool) -> Glance:
    """Return what finds a number of people."""
    several = numerals(cyrillic=cyrillic)
    collective = either("collective")
    pair = f"(?:{collective}|{either('pair')})"
    apart = r"(?<![\w.,/-])"
    # "Pre dve godine nas je posetila": years are counted, and not us.
    # "David and two more colleagues": of those told besides it is no sum.
    no = f"(?:{either('spans')}|{either('further')})"
    people = rf"[ \u00a0]+(?:(?!{no}\b)\w+ )?{either('people')}\b"
    ends = r"(?=\s*(?:[.,;:!()]|-\s|$|\n))"
    words = [
        w
        for kind in (
            "collective",
            "among",
            "heads",
            "arrive",
            "total",
            "so_many",
            "for_many",
            "party_of",
        )
        for w in particles(kind)
    ]
    return glance(
        # Nothing but people, dates and prices begin with a digit: no other word is tried there.
        rf"\b(?!\d)(?:{apart}({several}){people}"
        rf"|{either('among')}\s+(?:{either('in_all')}\s+)?({pair}|{several})\b"
        rf"|({collective})\s+{either('follows')}\b"
        rf"|{either('so_many')}\s+(?:{either('in_all')}\s+)?({pair})\b"
        rf"|{either('for_many')}\s+({pair}){ends}"
        rf"|{either('total')}\s+({pair}){ends}"
        rf"|({either('heads')})\b"
        rf"|{either('party_of')}\s+(\d{{1,2}}|{several})\b"
        rf"|({several})\s+{either('a_party')}\b"
        rf"|{either('arrive')}\s+(\d{{1,2}}|{several}){ends})",
        [*words, *numbers(cyrillic=cyrillic)],
        digits=rf"{apart}(\d{{1,3}}){people}",
    )


def _number(match: re.Match[str]) -> int:
    """Return the number matched, 0 if it cannot count people."""
    word = next((group for group in match.groups() if group), "")
    value = int(word) if word.isdigit() else numbers().get(word, 0)
    return value if 1 < value <= COUNT_MAX else 0


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?:{either('limit')}|{either('hundreds')})|\d)\s*$")


@cache
def _has() -> re.Pattern[str]:
    return re.compile(rf"\b{either('has_members')}\s*$")


def denied_behind(low: str, at: int) -> bool:
    """What is told of those counted is that they do not: "nas dvoje (Ana i ja) ne idemo"."""
    return _denied().match(low, at) is not None


@cache
def _denied() -> re.Pattern[str]:
    words = f"(?:{either('denies')}|{either('wont')})"
    return re.compile(rf"(?:\s\([^()\n]{{1,60}}\))?(?:\s\w+)?\s{words}\b")


def _asked_or_past(low: str, start: int, number: int) -> bool:
    """The number is one of those asked, a former one, a limit, or of a house's members.

    Or only the end of one: "sto dvadeset".
    """
    before = low[max(0, start - 20) : start]
    members = number > PARTY_MAX and _has().search(before) is not None
    return members or bool(_limit().search(before))
