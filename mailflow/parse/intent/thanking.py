"""“Thank you, see you there!”: letters that say thanks for our answer, or it again. Pure."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.people.names import tokens

LENGTH_MAX: Final = 200  # letters; whoever writes more says more
_WORD: Final = re.compile(r"[^\W_]+")


def thanks_only(leaves: Sequence[Leaf], names: Iterable[str], *, confirmed: bool) -> bool:
    """Tell whether the sender's own words are thanks and greetings only.

    Args:
        leaves: All that counts of the letter; with a document it says more than thanks.
        names: May stand there too: who writes, who is written to.
        confirmed: It answers our confirmation of the writer's own coming. Then "we are coming,
            as agreed" says no more than "thank you" does.
    """
    text = " ".join(leaf.flat for leaf in leaves if leaf.kind is Kind.OWN)
    brings = any(leaf.kind in (Kind.ATTACHMENT, Kind.FORWARDED) for leaf in leaves)
    if brings or "?" in text or len(text) > LENGTH_MAX:
        return False
    if not (any_of("thanks").search(text) or (confirmed and any_of("assents").search(text))):
        return False
    left = _WORD.findall(_polite(confirmed).sub(" ", text))
    return set(left) <= {word for name in names for word in tokens(name)}


@cache
def _polite(confirmed: bool) -> re.Pattern[str]:
    kinds = ("thanks", "polite", "assents") if confirmed else ("thanks", "polite")
    return re.compile(rf"\b(?:{'|'.join(map(either, kinds))})\b")
