"""Sentences that stand below a list, or behind a label, and enter nobody. Pure.

"2. Ana Ilić", and below it "Petar Tot vozi nas."; "Attendees: Ana Ilić. The bill goes to X."
"""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.bullets import BULLETED
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import flat


def is_prose(leaf: Leaf, m: Mention, start: int, end: int) -> bool:
    """A sentence follows right below a list: "2. Ana Ilić", and then "Petar Tot vozi nas."."""
    if not leaf.flat[start:end].rstrip().endswith((".", "!")) or not start:
        return False
    end = min(end, leaf.sentence_end(m.end))  # "5. Ana Ilić, istorija. Svi dolaze vozom."
    first, last = leaf.page.line_of(len(leaf.text[:start].rstrip()))
    above = leaf.flat[first:last].rstrip()
    if not leaf.named(first, last) or above.endswith((".", "!", ";", ",")):
        return False
    numbered = BULLETED.match(above) is not None
    before = leaf.flat[start : m.start]
    words = f"{before} {leaf.flat[m.end : end]}"
    told = (numbered and len(words.split()) >= WORDS_MIN) or _opens_else(before)
    told = told and and_too(leaf.language).fullmatch(before) is None
    told = told or acts(leaf, m) or says_behind_comma(leaf, m)
    return told or does().search(leaf.flat, m.end, end) is not None


@cache
def and_too(language: str) -> re.Pattern[str]:
    """Return what adds a line to the list above: "as well as", "and with us, in one car,"."""
    also, with_us = either("also", language), either("with_us", language)
    told = rf"(?:{also}\s+)?(?:{with_us}(?:,?\s+|(?=,)))?(?:,\s+{_ASIDE},\s+)?"
    return re.compile(rf"\s*{either('and', language)}(?:\s+|(?=,)){told}")


_ASIDE: Final = r"[^,.;:()\n]{1,30}"


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
        or says_behind_comma(leaf, m)
        or acts(leaf, m)
        or falls_away(leaf, m)
        or does().search(leaf.flat, at, leaf.sentence_end(m.end)) is not None
    )


def falls_away(leaf: Leaf, m: Mention) -> bool:
    """ "Dolaze: Ana Ilić i ja. Petar Tot i Vera Tot odustaju": a sentence, not the list."""
    told = leaf.between(m.end, leaf.sentence_end(m.end)) if leaf.has("gone", "strike") else ()
    off = next((c for c in told if c.sense in ("gone", "strike")), None)
    verb = off is not None and leaf.sentence_start(m.start) > leaf.page.line_of(m.start)[0]
    return verb and not any(c.sense in _COMES for c in told)


_COMES: Final = frozenset({"come", "enrol"})


def says_behind_comma(leaf: Leaf, m: Mention) -> bool:
    """Behind a comma that closes what somebody is, a sentence goes on: "Ana, …, thanks you"."""
    end = leaf.sentence_end(m.end)
    close = leaf.flat.rfind(",", m.end, end)
    apposed = leaf.flat[m.end : close].count(",") or leaf.flat[: m.start].rstrip().endswith(",")
    said = leaf.text[close + 1 : end].split() if close >= 0 and apposed else []
    if len(said) < SAID_MIN or is_post(leaf.flat[close + 1 : end]):
        return False
    return said[0].islower() and leaf.flat[end : end + 1] in (".", "!")


def acts(leaf: Leaf, m: Mention) -> bool:
    """Words that are no post stand right behind the name: "Ana Ilić sends you her regards"."""
    said = _ACT.match(leaf.text, m.end)
    if said is None:
        return False
    first = flat(said[1])
    small = said[1].islower() or any_of("to_you").fullmatch(first) is not None
    if any_of("of_house").fullmatch(first):
        near = range(said.end(1), said.end(1) + ARTICLE_MAX)
        house = next((o.end for o in leaf.organisations if o.start in near), None)
        return house is not None and _acts_at(leaf, house)
    return small and not is_post(first)


def _acts_at(leaf: Leaf, end: int) -> bool:
    """Behind the house of somebody a verb follows: "Ana Ilić of the Red Cross sends …"."""
    said = _ACT.match(leaf.text, end)
    return said is not None and said[1].islower() and not is_post(flat(said[1]))


_ACT: Final = re.compile(r" (\w+) [^,;()\n]*\w[.!]")
ARTICLE_MAX: Final = 6  # letters of " the " before a house
SAID_MIN: Final = 2  # words of "thanks you"
OPENING_WORDS_MAX: Final = 2  # of a post before a name that opens a sentence
POST_WORDS: Final = 3  # "our former chair", where no list is: not "you met our chair, …"
WORDS_MIN: Final = 3  # of a sentence, beside the name in it


@cache
def does() -> re.Pattern[str]:
    """Return what finds a verb by which a sentence says something: "je", "was approved"."""
    return re.compile(rf"\b(?:{either('has_done')}|{either('states')})\b")
