"""How many will come, as the letter tells it; who comes besides those named."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from mailflow.parse.clauses.companions import companions
from mailflow.parse.coming.unnamed_items import unnamed_items
from mailflow.parse.leaves.asked_for import asks_for
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.leaves.spread import Spread
from mailflow.parse.letter import Kind
from mailflow.parse.lists.rows import name_in
from mailflow.parse.page.glance import Glance, glance, may_tell
from mailflow.parse.page.particles import any_of, either, particles
from mailflow.parse.page.told import denied_behind, number_of, numbers, numerals
from mailflow.parse.page.working import Page


def find_count(leaves: Iterable[Leaf]) -> int | None:
    """Return the last number of people told in *leaves*."""
    told = [number for leaf in leaves for number in leaf.counts]
    return told[-1] if told else None


def find_places(leaves: Sequence[Leaf]) -> int:
    """Return how many places are told of, 0 if none: two of "oba mesta"."""
    both = any(any_of("both_places").search(leaf.flat) for leaf in leaves)
    return find_count(leaves) or (2 if both else 0)


def _counted(before: str) -> Glance:
    """Return what finds a number of people behind words of *before*: "još dvoje volontera"."""
    return glance(
        rf"\b{either(before)}\s+(?:{either('party_of')}\s+)?({numerals()}|\d{{1,2}})\s+(?:{either('ours')}\s+)?"
        rf"(?:(?!{either('no_seat')}\s)[\w']+\s+)?"
        rf"(?:{either('people')}|{either('counted_item')})\b(?!\s*:)",
        particles(before),
    )


@cache
def _more() -> Glance:
    return _counted("more")


@cache
def _company() -> Glance:
    return _counted("company")


def more_than_named(leaves: Sequence[Leaf]) -> int:
    """Return how many unnamed people come besides: "ja i moj kolega", „још двоје волонтера"."""
    return max(_told_by_number(leaves), companions(leaves))


def _told_by_number(leaves: Iterable[Leaf]) -> int:
    """Return how many unnamed people a number or a mark tells: "N.N.", "+ 1"."""
    total = 0
    for leaf in leaves:
        total += _kept_free(leaf) if leaf.has("nobody") else 0
        if "+" in leaf.flat:
            total += sum(int(match[1]) for match in _PLUS.finditer(leaf.flat))
        more = _more_by_numeral(leaf) if has_numeral(leaf) else 0
        more = max(more, sum(number for _, number in unnamed_items(leaf)))
        total += max(0, more - len(any_of("one_of_them").findall(leaf.flat))) if more else 0
    return total


def has_numeral(leaf: Leaf) -> bool:
    """A word of *leaf* is a number: of two letters one has none, and most subjects."""
    return bool(leaf.page.opened_by_digits) or not numbers().keys().isdisjoint(leaf.page.lows)


def _more_by_numeral(leaf: Leaf) -> int:
    """Return how many unnamed people a number in words tells."""
    # "Re: još jedna osoba": who it is, comes below
    named = leaf.kind is not Kind.SUBJECT or leaf.people
    more = sum(number_of(match[1]) for match in _besides(leaf)) if named else 0
    return more or sum(number_of(match[1]) for match in _some_more(leaf))


def _kept_free(leaf: Leaf) -> int:
    """Return how many places are kept for somebody not yet known: "N.N.", a row of "TBC"."""
    rows = [row for row in leaf.rows if name_in(row) is None]
    kept = sum(any(c.sense == "nobody" for c in leaf.between(r.start, r.end)) for r in rows)
    prose = (m.start() for m in _NO_NAME.finditer(leaf.flat))
    return kept + sum(not any(r.start <= at < r.end for r in rows) for at in prose)


_NO_NAME: Final = re.compile(r"(?<!\w)n\. ?n\.")


def counts_in_list(leaves: Iterable[Leaf]) -> bool:
    """A line of a list counts some who are not named."""
    return any(True for leaf in leaves for _ in unnamed_items(leaf))


def _besides(leaf: Leaf) -> Iterator[re.Match[str]]:
    """Yield the numbers of those who come beside somebody named, and are not named then."""
    more = (m for m in _more().finditer(leaf.page) if not _goes_on(leaf, m.start()))
    more = (m for m in more if not _is_of_house(leaf, m))
    found = [match for match in more if not _are_named(leaf, match)]
    yield from found
    taken = {match.start(1) for match in found}
    for match in _company().finditer(leaf.page):
        if match.start(1) not in taken and not _are_named(leaf, match):
            start, _ = leaf.clause(match.start())
            near = max(start, match.start() - COMPANY_MAX)
            if leaf.named(near, match.start()) or _by_writer(leaf, near, match.start()):
                yield match


def _is_of_house(leaf: Leaf, match: re.Match[str]) -> bool:
    """ "It has a seat in Leeds and five employees": nobody is named there, and nobody comes."""
    start, end = leaf.sentence_start(match.start()), leaf.sentence_end(match.end())
    joins = leaf.flat[start : match.start()].strip() and any_of("and").match(match[0])
    return bool(joins) and not (leaf.named(start, end) or leaf.between(start, end))


