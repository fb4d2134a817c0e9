"""Whether a name is the letterhead: it fills one of the first lines."""

import re
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.organisations.heads import boundaries
from mailflow.parse.organisations.named import Named
from mailflow.parse.page.particles import particles


def is_letterhead(leaf: Leaf, start: int) -> bool:
    """The name opens one of the first lines, before any greeting, and fills it."""
    a, b = leaf.page.line_of(start)
    greeted = any(c.sense == "greet" and c.start < start for c in leaf.cues)
    number = leaf.text.count("\n", 0, start)
    return (
        number < 3
        and not greeted
        and (start - a < 3 or _BEFORE_DASH.fullmatch(leaf.text, a, start) is not None)
        and b - a < 100
        and "." not in leaf.flat[a:b].rstrip(".")[-3:]
    )


# What a body is called may stand before what it is: "PROLEĆE – udruženje žena Bora".
_BEFORE_DASH: Final = re.compile(r"[^\W\d_][^.,:;\n]{1,40} [-–—] ")


def is_sentence(leaf: Leaf, one: Named) -> bool:
    """The line goes on after the name as a sentence does."""
    _, end = leaf.page.line_of(one.start)
    words = set(re.findall(r"[^\W\d]+", leaf.flat[one.end : end]))
    return bool((words & boundaries("stop")) - {*particles("town_lead")})
