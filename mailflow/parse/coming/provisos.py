"""People named near words of coming who come only perhaps, or only let others come."""

import re
from typing import Final

from mailflow.parse.coming.struck import POSITIVE
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.leaf import Leaf

ORDER_MAX: Final = 60  # letters from "with the consent of" to the name


def by_order(leaf: Leaf, m: Mention) -> bool:
    """The person allowed or ordered that others come: "uz saglasnost dekana Marka Ilića"."""
    near = leaf.between(max(0, m.start - ORDER_MAX), m.start)
    last = next((c for c in reversed(near) if c.sense == "by_order"), None)
    if last is None or any(c.sense in POSITIVE for c in leaf.between(last.end, m.start)):
        return False
    between = leaf.flat[last.end : m.start]
    # "Po nalogu predsednika, prof. dr Marka Ilića": the case goes on over the comma.
    goes_on = m.case in (Case.GENITIVE, Case.ACCUSATIVE)  # of men they are alike
    breaks = "[;:]" if goes_on else "[,;:]"
    return not re.search(breaks, between)


def stands_in(leaf: Leaf, m: Mention) -> bool:
    """The person comes only if another does not: "ako ne bude mogao, doći će Ana Ilić"."""
    before = leaf.between(leaf.sentence_start(m.start), m.start)
    condition = next((c for c in before if c.sense == "if"), None)
    if condition is None:
        return False
    return any(c.sense in ("absent", "hindered") for c in before if c.start >= condition.end)
