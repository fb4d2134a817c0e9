"""Somebody named in full and called by his post elsewhere: "Prodekanica Ilić stiže ranije"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mailflow.parse.letter import BOTH_KNOWN, HALF_NAMED, Mention
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import flat


def by_post(found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield *found*, whoever a post seemed to be the given name of by his surname alone.

    Somebody of that surname is named in full: without one, the word may be a name never seen.
    """
    for m in found:
        called = m.given and m.surname and m.confidence < BOTH_KNOWN and is_post(flat(m.given))
        if called and any(o.surname == m.surname and o.given != m.given for o in found):
            start = m.start + len(m.given) + 1
            yield replace(m, start=start, name=m.surname, given="", confidence=HALF_NAMED)
        else:
            yield m
