"""What a cell or a field answers to "Dolazi?": yes, no, perhaps."""

import re
from typing import Final

from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.working import flat

_YES: Final = frozenset("x✓✔☑☒+1√")
_NO: Final = frozenset("-/0✗✘☐")
_PERHAPS: Final = frozenset("?")
_BOX: Final = re.compile(r"\[\s*\]|☐")
_TICKED: Final = re.compile(r"(?:\[\s*[xX✓✔+]\s*\]|[☒☑])\s*([^\W\d_]+)")


def answer(text: str) -> str:
    """Return "yes", "no" or "perhaps"; "" if *text* is empty or says something else.

    >>> answer("Не, нажалост"), answer("[ ] da  [x] ne"), answer("pravnica")
    ('no', 'no', '')
    """
    ticked = _TICKED.findall(text)
    if ticked:
        return _said(flat(ticked[0])) if len(ticked) == 1 else ""
    return "" if len(_BOX.findall(text)) > 1 else _said(flat(text).strip(" .!*\t"))


def _said(low: str) -> str:
    for sense, marks in (("yes", _YES), ("no", _NO), ("perhaps", _PERHAPS)):
        if low in marks:
            return sense
    return phrasebook("answers.tsv").longest(low)[0]
