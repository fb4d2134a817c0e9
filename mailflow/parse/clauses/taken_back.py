"""Whether the clause in which the writer says that he comes takes it back."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.abroad import is_town
from mailflow.parse.clauses.elsewhere import inside
from mailflow.parse.clauses.neither import neither
from mailflow.parse.clauses.only_some import i_am_not_left
from mailflow.parse.clauses.others import befalls_me
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post

NOT_MAX: Final = 16  # letters of "please do not" before a verb
_MODAL: Final = re.compile(r"(?:cannot|can't|can not|cant|unable|able|mogu|mozem|tudok|pot)$")
VERB_MAX: Final = 25  # letters from "cannot" to "come"
_ENTERED: Final = frozenset({"earlier", "mine_before"})  # words of an earlier registration
PARTS: Final = re.compile(r"[;(]")  # what follows is told apart
_MARK: Final = re.compile(r"[,;]")


def taken_back(leaf: Leaf, cue: Cue) -> bool:
    """The clause of *cue* denies it: "ni ja ne mogu da dođem"; of a pair the sentence."""
    if cue.sense == "pair" and (neither(leaf, cue) or _was_entered(leaf, cue)):
        return True
    gone = cue.sense in ("pair", "self") and inside(leaf, cue, "self_absent")
    if gone or _is_over(leaf, cue) or _asked_in_vain(leaf, cue):
        return True  # "idu svi članovi odbora osim mene"
    if any(
        c.sense == "self_absent" and c.end > cue.start
        for c in leaf.between(cue.start - NOT_MAX, cue.start)
    ):
        return True  # "ne računajte na mene"
    if befalls_me(cue.words) and any_of("denies").search(cue.words):
        return True  # "za mene ne čuvajte stolicu"
    a, b = leaf.clause(cue.start)
    reach = b if cue.sense == "pair" or befalls_me(cue.words) else cue.end + 24
    if any_of("wish_word").search(cue.words):
        if any(rule(leaf, cue) for rule in (_sends_another, _stays_himself, is_elsewhere)):
            return True
        b = reach = _wish_end(leaf, cue)  # "rado bih došao, ali sam na putu"
    near = [
        c
        for c in leaf.between(a, min(b, reach + 1))
        if not PARTS.search(leaf.flat, cue.end, c.start)
    ]
    if inside(leaf, cue, "for_him"):  # "ona je bolesna, rado bih je zamenila"
        near = [c for c in near if c.end > cue.start]
    return any(c.sense in ("absent", "cancel") and not _of_named(leaf, c, cue) for c in near)


def _asked_in_vain(leaf: Leaf, cue: Cue) -> bool:
    """ "My boss asked me to attend. I cannot come": asked, he says no, however far behind."""
    if "self_absent" not in leaf.senses or any_of("asked_of_me").search(cue.words) is None:
        return False
    after = leaf.between(cue.end, len(leaf.flat))
    return any(c.sense == "self_absent" and _refuses(leaf, c) for c in after)


def _sends_another(leaf: Leaf, wish: Cue) -> bool:
    """ "Voleo bih da dođem, ali šaljem Anu Ilić": behind the "but" another comes, not "too"."""
    end = leaf.sentence_end(wish.end)
    but = any_of("however", leaf.language).search(leaf.flat, wish.end, end)
    too = (any_of(kind, leaf.language) for kind in ("also", "too"))
    if but is None or any(one.search(leaf.flat, but.end(), end) for one in too):
        return False
    senses = {c.sense for c in leaf.between(but.end(), end)}
    others = senses & {"enrol", "come", "sends"} and not senses & {"self", "pair", "if"}
    return bool(others) and bool(leaf.named(but.end(), end))


def _stays_himself(leaf: Leaf, wish: Cue) -> bool:
    """ "I'd love to come, but I'm too busy": behind the wish he says that he does not."""
    after = leaf.between(wish.end, _wish_end(leaf, wish))
    return any(c.sense == "self_absent" for c in after)


def is_elsewhere(leaf: Leaf, wish: Cue) -> bool:
    """ "Rado bih došla, ali sam u petak u Beču": behind the "but" he is in another town."""
    if any_of("wish_word").search(wish.words) is None:
        return False
    end = leaf.sentence_end(wish.end)
    but = any_of("however", leaf.language).search(leaf.flat, wish.end, end)
    if but is None:
        return False
    places = _i_am_at().finditer(leaf.flat, but.end() - 1, end)
    return any(
        is_town(leaf.text[place.start(1) : place.end(1)])
        and any_of("day_of_ours").match(place[1]) is None
        for place in places
    )


@cache
def _i_am_at() -> re.Pattern[str]:
    at = rf"(?:{either('whither')}|{either('within')})\s(\w+)"
    return re.compile(rf"\b{either('i_am_at')}\s(?:\w+\s){{0,2}}?{at}")


def _wish_end(leaf: Leaf, cue: Cue) -> int:
    """Return where a wish ends; "Rado bih došla. Nažalost, tad radim" is said in one breath."""
    end = leaf.sentence_end(cue.end)
    after = _NEXT.search(leaf.flat, end)
    if after is None or any_of("against").match(leaf.flat, after.start()) is None:
        return end
    last = leaf.sentence_end(after.start())
    mine = any(c.sense == "self_absent" for c in leaf.between(after.start(), last))
    return last if mine else end


_NEXT: Final = re.compile(r"[^\s.!;]")  # begins the next sentence


def _is_over(leaf: Leaf, cue: Cue) -> bool:
    """ "I wrote that Ana and I would come. … Please take me off": what he said is over."""
    if "self_absent" not in leaf.senses or leaf.senses.isdisjoint(_ENTERED):
        return False
    start, end = leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
    told = any(c.sense in _ENTERED and c.start <= cue.end + 1 for c in leaf.between(start, end))
    after = leaf.between(end, len(leaf.flat)) if told else ()
    return any(c.sense == "self_absent" and _is_plain(leaf, c) for c in after)


def _is_plain(leaf: Leaf, no: Cue) -> bool:
    """He is taken off a list, or is sorry: no "cannot find the file"."""
    start, end = leaf.sentence_start(no.start), leaf.sentence_end(no.end)
    if any(c.sense == "strike" for c in leaf.between(no.start, no.end)):
        return True
    regrets = any(c.sense == "regret" for c in leaf.between(start, end))
    return regrets and _refuses(leaf, no)


def _refuses(leaf: Leaf, no: Cue) -> bool:
    """He cannot come, or is away: not "cannot find the form"."""
    near = leaf.between(no.start, no.end + VERB_MAX)
    comes = any(c.sense in ("come", "self") and c.end > no.end for c in near)
    return comes or _MODAL.search(no.words) is None


def _was_entered(leaf: Leaf, pair: Cue) -> bool:
    """ "I put down Ana and myself; we must take both names back", "only Ana comes"."""
    if i_am_not_left(leaf, pair.start, pair.end):
        return True
    if "earlier" not in leaf.senses or leaf.senses.isdisjoint(("cancel", "self_absent")):
        return False
    before = leaf.between(leaf.clause(pair.start)[0], pair.start)
    told = next((c for c in before if c.sense in ("come", "earlier")), None)
    return told is not None and told.sense == "earlier"  # no "dolaze, kako je najavljeno, …"


def _of_named(leaf: Leaf, no: Cue, cue: Cue) -> bool:
    """Others beyond a comma cannot, and the writer can: "Ana ne može, ja dolazim"."""
    if no.start < cue.start:
        if any_of("and_still").search(leaf.flat, no.end, cue.start):
            return True  # "I have broken my leg and shall be arriving in a wheelchair"
        if befalls_me(cue.words) and _of_another(leaf, leaf.clause(no.start)[0], no.start):
            return True  # "Ana is unable to attend and has asked me to come"
        # The words may reach beyond: "neće doći pa ću doći".
        ended = no.end if no.end <= cue.start else no.start
        ends = _turn(leaf.language) if cue.sense in ("self", "pair") else _MARK
        mark = ends.search(leaf.flat, ended, cue.start)
        at = mark.start() if mark else -1
        another = at >= 0 and _of_another(leaf, leaf.clause(no.start)[0], at)
        said = cue.sense != "pair" or _comes_along(leaf, cue) or _is_said(leaf, at, cue)
        return another and said
    if _is_why(leaf, no, cue):
        return True
    comma = leaf.flat.find(",", cue.end - 1, no.start)
    if comma < 0:
        return False
    # "Ana i ja dolazimo, ostali ne mogu", "dolazimo Ana i ja, ostali ne mogu"
    after = any(c.sense == "come" for c in leaf.between(cue.end, comma))
    said = cue.sense != "pair" or after or _is_said(leaf, leaf.clause(cue.start)[0], cue)
    said = said or _told_before(leaf, cue)
    words = (any_of(kind) for kind in ("others", "companion"))  # "mene upišite, muž ne ide"
    others = any(one.search(leaf.flat, comma, no.start) for one in words)
    others = others or _who().match(leaf.flat, comma) is not None  # "sa suprugom, koji neće"
    told = others or is_post(leaf.flat[comma : no.start]) or leaf.named(comma, no.end)
    return said and bool(told)


def _comes_along(leaf: Leaf, pair: Cue) -> bool:
    """ "Ana je bolesna pa sa mnom dolazi Petar": the verb behind "with me" is of both."""
    if pair.sense != "pair" or not inside(leaf, pair, "beside_me"):
        return False
    after = leaf.between(pair.start, leaf.clause(pair.start)[1])
    return any(c.sense == "come" for c in after) and not any(c.sense == "absent" for c in after)


@cache
def _turn(language: str) -> re.Pattern[str]:
    """Return what finds where another's refusal ends: "Ana je bolesna i dolazim samo ja"."""
    so = rf"{either('and_so', language)}\s(?:\w+\s){{0,5}}"
    return re.compile(rf"[,;]|\b(?:{so}|{either('and', language)}\s(?:\w+\s){{0,2}})$")


