"""Whether who writes comes himself: "dolazim", "Ana i ja", "I will attend"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.coming.bullets import BULLET
from mailflow.parse.coming.chat import is_in_talk
from mailflow.parse.coming.elsewhere import elsewhere, inside, neither
from mailflow.parse.coming.oneself import counts_me, from_afar, not_yet, registers_himself
from mailflow.parse.coming.others import befalls_me, of_others
from mailflow.parse.coming.posts import is_post
from mailflow.parse.coming.struck import names_writer
from mailflow.parse.letter import Kind
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue

_WISH: Final = re.compile(r"\bbih\b|\bwould\b|'d\b|\bzelim\b")


def says_of_himself(leaves: Sequence[Leaf]) -> tuple[bool, bool]:
    """Return whether who wrote *leaves* says of himself that he comes, that he does not."""
    typed = (leaf for leaf in leaves if leaf.kind in (Kind.OWN, Kind.SUBJECT))
    said = [no for leaf in typed for no in _denied(leaf)]
    listed = any(_is_item(leaf) or counts_me(leaf) for leaf in leaves if leaf.kind is Kind.OWN)
    return listed or not all(said), any(said)


def speaks(leaf: Leaf) -> bool:
    """Return whether who wrote *leaf*, of whatever kind, says in it that he comes."""
    return not all(_denied(leaf))


def _denied(leaf: Leaf) -> list[bool]:
    """Return of all words by which the writer comes whether their clause takes them back."""
    return [
        _against(leaf, cue)
        for cue in leaf.cues
        if _is_his_own(leaf, cue)
        and not (_perhaps(leaf, cue) or not_yet(leaf, cue))
        and not (of_others(leaf, cue) or is_in_talk(leaf, cue))
    ]


def _is_item(leaf: Leaf) -> bool:
    """A list has the writer as one of its lines: "1) ja", or a bare "ja" below names."""
    if not leaf.has("come", "enrol", "self", "pair"):
        return False
    return _item().search(leaf.flat) is not None or _is_below_names(leaf)


def _is_below_names(leaf: Leaf) -> bool:
    """A line that is nothing but "ja" follows one that is nothing but a name."""
    for match in _line_of_mine().finditer(leaf.flat):
        start, end = leaf.page.line_of(max(0, match.start() - 1))
        named = leaf.named(start, end)
        if named and not leaf.text[start : named[0].start].strip(" -•*"):
            return True
    return False


@cache
def _line_of_mine() -> re.Pattern[str]:
    return re.compile(rf"\n[ \t]*{either('me_alone')}[ \t]*(?=$|\n|[,;(–-])")


@cache
def _item() -> re.Pattern[str]:
    mine = rf"{either('me_alone')}(?:\s{either('as_a')}\s\w+)?"
    ends = rf"[ \t]*(?=$|\n|[,;(–-])|[ \t]+(?={either('works_as')}\b)"
    alone = rf"[ \t]*{either('me_alone')}[ \t]*[.,;]?[ \t]*(?=$|\n)"
    return re.compile(rf"(?:^|\n)(?:[ \t]*{BULLET}\s*{mine}(?:{ends})|{alone})")


def _is_his_own(leaf: Leaf, cue: Cue) -> bool:
    """The words are the writer's of himself; "happy to join" only if nothing stands before."""
    if cue.sense == "gladly":
        return not leaf.flat[leaf.clause(cue.start)[0] : cue.start].strip()
    if cue.sense == "come" and (goes_on(leaf, cue) or from_afar(leaf, cue)):
        return not elsewhere(leaf, cue)
    if cue.sense == "enrol":
        return registers_himself(leaf, cue)
    if cue.sense not in ("self", "pair") or elsewhere(leaf, cue) or _was_said(leaf, cue):
        return False
    if cue.sense == "pair" and _greets(leaf, cue):
        return False
    if _asks_how(leaf, cue):
        return False
    if leaf.has("self_absent") and inside(leaf, cue, "earlier"):
        return False  # "umesto mene …; obećala sam da ću doći"
    # "Molimo da svoje prisustvo potvrdite" is asked of whom it is written to.
    return not inside(leaf, cue, "yours")


