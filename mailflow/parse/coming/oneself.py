"""Words of the writer himself that stand apart: "ću u ime saveza doći", "nas dve: mene, …"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.coming.posts import is_post
from mailflow.parse.letter import Case
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue

_SERBIAN: Final = frozenset({"sr", "hr", "bs"})
# "Cu … prisustvovati", "bih … dosla": the small word of the writer, and what goes with it.
_SHALL: Final = re.compile(r"\bcu\b(?!.*\bcu\b)")
_SHOULD: Final = re.compile(r"(?<!\bne )(?<!\bako )\bbih\b(?!.*\bbih\b)")
_INFINITIVE: Final = re.compile(r"(?:\b\w+(?:ti|ci|at|it)|\bprisut(?:an|na)|\bbiti\b.*)$")
_PARTICIPLE: Final = re.compile(r"\b\w+(?:la|ao|io|sao)$")
_NO: Final = frozenset({"absent", "self_absent", "strike", "cancel", "decline", "instead"})
_BRINGS: Final = frozenset({"come", "enrol", "self", "here"})
OF_POST_WORDS: Final = 3  # "naše dugogodišnje predsednice"


def from_afar(leaf: Leaf, cue: Cue) -> bool:
    """ "Ću, u ime našeg saveza, prisustvovati": more words than usual stand between."""
    if leaf.language not in _SERBIAN:
        return False
    if _INFINITIVE.search(cue.words):
        small = _SHALL
    elif _PARTICIPLE.search(cue.words):
        small = _SHOULD
    else:
        return False
    mine = small.search(leaf.flat, leaf.clause(cue.start)[0], cue.end)
    if mine is None:
        return False
    between = leaf.named(mine.end(), cue.start)
    return not any(m.case is Case.NOMINATIVE for m in between)


def counts_me(leaf: Leaf) -> bool:
    """A sentence that brings people counts the writer among them: "upišite dvoje: mene, …"."""
    if ":" not in leaf.flat:
        return False
    for match in _me_first().finditer(leaf.flat):
        start, end = leaf.sentence_start(match.start()), leaf.sentence_end(match.end())
        senses = {cue.sense for cue in leaf.between(start, end)}
        if senses & _BRINGS and not senses & _NO and leaf.named(match.end(), end):
            return True
    return False


@cache
def _me_first() -> re.Pattern[str]:
    """Return what finds the writer as the first of some behind a colon."""
    return re.compile(rf":\s*(?:{either('me_alone')}|{either('myself')})(?=\s*[,(])")


def of_a_post(leaf: Leaf, at: int) -> bool:
    """What follows *at* is whose coming it is: "potvrđujem dolazak naše predsednice"."""
    words = _NEXT.match(leaf.flat, at)
    return words is not None and any(map(_is_bearer, words[0].split()))


_NEXT: Final = re.compile(rf"(?: (?!(?:na|u|kao|sa|s|i|za)\b)[\w-]+){{1,{OF_POST_WORDS}}}")
_OF_HOLDERS: Final = re.compile(r"(?:gospo\w+|koleg\w+|predstavnic\w+|predstavnik\w*)")


def _is_bearer(word: str) -> bool:
    return is_post(word) or _OF_HOLDERS.fullmatch(word) is not None


def registers_himself(leaf: Leaf, cue: Cue) -> bool:
    """ "I'd like to register.": with no word of whom, the writer means himself."""
    if leaf.language != "en" or leaf.flat[cue.end : cue.end + 1] not in (".", "!", "\n", ""):
        return False
    return _I_REGISTER.match(leaf.flat, leaf.sentence_start(cue.start), cue.end) is not None


_I_REGISTER: Final = re.compile(
    r"\W*(?:[\w']+\W+){0,3}?i(?:'d| would| want| wish| am|'m)\b[^,;:]{0,24}"
    r"\b(?:register|sign up|enrol|enroll)$"
)