def _is_why(leaf: Leaf, no: Cue, cue: Cue) -> bool:
    """ "Zamolila me je da dođem jer je na putu": why she does not come who asked."""
    if no.sense == "self_absent" or any_of("asked_of_me").search(cue.words) is None:
        return False
    # The words may begin with "jer" themselves.
    return any_of("goes_on", leaf.language).search(leaf.flat, cue.end, no.end) is not None


def _told_before(leaf: Leaf, pair: Cue) -> bool:
    """ "Prijavljeni smo Ana i ja, ali Ana ne može": the verb says that both were registered."""
    before = leaf.between(leaf.sentence_start(pair.start), pair.start)
    return any(c.sense == "earlier" for c in before)


@cache
def _who() -> re.Pattern[str]:
    return re.compile(rf",\s{either('who')}\s")


def _of_another(leaf: Leaf, start: int, end: int) -> bool:
    """Somebody is told of by name, pronoun or post: "ona je bolesna, te ću doći ja"."""
    he = _he(leaf.language)
    told = (he, any_of("others"), any_of("companion"))  # "koleginica ne može, ja dolazim"
    said = any(one.search(leaf.flat, start, end) for one in told)
    return said or bool(leaf.named(start, end)) or is_post(leaf.flat[start:end])


@cache
def _he(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either('he', language)}\b")


def _is_said(leaf: Leaf, start: int, pair: Cue) -> bool:
    """A verb between says that the pair comes: "Ana ne ide, pa dolazimo Marko i ja"."""
    return any(c.sense in ("come", "self") for c in leaf.between(start, pair.start + 1))
