"""Signs that a "me and …" is of something else: "od mene i muža pozdrav"."""

import re
from collections.abc import Iterator
from typing import Final

from mailflow.model import Doubt, Intent
from mailflow.parse.clauses.standing import Standing
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.bullets import BULLET
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.people.names import alike
from mailflow.parse.signs.evidence import COMING, Evidence, sentence
from mailflow.reasons import doubt

_OTHERWISE: Final = COMING - {"pair"}


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where the writer comes by nothing but such words, and no verb is near."""
    party = e.study.party
    if e.intent is not Intent.REGISTER or not party.writer_comes or e.were_asked:
        return
    if any(map(e.study.has, ("self", "here", "names_due"))) or _is_listed(e):
        return
    pairs = list(e.cues("pair"))
    if pairs and all(_is_bare(e, leaf, cue) for leaf, cue in pairs):
        yield doubt("pair_only", pairs[0][1].said)


def _is_listed(e: Evidence) -> bool:
    """A list or a verb has the writer by name."""
    name = e.study.sender.name
    coming = (g for g in e.study.party.guests if g.standing is Standing.COMES)
    return name is not None and any(alike(g.mention.name, name.value) for g in coming)


def _is_bare(e: Evidence, leaf: Leaf, pair: Cue) -> bool:
    """Neither a verb of coming nor somebody who comes is in the sentence, nor a number told."""
    start, end = sentence(leaf, pair.start)
    said = any(c.sense in _OTHERWISE for c in leaf.between(start, end))
    comes = any(e.comes(m.name) for m in leaf.named(start, end))
    return not (said or comes or leaf.counts or _is_led(leaf, pair))


def _is_led(leaf: Leaf, pair: Cue) -> bool:
    """ "Prijava za petak: direktor i ja", "- i ja": below a colon, or a line of a list."""
    line = leaf.page.line_of(pair.start)[0]
    if _ITEM.fullmatch(leaf.flat, line, pair.start):
        return True
    return ":" in leaf.flat[leaf.sentence_start(pair.start) : pair.start]


_ITEM: Final = re.compile(rf"[ \t]*{BULLET}[ \t]*")
