"""Whom a question is about: "kome da pišem, Vama ili Ani?", "zanima me da li dolazi Ana"."""

import re
from functools import cache

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import any_of, either


def asked_about(leaf: Leaf, m: Mention) -> bool:
    """A question asks about the person: "kome da pišem, Vama ili Ani?", "da li dolazi Ana?"."""
    start, end = leaf.sentence_start(m.start), leaf.sentence_end(m.end)
    if not leaf.flat.startswith("?", end):
        return _wondered(leaf, m, start, end)
    if _whom(leaf.language).match(leaf.flat, start, m.start):
        return True
    wonders = _wonders(leaf.language).match(leaf.flat, start, m.start)
    return wonders is not None and not any_of("may", leaf.language).search(
        leaf.flat, wonders.end(), end
    )


def _wondered(leaf: Leaf, m: Mention, start: int, end: int) -> bool:
    """ "Zanima nas da li dolazi ministar Ana Ilić": no question mark, but asked."""
    if not leaf.has("answer_please"):
        return False
    asks = [c for c in leaf.between(start, m.start) if c.sense == "answer_please"]
    last = asks[-1] if asks else None
    if last is None or any_of("wonders", leaf.language).search(last.words) is None:
        return False
    if leaf.named(last.end, m.start) or "," in leaf.flat[last.end : m.start]:
        return False
    return any_of("may", leaf.language).search(leaf.flat, last.end, end) is None


@cache
def _whom(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:\w+\W+){{0,2}}{either('whom', language)}\b")


@cache
def _wonders(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:\w+\W+){{0,2}}{either('wonders', language)}\b")
