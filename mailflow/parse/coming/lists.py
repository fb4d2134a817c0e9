"""Lists: lines that begin with a name, with bullets or without."""

import re
from functools import cache
from typing import Final

from mailflow.parse.coming.bullets import BULLETED
from mailflow.parse.coming.cards import fills_line, is_line
from mailflow.parse.coming.names import is_full
from mailflow.parse.coming.posts import is_post
from mailflow.parse.letter import Case, Kind, Mention
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.working import flat
from mailflow.parse.people.units import titles

# "PREDSEDNIK - ILIĆ ANA"; under a heading or a bullet without the dash: "- novinarka Ana Ilić".
_POST: Final = re.compile(r"\w[\w ./]{2,60}?(?:\s[-:]|,)\s+")
_HOUSE: Final = re.compile(r"\w[^:;!?\n]{2,60}?\s-\s+")  # "- Savez mladih – Ana Ilić"
ABOVE_MAX: Final = 400  # letters from words of coming to a line of their list
_FEW_WORDS: Final = re.compile(r"(?:[a-z-]{3,}[ -]+){1,4}")
_BARE_POST: Final = re.compile(r"\w[\w ./]{2,60}\s")
HEADED_MAX: Final = 40  # lines of a list without bullets
CONTACT_LABEL_MAX: Final = 14  # letters of "e-mail: " or "mob. tel. " on the line
LINE_MAX: Final = 300  # a longer line is a paragraph
TITLES: Final = re.compile(
    r" *(?:(?:d-?r|prof|m-?r|mrs|ms|msr|doc|g|gdja|gda|gosp|mgr|ing|domnul|doamna|sc|sci|med"
    r"|spec|dipl|prim|vanr|red|akad|znj|univ|phdr|mudr|judr|mast|master|mag|bacc|adv|inz)\.?\s+"
    r"(?:[a-z]{2,7}\.\s+){0,2})*"  # of what: "master prav.", "dipl. pol.", "mr ph."
)


def is_item(leaf: Leaf, m: Mention) -> bool:
    """The name opens a line of a list, or the line holds names and nothing else."""
    start, end = leaf.page.line_of(m.start)
    if m.start - start > LINE_MAX:
        return False
    if _only_names(leaf, start, end) or _goes_on(leaf, m, start):
        return True
    before = leaf.flat[start : m.start]
    bullet = BULLETED.match(before)
    rest = before[bullet.end() :] if bullet else before
    bulleted = bullet is not None and bullet.end() > 0 and bool(before.strip())
    if not bulleted and _is_sentence_below(leaf, m, start, end):
        return False
    if _and(leaf.language).fullmatch(rest) and _is_headed(leaf, start):
        return True  # "dolazimo:", a line each, the last of them "i Ana Ilić"
    if not _are_titles(leaf, rest, m):
        known = _after_post(leaf, m, rest, bulleted)
        return known or ((bulleted or _is_headed(leaf, start)) and _after_words(leaf, m, rest))
    listed = bulleted or _is_headed(leaf, start) or _beside_names(leaf, start, end)
    return listed or _is_like_others(leaf, m)


def _is_sentence_below(leaf: Leaf, m: Mention, start: int, end: int) -> bool:
    """A sentence follows right below a list: "2. Ana Ilić", and then "Petar Tot vozi nas."."""
    if not leaf.flat[start:end].rstrip().endswith((".", "!")) or not start:
        return False
    first, last = leaf.page.line_of(start - 1)
    above = leaf.flat[first:last].rstrip()
    if not leaf.named(first, last) or above.endswith((".", "!", ";", ",")):
        return False
    numbered = BULLETED.match(above) is not None
    words = f"{leaf.flat[start : m.start]} {leaf.flat[m.end : end]}"
    told = numbered and len(words.split()) >= WORDS_MIN
    told = (
        told or _acts(leaf, m) or tells_more(leaf, m) or _opens_else(leaf.flat[start : m.start])
    )
    return told or _does().search(leaf.flat, m.end, end) is not None


def _opens_else(before: str) -> bool:
    """Several words stand before the name, and no post among the first: "the bill goes to"."""
    words = before.split()
    return len(words) >= POST_WORDS and not is_post(" ".join(words[:POST_WORDS]))


