"""A chat that came along, or was pasted: who says "I am in" there may still be left out."""

import re
from collections.abc import Iterator
from typing import Final

from mailflow.model import Doubt
from mailflow.parse.signs.evidence import Evidence
from mailflow.reasons import doubt

SAID_MIN: Final = 3  # messages
# "[11.3.2019. 19:40] Ana Ilić: …", "12/03/2019, 19:40 - Ana: …"
_SAID: Final = re.compile(
    r"^\s*\[?\d{1,2}[./-]\s?\d{1,2}[./-]?\s?(?:\d{2,4})?[.,]{0,2} {0,2}"
    r"\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]m)?\]?\s{0,2}(?:- ?)?[^:\n]{2,40}: ",
    re.MULTILINE,
)


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield that several people talk in what counts."""
    said = sum(1 for leaf in e.study.leaves.counted for _ in _SAID.finditer(leaf.flat))
    if said >= SAID_MIN:
        yield doubt("chat", said)
