"""Words that say plainly that somebody does not come: no "cannot open the file"."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from mailflow.parse.clauses.taken_back import is_elsewhere
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post
from mailflow.parse.people.names import is_full
from mailflow.parse.people.units import titles

VERB_MAX: Final = 25  # letters from "cannot" to "come"
_ABSENT: Final = frozenset({"absent", "decline", "self_absent"})
_COME: Final = frozenset({"come", "self"})


def refusals(leaves: Iterable[Leaf]) -> list[tuple[Leaf, Cue]]:
    """Return the words by which somebody plainly does not come, each with its leaf."""
    return [(leaf, c) for leaf in leaves for c in leaf.cues if _is_plain(leaf, c)]


def sends_another(own: Sequence[Leaf]) -> bool:
    """ "I cannot come, in my place comes Ana": nobody else is told to be replaced."""
    said = [(leaf, c) for leaf in own for c in leaf.cues if c.sense == "instead"]
    mine = [any_of("in_my_stead").search(x.flat, *x.clause(c.start)) for x, c in said]
    stead = [m.start() for m in mine if m]
    unable = (c for leaf in own for c in leaf.cues if c.sense in ("self_absent", "decline"))
    return all(mine) and any(not c.start <= at < c.end for at in stead for c in unable)


def is_unable(leaves: Iterable[Leaf]) -> bool:
    """Nothing stands behind "cannot" that it might deny: "nažalost, Petar neće moći"."""
    said = ((leaf, c) for leaf in leaves for c in leaf.cues if c.sense == "absent")
    return any(leaf.sentence_end(c.end) == c.end for leaf, c in said)


def _is_plain(leaf: Leaf, cue: Cue) -> bool:
    """ "Cannot come", or "is ill"; not "cannot come by car", "cannot open the file"."""
    if cue.sense not in _ABSENT:
        return False
    end = leaf.sentence_end(cue.end)
    near = leaf.between(cue.start, min(end, cue.end + VERB_MAX))
    verbs = [c.end for c in near if c.sense in _COME and c.end >= cue.end]
    ill = cue.sense != "absent" and any(
        c.sense == "hindered" and c.start == cue.start and c.end == cue.end for c in near
    )
    away = cue.words.endswith("biti") and any_of("there").match(leaf.flat, cue.end + 1)
    if not (verbs or ill or away):
        return False
    if away and not verbs:
        return True
    rest = leaf.flat[max(verbs, default=cue.end) : end].partition(",")[0].strip(" .!;")
    return (
        not rest or _on_day().fullmatch(rest) is not None or _to_event().match(rest) is not None
    )


@cache
def _on_day() -> re.Pattern[str]:
    """Return what tells the day, and no more: not "u petak pre deset"."""
    return re.compile(rf"{either('on_that_day')}(?:\s{either('to_event')}.*)?")


@cache
def _to_event() -> re.Pattern[str]:
    return re.compile(either("to_event"))


def asks_besides(own: Iterable[Leaf]) -> bool:
    """A letter that refuses asks for more than what is sent later: "Hoće li biti snimka?"."""
    return any(
        any_of("sent_later").search(leaf.flat, leaf.sentence_start(at), at) is None
        or any(
            c.sense in _TAKES_PART
            and not leaf.flat.startswith(" us ", c.end)  # "send us the …"
            for c in leaf.between(leaf.sentence_start(at), at)
        )
        for leaf in own
        for at in (mark.start() for mark in _ASKED.finditer(leaf.flat))
    )


_ASKED: Final = re.compile(r"\?")
_TAKES_PART: Final = _COME | {"enrol", "pair", "instead"}


def of_a_post(leaf: Leaf, cue: Cue) -> bool:
    """ "Direktorka je bolesna, pa dolazi Ana": a post tells who cannot, and another comes.

    So does a title: "Mr Albrecht can't make it, but Ana will come".
    """
    start, end = leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
    earlier, _, before = leaf.flat[start : cue.start].rpartition(",")
    said_who = any_of("who", leaf.language).match(before.strip())
    if said_who or not before.strip():  # "direktor, koji je na putu"; "Dr Rot, direktor, …"
        before = earlier.rpartition(",")[2]
    after = [m.start for m in leaf.named(cue.end, end)]
    comes = {"self", "come"} if leaf.counts else {"self"}  # "…, pa dolazi nas troje"
    after += [c.start for c in leaf.between(cue.end, end) if c.sense in comes]
    apart = bool(after) and _apart().search(leaf.flat, cue.end, min(after)) is not None
    apart = apart or comes_next(leaf, end)
    words = [*before.split(), *cue.words.split()]  # "je predsednik na bolovanju"
    one = any(is_post(word) or word.strip(".") in titles() for word in words)
    one = one or any_of("companion").search(before) is not None
    return apart and one and not any(_is_known(leaf, m) for m in leaf.named(start, cue.start))


def _is_known(leaf: Leaf, m: Mention) -> bool:
    """A name by which the book may have somebody: "Petar" may be, "Mr Albrecht" hardly is."""
    title = leaf.flat[: m.start].rstrip(" .").rpartition(" ")[2]
    return is_full(m) or not (m.surname or (title in titles() and not is_post(title)))


def comes_next(leaf: Leaf, end: int) -> bool:
    """The sentence behind the one that ends at *end* names somebody, and says that he comes."""
    return _names_who_comes(leaf, end + 2)


def comes_before(leaf: Leaf, start: int) -> bool:
    """The sentence before the one that starts at *start* names somebody who comes."""
    first = leaf.sentence_start(len(leaf.flat[:start].rstrip(" .!\n")))
    return first < start and _names_who_comes(leaf, first)


def _names_who_comes(leaf: Leaf, start: int) -> bool:
    last = leaf.sentence_end(start)
    said = {c.sense for c in leaf.between(start, last)}
    return bool(leaf.named(start, last)) and bool(said & _BRINGS) and said.isdisjoint(_ABSENT)


_BRINGS: Final = frozenset({"come", "enrol", "represents"})


@cache
def _apart() -> re.Pattern[str]:
    """Return what finds the end of what is said of one: a comma, or "so"."""
    return re.compile(rf",|\b{either('so_then')}\b")


def wished(own: Sequence[Leaf]) -> Cue | None:
    """Return a wish with which, in one sentence, something else is told of that day.

    „Послали бисмо Ану. Ја тог дана имам суђење.“ sends her.
    """
    return next((c for leaf in own for c in leaf.cues if _is_vain(leaf, c)), None)


def _is_vain(leaf: Leaf, cue: Cue) -> bool:
    if cue.sense == "self":
        return is_elsewhere(leaf, cue)
    after = leaf.between(cue.start, leaf.sentence_end(cue.end))
    return cue.sense == "wished" and any(c.sense == "that_day" for c in after)