def told_apart(leaf: Leaf, m: Mention, start: int) -> bool:
    """Behind a label at *start* a sentence of its own tells of the person.

    "Attendees: Ana Ilić, Petar Tot. The bill goes to Marko Savić."
    """
    at = leaf.sentence_start(m.start)
    if at <= start or not leaf.named(start, at):
        return False
    words = leaf.flat[at : m.start].strip()
    opens = not words or (is_post(words) and words.count(" ") < OPENING_WORDS_MAX)
    return (
        not opens
        or tells_more(leaf, m)
        or _acts(leaf, m)
        or _does().search(leaf.flat, at, leaf.sentence_end(m.end)) is not None
    )


def tells_more(leaf: Leaf, m: Mention) -> bool:
    """Behind a comma that closes what somebody is, a sentence goes on: "Ana, …, thanks you"."""
    end = leaf.sentence_end(m.end)
    close = leaf.flat.rfind(",", m.end, end)
    apposed = leaf.flat[m.end : close].count(",") or leaf.flat[: m.start].rstrip().endswith(",")
    said = leaf.text[close + 1 : end].split() if close >= 0 and apposed else []
    if len(said) < SAID_MIN or is_post(leaf.flat[close + 1 : end]):
        return False
    return said[0].islower() and leaf.flat[end : end + 1] in (".", "!")


def _acts(leaf: Leaf, m: Mention) -> bool:
    """Words that are no post stand right behind the name: "Ana Ilić sends you her regards"."""
    said = _ACT.match(leaf.text, m.end)
    if said is None:
        return False
    first = flat(said[1])
    small = said[1].islower() or any_of("to_you").fullmatch(first) is not None
    return small and not (any_of("of_house").fullmatch(first) or is_post(first))


_ACT: Final = re.compile(r" (\w+) [^,;()\n]*\w[.!]")
SAID_MIN: Final = 2  # words of "thanks you"
OPENING_WORDS_MAX: Final = 2  # of a post before a name that opens a sentence
POST_WORDS: Final = 3  # "our former chair", where no list is: not "you met our chair, …"
WORDS_MIN: Final = 3  # of a sentence, beside the name in it


@cache
def _does() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either('has_done')}|{either('states')})\b")


def _are_titles(leaf: Leaf, before: str, m: Mention) -> bool:
    """*before* is nothing, or titles; those of chess, of an army or a church are short, too.

    "- ФМ Душан Илић", "1. z. Arben Hoxha": an abbreviation stands there with its full stop,
    or in capitals that the name has not.
    """
    words = before.split()
    if TITLES.fullmatch(" ".join([*words, ""])) or all(w.strip(".") in titles() for w in words):
        return True
    text = leaf.text[m.start - len(before) : m.start].split()
    small = not leaf.text[m.start : m.end].isupper()
    return len(words) <= TITLES_MAX and all(
        _SHORT.fullmatch(low) or (small and _CAPITALS.fullmatch(word))
        for low, word in zip(words, text, strict=True)
    )


TITLES_MAX: Final = 4
_CAPITALS: Final = re.compile(r"[A-ZА-ЯЂЈЉЊЋЏČĆŠĐŽ]{1,3}")  # WIM; an organisation's are more
_SHORT: Final = re.compile(r"[a-z]{1,6}\.,?")


def _goes_on(leaf: Leaf, m: Mention, start: int) -> bool:
    """ "Ana Ilić (predsednica) i Petar Tot (montažer)": one line holds more than one item."""
    before = leaf.named(start, m.start)
    joined = before and _bracket(leaf.language).fullmatch(leaf.flat, before[-1].end, m.start)
    return bool(joined) and is_item(leaf, before[-1])


@cache
def _bracket(language: str) -> re.Pattern[str]:
    """Return what stands between: a post in brackets, and a comma or "and"."""
    word = either("and", language)
    return re.compile(rf"\s*\([^()\n]{{1,60}}\)\s*(?:[,;]|{word}|,\s*{word})\s+")


