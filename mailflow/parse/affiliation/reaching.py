"""How far a name without a head noun reaches, and whether it is only told of."""

import re
from typing import Final

from mailflow.parse.affiliation.phrased import goes_before
from mailflow.parse.leaves.leaf import SURE, Leaf
from mailflow.parse.organisations.adjectives import is_pair
from mailflow.parse.organisations.belonging import ARTICLE, is_bystander
from mailflow.parse.organisations.heads import boundaries
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.towns import town

_SAYS: Final = frozenset({"come", "self", "enrol", "greet", "absent"})


def says(low: str, language: str) -> bool:
    """The text is a sentence of the letter: words of coming or greeting open it."""
    return not _SAYS.isdisjoint(phrasebook("cues.tsv", language).senses(low))


def only_told(leaf: Leaf, index: int, language: str) -> bool:
    """Words beside it, or its case, say: no name of the writer's: "saznao iz „Vesti“"."""
    start, _ = leaf.page.words[index]
    if goes_before(leaf, start):
        return True
    inside = in_quotes(leaf, start)
    if inside and is_bystander(leaf.page, start - 1, start + len(inside) + 1):
        return True
    return language == ARTICLE and _goes_there(leaf, index)


def _goes_there(leaf: Leaf, index: int) -> bool:
    """After the article a name ends with the case of where one goes: "a Civil Vásárra"."""
    last = reach(leaf, index)
    return _WHERE_TO.search(leaf.flat, *leaf.page.words[last]) is not None


# After a consonant, for "kultúra" has it in the nominative.
_WHERE_TO: Final = re.compile(r"[^\Waeiou\d](?:r[ae]|b[ae]n?)$|(?:okon|eken|alon)$")


def in_quotes(leaf: Leaf, start: int) -> str:
    """Return the name that begins at *start* and fills its quotation marks, or ""."""
    there = _QUOTED.match(leaf.text, start) if leaf.flat[start - 1 : start] == '"' else None
    return "" if there is None or town(there[1]) else there[1]


_QUOTED: Final = re.compile(r"([^„“”\"«»\n]{3,60})[“”\"«»]")


def taken(leaf: Leaf, at: int) -> bool:
    """The offset is inside an organisation or a person already found."""
    return any(o.start <= at < o.end for o in leaf.organisations) or any(
        m.start <= at < m.end and m.confidence >= SURE for m in leaf.people
    )


def reach(leaf: Leaf, index: int) -> int:
    """Return the index of the last word of a name that begins with word *index*."""
    words = leaf.page.words
    at = index
    while at + 1 < len(words) and at - index < 5:
        start, end = words[at + 1]
        low = leaf.flat[start:end]
        if (
            leaf.flat[words[at][1] : start] != " "
            or low in boundaries("stop")
            or (low in boundaries("small") and leaf.text[start].islower())
            or taken(leaf, start)
        ):
            break
        if leaf.text[start].islower() and town(leaf.text[words[index][0] : words[at][1]]):
            break  # "iz Bačkog Monoštora prijavila sam"
        paired = at == index and is_pair(leaf.page, at + 1)
        goes_on = paired or (at <= index + 1 and low[-1] in "aeiuh")
        if not leaf.text[start].isupper() and (not goes_on or says(low, leaf.language)):
            break
        at += 1
    return at
