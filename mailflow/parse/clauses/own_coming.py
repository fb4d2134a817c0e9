"""Whether who writes comes himself: "dolazim", "Ana i ja", "I will attend"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.clauses.chat import is_in_talk
from mailflow.parse.clauses.elsewhere import elsewhere, inside
from mailflow.parse.clauses.no_pair import is_no_pair
from mailflow.parse.clauses.oneself import (
    comes_beside,
    counts_me,
    from_afar,
    not_yet,
    registers_himself,
)
from mailflow.parse.clauses.others import of_others
from mailflow.parse.clauses.taken_back import PARTS, taken_back
from mailflow.parse.clauses.told_once import goes_on
from mailflow.parse.clauses.turning import not_only_me
from mailflow.parse.clauses.unsaid_i import without_subject
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.answers import answer
from mailflow.parse.page.bullets import BULLET
from mailflow.parse.page.cells import cells_of
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.labels import Field
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue


def says_of_himself(leaves: Sequence[Leaf]) -> tuple[bool, bool]:
    """Return whether who wrote *leaves* says of himself that he comes, that he does not."""
    typed = (leaf for leaf in leaves if leaf.kind in (Kind.OWN, Kind.SUBJECT))
    said = [no for leaf in typed for no in _denied(leaf)]
    own = (leaf for leaf in leaves if leaf.kind is Kind.OWN)
    comes = not all(said) or any(
        _is_item(leaf) or counts_me(leaf) or comes_beside(leaf) for leaf in own
    )
    return comes, any(said)


def speaks(leaf: Leaf) -> bool:
    """Return whether who wrote *leaf*, of whatever kind, says in it that he comes."""
    return not all(_denied(leaf))


def _denied(leaf: Leaf) -> list[bool]:
    """Return of all words by which the writer comes whether their clause takes them back."""
    return [
        taken_back(leaf, cue) and not not_only_me(leaf, cue)
        for cue in leaf.cues
        if _is_his_own(leaf, cue)
        and not (_perhaps(leaf, cue) or not_yet(leaf, cue))
        and not (of_others(leaf, cue) or is_in_talk(leaf, cue))
    ]


def _is_item(leaf: Leaf) -> bool:
    """A list has the writer as one of its lines: "1) ja", or a bare "ja" below names."""
    if not may_tell(leaf.page, "me_alone"):
        return False
    item = _item().search(leaf.flat)
    if item is None or leaf.has("come", "enrol", "self", "pair"):
        return item is not None
    return bool(leaf.named(*leaf.page.line_of(item.start())))  # who comes may be told elsewhere


@cache
def _item() -> re.Pattern[str]:
    mine = rf"{either('me_alone')}(?:\s{either('as_a')}\s\w+)?"
    ends = rf"[ \t]*(?=$|\n|[,;(–-])|[ \t]+(?={either('works_as')}\b)"
    alone = rf"[ \t]*{either('me_alone')}[ \t]*[.,;]?[ \t]*(?=$|\n)"
    return re.compile(rf"(?:^|\n)(?:[ \t]*{BULLET}\s*{mine}(?:{ends})|{alone})")


def _is_his_own(leaf: Leaf, cue: Cue) -> bool:
    """The words are the writer's of himself; "happy to join" only if nothing stands before."""
    if cue.sense == "gladly":
        return without_subject(leaf, cue)
    if cue.sense == "come" and (goes_on(leaf, cue) or from_afar(leaf, cue)):
        return not (elsewhere(leaf, cue) or _was_said(leaf, cue))
    if cue.sense == "enrol":
        return registers_himself(leaf, cue)
    if cue.sense not in ("self", "pair") or elsewhere(leaf, cue) or _was_said(leaf, cue):
        return False
    if cue.sense == "pair" and is_no_pair(leaf, cue):
        return False
    if _asks_how(leaf, cue) or _is_yonder(leaf, cue) or _asks_of_named(leaf, cue):
        return False
    if leaf.has("self_absent") and inside(leaf, cue, "earlier"):
        return False  # "umesto mene …; obećala sam da ću doći"
    # "Molimo da svoje prisustvo potvrdite" is asked of whom it is written to.
    return not inside(leaf, cue, "yours")


