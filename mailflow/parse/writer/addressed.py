"""Whom a letter greets: "Poštovana Ana"."""

import re

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.phrasebook import phrasebook


def _is_greeting(leaf: Leaf, m: Mention) -> bool:
    """What looks like a given name greets: "Уважаемый Родич"."""
    known = phrasebook("cues.tsv", leaf.language)
    return bool(m.surname) and "greet" in known.senses(leaf.flat[m.start : m.end])


def is_addressed(leaf: Leaf, m: Mention) -> bool:
    """The name stands in a greeting: after "dear …", or called at the start of a line."""
    start, _ = leaf.page.line_of(m.start)
    before = leaf.flat[start : m.start]
    clause, _ = leaf.clause(m.start)  # "My boss says hello. Please register Ana Ilić"
    if not before.strip() and _is_greeting(leaf, m):
        return True
    greets = any(
        c.sense == "greet" and m.start - c.end < 24 and not _another(leaf, c.end, m.start)
        for c in leaf.between(max(start, clause), m.start)
        if not leaf.flat.startswith((". ", "! ", "? "), c.end)  # "nadam se da ste zdravo. Ana"
    )
    if greets and not re.search(r"[,!:;]", before):
        return True
    called = m.case is Case.VOCATIVE or not leaf.text[:start].strip()
    if m.surname or before.strip() or not called:
        return False
    # "Mila, prijavi mene": called; "Mila, Jovana i ja": told.
    return (
        re.match(r"\s*[,!]\s*(?=[^\W\d_])(?!(?-i:[A-ZČĆŠŽĐЀ-Я]))", leaf.text[m.end :])
        is not None
    )


def _another(leaf: Leaf, start: int, end: int) -> bool:
    """Somebody else is greeted before: "gospodine Rodiću ovde Ana Ilić"."""
    there = leaf.named(start, end)
    after = leaf.flat[there[-1].end : end].strip() if there else ""
    return bool(there) and after not in ("", ",", "i", "and", "és", "a", "dhe", "si")
