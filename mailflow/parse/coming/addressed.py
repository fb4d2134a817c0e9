"""Whom a letter greets, "Poštovana Ana", and at whose word others come."""

import re
from typing import Final

from mailflow.parse.coming.struck import POSITIVE
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.phrasebook import Cue

BEHEST_MAX: Final = 70  # letters from "po preporuci" to whose it is


def is_addressed(leaf: Leaf, m: Mention) -> bool:
    """The name stands in a greeting: after "dear …", or called at the start of a line."""
    start, _ = leaf.page.line_of(m.start)
    before = leaf.flat[start : m.start]
    greets = any(
        c.sense == "greet" and m.start - c.end < 24 for c in leaf.between(start, m.start)
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


def behest(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words right before the name by which others come: "po preporuci Ane Ilić"."""
    if m.case is not Case.GENITIVE:
        return None
    near = leaf.between(max(0, m.start - BEHEST_MAX), m.start)
    cue = next((c for c in reversed(near) if c.sense == "behest"), None)
    if cue is None or any(c.sense in POSITIVE for c in leaf.between(cue.end, m.start)):
        return None
    return None if re.search(r"[.,;:\n]", leaf.flat[cue.end : m.start].rstrip(" .")) else cue