def _asks_of_named(leaf: Leaf, cue: Cue) -> bool:
    """ "Dolazim na konferenciju: da": a form asks so of whom it names."""
    start, end = leaf.page.line_of(cue.start)
    at = _behind_label(leaf, cue.start, end)
    if at is None or any(map(str.isalpha, leaf.flat[start : cue.start])):
        return False
    below = slice(*leaf.page.line_of(min(end + 1, len(leaf.text))))
    said = answer(leaf.text[at:end].strip() or leaf.text[below])
    return said == "yes" and any(_names_somebody(leaf, f) for f in leaf.fields)


def _behind_label(leaf: Leaf, start: int, end: int) -> int | None:
    """Return where the answer begins: behind a colon, or in the cell beside the words."""
    colon = leaf.flat.find(":", start, end)
    if colon >= 0:
        return colon + 1
    cells = cells_of(leaf.page, leaf.page.line_of(start)[0], end)
    return cells[1][0] if len(cells) == 2 and start < cells[0][1] else None


def _names_somebody(leaf: Leaf, field: Field) -> bool:
    """A name stands behind the label, or on the line below it."""
    below = leaf.page.line_of(min(field.end + 1, len(leaf.text)))
    return field.kind in _NAMING and bool(field.value or leaf.named(*below))


_NAMING: Final = ("name", "names", "given", "surname")  # labels of whose form it is


def _is_yonder(leaf: Leaf, cue: Cue) -> bool:
    """ "Krov je pao, bićemo tamo. Skinite me": who is struck off is "there", not with us."""
    if not leaf.has("self_absent") or any_of("yonder").search(cue.words) is None:
        return False
    mine = [c for c in leaf.cues if c.sense == "self_absent" and c.start > cue.end]
    off = [c for c in leaf.cues if c.sense == "strike"]
    return any(c.start < no.end and no.start < c.end for no in mine for c in off)


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


def _was_said(leaf: Leaf, cue: Cue) -> bool:
    """He said so before: "javila sam da dolazim", "I wrote that I would come"."""
    past = cue.sense != "pair" and any(inside(leaf, cue, told) for told in _PAST)
    if past or _of_paper(leaf, cue):
        return True
    before = leaf.between(max(0, cue.start - SAID_MAX), cue.start)
    return any(c.sense == "earlier" and _tells_that(leaf, c, cue) for c in before)


def _tells_that(leaf: Leaf, told: Cue, cue: Cue) -> bool:
    """Nothing but "that" stands between; the words *told* may end in it themselves."""
    if any_of("that", leaf.language).fullmatch(told.words.rpartition(" ")[2]):
        return told.end + 1 == cue.start
    return _that(leaf.language).fullmatch(leaf.flat, told.end, cue.start) is not None


@cache
def _that(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:\w+\s)?{either('that', language)}\s")


def _of_paper(leaf: Leaf, cue: Cue) -> bool:
    """ "In my registration I forgot Ana": the paper that he sent, and no coming."""
    if cue.sense != "self" or _entry().search(cue.words) is None:
        return False
    return _within().search(leaf.flat, max(0, cue.start - SAID_MAX), cue.start) is not None


@cache
def _entry() -> re.Pattern[str]:
    return re.compile(rf"\b{either('entry')}$")


@cache
def _within() -> re.Pattern[str]:
    return re.compile(rf"\b{either('within')}\s$")


_PAST: Final = ("mine_before", "cancel")  # "da otkaže svoju prijavu"
SAID_MAX: Final = 60  # letters from "javila sam" to "dolazim"


def _perhaps(leaf: Leaf, cue: Cue) -> bool:
    """The clause of *cue* leaves open whether."""
    a, b = leaf.clause(cue.start)
    around = leaf.between(a, b)
    # "Dolazim i vodim člana čije ime još ne znam": open is what he is called.
    named = [c.end for c in around if c.sense in ("name_word", "later_names")]
    open_ = (
        c
        for c in around
        if c.sense == "perhaps"
        and not any(c.start - NAME_MAX <= end < c.start for end in named)
    )
    apart = (_of_whom(), PARTS)
    return any(not any(p.search(leaf.flat, cue.end, c.start) for p in apart) for c in open_)


NAME_MAX: Final = 20  # letters from "ime" to "još ne znam"


@cache
def _of_whom() -> re.Pattern[str]:
    """Return what opens a clause of another: "umesto Ane, kojoj ste prvobitno pisali"."""
    return re.compile(rf",\s+{either('who')}\s(?:\w+\s){{0,3}}$")