def _greets(leaf: Leaf, pair: Cue) -> bool:
    """ "Dobar dan, opet ja,": the first line says who writes, and a blank line follows."""
    alone = pair.words.endswith(",") and leaf.flat.startswith("\n\n", pair.end)
    before = leaf.between(0, pair.start) if alone else ()
    acts = any(c.sense in ("come", "enrol", "self") for c in before)
    return alone and not acts and "\n\n" not in leaf.flat[: pair.start]


def _asks_how(leaf: Leaf, cue: Cue) -> bool:
    """ "Do kog datuma mogu da se prijavim?": he asks how, and does not say that he comes."""
    if "?" not in leaf.flat or not leaf.flat.startswith("?", leaf.sentence_end(cue.end)):
        return False
    return (
        _how(leaf.language).match(leaf.flat, leaf.sentence_start(cue.start), cue.start)
        is not None
    )


@cache
def _how(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:\w+\W+){{0,2}}{either('how', language)}\s[^,;:]*$")


def goes_on(leaf: Leaf, cue: Cue) -> bool:
    """ "I am the treasurer … and would like to attend": the subject is told once."""
    start = leaf.sentence_start(cue.start)
    if leaf.language != "en" or _i().match(leaf.flat, start) is None:
        return False
    named = (m for m in leaf.named(start, cue.start) if not _is_with(leaf, m.start))
    apart = any(named) or _who_else().search(leaf.flat, start, cue.start)
    near = max(start, cue.start - AND_MAX)
    return not apart and _and_so().search(leaf.flat, near, cue.start) is not None


def _is_with(leaf: Leaf, at: int) -> bool:
    """ "I work for Mark Reed and would like to attend": he is no subject."""
    return _with().search(leaf.flat, max(0, at - AND_MAX), at) is not None


@cache
def _with() -> re.Pattern[str]:
    return re.compile(r"\b(?:for|with|under|of|by|from|at|to|alongside)\s(?:\w+\.?\s){0,2}$")


AND_MAX: Final = 24  # letters of "and therefore"


@cache
def _i() -> re.Pattern[str]:
    return re.compile(rf"\W*{either('i_go_on')}\s")


@cache
def _who_else() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either('he', 'en')}|{either('who', 'en')})\b")


@cache
def _and_so() -> re.Pattern[str]:
    return re.compile(rf"\s{either('and', 'en')}\s+(?:\w+\s+)?$")


def _was_said(leaf: Leaf, cue: Cue) -> bool:
    """He said so before: "javila sam da dolazim", "I wrote that I would come"."""
    if cue.sense == "self" and any(inside(leaf, cue, told) for told in _PAST):
        return True
    before = leaf.between(max(0, cue.start - SAID_MAX), cue.start)
    return any(
        c.sense == "earlier" and _that().fullmatch(leaf.flat, c.end, cue.start) for c in before
    )


@cache
def _that() -> re.Pattern[str]:
    return re.compile(rf"\s(?:\w+\s)?{either('that')}\s")


_PAST: Final = ("mine_before", "cancel")  # "da otkaže svoju prijavu"
SAID_MAX: Final = 60  # letters from "javila sam" to "dolazim"


def _perhaps(leaf: Leaf, cue: Cue) -> bool:
    """The clause of *cue* leaves open whether."""
    a, b = leaf.clause(cue.start)
    open_ = (c for c in leaf.between(a, b) if c.sense == "perhaps")
    apart = (_of_whom(), _PARTS)
    return any(not any(p.search(leaf.flat, cue.end, c.start) for p in apart) for c in open_)


@cache
def _of_whom() -> re.Pattern[str]:
    """Return what opens a clause of another: "umesto Ane, kojoj ste prvobitno pisali"."""
    return re.compile(rf",\s+{either('who')}\s(?:\w+\s){{0,3}}$")


NOT_MAX: Final = 16  # letters of "please do not" before a verb
_MODAL: Final = re.compile(r"(?:cannot|can't|can not|cant|unable|able|mogu|mozem|tudok|pot)$")
VERB_MAX: Final = 25  # letters from "cannot" to "come"
_ENTERED: Final = frozenset({"earlier", "mine_before"})  # words of an earlier registration
_PARTS: Final = re.compile(r"[;(]")  # what follows is told apart
STRUCK_MAX: Final = 60  # letters from the start of "skinite sa spiska" to "mene i Anu"


