"""Words of not coming that the writer says of himself by the form of their verb. Pure."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue

WORDS_MAX: Final = 16  # letters of a word or two beside


def of_myself(said: Iterable[Cue], flat: str) -> Iterator[Cue]:
    """Yield *said*, and again as the writer's own what keeps him: "slomila sam nogu".

    Only so is it known that who is named a line above does come.
    """
    for cue in said:
        yield cue
        if cue.sense == "absent" and _is_mine(cue, flat):
            yield cue._replace(sense="self_absent")


def _is_mine(cue: Cue, flat: str) -> bool:
    """The verb has the form of "I": in the words, or right beside them, as in "bolesna sam"."""
    if any_of("am_alone").search(cue.words) or _into(cue, flat):
        return True
    after = _after().match(flat, cue.end, cue.end + WORDS_MAX)
    if after is not None or any_of("goes_on").match(cue.words):
        return after is not None  # "da dođem jer je na putu": another clause, and another
    before = _before().search(flat, max(0, cue.start - WORDS_MAX), cue.start)
    return before is not None and not before["who"]


def _into(cue: Cue, flat: str) -> bool:
    """ "I have broken my leg", whose words are "have broken": "I have" leads into them."""
    word = _WORD_BEFORE.search(flat, max(0, cue.start - WORDS_MAX), cue.start)
    led = any_of("am_alone").match(flat, word.start()) if word else None
    return led is not None and led.end() > cue.start


_WORD_BEFORE: Final = re.compile(r"\b\w+ $")


@cache
def _before() -> re.Pattern[str]:
    """Return what finds "sam" right before the words; of "koji sam" it is "himself"."""
    return re.compile(rf"\b(?P<who>{either('who')}\s)?{either('am_alone')} $")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf" {either('am_alone')}\b")
