"""What a cell or a field answers to "Dolazi?": yes, no, perhaps."""

import re
from typing import Final

from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import flat

_YES: Final = frozenset("x✓✔☑☒+1√")
_NO: Final = frozenset("-/0✗✘☐")
_PERHAPS: Final = frozenset("?")
_MONTH: Final = r"(?:jan|feb|mar|apr|ma[jy]|jun|jul|a[vu]g|sep|o[kc]t|nov|de[ck])\w*"
_DAY: Final = re.compile(rf"\b\d{{1,2}}\.? ?(?:\d{{1,2}}\b|{_MONTH})|\b{_MONTH} \d{{1,2}}\b")
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


def names_event(head: str) -> bool:
    """The head of a column is a day, a town or a gathering: who goes there is asked.

    >>> names_event("15. март"), names_event("Ohrid?"), names_event("Napomena")
    (True, True, False)
    """
    text = head.strip(" ?!.:*")
    low = flat(text)
    place = town(text.title() if text.isupper() else text) is not None
    return place or _DAY.search(low) is not None or any_of("event_head").match(low) is not None


def _said(low: str) -> str:
    for sense, marks in (("yes", _YES), ("no", _NO), ("perhaps", _PERHAPS)):
        if low in marks:
            return sense
    return phrasebook("answers.tsv").longest(low)[0]
