"""Who heads a house, told in its letterhead or in a form: he may only sign."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.clauses.struck import POSITIVE
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind, Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import flat

HEADING: Final = POSITIVE | {"topic"}


def heads_form(leaf: Leaf, label: str, inside: Sequence[Mention]) -> bool:
    """A form tells the house's head, and below who comes: "Direktor: … Učesnici: …"."""
    at = inside[0].start if inside else 0
    below = (f for f in leaf.fields if f.start > at and f.kind in ("name", "names"))
    above = (f for f in leaf.fields if f.start < at and f.kind in ("name", "names"))
    return bool(_head().fullmatch(flat(label).strip())) and any(below) and not any(above)


def below_names(leaf: Leaf, label: str, inside: Sequence[Mention]) -> bool:
    """ "Učesnik: Ana Ilić", below it "Direktor: Petar Tot": he may only sign.

    Below "Ime: Ana Ilić" so may whoever stands behind a label we do not know.
    """
    low = flat(label).strip()
    kinds = ("name", "names") if _head().fullmatch(low) else () if _guests(low) else ("name",)
    above = (f for f in leaf.fields if f.start < inside[0].start and f.kind in kinds)
    return any(leaf.named(f.start, f.end) for f in above)


def _guests(low: str) -> bool:
    """The label tells a post, or who comes along: "novinarka", "pratnja"."""
    return is_post(low.split(" ")[0]) or any_of("companion").search(low) is not None


@cache
def _head() -> re.Pattern[str]:
    return re.compile(either("house_head"))


def in_letterhead(leaf: Leaf, inside: Sequence[Mention]) -> bool:
    """The line stands above the greeting, below no word of coming: a house's officers."""
    greets = next((c.start for c in leaf.cues if c.sense == "greet"), 0)
    if not inside or inside[0].start >= greets or leaf.kind is not Kind.OWN:
        return False
    return not any(c.sense in HEADING for c in leaf.between(0, inside[0].start))