def _against(leaf: Leaf, cue: Cue) -> bool:
    """The clause of *cue* denies it: "ni ja ne mogu da dođem"; of a pair the sentence."""
    if cue.sense == "pair" and (neither(leaf, cue) or _was_entered(leaf, cue)):
        return True
    gone = cue.sense == "pair" and (_stays(leaf, cue) or inside(leaf, cue, "self_absent"))
    if gone or _taken_back(leaf, cue):
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
    if _WISH.search(cue.words):
        b = reach = leaf.sentence_end(cue.end)  # "rado bih došao, ali sam na putu"
    near = [
        c
        for c in leaf.between(a, min(b, reach + 1))
        if not _PARTS.search(leaf.flat, cue.end, c.start)
    ]
    if cue.sense == "pair" and _is_struck(leaf, cue):
        return True
    return any(c.sense in ("absent", "cancel") and not _of_named(leaf, c, cue) for c in near)


def _stays(leaf: Leaf, pair: Cue) -> bool:
    """ "You will see him and Ana, and I will stay": the "I" opens a clause of its own."""
    there = leaf.between(pair.start, pair.end + 1)
    return any(c.sense == "self_absent" and c.end > pair.end for c in there)


def _taken_back(leaf: Leaf, cue: Cue) -> bool:
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
    near = leaf.between(no.start, no.end + VERB_MAX)
    comes = any(c.sense in ("come", "self") and c.end > no.end for c in near)
    open_ = _MODAL.search(no.words) is not None and not comes  # "cannot find the form"
    return not open_ and any(c.sense == "regret" for c in leaf.between(start, end))


def _was_entered(leaf: Leaf, pair: Cue) -> bool:
    """ "On Monday I put down Ana and myself; we must take both names back"."""
    if "earlier" not in leaf.senses or leaf.senses.isdisjoint(("cancel", "self_absent")):
        return False
    before = leaf.between(leaf.clause(pair.start)[0], pair.start)
    return any(c.sense == "earlier" for c in before)


def _of_named(leaf: Leaf, no: Cue, cue: Cue) -> bool:
    """Others beyond a comma cannot, and the writer can: "Ana ne može, ja dolazim"."""
    if no.end <= cue.start:
        comma = leaf.flat.find(",", no.end, cue.start)
        another = comma >= 0 and _of_another(leaf, leaf.clause(no.start)[0], comma)
        return another and (cue.sense != "pair" or _is_said(leaf, comma, cue))
    comma = leaf.flat.find(",", cue.end, no.start)
    if comma < 0:
        return False
    # "Ana i ja dolazimo, ostali ne mogu", "dolazimo Ana i ja, ostali ne mogu"
    after = any(c.sense == "come" for c in leaf.between(cue.end, comma))
    said = cue.sense != "pair" or after or _is_said(leaf, leaf.clause(cue.start)[0], cue)
    words = (any_of(kind) for kind in ("others", "companion"))  # "mene upišite, muž ne ide"
    others = any(one.search(leaf.flat, comma, no.start) for one in words)
    told = others or is_post(leaf.flat[comma : no.start]) or leaf.named(comma, no.start)
    return said and bool(told)


def _of_another(leaf: Leaf, start: int, end: int) -> bool:
    """Somebody is named there, or told by a pronoun: "ona je bolesna, te ću doći ja"."""
    he = _he(leaf.language or "sr")
    return bool(leaf.named(start, end)) or he.search(leaf.flat, start, end) is not None


@cache
def _he(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either('he', language)}\b")


def _is_said(leaf: Leaf, start: int, pair: Cue) -> bool:
    """A verb between says that the pair comes: "Ana ne ide, pa dolazimo Marko i ja"."""
    return any(c.sense in ("come", "self") for c in leaf.between(start, pair.start + 1))


def _is_struck(leaf: Leaf, cue: Cue) -> bool:
    """ "Skinite mene i Anu": the words before take the writer off too."""
    before = leaf.between(max(0, cue.start - STRUCK_MAX), cue.start)
    strikes = (c for c in before if c.sense == "strike")
    return any(names_writer(leaf, c, cue) for c in strikes)
