"""Words of coming that bring nobody: of another trip, of a wish, of a condition, of "neither".

"Ana Ilić tog dana putuje u Brisel, pa nećemo doći", "who usually represents us", "voleli bismo
da dođe Ana, ali …", "ako plaćate put, došla bi Ana", "Ana i ja smo se razboleli".
"""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.abroad import (
    at_another_event,
    goes_abroad,
    is_there_instead,
    sends_abroad,
)
from mailflow.parse.clauses.open_yet import is_settled, is_still_open
from mailflow.parse.clauses.other_event import at_other_event
from mailflow.parse.clauses.other_matter import of_other_matter
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import against, any_of, either
from mailflow.parse.page.phrasebook import Cue

_VOID: Final = frozenset(
    {
        "that_day",
        "usually",
        "longed",
        "wished",
        "if_so",
        "so_not",
        "regards",
        "was",
        "next_time",
    }
)
_REFUSES: Final = frozenset(
    {"decline", "absent", "self_absent", "cancel", "that_day", "perhaps", "later"}
)
YES: Final = frozenset({"come", "enrol", "self", "here", "swap", "instead", "for_him"})
USUALLY_MAX: Final = 30  # letters from "usually" to the verb it goes with
SO_MAX: Final = 240  # letters from a verb to the "so we cannot" drawn from it
REACH: Final = 40  # letters from "cannot" to the verb it denies


def elsewhere(leaf: Leaf, cue: Cue) -> bool:
    """Tell whether *cue*, a verb of coming, speaks of no coming to us."""
    if any(rule(leaf, cue) for rule in _RULES):
        return True
    if _VOID.isdisjoint(leaf.senses):
        return False
    if inside(leaf, cue, "regards") or inside(leaf, cue, "next_time"):
        return True
    if cue.sense == "pair" and _were(leaf, cue):
        return True
    if cue.sense == "pair" and _wish(leaf, cue):
        return True  # "Nadao sam se da ću i ja poći, ali ostalo je na dva mesta"
    if cue.sense == "enrol" and (_wish(leaf, cue) or _goes_on(leaf, cue)):
        return True
    return cue.sense in ("come", "self") and (
        inside(leaf, cue, "was")
        or _usual(leaf, cue)
        or _that_day(leaf, cue)
        or _wish(leaf, cue)
        or _so(leaf, cue)
    )


def _only_if(leaf: Leaf, cue: Cue) -> bool:
    """ "Ako dolazi i Marko Tot, smestite ih zajedno": right behind "if" nothing is told."""
    if cue.sense != "come" or not leaf.has("if"):
        return False
    before = leaf.between(cue.start - IF_MAX, cue.start)
    return any(
        c.sense == "if" and _IF_GAP.fullmatch(leaf.flat, c.end, cue.start) for c in before
    )


IF_MAX: Final = 24  # letters of "ako možda i"
_IF_GAP: Final = re.compile(r"\s(?:\w+\s)?")


def _another_time(leaf: Leaf, cue: Cue) -> bool:
    """ "Kad opet budete zvali, računajte na nas", of who refuses now."""
    if not leaf.has("decline"):
        return False
    return _next().match(leaf.flat, leaf.sentence_start(cue.start), cue.start) is not None


@cache
def _next() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:\w+\s){{0,2}}{either('another_time')}\b")


def _were(leaf: Leaf, pair: Cue) -> bool:
    """ "Prošle godine su bili Ana i ja": nothing between says that they come now."""
    if "was" not in leaf.senses:
        return False
    before = leaf.between(leaf.clause(pair.start)[0], pair.start)
    was = max((c.end for c in before if c.sense == "was"), default=0)
    return bool(was) and not any(c.sense in YES and c.start >= was for c in before)


def _goes_on(leaf: Leaf, cue: Cue) -> bool:
    """ "Učestvovali su Ana i još 14": "and more" of those who were there."""
    if "was" not in leaf.senses or any_of("more").search(cue.words) is None:
        return False
    before = leaf.between(leaf.sentence_start(cue.start), cue.start)
    return any(c.sense == "was" for c in before)


