"""Names that small words close, before where they are from: "Lim - zelena reka iz Priboja"."""

from typing import Final

from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.towns import is_town_at
from mailflow.parse.page.working import Page

WORDS_MAX: Final = 4
DASHES: Final = (" - ", " – ", " — ")
_ACTS: Final = frozenset({"come", "enrol", "self", "absent", "sends"})


def to_town(page: Page, at: int, language: str) -> int:
    """Return how many small words close the name after word *at*, its capital; 0 if none do.

    Without a dash there are two at least: one alone tells how ("Udruženja Zora rodom iz Bora").

    Args:
        language: Of the head.
    """
    if not page.text[page.words[at][0]].isupper() or page.lows[at] in heads():
        return 0
    count = 0
    while count < WORDS_MAX and _goes_on(page, at, count):
        count += 1
        if _is_from_town(page, at + count):
            first, last = page.words[at + 1][0], page.words[at + count][1]
            said = phrasebook("cues.tsv", language).senses(page.flat[first:last])
            dashed = page.flat[page.words[at][1] : first] in DASHES
            return count if (dashed or count > 1) and _ACTS.isdisjoint(said) else 0
    return 0


def _goes_on(page: Page, at: int, count: int) -> bool:
    """The word after the one *count* words behind *at* is small and may belong to a name."""
    if at + count + 1 >= len(page.words):
        return False
    (_, before), (start, _) = page.words[at + count : at + count + 2]
    gap, low = page.flat[before:start], page.lows[at + count + 1]
    if not (gap == " " or (gap in DASHES and not count)) or page.text[start].isupper():
        return False
    plain = low not in boundaries("stop") and low not in boundaries("small")
    return plain and low not in heads() and not is_post(low)


def _is_from_town(page: Page, at: int) -> bool:
    """Behind word *at* stands where somebody is from: "iz Vrnjačke Banje"."""
    end = page.words[at][1]
    led = any_of("from_place").match(page.flat, end + 1)
    return led is not None and page.flat[end] == " " and is_town_at(page.text, led.end())
