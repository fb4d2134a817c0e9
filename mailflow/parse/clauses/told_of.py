"""Of whom is told what is no coming to us: who is away from the desk, who came last year."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.elsewhere import inside
from mailflow.parse.clauses.in_whose_place import for_a_pronoun
from mailflow.parse.clauses.of_group import is_left_in_group
from mailflow.parse.clauses.orders import is_entered_later
from mailflow.parse.clauses.other_event import tells_of_other_event
from mailflow.parse.clauses.standing import MENTIONED, Standing
from mailflow.parse.clauses.struck import POSITIVE
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Kind, Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue

_COMING: Final = POSITIVE - {"swap"}


def told_of(leaf: Leaf, m: Mention) -> tuple[Standing, str] | None:
    """Return that the letter leaves open whether the person comes, by what it tells of him."""
    told = leaf.kind is Kind.OWN and _is_told_of(leaf, m) and not is_entered_later(leaf, m)
    return (Standing.UNKNOWN, MENTIONED) if told else None


def _is_told_of(leaf: Leaf, m: Mention) -> bool:
    """What the letter tells of the person neither brings nor strikes him."""
    return any(rule(leaf, m) for rule in _RULES)


def _escorts(leaf: Leaf, m: Mention) -> bool:
    """ "Stižem vozom, na stanici me čeka Petar Tot": he does something for who comes."""
    if m.case is not Case.NOMINATIVE or not may_tell(leaf.page, "escorts"):
        return False
    start = max(leaf.sentence_start(m.start), m.start - ASKED_MAX)
    said = _escort().search(leaf.flat, start, m.start)
    if said is None or leaf.named(said.end(), m.start):
        return False
    after = leaf.between(m.end, leaf.sentence_end(m.end))
    return not any(c.sense == "come" for c in after)  # "vozi me sin Petar, koji isto dolazi"


@cache
def _escort() -> re.Pattern[str]:
    """Return what finds such words and, at most, who he is right before a name."""
    return re.compile(rf"\b{either('escorts')}\s(?:\w+\s){{0,3}}$")


def _is_uncounted(leaf: Leaf, m: Mention) -> bool:
    """ "Sa mnom će biti moja majka Vera Tot. Prijavljujem samo sebe": she is not entered."""
    if not may_tell(leaf.page, "only_me") or leaf.has("earlier"):
        return False
    only = any_of("only_me").search(leaf.flat, leaf.sentence_end(m.end))
    if only is None or leaf.named(m.end, only.start()):
        return False
    start, end = leaf.sentence_start(only.start()), leaf.sentence_end(only.end())
    entered = any(c.sense in ("self", "enrol") for c in leaf.between(start, end))
    first = leaf.sentence_start(m.start)
    return entered and not any(c.sense == "enrol" for c in leaf.between(first, m.end))


def _is_to_be_asked(leaf: Leaf, m: Mention) -> bool:
    """ "Otkazujemo prijavu. Za sva pitanja obratite se Petru Totu": who knows more."""
    if not leaf.has("suggests") or (leaf.language != "en" and m.case is not Case.DATIVE):
        return False
    start, end = leaf.clause(m.start)
    near = leaf.between(max(start, m.start - ASKED_MAX), m.start)
    asks = next((c for c in reversed(near) if c.sense == "suggests"), None)
    if asks is None or _WORDS.fullmatch(leaf.flat, asks.end, m.start) is None:
        return False
    return not any(c.sense in _COMING for c in leaf.between(asks.start, end))


ASKED_MAX: Final = 60  # letters from "obratite se" to a name: a post and titles
_WORDS: Final = re.compile(r"\s(?:[\w'-]+\.?\s){0,5}")


def was_guest(leaf: Leaf, m: Mention) -> bool:
    """All that the clause tells of coming is past: "lane nas je zastupao Lazo Ilić"."""
    if not leaf.has("was"):
        return False
    near = leaf.between(*leaf.clause(m.start))
    said = [c for c in near if c.sense in _COMING]
    if said or any(c.sense == "earlier" for c in near):
        return bool(said) and all(inside(leaf, cue, "was") for cue in said)
    return any(c.sense == "was" and _touches(leaf, m, c) for c in near)


def _touches(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    start, end = min(cue.end, m.end), max(cue.start, m.start)
    return not leaf.named(start, end) and "," not in leaf.flat[start:end]


def _is_answered_for(leaf: Leaf, m: Mention) -> bool:
    """ "Ana Ilić je na odmoru, pa pišem ja": that she is away says nothing of the event."""
    if not leaf.has("answers_for"):
        return False
    near = leaf.between(leaf.sentence_start(m.start), leaf.sentence_end(m.end))
    away = any(c.sense == "absent" for c in near)
    return any(c.sense == "answers_for" and _is_of(leaf, m, c, away) for c in near)


def _is_of(leaf: Leaf, m: Mention, cue: Cue, away: bool) -> bool:
    start, end = (cue.end, m.start) if cue.end <= m.start else (m.end, cue.start)
    said = {c.sense for c in leaf.between(start, end)}
    if leaf.named(start, end) or not said.isdisjoint(POSITIVE):
        return False
    return away or (cue.end <= m.start and "," not in leaf.flat[start:end])


def _sends_me(leaf: Leaf, m: Mention) -> bool:
    """ "Ana Ilić has asked me to come in her place": it is who writes that comes."""
    if not may_tell(leaf.page, "asked_of_me"):
        return False
    end = leaf.sentence_end(m.end)
    he = _he().match(leaf.flat, end)
    end = leaf.sentence_end(he.end()) if he else end
    asked = _asked_me().search(leaf.flat, m.end, end)
    if asked is None or leaf.named(m.end, end):
        return False
    return any(for_a_pronoun(leaf, c) for c in leaf.between(asked.end(), end))


@cache
def _he() -> re.Pattern[str]:
    """Return what fits between two sentences, of which the second is on "him"."""
    return re.compile(rf"[.;!]\s+{either('he')}\b")


@cache
def _asked_me() -> re.Pattern[str]:
    return re.compile(rf"\b{either('asked_of_me')}\s{either('myself')}\s")


_RULES: Final = (
    _is_answered_for,
    _sends_me,
    was_guest,
    _is_to_be_asked,
    tells_of_other_event,
    is_left_in_group,
    _escorts,
    _is_uncounted,
)
