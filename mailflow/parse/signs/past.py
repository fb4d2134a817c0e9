"""Who is named in what a letter tells of years gone by, and so comes to nothing now."""

import re
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.signs.evidence import Evidence

# Not "od 2014. godine na čelu je Ana": what has lasted since is still so.
_YEAR: Final = re.compile(r"(?<!\bod )(?<!\bsince )(?<!\bfrom )\b(?:19|20)\d\d\b")
BEFORE: Final = len("2014. ")  # a dot behind the year seems to end a sentence


def long_ago(e: Evidence, leaf: Leaf, m: Mention) -> bool:
    """ "2014. godine smo sa Petrom Ilićem pokrenuli program": a year before the letter's."""
    sent = e.study.letter.header.sent_at
    if sent is None:
        return False
    start = max(0, leaf.sentence_start(m.start) - BEFORE)
    years = _YEAR.finditer(leaf.flat, start, leaf.sentence_end(m.end))
    return any(int(year[0]) < sent.year for year in years)