def inside(leaf: Leaf, cue: Cue, sense: str) -> bool:
    """*cue* begins within words of *sense*: "šaljem" in "šaljem pozdrave"."""
    if sense not in leaf.senses:
        return False
    before = leaf.between(cue.start - REACH, cue.start + 1)
    return any(c.sense == sense and c.end > cue.start for c in before)


def of_himself(leaf: Leaf, cue: Cue) -> bool:
    """*cue* is said of the writer alone: "nažalost ne mogu da dođem", "ja sam sprečena"."""
    there = leaf.between(cue.start, cue.end + 1)
    mine = any(c.sense == "self_absent" for c in there)
    return mine or inside(leaf, cue, "self_absent")


def _usual(leaf: Leaf, cue: Cue) -> bool:
    """ "Who usually represents us": a habit, in a clause between commas."""
    near = leaf.between(cue.start - USUALLY_MAX, cue.end + USUALLY_MAX)
    return any(
        c.sense == "usually" and not re.search(r"[,.;:!?\n]", _text(leaf, c, cue)) for c in near
    )


def _text(leaf: Leaf, one: Cue, other: Cue) -> str:
    """Return what stands between two cues."""
    return leaf.flat[min(one.end, other.end) : max(one.start, other.start)]


def _that_day(leaf: Leaf, cue: Cue) -> bool:
    """ "That day she travels to Brussels", in a letter that refuses; not "…, so Ana comes"."""
    if leaf.senses.isdisjoint({"decline", "cancel"}):
        return False
    days = (c for c in leaf.between(*leaf.clause(cue.start)) if c.sense == "that_day")
    return any(
        not (_therefore().search(leaf.flat, c.end, cue.start) or _keeps_another(leaf, c, cue))
        for c in days
    )


def _keeps_another(leaf: Leaf, day: Cue, cue: Cue) -> bool:
    """ "I am travelling that week and Ana Ilić will attend": it is told of who stays away."""
    keeps = leaf.between(day.start - REACH, day.start)
    away = any(c.sense in ("absent", "decline") and c.end >= day.start - 1 for c in keeps)
    return away and bool(leaf.named(day.end, cue.start))


def _wish(leaf: Leaf, cue: Cue) -> bool:
    """A wish that a "but" takes back, or a coming that waits for an answer."""
    start, end = leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
    before = {c.sense for c in leaf.between(start, cue.start + 1) if c.start <= cue.start}
    if "if_so" in before:
        return not (is_still_open(leaf, start) or is_settled(leaf, cue))
    if before.isdisjoint({"longed", "wished"}):
        return any_of("would").search(cue.words) is not None and _but_then(leaf, end)
    if _although().match(leaf.flat, start):
        return "," in leaf.flat[cue.end : end]
    but = _but(leaf.language).search(leaf.flat, cue.end, end)
    if but is None:
        return _but_then(leaf, end) or _stays_then(leaf, cue, end)
    after = {c.sense for c in leaf.between(but.start(), end)}
    return "longed" in before or not after.isdisjoint(_REFUSES)


@cache
def _although() -> re.Pattern[str]:
    """ "Iako je Ana želela da dođe, …"."""
    return re.compile(rf"\W*{either('although')}\b")


def _but_then(leaf: Leaf, end: int) -> bool:
    """ "Bili smo odredili Anu. Nažalost, moramo da izostanemo": the next sentence refuses."""
    if "regret" not in leaf.senses or leaf.senses.isdisjoint(_ALL_OFF):
        return False
    there = _NEXT.search(leaf.flat, end)
    start = there.start() if there else len(leaf.flat)
    after = leaf.between(start, leaf.sentence_end(start))
    opens = any(c.sense == "regret" and c.start == start for c in after)
    stays = any(c.sense in ("self_absent", "enrol") for c in after)  # "ja ne mogu" is his own
    return opens and not stays and any(c.sense in _ALL_OFF and of_all(c) for c in after)