def _goes_on(leaf: Leaf, at: int) -> bool:
    """A number ends before *at*, and is one with what follows: "sa dvadeset i pet đaka"."""
    return leaf.flat[max(0, at - NUMERAL_MAX) : at].rstrip().rpartition(" ")[2] in numbers()


def _by_writer(leaf: Leaf, start: int, end: int) -> bool:
    """The writer says between two offsets that he comes: "došla bih sa dvoje studenata"."""
    return any(c.sense == "self" for c in leaf.between(start, end))


def beside_writer(leaves: Iterable[Leaf]) -> int:
    """Return how many come with who writes, he too; 0: "pored mene dolazi još troje"."""
    numbered = filter(has_numeral, leaves)
    found = (match for leaf in numbered for match in _beside_me().finditer(leaf.page))
    told = (numbers()[next(filter(None, match.groups()))] for match in found)
    return max((number + 1 for number in told), default=0)


@cache
def _beside_me() -> Glance:
    """Return what finds "with me … two more", "three others will come with me"."""
    several, me = either("collective"), either("beside_writer")
    further = f"({numerals()})\\s+{either('further')}"
    number = f"(?:{either('more')}\\s+({numerals()})|({several})|{further})"
    before = f"(?:({several})|{further})"
    gap, behind = r"\s(?:\w+\s){0,4}?", r"\s(?:\w+\s){0,7}?"
    openings = [*particles("beside_writer"), *particles("collective"), *numbers()]
    return glance(rf"\b(?:{me}{gap}{number}|{before}{behind}{me})\b", openings)


def _some_more(leaf: Leaf) -> Iterator[re.Match[str]]:
    """Yield numbers behind a name that count people by themselves: "Ana Ilić i još dvoje"."""
    found = _collective().finditer(leaf.flat) if may_tell(leaf.page, "collective") else ()
    for match in found:
        named = any(
            m.end == match.start()
            for m in leaf.named(match.start() - COMPANY_MAX, match.start())
        )
        if named and not _are_named(leaf, match):
            yield match


@cache
def _collective() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:\w\s)?{either('more')}\s+({either('collective')})\b(?!\s*[:(])")


def _are_named(leaf: Leaf, match: re.Match[str]) -> bool:
    """Names follow, after a comma or a dash, or "they are": they are those counted."""
    follows = _NAMES.match(leaf.text, match.end())
    body = _body(leaf, follows) if follows else None
    named = _APPOSED.match(leaf.text, body.end()) if body else follows
    return named is not None or _are_called(leaf, match)


def _body(leaf: Leaf, follows: re.Match[str]) -> re.Match[str] | None:
    """ "Još jedan član Upravnog odbora": the capital opens what he is a member of, no name."""
    if follows[0].strip() or leaf.named(follows.end(), follows.end() + 1):
        return None
    return _BODY.match(leaf.text, follows.end())


def _are_called(leaf: Leaf, match: re.Match[str]) -> bool:
    """ "Još dve koleginice … a one su Ana Ilić i Vera Tot": as many are named so."""
    near = (match.end(), match.end() + CALLED_MAX)
    called = _calls(leaf.language).search(leaf.flat, *near)
    if called is None:
        return False
    named = leaf.named(called.end(), leaf.sentence_end(called.end()))
    return len(named) >= number_of(match[1])


CALLED_MAX: Final = 120  # letters from "još dve koleginice" to "one su"


@cache
def _calls(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either('is_called', language)}\s")


# After a name or a word, no telephone and no hour of a form: "Ana Ilić + 1", not "GMT+1".
_PLUS: Final = re.compile(r"[^\W\d_](?<!gmt)(?<!utc)\)?[ \t]*\(?\+[ \t]?([1-9])(?![\d(/]| ?\d)")
NUMERAL_MAX: Final = 12  # letters of "dvadeset", and the space behind it
COMPANY_MAX: Final = 40  # letters from a name to "sa dvoje volontera"
_BODY: Final = re.compile(r"\w+ [^\W\d_A-ZČĆŠŽĐЀ-Я]\w{2}")  # "Upravnog odbora", not "Ana i"
_APPOSED: Final = re.compile(r"[^,.;:\n]*?(?:,|\s[–-])\s+(?=[A-ZČĆŠŽĐЀ-Я])")
_NAMES: Final = re.compile(r"\s*(?:[,–-]\s+|\(|\b)(?=[A-ZČĆŠŽĐЀ-Я])")


@cache
def _ordinal() -> Glance:
    return glance(rf"\b({numerals('.')})\s+{either('nth')}\b", numbers("."))


def find_ordinal(pages: Iterable[Page]) -> int:
    """Return the highest number in "the fourth will be …", 0 if none or if he does not come."""
    found = (
        match[1]
        for page in pages
        for match in _ordinal().finditer(page)
        if not denied_behind(page.flat, match.end())
    )
    return max((numbers(".")[word] for word in found), default=0)


def names_nth(leaves: Spread, count: int | None) -> bool:
    """ "The second one will be Ana", to the desk that asked for her: it knows the first."""
    told = count is not None and count == find_ordinal(leaf.page for leaf in leaves.own)
    return told and asks_for("asked_names", leaves.background)
