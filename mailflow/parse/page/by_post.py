"""Somebody named in full and called by his post elsewhere: "Prodekanica Ilić stiže ranije"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mailflow.parse.letter import BOTH_KNOWN, HALF_NAMED, Mention
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import flat


def by_post(found: Sequence[Mention], text: str) -> Iterator[Mention]:
    """Yield *found*, whoever a post seemed to be the given name of by his surname alone.

    Somebody of that surname is named in full: without one, the word may be a name never seen.
    A post with the line to itself is nobody's name, below or above who signs: "Dean".
    """
    for m in found:
        if not m.surname and is_post(flat(m.given)) and _is_signers(m, found, text):
            continue
        called = m.given and m.surname and m.confidence < BOTH_KNOWN and is_post(flat(m.given))
        if called and any(o.surname == m.surname and o.given != m.given for o in found):
            start = m.start + len(m.given) + 1
            yield replace(m, start=start, name=m.surname, given="", confidence=HALF_NAMED)
        else:
            yield m


def _is_signers(m: Mention, found: Sequence[Mention], text: str) -> bool:
    """Nothing else stands in the line of *m*, and somebody's full name in the one beside it."""
    start, end = text.rfind("\n", 0, m.start) + 1, text.find("\n", m.end)
    end = end if end >= 0 else len(text)
    if text[start:end].strip() != text[m.start : m.end]:
        return False
    above = text.rfind("\n", 0, max(0, start - 1)) + 1
    below = text.find("\n", end + 1)
    lines = (above, below if below >= 0 else len(text))
    return any(o.given and o.surname and lines[0] <= o.start < lines[1] for o in found)
