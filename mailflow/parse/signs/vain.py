"""A sign that a wish stays a wish: "hteli smo da prijavimo Anu, ali će ona biti u Skoplju"."""

import re
from collections.abc import Iterator
from functools import cache

from mailflow.model import Doubt, Intent
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.signs.evidence import COMING, Evidence
from mailflow.reasons import doubt


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield words of coming that were wished, and what follows may take them back."""
    if e.intent is not Intent.REGISTER:
        return
    for leaf, cue in e.cues(*COMING):
        if not may_tell(leaf.page, "wanted"):
            continue
        start, end = leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
        wanted = any_of("wanted").search(leaf.flat, start, cue.end)
        but = _but().search(leaf.flat, cue.end, end) if wanted else None
        if but and not any(c.sense in COMING for c in leaf.between(but.end(), end)):
            yield doubt("wished_but", leaf.text[cue.start : cue.end], but[1])
            return


@cache
def _but() -> re.Pattern[str]:
    return re.compile(rf",?\s({either('against')})\s")
