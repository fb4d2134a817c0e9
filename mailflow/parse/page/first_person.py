"""Words of not coming that the writer says of himself by the form of their verb. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from mailflow.parse.letter import Case, Mention
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


def of_nobody_else(said: Sequence[Cue], flat: str, named: Sequence[Mention]) -> list[Cue]:
    """Return *said* without "I have to cancel" right before one of those *named*."""
    ends = {c.end for c in said if c.sense == "cancel"}
    return [
        c
        for c in said
        if not (c.sense == "self_absent" and c.end in ends and _has_object(c, flat, named))
    ]


def _has_object(cue: Cue, flat: str, named: Sequence[Mention]) -> bool:
    """ "Moram da odjavim kolegu Petra Tota", "… učešće Ane Ilić"; not "… i sebe"."""
    next_one = next((m for m in named if m.start >= cue.end), None)
    if next_one is None or next_one.case is Case.DATIVE:  # "ustupam svoje mesto Ani"
        return False
    if _whom().fullmatch(flat, cue.end, next_one.start) is None:
        return False
    rest = flat[next_one.start :].partition(".")[0]
    return not (any_of("me_too").search(rest) or any_of("comes_too").search(rest))


@cache
def _whom() -> re.Pattern[str]:
    kinds = "|".join(map(either, ("his_coming", "one_of_ours", "companion")))
    return re.compile(rf"\s(?:(?:{kinds})\s){{0,2}}")


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
