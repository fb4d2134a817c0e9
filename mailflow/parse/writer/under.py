"""Names that stand where signatures stand: in the last lines of what was typed."""

import re
from collections.abc import Iterable
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Kind, Mention
from mailflow.parse.lists.lists import titled
from mailflow.parse.page.particles import any_of
from mailflow.parse.people.find import name_of
from mailflow.parse.people.names import is_full
from mailflow.parse.writer.addressed import is_addressed

LAST_LINES: Final = 4
_BLOCK_MAX: Final = 8  # lines of a signature that no closing opens


def under(leaf: Leaf) -> Iterable[Mention]:
    """Yield names that stand where signatures stand."""
    if leaf.kind is Kind.SIGNATURE:
        return leaf.people
    if leaf.kind is not Kind.OWN:
        return ()
    spans = [(a, b) for a, b in leaf.page.lines() if leaf.text[a:b].strip()]
    last = [*_opener(leaf, spans), *spans[-LAST_LINES:]]
    if spans and any(c.sense == "greet" for c in leaf.between(*spans[0])):
        last = [span for span in last if span != spans[0]]
    signed = [
        m
        for m in leaf.people
        if _closes(leaf, m) or any(_opens(leaf, m, a, b) for a, b in last)
    ]
    signed = [m for m in signed if not is_addressed(leaf, m)]
    gap = leaf.text.rstrip().rfind("\n\n")  # who is named above the last one is told of
    return [m for m in signed if m.start > gap] or signed


def _opener(leaf: Leaf, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the first line of a last paragraph that names nobody else: a long signature.

    Or of the one before, if the last is but the house and its address.
    """
    gap = leaf.text.rstrip().rfind("\n\n")
    block = [span for span in spans if span[0] > gap] if gap >= 0 else []
    if 0 < len(block) <= LAST_LINES and not any(leaf.named(*span) for span in block):
        above = leaf.text[:gap].rstrip().rfind("\n\n")
        block = [span for span in spans if above < span[0] < gap]
    named = [span for span in block if leaf.named(*span)]
    return block[:1] if len(block) <= _BLOCK_MAX and named == block[:1] else []


def _closes(leaf: Leaf, m: Mention) -> bool:
    """Mention *m* ends a letter of one paragraph, a town beside it at most."""
    if leaf.text.find("\n", m.end) >= 0 or not is_full(m):
        return False
    a, b = leaf.clause(m.start)
    lead, tail = leaf.flat[a : m.start].strip(" ,.-"), leaf.text[m.end :].strip(" ,.")
    if any_of("too").search(leaf.flat, m.end):
        return False  # "Dolazim u petak. Ana Ilić takođe."
    short = len(lead.split()) <= _LEAD_MAX and len(tail) <= _TAIL_MAX
    return short and not any(cue.sense in _SAYS for cue in leaf.between(a, b))


_LEAD_MAX: Final = 2  # words before a name that closes a paragraph: pozdrav, flm shumë
_BRINGS: Final = frozenset({"come", "enrol", "self", "absent", "pair"})
_TAIL_MAX: Final = 30  # letters after it: a town
_SAYS: Final = frozenset(
    ("come", "enrol", "self", "absent", "greet", "strike", "instead", "pair")
)


def _opens(leaf: Leaf, m: Mention, start: int, end: int) -> bool:
    """Mention *m* opens or fills a short line that says nothing of coming."""
    if not start <= m.start < end:
        return False
    before = leaf.flat[start : m.start].strip(" ,.-")
    if "|" in leaf.text[start:end] or "\t" in leaf.text[start:end]:
        return False
    if end - start >= LINE_MAX or not _FEW_WORDS.fullmatch(before):
        return False
    greets = any(cue.sense == "greet" for cue in leaf.between(start, m.start))
    if greets or any(c.sense in _BRINGS for c in leaf.between(start, end)):
        return False
    return not _ITEM.match(leaf.flat[start:end].strip())


_FEW_WORDS: Final = re.compile(r"(?:[\w.]+ ?){0,4}")
LINE_MAX: Final = 100  # letters of a short line
_ITEM: Final = re.compile(r"[-*•\d(]")


def as_signed(leaf: Leaf, m: Mention) -> str:
    """Return the name of who signs: at the head of its line it is declined in no language."""
    start, _ = leaf.page.line_of(m.start)
    heads = titled().fullmatch(leaf.flat, start, m.start) is not None
    if not heads or m.case is Case.NOMINATIVE or not is_full(m):
        return m.name
    return undeclined(leaf.text[m.start : m.end]) or m.name


def undeclined(text: str) -> str:
    """Return the name *text* is in the nominative, "" if its words are not all of it.

    >>> undeclined("Ивана Стојкова"), undeclined("Marka Petrovića")
    ('Ивана Стојкова', '')
    """
    found = name_of(text)
    whole = found is not None and found.case is Case.NOMINATIVE
    whole = whole and found is not None and sorted(found.name.split()) == sorted(text.split())
    return found.name if whole and found else ""
