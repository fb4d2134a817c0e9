"""Words right before a name that say: I come for this one, I work there."""

import re
from functools import cache

from mailflow.parse.page import Page
from mailflow.parse.phrasebook import pattern, rows


@cache
def _behalf() -> tuple[tuple[re.Pattern[str], float, str], ...]:
    """Return expressions for the words before a name, strongest first."""
    ordered = sorted(rows("behalf.tsv"), key=lambda row: -float(row[0]))
    return tuple(
        (
            re.compile(rf"(?:^|(?<=\W)){pattern(phrase)}[\s]+(?:the\s+)?$"),
            float(weight),
            language,
        )
        for weight, language, phrase in ordered
    )


def belonging(page: Page, start: int) -> tuple[float, str, str]:
    """Return how surely the words before *start* say "I come for …", and in what words."""
    before = page.flat[max(0, start - 40) : start]
    for there, weight, language in _behalf():
        if match := there.search(before):
            return weight, f"“{' '.join(match[0].split())}” before it", language
    return 0.3, "", ""
