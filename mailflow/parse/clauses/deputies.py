"""Whose deputy somebody is: "dolazi zamenik Vere Popović, Petar Tot" brings no Vera."""

import re
from functools import cache
from typing import Final

from mailflow.model import Gender
from mailflow.parse.clauses.joined import first_joined
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import either
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.tables import has_trait
from mailflow.parse.people.names import is_full

# What only belongs to a post: izvršnog direktora, stručne saradnice.
_ADJECTIVE: Final = r"[a-z]+(?:[knv]og|jeg|(?:[cs]k|n|v)e) "
_TWO_WORDS: Final = re.compile(
    rf"(?:(?!{_ADJECTIVE})([a-z]+) )?(?:{_ADJECTIVE})?([a-z]+) (?:(?:mr|dr|prof|gdje|g)\.? )*$"
)
POSTS_MAX: Final = 60  # letters of a post, of whose it is, and of titles


def has_deputy(leaf: Leaf, m: Mention) -> bool:
    """The name stands in the genitive, and the post before it is another's, or who is kin."""
    if m.case not in (Case.GENITIVE, Case.ACCUSATIVE) or _is_herself(m):
        return False
    if not has_trait(leaf.language, "serbian"):
        return False
    first = first_joined(leaf, m)  # "suprugu Anu Ilić i Petra Tota" brings her
    if not _is_herself(first) and _has_kin(leaf, first):
        return True
    if not is_full(m):
        return False
    posts = _TWO_WORDS.search(leaf.flat, max(0, m.start - POSTS_MAX), m.start)
    if posts is None or not is_post(posts[2]):
        return False
    of_two = posts[1] is not None and is_of_post(posts[1], posts[2])
    return not _agrees(posts[1] if of_two else posts[2], m.gender)


def _is_herself(m: Mention) -> bool:
    """ "Psihologa Veru": a woman in the accusative is nobody's whose post or kin is told."""
    return m.gender is Gender.FEMALE and m.case is not Case.GENITIVE


def _has_kin(leaf: Leaf, m: Mention) -> bool:
    """ "Dolazi tata Luke i Lene", "žena našeg direktora Petra Tota": who is kin comes."""
    found = _kin().search(leaf.flat, max(0, m.start - POSTS_MAX), m.start)
    if found is None or _is_himself(leaf, m, found.start(), found["kin"]):
        return False
    verbs = (c for c in leaf.between(found.start("whose"), m.start) if c.sense in _VERBS)
    return not any(verbs) and all(w.endswith(_GENITIVE) for w in found["whose"].split())


_VERBS: Final = ("come", "enrol", "self")  # "Savez žena sa sela prijavljuje Petra Tota"


def _is_himself(leaf: Leaf, m: Mention, at: int, kin: str) -> bool:
    """ "Prijavljujem (svog) supruga Petra Tota": he, in the accusative, and nobody's wife."""
    if not kin.endswith("a") or m.gender is Gender.FEMALE:
        return False
    own = leaf.flat[max(0, at - POSTS_MAX) : at].rstrip().endswith(_HIS)
    return own or any(c.sense == "enrol" for c in leaf.between(leaf.clause(at)[0], at))


_HIS: Final = ("og", "eg", "oga", "ega")  # svog, mog, našeg


_GENITIVE: Final = ("og", "eg", "a", "e")  # našeg direktora, naše direktorke


@cache
def _kin() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<kin>{either('kin_of')})\s(?P<whose>(?:\w+\s){{0,3}})$")


def _agrees(post: str, gender: Gender | None) -> bool:
    """The post is in the genitive or accusative too: "direktorke Vere", "direktora Marka"."""
    if gender is Gender.FEMALE:
        return post.endswith(("e", "u"))
    return _NOMINATIVE.search(post) is None  # "agronoma", "knjigovođu", "ministra"


# How posts end in the nominative: zamenik, savetnica, asistentkinja, sekretarka.
_NOMINATIVE: Final = re.compile(r"(?:[^aeiou]|ica|inja|arka|orka|ijka)$")


def is_of_post(low: str, after: str) -> bool:
    """A post is told by whose it is: "zamenik direktorke", but "koleginica direktorka".

    >>> is_of_post("zamenica", "predsednika "), is_of_post("kolega", "direktor ")
    (True, False)
    """
    whose = after.split(" ", 1)[0]
    return _OF_POST.search(whose) is not None and is_post(low) and is_post(whose)


# Posts in the genitive: direktora, savetnika; direktorke, predsednice.
_OF_POST: Final = re.compile(
    r"(?:(?:ac|or|ik|er|ar|at|ant|ent|elj|og|os|an|istr|nom|raf|urg|ioc)a|(?:ic|k|inj)e)$"
)
