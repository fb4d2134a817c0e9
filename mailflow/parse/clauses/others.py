"""Whether words that sound like the writer's own coming are said of another's."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.oneself import of_a_post
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.glance import may_follow
from mailflow.parse.page.particles import any_of, either, particles, strictly
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.told import numerals

_TWO_WORDS: Final = re.compile(r"(?:\s\w+){1,2}")
_WOULD: Final = re.compile(r"bi [\w ]*(?:al|el|il|ol|la|le)$")  # in Macedonian
OTHERS_MAX: Final = 40  # letters from "dolazak" to whose it is


def befalls_me(words: str) -> bool:
    """The writer is who is put on a list: "upišite mene", "prijavljujem sebe"."""
    return any_of("me_object").search(words) is not None


def of_others(leaf: Leaf, cue: Cue) -> bool:
    """What is confirmed is somebody else's coming: "potvrđujem dolazak Ane Ilić"."""
    inner = leaf.between(cue.start, cue.end)
    inner = inner if cue.sense == "self" else ()
    if any(c.sense == "enrol" and cue.start < c.start and cue.end < c.end for c in inner):
        # "I confirm the participation of our president"; not "put me on the list"
        return not befalls_me(cue.words)
    if cue.sense == "self" and (_that_another(leaf, cue) or _for_another(leaf, cue)):
        return True
    at = leaf.named_before(cue.end)
    m = leaf.people[at] if at < len(leaf.people) else None
    if _WOULD.match(cue.words):  # "bi učestvuval" is his as well as mine
        start, end = leaf.clause(cue.start)
        opens = any(
            not leaf.flat[start : one.start].strip() for one in leaf.named(start, cue.start)
        )
        return opens or (m is not None and m.start < end)
    if cue.sense == "self" and _his_own(leaf.language).search(_and_next(leaf, cue)):
        return True
    if not cue.words.endswith(particles("coming_of")) or any_of("my_own").search(cue.words):
        return False  # "svoje učešće i učešće Ane Ilić"
    if of_a_post(leaf, cue.end) or _of_some(leaf, cue):
        return True
    return m is not None and _is_whose(leaf, cue, m)


def _is_whose(leaf: Leaf, cue: Cue, m: Mention) -> bool:
    """The coming is of *m*, in the genitive, behind a colon or "for"."""
    if m.start - cue.end >= OTHERS_MAX:
        return False
    if _led_to_name().match(leaf.flat, cue.end, m.start):
        return not any(c.sense == "pair" for c in leaf.between(m.end, leaf.sentence_end(m.end)))
    gap = leaf.flat[cue.end : m.start]
    return m.case is Case.GENITIVE and not re.search(r"[,.;:]", gap)


@cache
def _led_to_name() -> re.Pattern[str]:
    """Return what fits ":" or "za" behind "potvrđujem dolazak", "dvoje:", "naših članova:"."""
    return re.compile(rf"(?:\s\w+){{0,2}}:|\s{either('for_event')}\s$")


def _of_some(leaf: Leaf, cue: Cue) -> bool:
    """ "Potvrđujem dolazak dvoje članova": so many others, unless he is named with them."""
    told = may_follow(leaf.page, "counted_item", cue.end)
    told = told and _so_many().match(leaf.flat, cue.end) is not None
    return told and not befalls_me(leaf.flat[cue.end : leaf.sentence_end(cue.end)])


@cache
def _so_many() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{numerals()})\s(?:{either('ours')}\s)?{either('counted_item')}\b")


def _that_another(leaf: Leaf, cue: Cue) -> bool:
    """What he says is that somebody else comes: "I confirm that Ana Ilić will be there"."""
    that = _that_so(leaf.language).match(leaf.flat, cue.end)
    if that is None or _to().fullmatch(that[0]):
        return False  # "I am coming to the conference with Ana Ilić"
    end = leaf.clause(cue.start)[1]
    mine = any(c.sense in ("self", "pair") for c in leaf.between(that.end(), end))
    return not mine and bool(leaf.named(that.end(), end))


def _for_another(leaf: Leaf, cue: Cue) -> bool:
    """He only fills in for another: "I am registering on behalf of our director Ana Ilić"."""
    whom = _for_whom(leaf.language).match(leaf.flat, cue.end)
    if whom is None:
        return False
    end = min(whom.end() + WHOM_MAX, leaf.clause(whom.end())[1])
    named = leaf.named(whom.end(), end)
    houses = [one.start for one in leaf.organisations]
    return bool(named) and not any(whom.end() <= at < named[0].start for at in houses)


@cache
def _for_whom(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s+{either('for_other', language)}\s")


WHOM_MAX: Final = 40  # letters from "on behalf of" to whose name it is


@cache
def _that_so(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s+{either('that', language)}\s")


@cache
def _to() -> re.Pattern[str]:
    return re.compile(rf"\s{strictly('in_order', 'en')}\s")


def _and_next(leaf: Leaf, cue: Cue) -> str:
    """Return the words of *cue* and the next two: "I confirm her attendance"."""
    following = _TWO_WORDS.match(leaf.flat, cue.end)
    return cue.words + (following[0] if following else "")


@cache
def _his_own(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either('his_own', language)}\s+{either('his_coming', language)}\b")
