"""Words right before a name that say: I come for this one, I work there."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from mailflow.parse.page.phrasebook import pattern, rows
from mailflow.parse.page.working import Page, flat

_Row = tuple[re.Pattern[str], float, str]
_LAST_WORDS: Final = re.compile(r"(\w+)(?:\||$)")  # of a phrase: "re" of "we're"
_LAST: Final = re.compile(r"(\w+)\s+(?:the\s+)?$")


@cache
def _behalf() -> Mapping[str, tuple[_Row, ...]]:
    """Return expressions for the words before a name, strongest first, by their last word."""
    found: dict[str, tuple[_Row, ...]] = {}
    for weight, language, phrase in sorted(rows("behalf.tsv"), key=lambda row: -float(row[0])):
        there = re.compile(rf"(?:^|(?<=\W)){pattern(phrase)}[\s]+(?:the\s+)?$")
        for last in _LAST_WORDS.findall(flat(phrase).split()[-1]):
            for form in {last, last.replace("nj", "n").replace("lj", "l").replace("dj", "d")}:
                found[form] = (*found.get(form, ()), (there, float(weight), language))
    return found


def belonging(page: Page, start: int) -> tuple[float, str, str]:
    """Return how surely the words before *start* say "I come for …", and in what words."""
    first = max(0, start - 40)
    before = page.flat[first:start]
    last = _LAST.search(before[-24:])
    for there, weight, language in _behalf().get(last[1], ()) if last else ():
        if match := there.search(before):
            said = " ".join(page.text[first + match.start() : start].split())
            return weight, f"“{said}” before it", language
    return 0.3, "", ""