def _stays_then(leaf: Leaf, cue: Cue, end: int) -> bool:
    """ "Marko Tot, koji je hteo da ide, ostaje da čuva radnju": beyond the comma he stays."""
    comma = leaf.flat.find(",", cue.end, end)
    after = {c.sense for c in leaf.between(comma, end)} if comma > 0 else set()
    return "absent" in after and after.isdisjoint(YES)


_ALL_OFF: Final = frozenset({"decline", "cancel"})
_NEXT: Final = re.compile(r"[^\s.!]")  # begins the next sentence


def of_all(no: Cue) -> bool:
    """ "Moramo da izostanemo", "nobody can come": none of the house comes."""
    return any_of("all_refuse").search(no.words) is not None or no.words.endswith("mo")


def _once(leaf: Leaf, cue: Cue) -> bool:
    """ "Kad odgovori stignu, rado ćemo doći", said after a refusal: some other time."""
    if "decline" not in leaf.senses or cue.sense not in ("come", "self", "pair"):
        return False
    start = leaf.sentence_start(cue.start)
    if not _when().match(leaf.flat, start):
        return False
    if not any_of("gladly").search(leaf.flat, start, leaf.sentence_end(cue.end)):
        return False
    return any(c.sense == "decline" for c in leaf.between(start - SO_MAX, start))


@cache
def _when() -> re.Pattern[str]:
    return re.compile(rf"\s*(?!{either('if_i_may')}\b){either('when')}\b")


def _so(leaf: Leaf, cue: Cue) -> bool:
    """ "Ana učestvuje na sajmu, pa ne možemo doći": the reason why nobody comes."""
    near = leaf.between(cue.end, cue.end + SO_MAX)
    why = next((c for c in near if c.sense == "so_not"), None)
    return why is not None and "\n\n" not in leaf.text[cue.end : why.start]


@cache
def _but(language: str) -> re.Pattern[str]:
    return re.compile(rf"[,.]?\s{against(language)}\s")


@cache
def _therefore() -> re.Pattern[str]:
    return re.compile(rf"\s{either('so_then')}\s")


def enrolled(cue: Cue) -> bool:
    """*cue* tells of somebody that he was registered: "Ana, prijavljena u ime saveza"."""
    return cue.sense == "enrol" and is_participle(cue)


def is_participle(cue: Cue) -> bool:
    """The words begin with "prijavljen" or the like."""
    return _participles().match(cue.words) is not None


def is_entry(cue: Cue) -> bool:
    """*cue* is the noun, not the verb: "u vezi prijave Ane Ilić: ona je bolesna"."""
    return cue.sense == "enrol" and _entries().fullmatch(cue.words) is not None


@cache
def _entries() -> re.Pattern[str]:
    return re.compile(either("entry"))


@cache
def _participles() -> re.Pattern[str]:
    return re.compile(rf"{either('enrolled')}\b")


def in_case(leaf: Leaf, said: Cue | Mention) -> bool:
    """ "Ako ona ne bude mogla, zameniće je Petar": only then, and she comes."""
    if leaf.senses.isdisjoint(_CONDITIONS):
        return False
    before = leaf.between(leaf.sentence_start(said.start), said.start)
    polite = any_of("if_i_may")  # "ako nije kasno, umesto njega …" replaces him now
    ifs = (c for c in before if c.sense in _CONDITIONS)
    condition = next((c for c in ifs if not polite.match(leaf.flat, c.start)), None)
    if condition is None:
        return False
    return any(c.sense in _HINDERED and c.end > condition.start for c in before)


_CONDITIONS: Final = frozenset({"if", "if_so"})
_HINDERED: Final = frozenset({"absent", "hindered", "perhaps", "decline"})


_RULES: Final = (
    _once,
    goes_abroad,
    _another_time,
    at_another_event,
    sends_abroad,
    is_there_instead,
    of_other_matter,
    at_other_event,
    _only_if,
)
