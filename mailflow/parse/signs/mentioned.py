"""People of whom a letter only tells: who founded the house, forwarded the call, or greets."""

import re
from functools import cache
from typing import Final

from mailflow.parse.coming.elsewhere import inside
from mailflow.parse.coming.kept import worked_with
from mailflow.parse.coming.posts import is_post
from mailflow.parse.coming.subjects import is_of_thing, is_sent_to
from mailflow.parse.letter import Mention
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.signs.evidence import COMING, sentence


def takes_place(leaf: Leaf, cue: Cue, m: Mention) -> bool:
    """ "She is ill, in her place comes *m*": what is said before is of another."""
    between = leaf.between(cue.end, m.start)
    return any(c.sense in ("for_him", "instead", "replaces") for c in between)


def is_wish(leaf: Leaf, cue: Cue) -> bool:
    """ "Želela bih da prijavim sebe i Anu": what is wished now, with no "but" behind it."""
    now = _now().match(leaf.flat, cue.start)
    end = leaf.sentence_end(cue.end)
    return now is not None and not any_of("wish_but").search(leaf.flat, now.end(), end)


@cache
def _now() -> re.Pattern[str]:
    return re.compile(rf"\w+ {either('we_would')}\b")


def is_only_mentioned(leaf: Leaf, m: Mention, senses: set[str]) -> bool:
    """The sentence says no more than that the person answers questions, founded us, or came."""
    if _was_guest(leaf, m) or _owns_paper(leaf, m):
        return True
    if senses & COMING:
        return False
    if worked_with(leaf, m) or _is_in_a_story(leaf, m) or _holds_office(leaf, m):
        return True
    if _founded().search(leaf.flat, max(0, m.start - FOUNDED_MAX), m.start):
        return True
    return any_of("reach").search(leaf.flat, *sentence(leaf, m.start)) is not None


def _holds_office(leaf: Leaf, m: Mention) -> bool:
    """ "Predsednik Saveza je Zoran Ilić": all the sentence tells is who holds a post."""
    start, end = leaf.clause(m.start)
    said = _office().fullmatch(leaf.flat, start, m.start)
    ends = not leaf.flat[m.end : end].strip(" .!\n")
    return said is not None and ends and any(map(is_post, said[0].split()[:2]))


@cache
def _office() -> re.Pattern[str]:
    """Return what fits "naš predsednik", some words of the house, and "je" before a name."""
    return re.compile(rf"\W*\w+(?: \w+){{0,5}} {either('states')} ")


def _owns_paper(leaf: Leaf, m: Mention) -> bool:
    """ "U prilogu šaljem preporuku Petra Tota", "send it to Ana": only a paper is sent."""
    said = [c for c in leaf.between(*sentence(leaf, m.start)) if c.sense in COMING]
    papers = (is_of_thing(leaf, m, cue) or is_sent_to(leaf, m, cue) for cue in said)
    return bool(said) and all(papers)


def _is_in_a_story(leaf: Leaf, m: Mention) -> bool:
    """The sentence tells who forwarded the call, who greets, or what was last year."""
    return _story().search(leaf.flat, *sentence(leaf, m.start)) is not None


@cache
def _story() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either('story')}|{either('was')})\b")


FOUNDED_MAX: Final = 80  # letters from "osnovali su 1997. godine" to a name


@cache
def _founded() -> re.Pattern[str]:
    return re.compile(rf"\b{either('founded')}\b[^.!?\n]*(?:\d\.[^.!?]*)?$")


def _was_guest(leaf: Leaf, m: Mention) -> bool:
    """All that the clause tells of coming is past: "lane nas je zastupao Lazo Ilić"."""
    said = [c for c in leaf.between(*leaf.clause(m.start)) if c.sense in COMING]
    return bool(said) and all(inside(leaf, cue, "was") for cue in said)
