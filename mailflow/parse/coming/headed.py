"""What the words above a list tell of its lines."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from mailflow.parse.clauses.joined import last_joined
from mailflow.parse.clauses.standing import Standing
from mailflow.parse.clauses.turning import NEGATIVE
from mailflow.parse.coming.letterhead import HEADING
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import BULLETS, Mention
from mailflow.parse.lists.lists import ABOVE_MAX, is_item
from mailflow.parse.page.another_entry import ANOTHER
from mailflow.parse.page.answers import answer, heads_no, may_head
from mailflow.parse.page.labels import Field
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.working import flat

_HEADS: Final = HEADING | {"names_due", ANOTHER}  # "imena koja ste tražili"


def by_heading(leaf: Leaf, m: Mention) -> tuple[Standing, str]:
    """Return what the words above a list tell of its lines."""
    start, _ = leaf.page.line_of(m.start)
    if bare := _bare_no(leaf, start):
        return Standing.STAYS, f"list under “{bare}”"
    above = leaf.between(start - ABOVE_MAX, start)
    last = _last_heading(leaf, above) or _last_heading(leaf, _above_list(leaf, m))
    if last is None:
        return Standing.COMES, "line of a list"
    heads = last.sense in _STANDINGS and _heads(leaf, last, start) and not _says_yes(leaf, m)
    standing = _STANDINGS[last.sense] if heads else Standing.COMES
    return standing, f"list under “{last.said}”"


def _last_heading(leaf: Leaf, above: Sequence[Cue]) -> Cue | None:
    """Return the last words above a list that tell of its lines."""
    told = [c for c in above if c.sense in _HEADS and not _is_denied(leaf, c, above)]
    no = [c for c in above if c.sense in _STANDINGS and not _is_apart(leaf, c, above)]
    return max((*told, *no), key=lambda c: c.start, default=None)


def _above_list(leaf: Leaf, m: Mention) -> Sequence[Cue]:
    """Return the cues above a name of a long list: up from it each line has a name."""
    start = here = leaf.page.line_of(m.start)[0]
    for other in reversed(leaf.people[: leaf.named_before(start)]):
        line, end = leaf.page.line_of(other.start)
        if _WRITTEN.search(leaf.flat, end, start):
            break
        start = line
    return leaf.between(start - ABOVE_MAX, here)


def _bare_no(leaf: Leaf, start: int) -> str:
    """Return "NE" if it stands on a line of its own, right above the list; else ""."""
    heads = list(may_head().finditer(leaf.flat, max(0, start - ABOVE_MAX), start))
    bare = bool(heads) and heads_no(heads[-1][0]) and _is_listed(leaf, heads[-1].end(), start)
    return heads[-1][0].strip() if bare else ""


def entered(leaf: Leaf, m: Mention) -> str:
    """Return what opens the line, if it only enters people: "Naša prijava za skup: Ana Ilić".

    Or whose party it is: "Tim Doma zdravlja Ub: Ana Ilić, Petar Tot".
    """
    start, _ = leaf.page.line_of(m.start)
    opened = leaf.flat.find(":", start, m.start)
    if opened < 0 or not (
        leaf.has("topic") or _party(leaf.language).match(leaf.flat, start, opened)
    ):
        return ""
    named = [*leaf.named(start, m.start), m]
    if not _TO_COLON.fullmatch(leaf.flat, start, named[0].start):
        return ""
    gaps = (leaf.flat[one.end : other.start] for one, other in pairwise(named))
    if not all(_joining().fullmatch(gap) for gap in gaps):
        return ""
    before = leaf.between(start, m.start)
    said = [c for c in before if _whose().fullmatch(leaf.flat, start, c.start)]
    opens = (c.said for c in said if c.sense == "topic" and is_entry_word(c))
    return next(opens, "") or _party_before(leaf, start, opened, m)


@cache
def _whose() -> re.Pattern[str]:
    """Return what fits "our" before the word that opens the line, or nothing."""
    return re.compile(rf"\s*(?:(?:{either('our_house')}|{either('brings_his')})\s)?")


def _party_before(leaf: Leaf, start: int, end: int, m: Mention) -> str:
    """Return the words that tell whose party follows: a house is named, and no verb behind."""
    party = _party(leaf.language).match(leaf.flat, start, end)
    house = any(start < one.start < end for one in leaf.organisations)
    closed = _CLOSES.match(leaf.flat, last_joined(leaf, m).end) is not None
    return party[1] if party and house and closed else ""


_CLOSES: Final = re.compile(r"\s*(?:[.,;(\n]|$)")


@cache
def _party(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*((?:[\w-]+\s){{0,2}}{either('whose_party', language)})\b")


def labels_house(leaf: Leaf, field: Field) -> bool:
    """ "For the Ethnographic Society: Ana Ilić": the label is a house, and hardly more."""
    low = flat(field.label)
    inside = (flat(leaf.text[o.start : o.end]) for o in leaf.organisations)
    rest = min((len(low.replace(o, "").split()) for o in inside if o in low), default=None)
    return _is_capital(field.label) if rest is None else rest <= BESIDE_MAX


BESIDE_MAX: Final = 3  # words beside the house: "The Sailing School answers"
SMALL_MAX: Final = 3  # letters of "of the" within its name


def _is_capital(label: str) -> bool:
    """ "For Red Cross Vršac": behind the small word, every long one has a capital."""
    match = re.match(rf"{either('for_house')}\s", flat(label))
    words = label[match.end() :].split() if match else []
    return bool(words) and all(w[0].isupper() or len(w) <= SMALL_MAX for w in words)


def is_entry_word(cue: Cue) -> bool:
    """The words are "prijava" or the like, and no "list"."""
    return any_of("entry").fullmatch(cue.words) is not None


_TO_COLON: Final = re.compile(r"[^:!?;\n]{1,60}:\s+(?:1[.)]\s?)?(?:\w+\.\s|\w{2,4}\s)*")


@cache
def _joining() -> re.Pattern[str]:
    """Return what may stand between two of them: "and", a comma, a number."""
    between = rf"(?:,|,?\s{either('and')})\s|[,;]?\s?\d[.)]\s?"
    return re.compile(rf"(?:{between})(?:\w{{2,4}}\.?\s)*")


# What becomes of those in a list under words of a sense.
_STANDINGS: Final = dict.fromkeys(NEGATIVE, Standing.STAYS) | {"strike": Standing.REMOVED}


def _is_denied(leaf: Leaf, cue: Cue, above: Sequence[Cue]) -> bool:
    """The words are part of others that deny them, or what is struck off.

    "Ne dolaze", "otkazujemo dolazak za", "otkazujemo prijavu sledećih učesnika".
    """
    return any(
        (no.sense in _DENIES and _overlap(no, cue))
        or (no.sense in _STRIKES and _is_its_object(leaf, no, cue))
        for no in above
    )


_STRIKES: Final = frozenset({"strike", "cancel"})
_DENIES: Final = NEGATIVE | {"hindered"} | _STRIKES


def _is_its_object(leaf: Leaf, no: Cue, cue: Cue) -> bool:
    """Only words of its own part *no* from *cue*: "we withdraw the following guests"."""
    gap = _OWN_WORDS.fullmatch(leaf.flat, no.end, cue.start)
    return gap is not None and not any(
        any_of(kind, leaf.language).search(gap[0]) for kind in ("and", "and_so", "opens_part")
    )


_OWN_WORDS: Final = re.compile(r"(?: [\w']+){0,4} ")


def _is_apart(leaf: Leaf, cue: Cue, above: Sequence[Cue]) -> bool:
    """The words are said of the writer, "I cannot come myself", or in a line of the list."""
    mine = any(c.sense == "self_absent" and _overlap(c, cue) for c in above)
    return mine or _of_item(leaf, cue) or _of_rest(leaf, cue)


def _of_rest(leaf: Leaf, no: Cue) -> bool:
    """ "Dolaze oni sa oznakom DA, ostali nažalost ne": said of whoever is not listed so."""
    start = leaf.sentence_start(no.start)
    rest = any_of("the_rest").search(leaf.flat, start, no.start)
    before = leaf.between(start, rest.start()) if rest else ()
    return any(c.sense in HEADING for c in before)


def _says_yes(leaf: Leaf, m: Mention) -> bool:
    """The line of the name ends in an answer of its own: "Ana Ilić – DA"."""
    _, end = leaf.page.line_of(m.end)
    return answer(leaf.text[m.end : end].strip(" \t–—-:;,()")) == "yes"


def _overlap(one: Cue, other: Cue) -> bool:
    return one.start < other.end and other.start < one.end


def _heads(leaf: Leaf, no: Cue, start: int) -> bool:
    """No other heading follows *no* before the list: "Ana ostaje kući. Konačno stanje:"."""
    near = start - no.end < HEADING_MAX or _is_listed(leaf, leaf.page.line_of(no.end)[1], start)
    return near and _OTHER_HEADING.search(leaf.flat, no.end, start) is None


HEADING_MAX: Final = 120  # letters of what may stand between such words and their list


def _is_listed(leaf: Leaf, start: int, end: int) -> bool:
    """Between two offsets stand lines of a list alone."""
    names = (m.start for m in leaf.named(start, end) if is_item(leaf, m))
    listed = {leaf.page.line_of(at)[0] for at in names}
    lines = (leaf.page.line_of(at.start()) for at in _WRITTEN.finditer(leaf.flat, start, end))
    return all(line[0] in listed for line in lines)


_WRITTEN: Final = re.compile(r"^[^\n]*\w", re.MULTILINE)


_OTHER_HEADING: Final = re.compile(r"[.!?\n][^.!?:\n]*[^\W\d_]{3}[^.!?:\n]*:[ \t]*(?:\n|$)")


def _of_item(leaf: Leaf, cue: Cue) -> bool:
    """The words stand in a line of the list, after whom they are said of."""
    start, _ = leaf.page.line_of(cue.start)
    if _REMARK.match(leaf.flat, start):
        return True
    return any(is_item(leaf, m) for m in leaf.named(start, cue.start))


# What is left of a line whose name was struck through: "- (ipak ne može)".
_REMARK: Final = re.compile(rf"\s*[-{BULLETS}]\s*\(")