@cache
def _and(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{either('and', language)}\s+")


def _after_post(leaf: Leaf, m: Mention, rest: str, bulleted: bool) -> bool:
    """*rest* is the post of whom the line names, or the house, and it stands in a list."""
    start, _ = leaf.page.line_of(m.start)
    if any(c.sense in _ACTS for c in leaf.between(start, start + len(rest))):
        return False
    if any_of("states").search(rest) or any_of("has_done").search(rest):
        return False  # "predsednik udruženja je Zoran Ilić", "was approved by our director …"
    listed = bulleted or _is_headed(leaf, start)
    if _HOUSE.fullmatch(rest) and _is_headed(leaf, start):
        # Without a bullet the heading itself must say so: "sledeća ekipa: prva tabla - Ana".
        heading = leaf.sentence_start(leaf.flat.rfind(":", 0, start))
        above = start - ABOVE_MAX if bulleted else heading
        return any(c.sense in ("come", "enrol") for c in leaf.between(above, start))
    opens = listed or is_post(" ".join(rest.split()[:POST_WORDS]))
    if (
        not opens
        or not is_post(rest)
        or (not listed and (tells_more(leaf, m) or _acts(leaf, m)))
    ):
        return False
    return _POST.fullmatch(rest) is not None or (
        listed and _BARE_POST.fullmatch(rest) is not None
    )


def _after_words(leaf: Leaf, m: Mention, rest: str) -> bool:
    """What somebody is stands before the name, in words nobody listed: "3) njegov sin Ana Tot".

    The list is of who comes, and the words tell nothing else: "bez", "umesto", a verb.
    """
    rest = rest.lstrip()
    start = m.start - len(rest)
    few = _FEW_WORDS.fullmatch(rest) and leaf.text[start : m.start].islower()
    if not few or m.case is not Case.NOMINATIVE or not is_full(m):
        return False
    if any_of("beside_me").search(rest) or leaf.between(start, m.start):
        return False
    return any(c.sense in ("come", "enrol") for c in leaf.between(start - ABOVE_MAX, start))


def _is_headed(leaf: Leaf, start: int) -> bool:
    """The line, or the lines with names above it, follow a heading with a colon."""
    if fills_line(leaf, start) and _ends_cards(leaf, start):
        return True
    for _ in range(HEADED_MAX):
        above = leaf.text[: max(0, start - 1)].rstrip()
        if not above or above[-1] == ":":
            return bool(above)
        start, end = leaf.page.line_of(len(above))
        named = bool(leaf.named(start, end))
        if not named and not _is_contact(leaf, start, end):
            return False
    return False


def _ends_cards(leaf: Leaf, start: int) -> bool:
    """Nothing but cards, and no blank line among them, keep the line from a heading."""
    for _ in range(HEADED_MAX if start else 0):
        text = leaf.text[: max(0, start - 1)]
        if text.rstrip().endswith(":"):
            return True
        start, end = leaf.page.line_of(len(text))
        if not (fills_line(leaf, start) or is_line(leaf, start, end)):
            return False
    return False


def _is_contact(leaf: Leaf, start: int, end: int) -> bool:
    """The line holds the address or telephone of whom the line above names, no more."""
    there = [p for p in leaf.pieces if start <= p.start < end]
    rest = (end - start) - sum(p.end - p.start for p in there)
    return bool(there) and rest <= CONTACT_LABEL_MAX


_ACTS: Final = frozenset(
    {"come", "enrol", "self", "absent", "strike", "instead", "tells", "by_order", "attached"}
)


def _only_names(leaf: Leaf, start: int, end: int) -> bool:
    """The line holds several full names, separators, and nothing else."""
    if end - start > LINE_MAX:
        return False
    inside = [m for m in leaf.named(start, end) if m.surname]
    rest = leaf.flat[start:end]
    for m in reversed(inside):
        rest = rest[: m.start - start] + rest[m.end - start :]
    return len(inside) > 1 and not re.sub(r"[\s/,;&+|-]|\b(?:i|and|dr|prof|mr)\b\.?", "", rest)


def stands_apart(leaf: Leaf, m: Mention) -> bool:
    """The line belongs to a list by nothing but its shape: a heading parts it from them."""
    start, end = leaf.page.line_of(m.start)
    near = _is_headed(leaf, start) or _beside_names(leaf, start, end)
    return not near and _is_like_others(leaf, m)


def _is_like_others(leaf: Leaf, m: Mention) -> bool:
    """The line is set like two others that open with a name and a dash, headings between."""
    if leaf.kind is Kind.SIGNATURE or not _dashed(leaf, m):
        return False
    return sum(_dashed(leaf, other) for other in leaf.people if other is not m) >= OTHERS_MIN


OTHERS_MIN: Final = 2


def _dashed(leaf: Leaf, m: Mention) -> bool:
    return leaf.page.line_of(m.start)[0] == m.start and leaf.flat.startswith(" - ", m.end)


def _beside_names(leaf: Leaf, start: int, end: int) -> bool:
    """The line above or below opens with a name too, so it is a list without bullets."""

    def opens(a: int, b: int) -> bool:
        return any(
            _are_titles(leaf, leaf.flat[a : m.start].lstrip(" -*"), m) for m in leaf.named(a, b)
        )

    above = leaf.page.line_of(start - 1) if start else (0, 0)
    below = leaf.page.line_of(end + 1) if end + 1 < len(leaf.text) else (0, 0)
    return opens(*above) or opens(*below)
